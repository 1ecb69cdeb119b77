package model_test

import (
	"maps"
	"testing"
	"time"

	"dmrel/model"
)

func TestCountLeavesRepeatsOut(t *testing.T) {
	r := model.Release{Changes: []*model.Change{
		{ID: "a", Kind: model.Fix}, {ID: "b", Kind: model.Fix}, {ID: "c", Kind: model.Feature},
		{ID: "d", Kind: model.Fix, RepeatOf: "a"}, {ID: "e", Kind: model.Removal, RepeatOf: "c"},
	}}
	want := map[model.Kind]int{model.Fix: 2, model.Feature: 1}
	if got := r.Count(); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := (&model.Release{}).Count(); len(got) != 0 {
		t.Errorf("a release without changes counts %v", got)
	}
}

func TestReleaseHasLanguage(t *testing.T) {
	r := model.Release{Languages: []string{"zh"}}
	if !r.Has("zh") || r.Has("en") || r.Has("") {
		t.Error("a release in Chinese is not in Chinese only")
	}
}

func TestFormatTime(t *testing.T) {
	for want, in := range map[string]time.Time{
		"":                     {},
		"2020-04-27T06:56:31Z": time.Date(2020, 4, 27, 6, 56, 31, 0, time.UTC),
		"2019-12-31T22:30:00Z": time.Date(2020, 1, 1, 6, 30, 0, 0, time.FixedZone("CST", 8*3600)),
	} {
		if got := model.FormatTime(in); got != want {
			t.Errorf("%v is %q, want %q", in, got, want)
		}
	}
}

func TestBuildIsZeroWithoutFields(t *testing.T) {
	if !(model.Build{}).IsZero() {
		t.Error("the zero build is known")
	}
	if (model.Build{Fields: []model.Field{{Name: "Git Branch", Value: "release-1.0"}}}).IsZero() {
		t.Error("a build with a line counts as unknown")
	}
}
