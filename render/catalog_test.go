package render

import (
	"time"

	"dmrel/model"
)

// sampleCatalog is a small catalog with what makes output hard: two languages
// that do not have the same, a pre-release, a version of git describe, two
// lines of releases, references, an entry that is there twice, code and nested
// lists, steps that differ in a word, and a release without a date.
func sampleCatalog() *model.Catalog {
	c := &model.Catalog{
		Product: "Example Migration Tool", ShortName: "EMT", Namespace: "EMT", Authority: "example.org,2020",
		Repository: "https://github.com/example/emt", Languages: []string{"zh", "en"},
		Releases: []*model.Release{sampleV111(), sampleV110(), sampleV101(), sampleV100(), sampleRC()},
		Documents: map[string][]*model.Document{
			"zh": {{
				File: "zh/upgrade.md", Title: "版本升级", Summary: "各版本的变更。",
				Aliases:  []model.Alias{{Path: "/docs/upgrade/", Pos: at("zh/upgrade.md", 4)}},
				Versions: []string{"v1.1.1", "v1.1.0", "v1.0.1", "v1.0.0", "v1.0.0-rc.1"},
				Notices:  []model.Passage{{ID: "note", Texts: both(3, "> **注意：**\n>\n> 先停止任务。", "> **Note:**\n>\n> Stop the tasks first.")}},
			}},
			"en": {{File: "en/upgrade.md", Title: "Upgrade", Summary: "What changed.", Versions: []string{"v1.1.0", "v1.0.1", "v1.0.0", "v1.0.0-rc.1"}}},
		},
		Problems: []model.Problem{
			{Pos: at("en/upgrade.md", 1), Severity: model.SeverityError, Rule: "missing-release", Message: `no release "v1.1.1" in this language`, Hint: "translate it"},
			{Pos: at("zh/upgrade.md", 20), Severity: model.SeverityWarning, Rule: "repeat", Message: "says again what line 18 says"},
			{Severity: model.SeverityNote, Rule: "no-config", Message: "there is no dmrel.yaml"},
		},
	}
	c.Index(nil)
	return c
}

func at(file string, line int) model.Position {
	return model.Position{File: file, Line: line, Column: 1}
}

// both makes a text in two languages from Markdown; an empty one is not there.
func both(line int, zh, en string) model.Texts {
	texts := model.Texts{}
	for lang, source := range map[string]string{"zh": zh, "en": en} {
		if source != "" {
			texts[lang] = model.Text{Blocks: readMarkdown(source), Source: at(lang+"/upgrade.md", line)}
		}
	}
	return texts
}

