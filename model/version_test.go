package model_test

import (
	"strconv"
	"strings"
	"testing"

	"dmrel/model"
)

// version is the version that s names.
func version(t testing.TB, s string) model.Version {
	t.Helper()
	v, err := model.ParseVersion(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestParseVersion(t *testing.T) {
	tests := []struct {
		in   string
		want model.Version
	}{
		// Plain numbers, with or without "v", and with the patch left out.
		{"v1.0.4", model.Version{Name: "v1.0.4", Tag: "v1.0.4"}},
		{"1.0.4", model.Version{Name: "1.0.4", Tag: "v1.0.4"}},
		{"V1.0.4", model.Version{Name: "V1.0.4", Tag: "v1.0.4"}},
		{"2.1", model.Version{Name: "2.1", Tag: "v2.1.0"}},
		{"v01.02.00", model.Version{Name: "v01.02.00", Tag: "v1.2.0"}},
		{" v1.0.4\n", model.Version{Name: "v1.0.4", Tag: "v1.0.4"}},

		// git describe: commits since a tag are no pre-release.
		{"v1.0.4-1-gd681c67", model.Version{Name: "v1.0.4-1-gd681c67", Tag: "v1.0.4", Distance: 1, Commit: "d681c67"}},
		{"v1.0.4-1-GD681C67", model.Version{Name: "v1.0.4-1-GD681C67", Tag: "v1.0.4", Distance: 1, Commit: "d681c67"}},
		{"v1.0.0-rc.1-12-gaa39ff9", model.Version{Name: "v1.0.0-rc.1-12-gaa39ff9", Tag: "v1.0.0-rc.1", Distance: 12, Commit: "aa39ff9"}},

		// The label in brackets, or a code name behind a space.
		{"v1.0.0-10-geb2889c9 (1.0 GA)", model.Version{Name: "v1.0.0-10-geb2889c9", Label: "1.0 GA", Tag: "v1.0.0", Distance: 10, Commit: "eb2889c9"}},
		{"v6.5.0 ( LTS )", model.Version{Name: "v6.5.0", Label: "LTS", Tag: "v6.5.0"}},
		{"2.15.14 Fullerene", model.Version{Name: "2.15.14", Label: "Fullerene", Tag: "v2.15.14"}},

		// GA and DMR name the release itself.
		{"1.0 GA", model.Version{Name: "1.0 GA", Label: "1.0 GA", Tag: "v1.0.0"}},
		{"v6.0.0-DMR", model.Version{Name: "v6.0.0-DMR", Label: "v6.0.0-DMR", Tag: "v6.0.0"}},

		// All other words make a pre-release, however it is written.
		{"v1.0.0-rc.1", model.Version{Name: "v1.0.0-rc.1", Tag: "v1.0.0-rc.1"}},
		{"1.0 RC01", model.Version{Name: "1.0 RC01", Tag: "v1.0.0-rc.1"}},
		{"1.0.0rc1", model.Version{Name: "1.0.0rc1", Tag: "v1.0.0-rc.1"}},
		{"2.0 RC", model.Version{Name: "2.0 RC", Tag: "v2.0.0-rc"}},
		{"3.0 Beta 2", model.Version{Name: "3.0 Beta 2", Tag: "v3.0.0-beta.2"}},
		{"v4.0.0-beta-211-g09beefb", model.Version{Name: "v4.0.0-beta-211-g09beefb", Tag: "v4.0.0-beta", Distance: 211, Commit: "09beefb"}},
		{"v1.0.4-1-gd681c67-dirty", model.Version{Name: "v1.0.4-1-gd681c67-dirty", Tag: "v1.0.4", Distance: 1, Commit: "d681c67"}},
		{"3.0.0-beta.1", model.Version{Name: "3.0.0-beta.1", Tag: "v3.0.0-beta.1"}},
		{"v3.0.0-beta.1.2", model.Version{Name: "v3.0.0-beta.1.2", Tag: "v3.0.0-beta.1.2"}},
		{"v1.0.0-pre-ga", model.Version{Name: "v1.0.0-pre-ga", Tag: "v1.0.0-pre-ga"}},
		{"v5.0.0-nightly", model.Version{Name: "v5.0.0-nightly", Tag: "v5.0.0-nightly"}},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := model.ParseVersion(tt.in)
			if err != nil || got != tt.want {
				t.Errorf("got %#v, %v\nwant %#v", got, err, tt.want)
			}
		})
	}
}

