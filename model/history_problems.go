package model

import (
	"regexp"
	"slices"
)

// problemEdits returns the problems that only the new notes have, and those that
// only the old ones have. A problem is the same wherever it moves in its file,
// and in a file of another name.
func problemEdits(old, new []Problem) (appeared, gone []Problem) {
	appeared, gone = slices.Clone(new), slices.Clone(old)
	for _, key := range []func(Problem) string{Problem.Fingerprint, fingerprintAnywhere} {
		graded := func(p Problem) string { return string(p.Severity) + " " + key(p) }
		appeared, gone = withoutKnown(appeared, gone, graded), withoutKnown(gone, appeared, graded)
	}
	return appeared, gone
}

// withoutKnown returns the problems but for those, one by one, that known has.
func withoutKnown(problems, known []Problem, key func(Problem) string) []Problem {
	left := map[string]int{}
	for _, p := range known {
		left[key(p)]++
	}
	return slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool {
		k := key(p)
		left[k]--
		return left[k] >= 0
	})
}

// fingerprintAnywhere is the fingerprint of a problem without the files it names.
func fingerprintAnywhere(p Problem) string {
	p.Pos.File = ""
	p.Args = slices.Clone(p.Args)
	for i, arg := range p.Args {
		p.Args[i] = fileName.ReplaceAllString(arg, "")
	}
	return p.Fingerprint()
}

var fileName = regexp.MustCompile(`[^\s"',:]+\.(md|mdx|markdown)\b`)
