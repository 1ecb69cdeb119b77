package render

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"io"
	"strings"

	"dmrel/model"
)

//go:embed openapi.json
var openAPI string

// OpenAPIJSON prints the description of the API in the form of OpenAPI 3.1
// (https://spec.openapis.org/oas/v3.1). Its examples are such that the notes
// have an answer. Server is where the site is, without a slash at the end; when
// it is empty, the place of the document tells.
func OpenAPIJSON(w io.Writer, c *model.Catalog, server string) error {
	name := strings.TrimSpace(shortName(c) + " release notes")
	from, to := examplePair(c)
	pairs := []string{"${title}", name, "${server}", cmp.Or(server, "../.."), "${lang}", cmp.Or(c.Primary(), "en")}
	pairs = append(pairs, "${from}", from.Slug(), "${to}", to.Slug(), "${line}", to.Version.Line(), "${ref}", exampleRef(to))
	for i, value := range pairs {
		if i%2 == 1 {
			quoted, err := json.Marshal(value)
			if err != nil {
				return err
			}
			pairs[i] = string(quoted[1 : len(quoted)-1])
		}
	}
	_, err := io.WriteString(w, strings.NewReplacer(pairs...).Replace(openAPI))
	return err
}

// examplePair returns two releases of which the second grew from the first,
// where the notes have such.
func examplePair(c *model.Catalog) (from, to *model.Release) {
	to = c.Latest()
	if to == nil {
		v, err := model.ParseVersion("v1.0.0")
		if err != nil {
			panic(err)
		}
		to = &model.Release{Version: v}
	}
	return cmp.Or(c.Release(to.Parent), to), to
}

// exampleRef is a reference of a release, or else the id of one of its changes.
func exampleRef(r *model.Release) string {
	for _, ch := range r.Changes {
		if len(ch.Refs) > 0 {
			return ch.Refs[0]
		}
	}
	if len(r.Changes) > 0 {
		return r.Changes[0].ID
	}
	return "#1"
}
