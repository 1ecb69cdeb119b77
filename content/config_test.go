package content_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dmrel/content"
	"dmrel/model"
)

// configured is a tree with a configuration and two release lines.
func configured(config string) fstest.MapFS {
	return fstest.MapFS{
		"dmrel.yaml": {Data: []byte(config)},
		"en/notes.md": {Data: []byte("# Notes\n\n## v1.1.0\n\n- Fix c\n\n## v1.0.2\n\n- Fix b\n\n## v1.0.1\n\n- Fix a\n\n" +
			"## v1.0.0-10-geb2889c9 (1.0 GA)\n\n- Support a\n")},
	}
}

func TestConfigurationOfVersions(t *testing.T) {
	c := load(t, configured(`
parents:
  1.1.0: v1.0.2
stops:
  "1.0 GA": It migrates
    the metadata.
withdrawn: {1.0.2: }
knownBad:
  v1.0.1: {en: It may lose data., zh-CN: 可能丢失数据。}
`))
	if got := c.Release("v1.1.0").Parent; got != "v1.0.2" {
		t.Errorf("v1.1.0 grew from %q", got)
	}
	for _, tt := range []struct {
		what   string
		remark model.Remark
		is     bool
		lang   string
		want   string
	}{
		{"a sentence is on one line", c.Release("v1.0.0").Required, true, "zh", "It migrates the metadata."},
		{"a fact counts without a reason", c.Release("v1.0.2").Withdrawn, true, "en", ""},
		{"a sentence by language", c.Release("v1.0.1").KnownBad, true, "zh", "可能丢失数据。"},
		{"nothing is said of the others", c.Release("v1.1.0").Withdrawn, false, "en", ""},
	} {
		if got := tt.remark.In(tt.lang, "en"); got != tt.want || (tt.remark != nil) != tt.is {
			t.Errorf("%s: got %q of %v, want %q", tt.what, got, tt.remark, tt.want)
		}
	}
}

// What a configuration names and the notes do not have is a problem at its own
// place, and the notes are read all the same.
func TestConfigurationNamesWhatIsNotThere(t *testing.T) {
	for _, tt := range []struct{ name, config, want string }{
		{"a release", "withdrawn:\n  v9.0.0: why",
			`dmrel.yaml:2:3: warning: dmrel.yaml names "v9.0.0", which is no version of these notes, or may be several [config]`},
		{"a parent", "parents:\n  v1.1.0: v1.0.9",
			`dmrel.yaml:2:3: warning: dmrel.yaml names "v1.0.9", which is no version of these notes, or may be several [config]`},
		{"a name that moves", "stops: {latest: why}",
			`dmrel.yaml:1:9: warning: dmrel.yaml names "latest", which is no version of these notes, or may be several [config]`},
		{"a line", "stops: {1.0.x: why}",
			`dmrel.yaml:1:9: warning: dmrel.yaml names "1.0.x", which is no version of these notes, or may be several [config]`},
		{"a release twice", "stops:\n  v1.0.1: a\n  1.0.1: b",
			`dmrel.yaml:3:3: warning: dmrel.yaml says something of "1.0.1" here, and of the same version as "v1.0.1" on line 2 [config-twice]`},
		{"a circle", "parents:\n  v1.0.0: v1.0.2",
			`dmrel.yaml:2:3: warning: dmrel.yaml says that v1.0.0 grew from v1.0.2, which makes it grow from itself [config-circle]`},
		{"the release itself", "parents: {v1.0.1: v1.0.1}",
			`dmrel.yaml:1:11: warning: dmrel.yaml says that v1.0.1 grew from v1.0.1, which makes it grow from itself [config-circle]`},
		{"a primary language", "primary: ja",
			`dmrel.yaml:1:10: warning: dmrel.yaml names the language ja, which these notes do not have [config-language]`},
		{"the language of a reason", "stops:\n  v1.0.1:\n    fr: pourquoi",
			`dmrel.yaml:2:3: warning: dmrel.yaml names the language fr, which these notes do not have [config-language]`},
		{"nothing amiss", "parents: {v1.1.0: '', v1.0.0: }\nstops: {eb2889c9: why}", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := load(t, configured(tt.config))
			var got []string
			for _, p := range c.Problems {
				got = append(got, fmt.Sprint(p))
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), tt.want)
			}
			if len(c.Releases) != 4 {
				t.Errorf("%d releases were read", len(c.Releases))
			}
		})
	}
}

