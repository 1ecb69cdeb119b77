package mcp

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"dmrel/model"
	"dmrel/render"
)

// The addresses of the resources.
const (
	scheme   = "dmrel:///"
	template = scheme + "{lang}/releases/{version}.md"
	indexURI = scheme + "index.json"
)

func listURI(lang string) string { return scheme + lang + "/index.md" }

func releaseURI(lang, version string) string {
	return scheme + lang + "/releases/" + url.PathEscape(version) + ".md"
}

const markdownType, jsonType = "text/markdown", "application/json"

// offerResources lists the releases and their indexes, in place of those that
// were listed before.
func (s *server) offerResources(c *model.Catalog) {
	resources := []*sdk.Resource{{
		URI: indexURI, Name: "index.json", MIMEType: jsonType, Title: "All releases",
		Description: "All releases with their dates and counts, for programs.",
	}}
	for _, lang := range c.Languages {
		resources = append(resources, &sdk.Resource{
			URI: listURI(lang), Name: lang + "/index", MIMEType: markdownType, Title: render.WordsIn(lang).Releases,
			Description: "The table of all releases, newest first, in " + lang + ".",
		})
		for _, r := range c.Releases {
			resources = append(resources, &sdk.Resource{
				URI: releaseURI(lang, r.Slug()), Name: lang + "/" + r.Slug(), MIMEType: markdownType,
				Title:       r.Version.String(),
				Description: "All that the notes say of " + r.Slug() + ", in " + lang + ".",
			})
		}
	}
	var listed []string
	for _, r := range resources {
		s.sdk.AddResource(r, s.read)
		listed = append(listed, r.URI)
	}
	s.sdk.RemoveResources(slices.DeleteFunc(s.listed, func(uri string) bool { return slices.Contains(listed, uri) })...)
	s.listed = listed
	s.sdk.AddResourceTemplate(&sdk.ResourceTemplate{
		URITemplate: template, Name: "release", MIMEType: markdownType, Title: "A release",
		Description: "All that the notes say of a release; version is a name of it, such as v1.0.4, 1.0.4 or latest.",
	}, s.read)
}

// read returns what is at an address.
func (s *server) read(_ context.Context, req *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
	print, mime, err := s.resource(req.Params.URI)
	if err != nil {
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: err.Error()}
	}
	var b bytes.Buffer
	if err := print(&b); err != nil {
		return nil, err
	}
	return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: req.Params.URI, MIMEType: mime, Text: b.String()}}}, nil
}

// resource returns how to print what is at an address, and its media type.
func (s *server) resource(uri string) (print func(io.Writer) error, mime string, err error) {
	c := s.notes()
	if uri == indexURI {
		return func(w io.Writer) error { return render.IndexJSON(w, c) }, jsonType, nil
	}
	lang, name, _ := strings.Cut(strings.TrimPrefix(uri, scheme), "/")
	if lang, err = s.options.Language(c, lang); err != nil {
		return nil, "", err
	}
	if uri == listURI(lang) {
		return func(w io.Writer) error { return render.ListMarkdown(w, c, lang) }, markdownType, nil
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "releases/"), ".md")
	version, err := url.PathUnescape(name)
	if err != nil {
		return nil, "", err
	}
	r, err := c.Find(version)
	if err != nil {
		return nil, "", nearest(err)
	}
	return func(w io.Writer) error { return render.ReleaseMarkdown(w, c, r, lang) }, markdownType, nil
}

// nearest adds to an error which releases may have been meant.
func nearest(err error) error {
	var find *model.FindError
	if errors.As(err, &find) && !find.Ambiguous && len(find.Nearest) > 0 {
		return errors.New(err.Error() + "; the nearest are " + strings.Join(find.Nearest, ", "))
	}
	return err
}

// maxCompletions is the number of values that the protocol allows.
const maxCompletions = 100

// complete completes the parts of the address of a release.
func (s *server) complete(_ context.Context, req *sdk.CompleteRequest) (*sdk.CompleteResult, error) {
	c := s.notes()
	var all []string
	switch {
	case req.Params.Ref == nil || req.Params.Ref.URI != template:
	case req.Params.Argument.Name == "lang":
		all = slices.Clone(c.Languages)
	case req.Params.Argument.Name == "version":
		all = []string{"latest"}
		for _, r := range c.Releases {
			all = append(all, r.Slug())
		}
	}
	fits := []string{}
	for _, value := range all {
		if strings.HasPrefix(value, req.Params.Argument.Value) {
			fits = append(fits, value)
		}
	}
	shown := fits[:min(len(fits), maxCompletions)]
	return &sdk.CompleteResult{Completion: sdk.CompletionResultDetails{Values: shown, Total: len(fits), HasMore: len(shown) < len(fits)}}, nil
}
