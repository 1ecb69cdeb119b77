package notify

import (
	"io"
	"os"
	"strings"
	"testing"

	"dmrel/model"
)

// The story of a target: what is there at its first run is no news, what comes
// later is, once.
func TestAnnouncedOnce(t *testing.T) {
	f := newFake(t)
	s := newSession(t, hook(t, "team", f))
	v1, v2, v3 := newRelease("v1.0.1", "zh en", "fix: One"), newRelease("v1.0.2", "zh en", "fix: Two"), newRelease("v1.0.3", "zh en", "fix: Three")
	s.want("", v1)
	if !strings.Contains(s.log.String(), "first run") {
		t.Errorf("the log does not say that it is the first run: %q", s.log.String())
	}
	s.want("team: v1.0.2 (en)\nteam: v1.0.3 (en)", v1, v3, v2)
	s.want("", v1, v2, v3)
	s.want("", v1, newRelease("v1.0.2", "zh en", "feature: All new words"), v3) // edited
	s.want("", v1, v3)                                                          // taken out
	s.want("", v1, v2, v3)                                                      // and put back
	if n := f.count(); n != 2 {
		t.Errorf("%d requests, want 2", n)
	}
}

func TestFirstRunAnnouncesWhatIsAskedFor(t *testing.T) {
	releases := func() []*model.Release {
		return []*model.Release{newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.0.2", "en", "fix: B"), newRelease("v1.0.3", "en", "fix: C")}
	}
	for name, c := range map[string]struct {
		change func(*Options)
		want   string
	}{
		"nothing": {func(*Options) {}, ""},
		"--since": {func(o *Options) { o.Since = "1.0.2" }, "team: v1.0.3 (en)"},
		"since":   {func(o *Options) { o.Targets[0].Since = "v1.0.2" }, "team: v1.0.3 (en)"},
		"--all":   {func(o *Options) { o.All = true }, "team: v1.0.1 (en)\nteam: v1.0.2 (en)\nteam: v1.0.3 (en)"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t, hook(t, "team", newFake(t)))
			c.change(&s.options)
			s.want(c.want, releases()...)
			s.want("", releases()...)
			s.options.All = true // later, too, it announces what was not
			all, _ := s.run(releases()...)
			if got, want := strings.Count(c.want+"\n"+all, "team: "), 3; got != want {
				t.Errorf("%d announced in all, want %d: %q and then %q", got, want, c.want, all)
			}
		})
	}
}

// A release is announced in a language when it is there in that language.
func TestSecondLanguage(t *testing.T) {
	f := newFake(t)
	english, chinese := hook(t, "en-team", f), hook(t, "zh-team", f)
	chinese.Language = "zh"
	s := newSession(t, english, chinese)
	v1 := newRelease("v1.0.1", "zh en", "fix: One")
	s.want("", v1)
	s.want("en-team: v1.0.2 (en)", v1, newRelease("v1.0.2", "en", "fix: Two"))
	s.want("zh-team: v1.0.2 (zh)", v1, newRelease("v1.0.2", "zh en", "fix: Two"))
	s.want("", v1, newRelease("v1.0.2", "zh en", "fix: Two"))
}

// At the first run, a release that waits for its translation is still to come; a
// gap further down is no news when it is filled.
func TestFirstRunWaitsForTranslation(t *testing.T) {
	s := newSession(t, hook(t, "team", newFake(t)))
	s.want("", newRelease("v1.0.1", "zh", "fix: A"), newRelease("v1.0.2", "zh en", "fix: B"), newRelease("v1.0.3", "zh", "fix: C"))
	s.want("team: v1.0.3 (en)", newRelease("v1.0.1", "zh en", "fix: A"), newRelease("v1.0.2", "zh en", "fix: B"), newRelease("v1.0.3", "zh en", "fix: C"))
}

func TestWithdrawn(t *testing.T) {
	f := newFake(t)
	s := newSession(t, hook(t, "team", f))
	v1, v2 := newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.0.2", "en", "fix: B")
	withdrawn := func(version string) *model.Release {
		r := newRelease(version, "en", "fix: B")
		r.Withdrawn = model.Remark{"": "it loses data"}
		return r
	}
	s.want("", v1)
	s.want("", v1, withdrawn("v1.0.3"))                                   // never announced, so not mentioned
	s.want("team: v1.0.2 (en)", v1, v2, withdrawn("v1.0.3"))              //
	s.want("team: v1.0.2 withdrawn (en)", v1, withdrawn("v1.0.2"))        // who read of it should know
	s.want("", v1, withdrawn("v1.0.2"))                                   // once
	s.want("", withdrawn("v1.0.1"), withdrawn("v1.0.2"))                  // old, so not mentioned
	s.want("team: v1.0.3 (en)", v1, newRelease("v1.0.3", "en", "fix: C")) // it is back
	last := f.bodies[1]
	for _, part := range []string{`"type":"release.withdrawn"`, `"changes":[]`, "it loses data"} {
		if !strings.Contains(last, part) {
			t.Errorf("the notice %s has no %s", last, part)
		}
	}
}

