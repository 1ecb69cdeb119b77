package model

import (
	"errors"
	"slices"
	"testing"
)

func TestKindsNamed(t *testing.T) {
	for _, tt := range []struct {
		words []string
		want  []Kind
	}{
		{nil, nil},
		{[]string{"fix", "security"}, []Kind{Fix, Security}},
		{[]string{"breaking"}, []Kind{Compatibility, Removal}},
	} {
		if got, err := KindsNamed(tt.words); err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, %v", tt.words, got, err)
		}
	}
	for _, word := range []string{"", "Fix", "bug"} {
		if got, err := KindsNamed([]string{"fix", word}); err == nil {
			t.Errorf("%q stands for %q", word, got)
		}
	}
	if _, err := KindsNamed(KindWords()); err != nil {
		t.Error(err)
	}
}

func TestCheckComponents(t *testing.T) {
	c := &Catalog{Releases: []*Release{
		{Changes: []*Change{{Components: []string{"DM-worker", "dmctl"}}, {Components: []string{"dmctl"}}}},
		{Changes: []*Change{{Components: []string{"DM-master"}}}},
	}}
	if got := c.Components(); !slices.Equal(got, []string{"DM-master", "DM-worker", "dmctl"}) {
		t.Errorf("components %q", got)
	}
	if err := c.CheckComponents([]string{"dm-WORKER", "dmctl"}); err != nil {
		t.Error(err)
	}
	var unknown *ComponentError
	if err := c.CheckComponents([]string{"dmctl", "DM-woker"}); !errors.As(err, &unknown) || unknown.Name != "DM-woker" || unknown.Nearest[0] != "DM-worker" {
		t.Errorf("error %v", err)
	}
	if err := new(Catalog).CheckComponents([]string{"x"}); !errors.As(err, &unknown) || len(unknown.Nearest) > 0 {
		t.Errorf("where there are none: %v", err)
	}
}
