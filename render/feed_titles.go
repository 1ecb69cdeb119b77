package render

import (
	"fmt"
	"strings"

	"dmrel/model"
)

// genericTitles are what documents are called that are not called by their
// product. Without a configuration the product has such a name.
var genericTitles = []string{
	"changelog", "change log", "changes", "history", "news", "release", "releases", "release note", "release notes",
	"what's new", "更新日志", "变更日志", "变更记录", "更新记录", "发布说明", "发布日志", "版本说明", "版本历史", "发行说明",
}

// properName is a name of the product without the words that only say that these
// are its release notes; empty when nothing is left.
func properName(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	for _, generic := range genericTitles {
		if n := len(name) - len(generic); n >= 0 && strings.EqualFold(name[n:], generic) {
			before := strings.TrimSpace(name[:n])
			if n == 0 || len(before) < n || generic[0] >= 0x80 {
				return properName(before)
			}
		}
	}
	return name
}

func (f *Feed) title() string {
	title := f.words().Feed.Nameless
	if name := properName(f.catalog.Product); name != "" {
		title = fmt.Sprintf(f.words().SiteTitle, name)
	}
	var part string
	switch {
	case f.Scope.Kind != "":
		part = f.words().Kinds[f.Scope.Kind]
	case f.Scope.Component != "":
		part = strings.Join(strings.Fields(f.name), " ")
	case f.Scope.Stable:
		part = f.words().Feed.Stable
	default:
		return title
	}
	return title + f.words().Colon + part
}

func (f *Feed) description() string {
	if name := properName(f.catalog.Product); name != "" {
		return fmt.Sprintf(f.words().SiteDescription, name)
	}
	return f.words().Feed.NewsOf
}

// author is who a feed is by, for Atom demands somebody.
func (f *Feed) author() string {
	if name := properName(f.catalog.Product); name != "" {
		return name
	}
	return "dmrel"
}

// itemTitle names a release with its product, and says when it was taken back.
func (f *Feed) itemTitle(r *model.Release) string {
	title := releaseTitle(&model.Catalog{ShortName: properName(shortName(f.catalog))}, r)
	if r.Withdrawn != nil {
		title += fmt.Sprintf(f.words().Parens, f.words().ComparePage.StopMarks[model.StopWithdrawn])
	}
	return title
}