// Of two things said of one release the first counts.
func TestFirstOfTwoCounts(t *testing.T) {
	c := load(t, configured("stops:\n  v1.0.1: a\n  1.0.1: b"))
	if got := c.Release("v1.0.1").Required.In("en"); got != "a" {
		t.Errorf("the reason is %q", got)
	}
}

// A configuration that cannot be read is an error that says where, what is
// wrong and what it should be.
func TestConfigurationThatCannotBeRead(t *testing.T) {
	for config, want := range map[string]string{
		"product: X\nprodcut: Y":                     `2:1: no member "prodcut"; the nearest is "product"`,
		"know-bad: {}":                               `1:1: no member "know-bad"; the nearest is "knownBad"`,
		"<<: {product: X}":                           `1:1: no member "<<"; the nearest is `,
		"product: X\nproduct: Y":                     `2:1: mapping key "product" already defined at [1:1]`,
		"- product":                                  `1:1: the configuration is a list and should be a mapping`,
		"product":                                    `1:1: the configuration is "product" and should be a mapping`,
		"product: [X]":                               `1:10: product is a list and should be text`,
		"product:\n  name: X":                        `2:3: product is a mapping and should be text`,
		"product: 2048":                              `1:10: product is 2048 and should be text: put it in quotes`,
		"product: true":                              `1:10: product is true and should be text: put it in quotes`,
		"product: .inf":                              `1:10: product is .inf and should be text`,
		"product: ''":                                `1:10: product is empty: write it, or leave it out`,
		"product: !!str X":                           `1:10: product is a value with a tag and should be text`,
		"product: *no":                               `1:10: product is an alias that stands for nothing and should be text`,
		"产品: X":                                      `1:1: no member "产品"; the nearest is `,
		"{product: 产品, primary: chinese}":            `1:24: primary is "chinese" and should be the tag of a language, such as zh, en or zh-TW`,
		"primary: xx":                                `1:10: primary is "xx" and should be the tag of a language`,
		"baseURL: example.org":                       `1:10: baseURL is "example.org" and should be an address, such as "https://example.org/notes"`,
		"repository: git@github.com:a/b":             `1:13: repository is "git@github.com:a/b" and should be an address`,
		"authority: example.org":                     `1:12: authority is "example.org" and should be a domain and a year in which it was yours, such as "example.org,2020"`,
		"authority: example.org,20":                  `1:12: authority is "example.org,20" and should be`,
		"authority: example.org,2020-13":             `1:12: authority is "example.org,2020-13" and should be`,
		"authority: -x.org,2020":                     `1:12: authority is "-x.org,2020" and should be`,
		"components: DM":                             `1:13: components is "DM" and should be a list, such as [a, b]`,
		"components: [DM, DM]":                       `1:18: components has "DM" twice`,
		"components:\n  - DM\n  - ''":                `3:5: components is empty: write it, or leave it out`,
		"components: [7]":                            `1:14: components is 7 and should be text: put it in quotes`,
		"include: ['[']":                             `1:11: include is "[" and should be a pattern for files below the folder of the notes, such as "drafts/*.md"`,
		"exclude: [/a.md]":                           `1:11: exclude is "/a.md" and should be a pattern`,
		"exclude: [./a.md]":                          `1:11: exclude is "./a.md" and should be a pattern`,
		"exclude: [drafts/]":                         `1:11: exclude is "drafts/" and should be a pattern`,
		"parents: [v1.0.0]":                          `1:10: parents is a list and should be a mapping, such as "key: value"`,
		"parents: {v1.0.0: 0.9}":                     `1:19: v1.0.0 is 0.9 and should be text: put it in quotes`,
		"stops:\n  v1.0.0: {english: why}":           `2:12: "english" is not the tag of a language, such as zh, en or zh-TW`,
		"stops:\n  v1.0.0: {en: }":                   `2:15: en is empty and should be text`,
		"stops:\n  v1.0.0: [why]":                    `2:11: v1.0.0 is a list and should be text`,
		"rules: {entry-missing: [error]}":            `1:24: entry-missing is a list and should be text`,
		"product: 'X":                                `1:10: could not find end character of single-quoted text`,
		"product: X\n\tshortName: Y":                 `2:1: `,
		"product: X\n---\nproduct: Y":                `3:1: a second document begins here, and only one is read`,
		"product: X\nshortName: D\xff":               `2:13: it is not valid UTF-8`,
		"product: &a [*a]":                           `1:13: product is a list and should be text`,
		"components: " + strings.Repeat("[", 100000): `1:77: it is nested more than 64 deep`,
		strings.Repeat("- ", 100000):                 `1:129: it is nested more than 64 deep`,
		"product: " + strings.Repeat("x", 300000):    `1:1: it has 300009 bytes, and no more than 262144 are read`,
	} {
		_, err := content.Load(configured(config))
		if err == nil || !strings.HasPrefix(err.Error(), "dmrel.yaml:"+want) {
			t.Errorf("%.60q is %.200v, want dmrel.yaml:%s", config, err, want)
		}
	}
}