func sampleVersion(name string) model.Version {
	v, err := model.ParseVersion(name)
	if err != nil {
		panic(err)
	}
	return v
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func buildOf(version, commit, goVersion, built string) model.Build {
	return model.Build{
		ReleaseVersion: version, Commit: commit, BuildTime: day(built).Add(7 * time.Hour), GoVersion: goVersion,
		Fields: []model.Field{
			{Name: "Release Version", Value: version}, {Name: "Git Commit Hash", Value: commit},
			{Name: "UTC Build Time", Value: built + " 07:00:00"}, {Name: "Go Version", Value: goVersion},
		},
	}
}

func steps(version string) []model.Passage {
	return []model.Passage{
		{ID: "step-1", Texts: both(40, "把 `version` 设为 "+version+"。", "Set `version` to "+version+".")},
		{ID: "step-2", Texts: both(41, "执行 `update.sh`：\n\n```sh\n./update.sh\n```", "Run `update.sh`:\n\n```sh\n./update.sh\n```")},
	}
}

func sampleRC() *model.Release {
	return &model.Release{
		Version: sampleVersion("v1.0.0-rc.1-12-gaa39ff9"), Date: day("2019-07-24"), Languages: []string{"zh", "en"},
		Build: buildOf("v1.0.0-rc.1-12-gaa39ff9", "aa39ff981dfb3e8c0fa4180127246b253604cc34", "go1.11", "2019-07-24"),
		Changes: []*model.Change{
			{ID: "c-renamed", Kind: model.Compatibility, Rule: "wording", Texts: both(90, "`start` 改名为 `run`", "`start` is now `run`")},
		},
		Prose: []model.Passage{{ID: "prose", Texts: both(92, "#### 说明\n\n首个候选版本。", "#### About\n\nThe first candidate.")}},
	}
}

func sampleV100() *model.Release {
	return &model.Release{
		Version: sampleVersion("v1.0.0-10-geb2889c9 (1.0 GA)"), Date: day("2019-09-06"), Languages: []string{"zh", "en"},
		Build: buildOf("v1.0.0-10-geb2889c9", "eb2889c9dcfbff6653be9c8720a32998b4627db9", "go1.12", "2019-09-06"),
		Changes: []*model.Change{
			{ID: "c-retry", Kind: model.Feature, Rule: "wording", Components: []string{"worker"}, Texts: both(70, "自动重试", "Retry by itself")},
		},
		Steps: steps("v1.0.0"),
	}
}

func sampleV101() *model.Release {
	return &model.Release{
		Version: sampleVersion("v1.0.1"), Date: day("2020-01-10"), Languages: []string{"zh", "en"},
		Build: buildOf("v1.0.1", "e63c6cdebea0edcf2ef8c91d84cff4aaa5fc2df7", "go1.12", "2020-01-10"),
		Changes: []*model.Change{
			{ID: "r-12", Kind: model.Fix, Rule: "heading", Refs: []string{"#12"}, Authors: []string{"ann"}, Texts: both(60, "修复 panic [#12](https://github.com/example/emt/pull/12)", "Fix a panic [#12](https://github.com/example/emt/pull/12)")},
			{ID: "c-slow", Kind: model.Fix, Rule: "heading", Texts: both(61, "修复 1.0 特有的 `query` 变慢问题", "Fix slow `query`, in 1.0 only")},
		},
		Steps: steps("v1.0.1"),
	}
}

func sampleV110() *model.Release {
	return &model.Release{
		Version: sampleVersion("v1.1.0"), Date: day("2019-12-13"), Languages: []string{"zh", "en"},
		Build: buildOf("v1.1.0", "41426af6cffcff9a325697a3bdebeadc9baa8aa6", "go1.13", "2019-12-13"),
		Changes: []*model.Change{
			{ID: "c-portal", Kind: model.Feature, Rule: "heading", Components: []string{"Portal"}, Texts: both(20, "Portal 新增英文界面：\n\n- 菜单\n  - 设置\n- 帮助", "")},
			{ID: "c-more", Kind: model.Feature, Rule: "heading", Refs: []string{"example/emt#7"}, Texts: both(24, "新增 `--more` 参数：\n\n```sh\nemt query --more\n```", "Add `--more`:\n\n```sh\nemt query --more\n```")},
			{ID: "r-12", Kind: model.Fix, Rule: "heading", Refs: []string{"#12"}, Texts: both(30, "修复 panic（#12）", "Fix a panic (#12)")},
			{ID: "r-12-again", Kind: model.Fix, Rule: "heading", Refs: []string{"#12"}, RepeatOf: "r-12", Texts: both(31, "修复了 panic（#12）", "A panic is fixed (#12)")},
		},
		Steps: steps("v1.1.0"),
		Notices: []model.Passage{
			{ID: "note-1", Texts: both(45, "> 不能只升级部分组件。", "> Upgrade all components together.")},
		},
	}
}

func sampleV111() *model.Release {
	return &model.Release{
		Version: sampleVersion("v1.1.1"), Languages: []string{"zh"},
		Changes: []*model.Change{
			{ID: "c-null", Kind: model.Improvement, Rule: "wording", Texts: both(10, "优化 `NULL` 的处理，支持 **全部** ~~部分~~ 类型 <T> & [更多](https://example.org/a?b=1&c=2)", "")},
			{ID: "c-cve", Kind: model.Security, Rule: "heading", Refs: []string{"CVE-2020-0001"}, Texts: both(11, "升级依赖", "")},
		},
	}
}
