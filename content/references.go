package content

import (
	"regexp"
	"slices"
	"strings"

	"dmrel/model"
)

var (
	// issueURL is the address of an issue, a pull request or a discussion.
	issueURL = regexp.MustCompile(`^https?://[^/]+/([\w.-]+/[\w.-]+)/(?:-/)?(?:pull|pulls|issues|merge_requests|discussions)/(\d{1,9})\b`)
	// commitURL is the address of a commit.
	commitURL = regexp.MustCompile(`^https?://[^/]+/([\w.-]+/[\w.-]+)/(?:-/)?commit/([0-9a-f]{7,40})\b`)
	// issueText is an issue named in running text: "#123", "owner/repo#123".
	issueText = regexp.MustCompile(`(?:^|[\s(（\[,，、])((?:[\w.-]+/[\w.-]+)?#\d{1,9})\b`)
	// advisory is the number of a published vulnerability.
	advisory = regexp.MustCompile(`\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b`)
	// mention is an account named in running text.
	mention = regexp.MustCompile(`(?:^|[\s(（,，、])@([A-Za-z\d](?:[A-Za-z\d]|-[A-Za-z\d]){0,38})(?:\[bot\])?(?:$|[\s)）,，、.。])`)
	// accountURL is the page of an account.
	accountURL = regexp.MustCompile(`^https?://(?:www\.)?(?:github|gitlab|gitee)\.com/([\w.-]+)/?$`)
	// explicitID is how a writer gives an entry its id: an HTML comment, which
	// every other reader of the markdown passes over.
	explicitID = regexp.MustCompile(`^<!--\s*id:\s*([A-Za-z][\w-]{0,99})\s*-->\s*$`)
)

// referencesIn returns the references of blocks, each once, in the order of the
// text. A bare "#123" belongs to repo ("owner/name"), if that is known.
func referencesIn(blocks []model.Block, repo string) []string {
	var refs []string
	add := func(ref string) {
		if !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	eachSpan(blocks, func(s model.Span) {
		if m := issueURL.FindStringSubmatch(s.Link); m != nil {
			add(m[1] + "#" + m[2])
		} else if m := commitURL.FindStringSubmatch(s.Link); m != nil {
			add(m[1] + "@" + m[2])
		} else if s.Link == "" && s.Style&(model.Code|model.RawHTML) == 0 {
			for _, m := range issueText.FindAllStringSubmatch(s.Text, -1) {
				add(qualified(m[1], repo))
			}
		}
		for _, id := range advisory.FindAllString(s.Text, -1) {
			add(id)
		}
	})
	return refs
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
	var authors []string
	add := func(name string) {
		if !slices.Contains(authors, name) {
			authors = append(authors, name)
		}
	}
	eachSpan(blocks, func(s model.Span) {
		if m := accountURL.FindStringSubmatch(s.Link); m != nil && strings.HasPrefix(s.Text, "@") {
			add(m[1])
		} else if s.Link == "" && s.Style&(model.Code|model.RawHTML) == 0 {
			for _, m := range mention.FindAllStringSubmatch(s.Text, -1) {
				add(m[1])
			}
		}
	})
	return authors
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
			if m := explicitID.FindStringSubmatch(s.Text); m != nil && s.Style&model.RawHTML != 0 {
				b.Spans = withoutSpan(b.Spans, j)
				blocks = slices.Clone(blocks)
				blocks[i] = b
				return m[1], blocks
			}
		}
	}
	return "", blocks
}

// withoutSpan takes a span out, and one of the spaces around it.
func withoutSpan(spans []model.Span, i int) []model.Span {
	var w spanWriter
	for j, s := range spans {
		if j == i+1 && i > 0 && strings.HasSuffix(spans[i-1].Text, " ") {
			s.Text = strings.TrimPrefix(s.Text, " ")
		}
		if j != i {
			w.add(s.Text, s.Style, s.Link)
		}
	}
	return w.finish()
}