func TestConfigurationIsReadAsYAML(t *testing.T) {
	for name, config := range map[string]string{
		"none": "", "a comment": "# nothing yet\n", "a byte order mark": "\ufeffproduct: X\n", "other ends of lines": "product: X\r\nprimary: en\r\n",
		"a directive": "%YAML 1.2\n---\nproduct: X\n", "members without a value": "product:\nexclude: ~\nrules:\n",
		"an anchor": "stops: {v1.0.1: &why one reason}\nwithdrawn: {v1.0.2: *why}\n",
		"a block":   "stops:\n  v1.0.1: >-\n    one\n    reason\n",
	} {
		t.Run(name, func(t *testing.T) {
			c := load(t, configured(config))
			if len(c.Problems) > 0 {
				t.Errorf("%v", c.Problems)
			}
			if strings.Contains(config, "reason") && c.Release("v1.0.1").Required.In("en") != "one reason" {
				t.Errorf("the reason is %q", c.Release("v1.0.1").Required)
			}
		})
	}
}

// Front matter is YAML too, and within the same bounds.
func TestFrontMatterIsBounded(t *testing.T) {
	laughs := "a0: &a0 [x, x, x, x, x, x, x, x]\n" // each of the following is eight times as large
	for i := range 20 {
		laughs += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 7), i)
	}
	for name, front := range map[string]string{
		"nested lists": "title: " + strings.Repeat("[", 100000), "aliases of aliases": laughs + "title: *a20", "a long text": "title: " + strings.Repeat("x", 300000),
	} {
		c := load(t, fstest.MapFS{"en/a.md": {Data: []byte("---\n" + front + "\n---\n\n# v1.0.0\n\n- Fix it\n")}})
		if len(c.Releases) != 1 || len(c.Problems) != 1 || c.Problems[0].Rule != "front-matter" {
			t.Errorf("%s: %d releases, problems %.300v", name, len(c.Releases), c.Problems)
		}
	}
}

// What front matter writes as a number or a date is read as it is written, and
// members of the docs site's own are passed over, whatever they hold.
func TestFrontMatterOfOthers(t *testing.T) {
	c := load(t, fstest.MapFS{"en/a.md": {Data: []byte("---\ntitle: 1.10\nsummary:\nweight: {a: [b]}\ndate: 2020-01-02\naliases: [/a/, /a/]\n---\n\n# X 1.0.0\n\n## Bug fixes\n\n- Fix it\n")}})
	if d := c.Documents["en"][0]; d.Title != "1.10" || d.Summary != "" || len(d.Aliases) != 2 || len(c.Problems) > 0 {
		t.Errorf("got %q, %q, %v, %v", d.Title, d.Summary, d.Aliases, c.Problems)
	}
	if got := day(c.Release("v1.0.0")); got != "2020-01-02" {
		t.Errorf("the day is %s", got)
	}
}

func FuzzConfiguration(f *testing.F) {
	for _, config := range []string{"product: X\nparents: {v1.1.0: v1.0.2}\n", "stops: {1.0.x: &a why}\nwithdrawn: {v1.0.1: *a}\n",
		"knownBad:\n  v1.0.1: {zh: a, en: b}\n", "rules: {entry-missing: off}\nwaivers: [{rule: dead-link, line: 3, reason: r}]\n",
		"? [a]\n: b\n", "a: !!binary |\n  x\n", "- - - [{a: b}]\n", "\"\\x41\": 'it''s'\n", "%TAG ! x\n---\n"} {
		f.Add(config)
	}
	f.Fuzz(func(t *testing.T, config string) {
		c, err := content.Load(configured(config))
		if err == nil {
			err = fmt.Errorf("dmrel.yaml:1:1:")
			for _, p := range c.Problems {
				if p.Pos.Line < 1 || p.Pos.Line > 1+strings.Count(config, "\n") && p.Pos.File == content.ConfigFile {
					t.Errorf("%q: the place of %v", config, p)
				}
			}
		}
		var line, column int
		if _, scanErr := fmt.Sscanf(err.Error(), "dmrel.yaml:%d:%d:", &line, &column); scanErr != nil || line < 1 || column < 1 {
			t.Errorf("%q: the error is %v", config, err)
		}
	})
}
