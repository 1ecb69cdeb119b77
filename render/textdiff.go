package render

import (
	"strings"

	"dmrel/model"
)

// DiffOp says what became of a piece of text.
type DiffOp int

// What can become of a piece of text.
const (
	DiffEqual  DiffOp = iota // it is in both texts
	DiffDelete               // it is in the first only
	DiffInsert               // it is in the second only
)

// A DiffPart is a piece of text, and which of the two texts have it.
type DiffPart struct {
	Op   DiffOp
	Text string
}

// TextDiff compares two texts by whole words: a Latin word or an identifier is
// one, a Chinese character is one, see [model.Words]. Lines that both have stay
// whole. The equal and deleted parts joined are a, the equal and inserted parts
// joined are b, whatever bytes these hold. No part is empty, neighbours differ
// in their Op, and where a deletion and an insertion meet the deletion comes
// first.
//
// Of long texts that differ in very much the difference is not the smallest
// there is. Size alone decides, never the clock, so that the same texts always
// give the same parts.
func TextDiff(a, b string) []DiffPart { return diffText(a, b, exactly) }

// readableDiff is TextDiff for texts that may have little in common: what two
// sentences share by chance, a "the" or a "的" between words that all differ,
// counts as changed with these.
func readableDiff(a, b string) []DiffPart { return diffText(a, b, readably) }

func diffText(a, b string, how tidiness) []DiffPart {
	tokensA, tokensB := textTokens(a), textTokens(b)
	var parts []DiffPart
	add := func(op DiffOp, tokens []string) {
		if len(tokens) > 0 {
			parts = append(parts, DiffPart{op, strings.Join(tokens, "")})
		}
	}
	for _, h := range diffTokens(tokensA, tokensB, func(token string) string { return token }, how) {
		add(DiffEqual, tokensA[h.a:h.a+h.n])
		add(DiffDelete, tokensA[h.a+h.n:h.endA])
		add(DiffInsert, tokensB[h.b+h.n:h.endB])
	}
	return parts
}

// TextDiffMarks is the difference of two texts in one line of plain text, as
// git diff --word-diff shows it: "dm_version = [-v1.0.2-]{+v1.0.3+}".
func TextDiffMarks(a, b string) string { return diffMarks(TextDiff(a, b)) }

func diffMarks(parts []DiffPart) string {
	var s strings.Builder
	for _, part := range parts {
		switch part.Op {
		case DiffDelete:
			s.WriteString("[-" + part.Text + "-]")
		case DiffInsert:
			s.WriteString("{+" + part.Text + "+}")
		default:
			s.WriteString(part.Text)
		}
	}
	return s.String()
}

// textTokens cuts a text into words. Every newline is one, for it ends a line.
func textTokens(s string) []string {
	words := model.Words(s)
	if !strings.Contains(s, "\n") {
		return words
	}
	var tokens []string
	for _, w := range words {
		for line := range strings.SplitAfterSeq(w, "\n") {
			rest, ends := strings.CutSuffix(line, "\n")
			if rest != "" {
				tokens = append(tokens, rest)
			}
			if ends {
				tokens = append(tokens, "\n")
			}
		}
	}
	return tokens
}