func TestParseVersionRefuses(t *testing.T) {
	for _, s := range []string{
		"", " ", "v", "latest", "GA", "RC01", // no numbers
		"5", "5.x", "1.0.x", "v1.x", // one number, or a whole line
		"1.2.3.4", "1.2.3.4.5", "127.0.0.1:8261", "x1.2", "1.2y", "go1.13", "123456.7", // part of something longer
		"release-1.0", "docs-v2.1", // branches and directories
		"10.0%", "2019-12-13", "2019-12-13 07:04:53", "13/12/2019", // percentages and dates
		"v1.0.4 and v1.0.5", "Upgrade to v1.0.4", "v1.0.4 (1.0", "v1.0.4, 1.0.5", // more than a version
		"2.15.14 fullerene", "2.15.14Fullerene", "2.15.14 Fullerene 2", // not a code name
		"v1.0.0-hotfix.1", "v1.0.0-10-gxyz", "v1.0.0-rc.1-12-gaa39", // unknown suffixes
	} {
		t.Run(s, func(t *testing.T) {
			v, err := model.ParseVersion(s)
			if err == nil {
				t.Fatalf("got %#v", v)
			}
			if want := strconv.Quote(s) + " is not a version"; err.Error() != want {
				t.Errorf("the error is %q, want %q", err, want)
			}
			if !v.IsZero() {
				t.Errorf("with the error came %#v", v)
			}
		})
	}
}

func TestScanVersion(t *testing.T) {
	tests := []struct{ in, found string }{
		{"Upgrade to v1.0.5", "v1.0.5"},
		{"升级到 v1.0.5", "v1.0.5"},
		{"升级到1.0.3版本", "1.0.3"},
		{"dm_version = v1.0.5.", "v1.0.5"},
		{"(v1.0.5)", "v1.0.5"},
		{"v1.0.1...v1.0.5", "v1.0.1"},
		{"/docs/v2.1/dm-upgrade/", "v2.1"},
		{"from 1.2.3.4 to 1.2.3", "1.2.3"},
		{"with go1.13, since 2.0 RC1 of DM", "2.0 RC1"},
		{"TiDB v4.0.0-rc.1 Release Notes", "v4.0.0-rc.1"},
		{"release-1.0", ""},
		{"no numbers, or 12 of them", ""},
		{"a.1.2 and 1.2.b", ""},
		{"", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			v, start, end, ok := model.ScanVersion(tt.in)
			if ok != (tt.found != "") || tt.in[start:end] != tt.found || v.Name != tt.found {
				t.Errorf("found %q as %q", tt.in[start:end], v.Name)
			}
		})
	}
}

func TestScanVersionLooksAround(t *testing.T) {
	for _, c := range "09azAZ_" {
		for _, s := range []string{string(c) + "v1.2.3", "1.2.3" + string(c) + "."} {
			if v, _, _, ok := model.ScanVersion(s); ok && v.Tag == "v1.2.3" {
				t.Errorf("found %v in %q", v, s)
			}
		}
	}
	for _, c := range " /:;@[]`{}~^(),“”，。版" {
		s := string(c) + "v1.2.3" + string(c)
		if v, _, _, _ := model.ScanVersion(s); v.Name != "v1.2.3" {
			t.Errorf("found %q in %q", v.Name, s)
		}
	}
}

func TestVersionNames(t *testing.T) {
	tests := []struct {
		in, slug, line, text string
		prerelease           bool
	}{
		{"v1.0.4", "v1.0.4", "v1.0", "v1.0.4", false},
		{"1.0 GA", "v1.0.0", "v1.0", "1.0 GA", false},
		{"v1.0.0-10-geb2889c9 (1.0 GA)", "v1.0.0", "v1.0", "v1.0.0-10-geb2889c9 (1.0 GA)", false},
		{"v1.0.0-rc.1-12-gaa39ff9", "v1.0.0-rc.1", "v1.0", "v1.0.0-rc.1-12-gaa39ff9", true},
		{"2.15.14 Fullerene", "v2.15.14", "v2.15", "2.15.14 (Fullerene)", false},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			v := version(t, tt.in)
			got := []string{v.Slug(), v.Line(), v.String()}
			if want := []string{tt.slug, tt.line, tt.text}; strings.Join(got, "; ") != strings.Join(want, "; ") {
				t.Errorf("got %q, want %q", got, want)
			}
			if v.IsPrerelease() != tt.prerelease {
				t.Errorf("IsPrerelease is %v", v.IsPrerelease())
			}
		})
	}
}

func TestZeroVersionIsNone(t *testing.T) {
	var none model.Version
	if !none.IsZero() || none.IsPrerelease() || none.Slug() != "" || none.String() != "" {
		t.Errorf("the zero version is %#v", none)
	}
	if version(t, "0.0").IsZero() {
		t.Error("v0.0.0 counts as no version")
	}
}
