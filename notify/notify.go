package notify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dmrel/model"
	"dmrel/render"
)

// Options say what to announce, to whom, and what was announced before.
type Options struct {
	Catalog *model.Catalog
	Targets []Target
	State   string                         // the state file
	Page    func(lang, slug string) string // the address of the page of a release; "" or a nil func if not known
	Since   string                         // announce what comes after this version, though it is not new; empty for nothing
	All     bool                           // announce everything that was not announced before
	DryRun  bool                           // only show what would be sent
	Out     io.Writer                      // gets what was announced, or would be sent
	Log     io.Writer                      // gets a line for each thing worth knowing
}

// ErrFailed says that a target did not get its messages. What is wrong with it has
// been logged; the others got theirs.
var ErrFailed = errors.New("not everything could be announced")

// Run announces to each target what is new to it. An error other than ErrFailed
// means that nothing was sent. What could not be sent is sent by the next run.
func Run(ctx context.Context, o Options) error { return run(ctx, o, newSender()) }

func run(ctx context.Context, o Options, s *sender) error {
	if !o.DryRun {
		unlock, err := lock(ctx, o.State, func() { o.logf("another run uses %q, waiting for it", o.State) })
		if err != nil {
			return err
		}
		defer unlock()
	}
	store, err := openStore(o.State)
	if err != nil {
		return err
	}
	plans, err := o.plans(store)
	if err != nil {
		return err
	}
	if o.DryRun {
		return o.show(plans)
	}
	// From here on, what is to be sent is not lost, whatever happens.
	if err := store.record(func() {}); err != nil {
		return err
	}
	return o.sendAll(ctx, plans, store, s)
}

func (o Options) logf(format string, args ...any) {
	fmt.Fprintf(o.Log, "dmrel: "+format+"\n", args...)
}

// language is that of the notes which a target means: "zh-CN" is "zh" where there
// is no other Chinese. A language that dmrel speaks may be one that the notes are
// still to be translated to.
func (o Options) language(t Target) (string, error) {
	base, _, _ := strings.Cut(strings.ToLower(t.Language), "-")
	for _, lang := range []string{t.Language, base} {
		if slices.Contains(o.Catalog.Languages, lang) {
			return lang, nil
		}
	}
	if t.Language == "" {
		return o.Catalog.Primary(), nil
	}
	if _, ok := languages[base]; ok {
		o.logf("%s: there are no notes in %s yet", t.Name, base)
		return base, nil
	}
	return "", fmt.Errorf("the target %q has the language %q, and the notes are in %s only",
		t.Name, t.Language, strings.Join(o.Catalog.Languages, ", "))
}

// plans decides what each target is to be told.
func (o Options) plans(store *store) ([]*plan, error) {
	var plans []*plan
	for _, t := range o.Targets {
		lang, err := o.language(t)
		if err != nil {
			return nil, err
		}
		picked, err := o.picked(t)
		if err != nil {
			return nil, err
		}
		p := &plan{target: t, lang: lang, catalog: o.Catalog, picked: picked}
		var isNew bool
		p.ledger, isNew = store.ledger(t.Name, p.lang)
		p.make(isNew)
		if p.begun {
			o.logf("%s: this is the first run, so what is there in %s counts as known; --all or --since announces it", t.Name, p.lang)
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// picked returns which releases are to be announced although they are not new.
func (o Options) picked(t Target) (func(*model.Release) bool, error) {
	since := t.Since
	if o.Since != "" {
		since = o.Since
	}
	if o.All || since == "" {
		return func(*model.Release) bool { return o.All }, nil
	}
	v, err := model.ParseVersion(since)
	if err != nil {
		return nil, fmt.Errorf("since: %w", err)
	}
	return func(r *model.Release) bool { return r.Version.Compare(v) > 0 }, nil
}

// news is what a plan has to say of a release.
func (o Options) news(p *plan, r *model.Release) news {
	page := ""
	if o.Page != nil {
		page = webAddress(o.Page(p.lang, r.Slug()))
	}
	return news{
		target: p.target, release: r, product: o.Catalog.Product, lang: p.lang, page: page,
		key:  Key(p.target.Name, p.lang, r.Slug(), r.Withdrawn != nil),
		said: render.NewAnnouncement(o.Catalog, r, p.lang, p.target.Kinds),
	}
}
