package content_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dmrel/content"
	"dmrel/model"
)

// waiverNotes is a tree in which the second and the third entry are in Chinese
// only, and in which each entry may have something written around it.
func waiverNotes(config, before, inside, behind string) fstest.MapFS {
	zh := "# 发布说明\n\n## v1.0.1\n\n### Bug 修复\n\n" +
		"- 修复甲问题 [#1](https://github.com/o/r/pull/1)\n" + before +
		"- 修复乙问题 " + inside + "[#2](https://github.com/o/r/pull/2)" + behind + "\n" +
		"- 修复丙问题 [#3](https://github.com/o/r/pull/3)\n"
	en := "# Release notes\n\n## v1.0.1\n\n### Bug fixes\n\n- Fix the first [#1](https://github.com/o/r/pull/1)\n"
	return fstest.MapFS{
		"dmrel.yaml": {Data: []byte(config)}, "zh/a.md": {Data: []byte(zh)}, "en/a.md": {Data: []byte(en)},
	}
}

func TestWaivers(t *testing.T) {
	const ignore = "<!-- dmrel-ignore entry-missing: 仅限中文 -->"
	tests := []struct {
		name                           string
		config, before, inside, behind string
		waived                         int
		want                           string // what is left, as "file:line rule"
	}{
		{name: "none", want: "zh/a.md:8 entry-missing, zh/a.md:9 entry-missing"},
		{name: "behind the entry", behind: " " + ignore, waived: 1, want: "zh/a.md:9 entry-missing"},
		{name: "in the entry", inside: ignore + " ", waived: 1, want: "zh/a.md:9 entry-missing"},
		{name: "in its second line", behind: "\n  第二行 " + ignore, waived: 1, want: "zh/a.md:10 entry-missing"},
		{name: "below its text", behind: "\n  " + ignore, waived: 1, want: "zh/a.md:10 entry-missing"},
		{name: "before the entry", before: ignore + "\n", waived: 1, want: "zh/a.md:10 entry-missing"},
		{name: "before the entry, apart", before: "\n" + ignore + "\n\n", waived: 1, want: "zh/a.md:12 entry-missing"},
		{name: "two before the entry", before: ignore + "\n<!-- dmrel-ignore dead-link: why -->\n", waived: 1,
			want: "zh/a.md:9 waiver-stale, zh/a.md:11 entry-missing"},
		{name: "several rules at once", behind: " <!-- dmrel-ignore entry-missing, dead-link: why -->", waived: 1,
			want: "zh/a.md:8 waiver-stale, zh/a.md:9 entry-missing"},
		{name: "another rule", behind: " <!-- dmrel-ignore dead-link: why -->",
			want: "zh/a.md:8 entry-missing, zh/a.md:8 waiver-stale, zh/a.md:9 entry-missing"},
		{name: "no such rule", behind: " <!-- dmrel-ignore nosuch: why -->",
			want: "zh/a.md:8 entry-missing, zh/a.md:8 waiver-unknown, zh/a.md:9 entry-missing"},
		{name: "no rule", behind: " <!-- dmrel-ignore -->",
			want: "zh/a.md:8 entry-missing, zh/a.md:8 waiver-unknown, zh/a.md:9 entry-missing"},
		{name: "no reason", behind: " <!-- dmrel-ignore entry-missing: -->",
			want: "zh/a.md:8 entry-missing, zh/a.md:8 waiver-reason, zh/a.md:9 entry-missing"},
		{name: "another comment", behind: " <!-- dmrel-ignored entry-missing: why -->",
			want: "zh/a.md:8 entry-missing, zh/a.md:9 entry-missing"},
		{name: "in code", behind: " `" + ignore + "`", want: "zh/a.md:8 entry-missing, zh/a.md:9 entry-missing"},

		{name: "by rule", config: "waivers: [{rule: entry-missing, reason: r}]", waived: 2},
		{name: "by line", config: "waivers: [{rule: entry-missing, line: 9, reason: r}]", waived: 1, want: "zh/a.md:8 entry-missing"},
		{name: "by text", config: "waivers: [{rule: entry-missing, contains: 乙, reason: r}]", waived: 1, want: "zh/a.md:9 entry-missing"},
		{name: "by pattern", config: "waivers: [{rule: entry-missing, file: zh/*.md, reason: r}]", waived: 2},
		{name: "by name", config: "waivers: [{rule: entry-missing, file: a.md, reason: r}]", waived: 2},
		{name: "by version", config: "waivers: [{rule: entry-missing, version: v1.0.1, reason: r}]", waived: 2},
		{name: "one member does not fit", config: "waivers: [{rule: entry-missing, version: v1.0.2, contains: 乙, reason: r}]",
			want: "dmrel.yaml:1 waiver-stale, zh/a.md:8 entry-missing, zh/a.md:9 entry-missing"},
		{name: "two waivers of one problem", config: "waivers: [{rule: entry-missing, reason: r}]", behind: " " + ignore, waived: 2},

		{name: "a rule that is off", config: "rules: {entry-missing: off}"},
		{name: "a waiver of a rule that is off", config: "rules: {entry-missing: off}", behind: " " + ignore},
		{name: "stale waivers off", config: "rules: {waiver-stale: off, entry-missing: off}", behind: " <!-- dmrel-ignore dead-link: why -->"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, waiverNotes(tt.config, tt.before, tt.inside, tt.behind))
			var left []string
			for _, p := range c.Problems {
				left = append(left, fmt.Sprintf("%s:%d %s", p.Pos.File, p.Pos.Line, p.Rule))
			}
			if got := strings.Join(left, ", "); got != tt.want {
				t.Errorf("left is %s\nwant    %s", got, tt.want)
			}
			if c.Waived != tt.waived {
				t.Errorf("%d are waived, want %d", c.Waived, tt.waived)
			}
		})
	}
}

