package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// waysCatalog has three lines of releases with what makes a way hard: a release
// that no way may pass by, one that was withdrawn and one that is known to be
// bad, a pre-release, backports under other numbers and in other words, steps
// that change their wording, and a target that has no steps of its own.
//
//	v1.0.0 - v1.0.1 - v1.0.2
//	   \
//	    v1.1.0-rc.1 - v1.1.0 - v1.1.1 - v1.1.2
//	                     \
//	                      v2.0.0 - v2.0.1 - v2.0.2 - v2.0.3
func waysCatalog() *model.Catalog {
	c := &model.Catalog{
		Product: "Example Migration Tool", ShortName: "EMT", Repository: "https://github.com/example/emt", Languages: []string{"zh", "en"},
		Releases: []*model.Release{
			way("v2.0.3", change("fix", "#60", "修复退出时的 panic", "Fix a panic at exit")),
			way("v2.0.2", change("feature", "", "新增 `emt check`", "Add `emt check`")),
			way("v2.0.1",
				change("security", "CVE-2020-0001", "升级依赖", "Update a dependency"),
				change("fix", "#30", "修复任务重启之后进度显示不正确的问题", "Fix wrong progress shown after a task restarts")),
			way("v2.0.0",
				change("removal", "", "移除 `emt start`", "Remove `emt start`"),
				change("compatibility", "", "`batch` 默认值改为 200", "The default of `batch` is 200 now"),
				change("known-issue", "", "升级期间监控可能无数据", "Monitoring may show no data during the upgrade"),
				change("fix", "#21", "修复连接泄漏", "Fix leaking connections"),
				change("fix", "#21", "修复连接的泄漏", "Connections do not leak any more")),
			way("v1.1.2", change("fix", "#31", "修复任务重启后进度显示不正确的问题", "Fix wrong progress shown after the task restarts")),
			way("v1.1.1", change("improvement", "", "加快扫描", "Scan faster")),
			way("v1.1.0", change("fix", "#21", "修复连接泄漏", "Fix leaking connections"), change("deprecation", "", "废弃 `emt start`", "Deprecate `emt start`")),
			way("v1.1.0-rc.1", change("feature", "#10", "支持断点续传", "Resume where it stopped")),
			way("v1.0.2", change("fix", "#21", "修复连接泄漏", "Fix leaking connections"), change("fix", "#23", "修复 1.0 的内存占用", "Use less memory in 1.0")),
			way("v1.0.1"),
			way("v1.0.0", change("feature", "", "首个版本", "The first release")),
		},
		Documents: map[string][]*model.Document{"zh": {{
			File: "zh/upgrade.md", Versions: []string{"v1.1.0", "v2.0.0"},
			Notices: []model.Passage{{ID: "general", Texts: both(3, "> 先停止任务。", "> Stop the tasks first.")}},
		}}},
	}
	release := func(slug string) *model.Release {
		return c.Releases[slices.IndexFunc(c.Releases, func(r *model.Release) bool { return r.Slug() == slug })]
	}
	release("v2.0.0").Changes[4].RepeatOf = release("v2.0.0").Changes[3].ID
	release("v1.1.0").Required = model.Remark{"zh": "元数据在此版本迁移", "en": "it migrates the metadata"}
	release("v1.1.1").Withdrawn = model.Remark{"zh": "会丢失数据", "en": "it loses data"}
	release("v2.0.0").KnownBad = model.Remark{}
	release("v2.0.3").Build = buildOf("v2.0.3", "41426af6cffcff9a325697a3bdebeadc9baa8aa6", "go1.13", "2020-06-01")
	set := func(version string) model.Passage {
		return model.Passage{ID: "set", Texts: both(40, "把 `version` 设为 "+version+"。", "Set `version` to "+version+".")}
	}
	run := model.Passage{ID: "run", Texts: both(41, "执行：\n\n```sh\n./update.sh\n```", "Run:\n\n```sh\n./update.sh\n```")}
	migrate := model.Passage{ID: "migrate", Texts: both(42, "```sh\n./migrate.sh\n```", "```sh\n./migrate.sh\n```")}
	deploy := func(zh, en string) model.Passage {
		return model.Passage{ID: "deploy", Texts: both(43, "在每台机器上执行 `deploy.sh`，逐台升级集群中的所有组件，并等待每个组件恢复正常运行之后再升级下一个"+zh,
			"Run `deploy.sh` on each machine of the cluster to upgrade all components one by one, and wait for each of them to be well again before the next one "+en)}
	}
	release("v1.1.0").Steps = []model.Passage{set("v1.1.0"), migrate}
	release("v2.0.0").Steps = []model.Passage{set("v2.0.0"), deploy("。", "is upgraded."), run}
	release("v2.0.1").Steps = []model.Passage{set("v2.0.1"), deploy("组件。", "is begun."), run}
	release("v1.1.0").Notices = []model.Passage{{ID: "together", Texts: both(44, "> 升级到 1.1.0 时，所有组件必须一起升级。", "> Upgrade all components together to 1.1.0.")}}
	release("v2.0.0").Notices = []model.Passage{{ID: "together", Texts: both(44, "> 升级到 2.0.0 时，所有组件必须一起升级。", "> Upgrade all components together to 2.0.0.")}}
	c.Index(nil)
	return c
}

