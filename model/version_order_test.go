package model_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/mod/semver"

	"dmrel/model"
)

func TestVersionOrder(t *testing.T) {
	oldestFirst := []string{
		"v0.9.9",
		"v1.0.0-nightly",
		"v1.0.0-alpha.1",
		"v1.0.0-beta", "v1.0.0-beta.1", "v1.0.0-beta.2", "v1.0.0-beta.10",
		"v1.0.0-rc.1", "v1.0.0-rc.1-12-gaa39ff9", "v1.0.0-rc.2",
		"v1.0.0-pre-ga",
		"v1.0.0", "v1.0.0-10-geb2889c9 (1.0 GA)", "v1.0.0-11-g0000000",
		"v1.0.1", "v1.0.4", "v1.0.4-1-gd681c67", "v1.0.10",
		"v1.1.0-dev", "v1.1.0",
		"2.0 RC", "2.0 RC1", "2.0 GA",
		"v10.0.0",
	}
	for i, a := range oldestFirst {
		for j, b := range oldestFirst {
			want := min(1, max(-1, i-j))
			if got := version(t, a).Compare(version(t, b)); got != want {
				t.Errorf("Compare of %q and %q is %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestSpellingsOfOneVersionAreEqual(t *testing.T) {
	for _, spellings := range [][]string{
		{"v1.0.0", "1.0", "1.0.0", "1.0 GA", "v1.0.0-dmr", "1.0 (LTS)", "1.0 Fullerene"},
		{"v1.0.0-rc.1", "1.0 RC1", "1.0 RC01", "1.0.0rc1", "1.0 rc 1"},
		{"v1.0.4-1-gd681c67", "1.0.4-1-gd681c6731"},
	} {
		for _, s := range spellings {
			if version(t, s).Compare(version(t, spellings[0])) != 0 {
				t.Errorf("%q is not equal to %q", s, spellings[0])
			}
		}
	}
}

func TestZeroVersionComesFirst(t *testing.T) {
	var none model.Version
	if first := version(t, "v0.0.0-dev"); none.Compare(first) != -1 || first.Compare(none) != 1 || none.Compare(none) != 0 {
		t.Error("the zero version does not come before all others")
	}
}

// randomVersions returns n versions of few numbers, so that many are close.
func randomVersions(t *testing.T, n int) []model.Version {
	rng := rand.New(rand.NewPCG(1, 0))
	suffixes := []string{"", "", "-rc.1", "-rc.2", "-rc", "-beta", "-preview.1", "-alpha.2", "-dev", "-next", "-pre-ga", "-ga", "-dmr"}
	var versions []model.Version
	for range n {
		s := fmt.Sprintf("v%d.%d.%d%s", rng.IntN(2), rng.IntN(2), rng.IntN(3), suffixes[rng.IntN(len(suffixes))])
		v := version(t, s)
		v.Distance = max(0, rng.IntN(6)-2)
		versions = append(versions, v)
	}
	return versions
}

func TestVersionOrderIsTotal(t *testing.T) {
	versions := append(randomVersions(t, 60), model.Version{})
	for _, a := range versions {
		for _, b := range versions {
			if a.Compare(b) != -b.Compare(a) {
				t.Fatalf("%v and %v: %d one way, %d the other", a, b, a.Compare(b), b.Compare(a))
			}
			same := a.Tag == b.Tag && a.Distance == b.Distance
			if (a.Compare(b) == 0) != same {
				t.Fatalf("Compare of %v and %v is %d", a, b, a.Compare(b))
			}
			for _, c := range versions {
				if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
					t.Fatalf("%v <= %v <= %v, but not the first and the last", a, b, c)
				}
			}
		}
	}
}

// Alphabet and meaning put alpha, beta, rc and release into the same order, so
// there semver is right.
func TestVersionOrderIsThatOfSemver(t *testing.T) {
	for _, a := range randomVersions(t, 60) {
		for _, b := range randomVersions(t, 60) {
			if isPlain(a) && isPlain(b) && a.Compare(b) != semver.Compare(a.Tag, b.Tag) {
				t.Errorf("Compare of %v and %v is %d", a, b, a.Compare(b))
			}
		}
	}
}

func isPlain(v model.Version) bool {
	word, _, _ := strings.Cut(strings.TrimPrefix(semver.Prerelease(v.Tag), "-"), ".")
	return v.Distance == 0 && strings.Contains("alpha beta rc", word)
}

func FuzzParseVersion(f *testing.F) {
	for _, s := range []string{"v1.0.0-10-geb2889c9 (1.0 GA)", "v1.0.0-rc.1-12-gaa39ff9", "2.15.14 Fullerene", "3.0 Beta 2",
		"1.0.0-pre-ga.1", "1.0 (a) b)", "v1.0.0-dev-5", "升级到 1.0.3 版本", "1.2.3.4.5", "1.0rc1\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, start, end, ok := model.ScanVersion(s)
		if ok && s[start:end] != v.Name {
			t.Errorf("the version at %q is called %q", s[start:end], v.Name)
		}
		v, err := model.ParseVersion(s)
		if err != nil {
			return
		}
		if semver.Canonical(v.Tag) != v.Tag {
			t.Errorf("%q has the tag %q, which is not canonical", s, v.Tag)
		}
		if again := version(t, v.Slug()); again.Tag != v.Tag || again.Slug() != v.Slug() {
			t.Errorf("the slug of %q is %q, the slug of that %q", s, v.Slug(), again.Slug())
		}
		if again := version(t, v.String()); again.Compare(v) != 0 || again.Commit != v.Commit {
			t.Errorf("%q prints as %q, which is another version", s, v)
		}
	})
}
