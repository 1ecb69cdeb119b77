package notify

import (
	"cmp"
	"errors"
	"net/url"
	"slices"
	"strings"
)

// What is hidden of an address beside the whole: a part of this length. Shorter
// segments of its path are words such as "hook".
const (
	leastPart    = 4
	leastSegment = 8
)

// quoted is an error with what a service said, without secrets and in short. It
// is shortened last: half a secret would not be found.
func (t *Target) quoted(err error) error {
	short := errors.New(shorten(t.redact(err.Error()), shownAnswer))
	var f *failure
	if errors.As(err, &f) {
		return &failure{short, f.again, f.wait}
	}
	return short
}

// redact takes the secrets of a target out of a text: of addresses what stands
// behind the name of the server, too, and what is made of them by escaping.
func (t *Target) redact(text string) string {
	var forms []string
	for _, s := range t.secrets() {
		if s.isUnread() {
			continue
		}
		for _, part := range append(addressParts(s.value), s.value) {
			forms = append(forms, spellings(part)...)
		}
	}
	// The longest first, so that none is cut by a part of it.
	slices.SortFunc(forms, func(a, b string) int { return cmp.Or(len(b)-len(a), cmp.Compare(a, b)) })
	for _, form := range slices.Compact(forms) {
		text = strings.ReplaceAll(text, form, hidden)
	}
	return text
}

// addressParts are the parts of an address that may be secret; none of what is no
// address.
func addressParts(address string) []string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil
	}
	parts := []string{u.RequestURI(), u.Path, u.RawQuery, u.Fragment}
	if password, ok := u.User.Password(); ok {
		parts = append(parts, password)
	}
	for _, values := range u.Query() {
		parts = append(parts, values...)
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return len(part) < leastPart })
	for _, segment := range slices.Concat(strings.Split(u.Path, "/"), strings.Split(u.EscapedPath(), "/")) {
		if len(segment) >= leastSegment {
			parts = append(parts, segment)
		}
	}
	return parts
}

// spellings are the ways to write a secret: as it is, in an address, and as some
// write slashes in JSON.
func spellings(secret string) []string {
	var all []string
	for _, form := range []string{secret, url.QueryEscape(secret), url.PathEscape(secret)} {
		all = append(all, form, lowerEscapes(form), strings.ReplaceAll(form, "/", `\/`))
	}
	return all
}

// lowerEscapes writes the digits of "%2F" as "%2f".
func lowerEscapes(escaped string) string {
	b := []byte(escaped)
	for i := 0; i+2 < len(b); i++ {
		if b[i] == '%' {
			copy(b[i+1:i+3], strings.ToLower(string(b[i+1:i+3])))
		}
	}
	return string(b)
}
