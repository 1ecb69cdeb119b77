package mcp

import (
	"fmt"
	"io"

	"dmrel/model"
	"dmrel/render"
)

// An answer is what a tool has to say, in both forms.
type answer struct {
	json     func(w io.Writer) error          // all of it
	markdown func(w io.Writer, p *page) error // those items that are on the page
}

func compare(c *model.Catalog, lang string, a arguments) (answer, error) {
	all, err := compared(c, a)
	if err != nil {
		return answer{}, err
	}
	filter, err := a.filter(c)
	if err != nil {
		return answer{}, err
	}
	all = all.Filtered(filter)
	if !a.Explain { // counted they are all the same
		all.Known, all.Repeats = nil, nil
	}
	view := render.ComparisonView{GroupBy: model.Grouping(a.GroupBy), Explain: a.Explain}
	return answer{
		func(w io.Writer) error { return render.ComparisonJSON(w, c, all) },
		func(w io.Writer, p *page) error {
			part := *all
			part.Path.Notices = taken(p, "path.notices", all.Path.Notices)
			part.New, part.NotListed = taken(p, "new", all.New), taken(p, "notListed", all.NotListed)
			part.Path.Steps = taken(p, "path.steps", all.Path.Steps)
			part.Path.Dropped = taken(p, "path.dropped", all.Path.Dropped)
			part.Known, part.Repeats = taken(p, "known", all.Known), taken(p, "repeats", all.Repeats)
			return render.ComparisonMarkdown(w, c, &part, view, lang)
		},
	}, nil
}

func compared(c *model.Catalog, a arguments) (*model.Comparison, error) {
	from, err := c.Find(a.From)
	if err != nil {
		return nil, fmt.Errorf("from: %w", err)
	}
	to, err := c.Find(a.To)
	if err != nil {
		return nil, fmt.Errorf("to: %w", err)
	}
	return c.Compare(from, to), nil
}

func path(c *model.Catalog, lang string, a arguments) (answer, error) {
	all, err := compared(c, a)
	if err != nil {
		return answer{}, err
	}
	return answer{
		func(w io.Writer) error { return render.PathJSON(w, c, all) },
		func(w io.Writer, p *page) error {
			part := *all
			part.Path.Notices = taken(p, "notices", all.Path.Notices)
			part.Path.Steps = taken(p, "steps", all.Path.Steps)
			part.Path.Dropped = taken(p, "dropped", all.Path.Dropped)
			return render.PathMarkdown(w, c, &part, lang)
		},
	}, nil
}

func show(c *model.Catalog, lang string, a arguments) (answer, error) {
	r, err := c.Find(a.Version)
	if err != nil {
		return answer{}, err
	}
	return answer{
		func(w io.Writer) error { return render.ReleaseJSON(w, c, r) },
		func(w io.Writer, p *page) error {
			part := *r
			part.Changes = taken(p, "changes", r.Changes)
			part.Notices, part.Steps = taken(p, "notices", r.Notices), taken(p, "steps", r.Steps)
			part.Prose = taken(p, "prose", r.Prose)
			return render.ReleaseMarkdown(w, c, &part, lang)
		},
	}, nil
}

func search(c *model.Catalog, lang string, a arguments) (answer, error) {
	filter, err := a.filter(c)
	if err != nil {
		return answer{}, err
	}
	found := c.Search(a.Query, lang, filter)
	return answer{
		func(w io.Writer) error { return render.SearchJSON(w, render.SearchView{Query: a.Query, Found: found}) },
		func(w io.Writer, p *page) error {
			part := taken(p, "results", found)
			if len(part) == 0 {
				return nothing(w, lang, a.Query)
			}
			return render.SearchMarkdown(w, c, render.SearchView{Query: a.Query, Found: part}, lang)
		},
	}, nil
}

func which(c *model.Catalog, lang string, a arguments) (answer, error) {
	if err := checkRef(a.Ref); err != nil {
		return answer{}, err
	}
	all := c.Which(a.Ref)
	return answer{
		func(w io.Writer) error { return render.WhichJSON(w, c, all) },
		func(w io.Writer, p *page) error {
			part := all
			part.Listed = taken(p, "listed", all.Listed)
			p.take("contained", len(all.Held)) // the Markdown only counts them
			if len(all.Held) == 0 {
				return nothing(w, lang, a.Ref)
			}
			return render.WhichMarkdown(w, c, part, lang)
		},
	}, nil
}

// nothing says that there is no answer, which is one.
func nothing(w io.Writer, lang, asked string) error {
	_, err := fmt.Fprintf(w, render.WordsIn(lang).Agent.Nothing+"\n", asked)
	return err
}

func status(c *model.Catalog, lang string, _ arguments) (answer, error) {
	return answer{
		func(w io.Writer) error { return render.StatusJSON(w, c) },
		func(w io.Writer, p *page) error {
			p.take("releases", len(c.Releases)) // the Markdown puts what is complete in one line
			return render.StatusMarkdown(w, c, lang)
		},
	}, nil
}
