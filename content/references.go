package content

import (
	"regexp"
	"slices"
	"strings"

	"dmrel/model"
)

var (
	// issueText is an issue named in running text: "#123", "owner/repo#123".
	issueText = regexp.MustCompile(`(?:^|[\s(（\[,，、])((?:[\w.-]+/[\w.-]+)?#\d{1,9})\b`)
	// advisory is the number of a published vulnerability.
	advisory = regexp.MustCompile(`\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b`)
	// mention is an account named in running text.
	mention = regexp.MustCompile(`(?:^|[\s(（,，、])@([A-Za-z\d](?:[A-Za-z\d]|-[A-Za-z\d]){0,38})(?:\[bot\])?(?:$|[\s)）,，、.。])`)
	// explicitID is how a writer gives an entry its id: an HTML comment, which
	// every other reader of the markdown passes over.
	explicitID = regexp.MustCompile(`^<!--\s*id:\s*([A-Za-z][\w-]{0,99})\s*-->\s*$`)
)

// Most spans name nothing, and a regular expression takes long to say so. Each
// is asked only where the text has what every match of it has.

// issuesIn returns the issues named in running text.
func issuesIn(text string) []string {
	if !strings.Contains(text, "#") {
		return nil
	}
	var issues []string
	for _, m := range issueText.FindAllStringSubmatch(text, -1) {
		issues = append(issues, m[1])
	}
	return issues
}

// withoutIssues takes the issues out of running text.
func withoutIssues(text string) string {
	if !strings.Contains(text, "#") {
		return text
	}
	return issueText.ReplaceAllString(text, "")
}

// advisoriesIn returns the numbers of vulnerabilities in a text.
func advisoriesIn(text string) []string {
	if !strings.Contains(text, "CVE-") && !strings.Contains(text, "GHSA-") {
		return nil
	}
	return advisory.FindAllString(text, -1)
}

// accountsIn returns the accounts named in running text.
func accountsIn(text string) []string {
	if !strings.Contains(text, "@") {
		return nil
	}
	var accounts []string
	for _, m := range mention.FindAllStringSubmatch(text, -1) {
		accounts = append(accounts, m[1])
	}
	return accounts
}

// referencesIn returns the references of blocks, each once, in the order of the
// text. A bare "#123" belongs to repo ("owner/name"), if that is known.
func referencesIn(blocks []model.Block, repo string) []string {
	var refs set
	eachSpan(blocks, func(s model.Span) {
		if owner, number, ok := issueAt(s.Link); ok {
			refs.add(owner + "#" + number)
		} else if owner, hash, ok := commitAt(s.Link); ok {
			refs.add(owner + "@" + hash)
		} else if s.Link == "" && s.Style&(model.Code|model.RawHTML) == 0 {
			for _, issue := range issuesIn(s.Text) {
				refs.add(qualified(issue, repo))
			}
		}
		for _, id := range advisoriesIn(s.Text) {
			refs.add(id)
		}
	})
	return refs.list
}

// qualified puts the repository before a bare "#123".
func qualified(ref, repo string) string {
	if strings.HasPrefix(ref, "#") {
		return repo + ref
	}
	return ref
}

// authorsIn returns the accounts named in blocks, each once.
func authorsIn(blocks []model.Block) []string {
	var authors set
	eachSpan(blocks, func(s model.Span) {
		if name, ok := accountAt(s.Link); ok && strings.HasPrefix(s.Text, "@") {
			authors.add(name)
		} else if s.Link == "" && s.Style&(model.Code|model.RawHTML) == 0 {
			for _, name := range accountsIn(s.Text) {
				authors.add(name)
			}
		}
	})
	return authors.list
}

// A set is a list of strings, each once, in the order in which they came. The
// zero set is empty.
type set struct {
	list  []string
	known map[string]bool // of a long list
}

func (s *set) add(text string) {
	if s.has(text) {
		return
	}
	s.list = append(s.list, text)
	const long = 20
	switch {
	case s.known != nil:
		s.known[text] = true
	case len(s.list) == long:
		s.known = map[string]bool{}
		for _, t := range s.list {
			s.known[t] = true
		}
	}
}

func (s *set) has(text string) bool {
	if s.known != nil {
		return s.known[text]
	}
	return slices.Contains(s.list, text)
}

// union returns a and what only b has.
func union(a, b []string) []string {
	if len(a) == 0 {
		return slices.Clip(b) // to be added to, and b not
	}
	var all set
	for _, list := range [][]string{a, b} {
		for _, s := range list {
			all.add(s)
		}
	}
	return all.list
}

// without returns what of a is not in b.
func without(a, b []string) []string {
	var all, rest set
	for _, s := range b {
		all.add(s)
	}
	for _, s := range a {
		if !all.has(s) {
			rest.add(s)
		}
	}
	return rest.list
}

func eachSpan(blocks []model.Block, visit func(model.Span)) {
	model.WalkSpans(blocks, func(spans []model.Span) {
		for _, s := range spans {
			visit(s)
		}
	}, func(string) {})
}

// codesIn returns the texts of the code spans of blocks.
func codesIn(blocks []model.Block) []string {
	var codes []string
	eachSpan(blocks, func(s model.Span) {
		if s.Style&model.Code != 0 {
			codes = append(codes, s.Text)
		}
	})
	return codes
}

// takeID takes the comment that gives an entry its id out of its blocks.
func takeID(blocks []model.Block) (string, []model.Block) {
	for i, b := range blocks {
		if b.Kind == model.HTMLBlock {
			if m := explicitID.FindStringSubmatch(strings.TrimSpace(b.Literal)); m != nil {
				return m[1], slices.Delete(slices.Clone(blocks), i, i+1)
			}
		}
		for j, s := range b.Spans {
			if s.Style&model.RawHTML == 0 {
				continue
			}
			if m := explicitID.FindStringSubmatch(s.Text); m != nil {
				b.Spans = withoutSpans(b.Spans, func(i int) bool { return i == j })
				blocks = slices.Clone(blocks)
				blocks[i] = b
				return m[1], blocks
			}
		}
	}
	return "", blocks
}

// withoutSpans takes spans out, and one of the spaces around each.
func withoutSpans(spans []model.Span, out func(i int) bool) []model.Span {
	var w spanWriter
	before, gap := "", false // the text before, and that spans between it and s are out
	for i, s := range spans {
		if out(i) {
			gap = true
			continue
		}
		if gap && strings.HasSuffix(before, " ") {
			s.Text = strings.TrimPrefix(s.Text, " ")
		}
		w.add(s.Text, s.Style, s.Link)
		if s.Text != "" {
			before, gap = s.Text, false
		}
	}
	return w.finish()
}