// A slug may pass to another release when notes of an older one on the same tag
// appear; the releases stay who they are.
func TestRenamed(t *testing.T) {
	s := newSession(t, hook(t, "team", newFake(t)))
	s.want("", newRelease("v0.9.0", "en", "fix: Z"))
	ga := newRelease("v1.0.0-10-geb2889c9 (1.0 GA)", "en", "fix: A")
	s.want("team: v1.0.0 (en)", newRelease("v0.9.0", "en", "fix: Z"), ga)

	ga = newRelease("v1.0.0-10-geb2889c9 (1.0 GA)", "en", "fix: A")
	ga.Version.Shared = true
	older := newRelease("v1.0.0-5-gabcdef0", "en", "fix: B")
	s.want("team: v1.0.0 (en)", newRelease("v0.9.0", "en", "fix: Z"), ga, older)

	s.want("", newRelease("v0.9.0-1-g1234567", "en", "fix: Z"), ga, older) // the heading now says more
}

func TestFilters(t *testing.T) {
	target := hook(t, "team", newFake(t))
	target.Kinds, target.Stable = kinds{model.Security}, true
	s := newSession(t, target)
	old := newRelease("v1.0.0", "en", "fix: A")
	s.want("", old)
	s.want("", old, newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.1.0-rc.1", "en", "security: B"))
	s.want("team: v1.0.1 (en)", old, newRelease("v1.0.1", "en", "fix: A", "security: C")) // now it concerns them

	s.want("", old, newRelease("v1.0.2", "en", "fix: A"))
	s.options.Targets[0].Kinds = nil // another filter brings nothing of the past
	s.want("team: v1.0.3 (en)", old, newRelease("v1.0.2", "en", "fix: A"), newRelease("v1.0.3", "en", "fix: D"))
}

// What is no state is not taken for an empty one, and not written over.
func TestBrokenState(t *testing.T) {
	for _, content := range []string{"", "{", "{}", `{"version":2,"targets":{}}`, `{"version":1,"targets":{"team":{"en":null}}}`,
		`{"version":1,"targets":{"team":{"en":{"releases":{"v1.0.1":null}}}}}`} {
		s := newSession(t, hook(t, "team", newFake(t)))
		if err := os.WriteFile(s.options.State, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := s.run(newRelease("v1.0.1", "en", "fix: A")); err == nil || !strings.Contains(err.Error(), "is no state of dmrel notify") {
			t.Errorf("the state %q gives the error %v", content, err)
		}
		if data, _ := os.ReadFile(s.options.State); string(data) != content {
			t.Errorf("the state %q became %q", content, data)
		}
	}
}

func TestLanguages(t *testing.T) {
	o := Options{Catalog: &model.Catalog{Languages: []string{"zh", "pt-BR"}}, Log: io.Discard}
	for said, want := range map[string]string{"": "zh", "zh": "zh", "zh-CN": "zh", "pt-BR": "pt-BR", "en": "en", "en-US": "en"} {
		if got, err := o.language(Target{Language: said}); err != nil || got != want {
			t.Errorf("%q is %q, %v; want %q", said, got, err, want)
		}
	}
	if _, err := o.language(Target{Name: "team", Language: "fr"}); err == nil || !strings.Contains(err.Error(), `"fr", and the notes are in zh, pt-BR only`) {
		t.Errorf("French gives the error %v", err)
	}
}

// Where nothing is translated at the first run, only the newest release is still
// to come.
func TestFirstRunBeforeTranslation(t *testing.T) {
	s := newSession(t, hook(t, "team", newFake(t)))
	s.want("", newRelease("v1.0.1", "zh", "fix: A"), newRelease("v1.0.2", "zh", "fix: B"))
	s.want("team: v1.0.2 (en)", newRelease("v1.0.1", "zh en", "fix: A"), newRelease("v1.0.2", "zh en", "fix: B"))
}

// A key is made of what it says and of nothing else.
func TestKey(t *testing.T) {
	keys := map[string]bool{}
	for _, key := range []string{
		Key("a", "en", "v1.0.1", false), Key("b", "en", "v1.0.1", false), Key("a", "zh", "v1.0.1", false),
		Key("a", "en", "v1.0.2", false), Key("a", "en", "v1.0.1", true),
	} {
		keys[key] = true
	}
	if len(keys) != 5 {
		t.Errorf("only %d of 5 keys are different", len(keys))
	}
	if got, want := Key("team", "en", "v1.0.5", false), "4576856710fb89b94c1400467fe6700e"; got != want {
		t.Errorf("the key is %s and was always %s", got, want)
	}
}