// A comment that waives is for the lint: the entry reads, and is, as without it.
func TestWaiversAreNoText(t *testing.T) {
	const ignore = "<!-- dmrel-ignore entry-missing: why -->"
	plain := load(t, waiverNotes("", "", "", ""))
	for name, notes := range map[string]fstest.MapFS{
		"behind": waiverNotes("", "", "", " "+ignore), "inside": waiverNotes("", "", ignore+" ", ""),
		"before": waiverNotes("", ignore+"\n", "", ""), "below": waiverNotes("", "", "", "\n  "+ignore),
	} {
		c := load(t, notes)
		for i, want := range plain.Releases[0].Changes {
			got := c.Releases[0].Changes[i]
			if got.ID != want.ID || got.Texts["zh"].Plain() != want.Texts["zh"].Plain() {
				t.Errorf("%s: the entry is %s %q, want %s %q", name, got.ID, got.Texts["zh"].Plain(), want.ID, want.Texts["zh"].Plain())
			}
		}
		if n := len(c.Documents["zh"][0].Prose); n > 0 {
			t.Errorf("%s: the comment is prose", name)
		}
	}
}

func TestSeveritiesOfTheConfiguration(t *testing.T) {
	c := load(t, waiverNotes("rules: {entry-missing: error}", "", "", ""))
	for _, p := range c.Problems {
		if p.Severity != model.SeverityError {
			t.Errorf("%s is %s", p, p.Severity)
		}
	}
	if c.Severities["entry-missing"] != model.SeverityError {
		t.Errorf("the catalog does not keep the severities: %v", c.Severities)
	}
}

// What is wrong with the rules and waivers of a configuration is said with its
// place.
func TestConfigurationOfRules(t *testing.T) {
	for config, want := range map[string]string{
		"rules:\n  entry-mising: off":                             `dmrel.yaml:2:3: no rule "entry-mising"; the nearest are entry-missing, `,
		"rules:\n  entry-missing: fatal":                          `dmrel.yaml:2:18: no severity "fatal", only error, warning, note, off`,
		"rules: 7":                                                "dmrel.yaml:1:8: ",
		"rules: [a]":                                              "dmrel.yaml:1:8: ",
		"rules: {a: {b: c}}":                                      "dmrel.yaml:1:",
		"waivers:\n  - rule: entry-missing":                       "dmrel.yaml:2:5: the waiver of entry-missing gives no reason",
		"waivers:\n  - reason: why":                               "dmrel.yaml:2:5: the waiver names no rule",
		"waivers:\n  - {rule: nosuch, reason: r}":                 `dmrel.yaml:2:12: no rule "nosuch"`,
		"waivers:\n  - {rule: dead-link, reason: r, file: '['}":   `dmrel.yaml:2:40: file is "[" and should be a pattern for files`,
		"waivers:\n  - {rule: dead-link, reason: r, fille: a.md}": "dmrel.yaml:2:",
		"waivers:\n  - {rule: dead-link, reason: r, line: x}":     "dmrel.yaml:2:",
		"waivers: [7]":                                            "dmrel.yaml:1:",
		"waivers: [~]":                                            "dmrel.yaml:1:11: waivers is empty and should be a mapping",
	} {
		_, err := content.Load(fstest.MapFS{"dmrel.yaml": {Data: []byte(config)}, "en/a.md": {Data: []byte("# 1.0.0\n\n- Fix it\n")}})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q is %v, want %s", config, err, want)
		}
	}
}
