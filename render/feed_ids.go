package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"

	"dmrel/model"
)

// id makes a tag URI (RFC 4151). It does not depend on where the feed lies nor on
// what the notes say, so that a reader never sees an item twice.
func (f *Feed) id(parts ...string) string {
	switch {
	case f.Scope.Kind != "":
		parts = append(parts, string(f.Scope.Kind))
	case f.Scope.Component != "":
		parts = append(parts, "component", f.Scope.Component)
	}
	parts = append(parts, f.Lang)
	return "tag:" + authority(f.catalog) + ":" + productSlug(f.catalog) + "/" + strings.Join(parts, "/")
}

// feedID names the feed itself, the same on each of its pages.
func (f *Feed) feedID() string {
	if f.Scope.Stable {
		return f.id("stable")
	}
	return f.id()
}

// itemID names a release in the feed. The feed without pre-releases says the same
// of a release as the feed of all, so there it is the same item; the feed of a
// kind or component says less of it.
func (f *Feed) itemID(r *model.Release) string { return f.id(r.Slug()) }

var hostName = regexp.MustCompile(`^[a-z0-9-]+(?:\.[a-z0-9-]+)*$`)

// authority is who gives out the ids: whom the catalog names, or who has its
// address. The date is one on which they did; any will do that never changes.
func authority(c *model.Catalog) string {
	if c.Authority != "" {
		return c.Authority
	}
	if base, err := url.Parse(c.BaseURL); err == nil {
		if host := strings.ToLower(base.Hostname()); hostName.MatchString(host) {
			return host + ",2020"
		}
	}
	return "dmrel.invalid,2020"
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slugOf keeps the letters and digits of a name that any address can hold.
func slugOf(name string) string {
	return strings.Trim(notSlug.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

// productSlug is the product as ids have it. Where the configuration does not
// name it they have none: a name that is read from the titles may be another one
// with the next file or language.
func productSlug(c *model.Catalog) string { return cmp.Or(slugOf(c.Namespace), "notes") }

// longestSlug is how long the readable part of a component's slug may be. Some
// disks take file names of 143 bytes only, and an address should fit on a line.
const longestSlug = 40

var plainName = regexp.MustCompile(`^[a-z0-9]+(?:[ _-]+[a-z0-9]+)*$`)

// ComponentSlug is a part of the product as addresses have it. It depends on the
// name alone, so that a feed stays where it is whatever other parts the notes
// come to name. "TiDB Lightning" and "tidb-lightning" are one part; a name with
// more than letters and digits keeps those, and a hash tells it from others.
func ComponentSlug(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	slug := slugOf(name)
	if len(slug) <= longestSlug && plainName.MatchString(name) {
		return slug
	}
	sum := sha256.Sum256([]byte(name))
	readable := strings.TrimRight(slug[:min(len(slug), longestSlug)], "-")
	return cmp.Or(readable, "part") + "-" + hex.EncodeToString(sum[:4])
}
