package render

import "slices"

// anchors are tokens that two long lists have in common, in the order of both:
// those that each has once, as in Bram Cohen's patience diff. Where there are
// none, the first of a token in one list goes with the first in the other, the
// second with the second, so that something is found if anything is shared.
func anchors(a, b []int) []match {
	if once := sharedOnce(a, b); len(once) > 0 {
		return longestRising(once)
	}
	inB := map[int][]int{}
	for j, token := range b {
		inB[token] = append(inB[token], j)
	}
	var shared []match
	for i, token := range a {
		if in := inB[token]; len(in) > 0 {
			shared = append(shared, match{i, in[0], 1})
			inB[token] = in[1:]
		}
	}
	return longestRising(shared)
}

// sharedOnce returns the tokens that two lists have once each, in the order of
// the first.
func sharedOnce(a, b []int) []match {
	inA, inB := placesOf(a), placesOf(b)
	var once []match
	for i, token := range a {
		if p := inB[token]; p.times == 1 && inA[token].times == 1 {
			once = append(once, match{i, p.first, 1})
		}
	}
	return once
}

// A place says where a token stands first, and how often it does.
type place struct{ first, times int }

func placesOf(tokens []int) map[int]place {
	places := make(map[int]place, len(tokens))
	for i, token := range tokens {
		p, ok := places[token]
		if !ok {
			p.first = i
		}
		p.times++
		places[token] = p
	}
	return places
}

// longestRising is, of matches, the longest choice of matches, given in the order of the
// first list, that is in the order of the second too (patience sorting).
func longestRising(matches []match) []match {
	if len(matches) == 0 {
		return nil
	}
	var tops, before []int // indexes: the last match of the best choice of each length, and the one before each match
	for i, m := range matches {
		n, _ := slices.BinarySearchFunc(tops, m.b, func(top, b int) int { return matches[top].b - b })
		if n == len(tops) {
			tops = append(tops, i)
		}
		tops[n] = i
		before = append(before, -1)
		if n > 0 {
			before[i] = tops[n-1]
		}
	}
	rising := make([]match, len(tops))
	for i, n := tops[len(tops)-1], len(tops)-1; n >= 0; n-- {
		rising[n], i = matches[i], before[i]
	}
	return rising
}
