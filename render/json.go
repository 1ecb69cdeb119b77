package render

import (
	"encoding/json"
	"io"

	"dmrel/model"
)

// The JSON that programs read. Its schemas, which say what each member means,
// are those of [Schema]; a member is only ever added. Its shapes are types of
// their own, apart from the model, so that a change there does not change what
// others read without notice.

// CatalogJSON prints the whole catalog: all that was read, and all problems.
func CatalogJSON(w io.Writer, c *model.Catalog) error {
	export := jsonExport{
		Schema: schemaPath("export"), jsonProduct: productShape(c),
		Releases: make([]jsonRelease, 0, len(c.Releases)), Documents: documentShapes(c),
		Problems: problemShapes(c.Problems, "en"),
	}
	for _, r := range c.Releases {
		export.Releases = append(export.Releases, releaseShape(c, r))
	}
	return writeJSON(w, export)
}

// ReleaseJSON prints one release. Other than in the export, each change says
// since which release the notes have it, and what is nearly the same in others.
// The relative address in "$schema" is for the file releases/VERSION.json below
// api/v1 of a site.
func ReleaseJSON(w io.Writer, c *model.Catalog, r *model.Release) error {
	release := jsonReleaseFile{
		SchemaRef: "../../../" + schemaPath("release"), Schema: schemaPath("release"),
		jsonRelease: releaseShape(c, r),
	}
	for i, ch := range r.Changes {
		if since := c.Since(r, ch); since != r {
			release.Changes[i].Since = since.Slug()
		}
		release.Changes[i].Earlier = earlierShapes(c, r, ch)
		if similar := c.Similar(model.Entry{Release: r, Change: ch}); len(similar) > 0 {
			release.Changes[i].Similar = convert(similar, refShape)
		}
	}
	return writeJSON(w, release)
}

// IndexJSON prints the list of all releases without what they contain. The
// relative address in "$schema" is for the file index.json below api/v1 of a site.
func IndexJSON(w io.Writer, c *model.Catalog) error {
	index := jsonIndex{
		SchemaRef: "../../" + schemaPath("index"), Schema: schemaPath("index"), jsonProduct: productShape(c),
		Releases: make([]jsonListed, 0, len(c.Releases)), Documents: documentShapes(c),
	}
	if latest := c.Latest(); latest != nil {
		index.Latest = latest.Slug()
	}
	for _, r := range c.Releases {
		index.Releases = append(index.Releases, jsonListed{
			jsonReleaseHead: headShape(c, r), Commit: r.Build.Commit, Counts: r.Count(),
		})
	}
	return writeJSON(w, index)
}

// ComparisonJSON prints what changes for somebody who goes from one release to
// another.
func ComparisonJSON(w io.Writer, c *model.Catalog, cmp *model.Comparison) error {
	return writeJSON(w, comparisonShape(c, cmp))
}

// writeJSON prints v for people and programs: indented, and without the
// escapes that only JSON inside HTML needs.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
