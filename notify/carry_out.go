package notify

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"dmrel/model"
)

// sendAll carries out all plans at once, so that a target that does not answer
// keeps no other waiting, and reports on them in order.
func (o Options) sendAll(ctx context.Context, plans []*plan, store *store, s *sender) error {
	reports := make([]report, len(plans))
	var wait sync.WaitGroup
	for i, p := range plans {
		wait.Go(func() { reports[i] = o.carryOut(ctx, p, store, s) })
	}
	wait.Wait()
	failed := false
	for i, r := range reports {
		for _, line := range r.sent {
			fmt.Fprintln(o.Out, line)
		}
		for _, err := range r.failed {
			o.logf("%s: %s", plans[i].target.Name, plans[i].target.redact(err.Error()))
			failed = true
		}
	}
	if failed {
		return ErrFailed
	}
	return nil
}

// A report is what came of a plan.
type report struct {
	sent   []string
	failed []error
}

// carryOut sends what a plan says, the oldest first. A message that the target
// refuses for good does not hold up the next; when the target cannot be reached,
// the rest waits for the next run.
func (o Options) carryOut(ctx context.Context, p *plan, store *store, s *sender) (done report) {
	templates, err := loadTemplates(p.target)
	if err := errors.Join(err, p.target.readSecrets()); err != nil {
		return report{failed: []error{err}}
	}
	for i, r := range p.todo {
		if i > 0 {
			err = s.sleep(ctx, services[p.target.Type].gap)
		}
		if err == nil {
			err = o.tell(ctx, p, r, templates, store, s)
		}
		what := describe(r, p.lang)
		if err == nil {
			done.sent = append(done.sent, p.target.Name+": "+what)
			continue
		}
		done.failed = append(done.failed, fmt.Errorf("%s: %w", what, err))
		var unkept *notKept
		if ctx.Err() != nil || mayPass(err) || errors.As(err, &unkept) {
			break
		}
	}
	return done
}

// describe says what a message is about.
func describe(r *model.Release, lang string) string {
	if r.Withdrawn != nil {
		return fmt.Sprintf("%s withdrawn (%s)", r.Slug(), lang)
	}
	return fmt.Sprintf("%s (%s)", r.Slug(), lang)
}

// notKept says that a message was sent and that this could not be recorded.
type notKept struct{ error }

// tell sends one message and records that it was taken.
func (o Options) tell(ctx context.Context, p *plan, r *model.Release, t templates, store *store, s *sender) error {
	d, err := o.news(p, r).draft(t, s.now())
	if err != nil {
		return err
	}
	if err := s.send(ctx, d); err != nil {
		return err
	}
	rec := p.ledger.Releases[r.Slug()]
	err = store.record(func() {
		if r.Withdrawn != nil {
			rec.Withdrawn = announced
		} else {
			rec.Status = announced
		}
	})
	if err != nil {
		return &notKept{fmt.Errorf("it was sent, and will be sent again: %w", err)}
	}
	return nil
}