// way is a release with its changes; odd numbers among its references concern
// the worker.
func way(version string, changes ...*model.Change) *model.Release {
	r := &model.Release{Version: sampleVersion(version), Date: day("2020-01-10"), Languages: []string{"zh", "en"}, Changes: changes}
	model.UniqueIDs(changes, func(c *model.Change) string { return c.Texts["zh"].Plain() })
	return r
}

func change(kind model.Kind, ref, zh, en string) *model.Change {
	c := &model.Change{Kind: kind, Rule: "heading", Texts: both(20, zh, en)}
	if ref != "" {
		c.Refs = []string{ref}
	}
	if kind == model.Fix {
		c.Components = []string{"worker"}
	}
	c.ID = model.ChangeID("", c.Refs, zh)
	return c
}

// The cases are like those of TestDocuments. Words behind the language are the
// options of a comparison, as in "by=version explain kind=fix stable".
func TestWays(t *testing.T) { checkArchives(t, "testdata/ways/*.txtar", printWay) }

func printWay(words []string) (string, error) {
	c := waysCatalog()
	format, document, lang, options := words[0], words[1], words[4], words[5:]
	from, err := c.Find(words[2])
	if err != nil {
		return "", err
	}
	to, err := c.Find(words[3])
	if err != nil {
		return "", err
	}
	cmp, view := c.Compare(from, to), ComparisonView{}
	for _, option := range options {
		name, value, _ := strings.Cut(option, "=")
		switch name {
		case "by":
			view.GroupBy = model.Grouping(value)
		case "explain":
			view.Explain = true
		default:
			cmp = cmp.Filtered(filterOf(name, value))
		}
	}
	var b bytes.Buffer
	switch format + " " + document {
	case "text diff":
		err = ComparisonText(&b, c, cmp, view, TextOptions{Lang: lang, Width: 80})
	case "markdown diff":
		err = ComparisonMarkdown(&b, c, cmp, view, lang)
	case "html diff":
		err = ComparisonHTML(&b, c, cmp, view, lang)
	case "text path":
		err = PathText(&b, c, cmp, TextOptions{Lang: lang, Width: 80})
	case "markdown path":
		err = PathMarkdown(&b, c, cmp, lang)
	case "checklist path":
		err = PathChecklist(&b, c, cmp, lang)
	default:
		return "", fmt.Errorf("no document %q", document)
	}
	return b.String(), err
}

func filterOf(name, value string) model.Filter {
	switch name {
	case "kind":
		return model.Filter{Kinds: []model.Kind{model.Kind(value)}}
	case "component":
		return model.Filter{Components: []string{value}}
	case "ref":
		return model.Filter{Refs: []string{value}}
	case "grep":
		return model.Filter{Text: value}
	}
	return model.Filter{Stable: true}
}

// The numbers of a comparison add up in every pair, whatever the filter.
func TestCountsOfJSONAddUp(t *testing.T) {
	c := waysCatalog()
	filters := []model.Filter{{}, {Stable: true}, {Kinds: []model.Kind{model.Fix}}, {Text: "panic", Stable: true}}
	for _, from := range c.Releases {
		for _, to := range c.Releases {
			for _, f := range filters {
				var b bytes.Buffer
				if err := ComparisonJSON(&b, c, c.Compare(from, to).Filtered(f)); err != nil {
					t.Fatal(err)
				}
				var got struct {
					New, NotListed, Known, Repeats []any
					Counts, Hidden                 struct{ Seen, New, Known, Repeats, NotListed int }
					Releases                       []string
				}
				if err := json.Unmarshal(b.Bytes(), &got); err != nil {
					t.Fatal(err)
				}
				seen := 0
				for _, slug := range got.Releases {
					seen += len(c.Release(slug).Changes)
				}
				n := got.Counts
				sums := map[string][2]int{
					"seen": {n.Seen, seen}, "seen = new + known + repeats": {n.Seen, n.New + n.Known + n.Repeats},
					"known": {n.Known, len(got.Known)}, "repeats": {n.Repeats, len(got.Repeats)},
					"new = shown + hidden":        {n.New, len(got.New) + got.Hidden.New},
					"not listed = shown + hidden": {n.NotListed, len(got.NotListed) + got.Hidden.NotListed},
				}
				for _, name := range slices.Sorted(maps.Keys(sums)) {
					if sums[name][0] != sums[name][1] {
						t.Errorf("from %s to %s with %+v: %s: %v", from.Slug(), to.Slug(), f, name, sums[name])
					}
				}
			}
		}
	}
}
