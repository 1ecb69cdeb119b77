package model_test

import (
	"fmt"
	"strings"
	"testing"

	"dmrel/model"
)

// unpaired are entries in short form: "fix: text" with the kind in front, and
// "[id]" and "#1" anywhere; what stands between backquotes is code.
func unpaired(list ...string) []model.Unpaired {
	var all []model.Unpaired
	for _, s := range list {
		kind, text, _ := strings.Cut(s, ": ")
		u := model.Unpaired{Kind: model.Kind(kind)}
		var words []string
		for _, w := range strings.Fields(text) {
			switch {
			case strings.HasPrefix(w, "["):
				u.ID = strings.Trim(w, "[]")
			case strings.HasPrefix(w, "#"):
				u.Refs = append(u.Refs, w)
			default:
				words = append(words, w)
			}
		}
		parts := strings.Split(strings.Join(words, " "), "`")
		for i := 1; i < len(parts); i += 2 {
			u.Codes = append(u.Codes, parts[i])
		}
		u.Text = strings.Join(parts, "")
		all = append(all, u)
	}
	return all
}

// evidence says which entries were paired and by what: "0-1 words, 1-0 id".
func evidence(matches []model.Match) string {
	var list []string
	for _, m := range matches {
		list = append(list, fmt.Sprintf("%d-%d %s", m.A, m.B, m.Evidence))
	}
	return strings.Join(list, ", ")
}

func TestPairWholeReleases(t *testing.T) {
	zh := unpaired(
		"feature: 新增 DM Portal 的英文 UI",
		"feature: 新增 `--more` 参数，供 `query-status` 命令输出完整的迁移状态信息",
		"fix: 修复 `resume-task` 的问题：与下游 TiDB 的连接异常使迁移暂停之后，执行该命令未必能正常恢复迁移",
		"fix: 修复 online DDL 执行失败后 online DDL meta 信息被错误清除的问题",
		"fix: 修复 `query-error` 在 `start-task` 异常返回之后可能引发 DM-worker panic 的问题",
		"fix: 解决在部分场景下频繁重连数据库的问题",
	)
	en := unpaired(
		"feature: Add an English-language UI to DM Portal",
		"feature: Add a `--more` option that makes the `query-status` command print the full migration status information",
		"fix: Fix an issue where running `resume-task` might not properly resume a migration",
		"fix: Fix an issue where online DDL meta information was wrongly cleared after an online DDL operation failed",
		"fix: Fix an issue where `query-error` could cause a DM-worker panic after `start-task` returned with an error",
		"fix: Fix frequent reconnections to the database in some scenarios",
	)
	for _, tt := range []struct {
		name string
		en   []int // which English entries there are, in which order
		want string
	}{
		{"the same order; the last by its place", []int{0, 1, 2, 3, 4, 5}, "0-0 words, 1-1 words, 2-2 words, 3-3 words, 4-4 words, 5-5 order"},
		{"reordered; the last has lost its place", []int{4, 5, 0, 1, 3, 2}, "0-2 words, 1-3 words, 2-5 words, 3-4 words, 4-0 words"},
		{"one missing", []int{0, 1, 3, 4, 5}, "0-0 words, 1-1 words, 3-2 words, 4-3 words, 5-4 order"},
		{"the one without words missing", []int{0, 1, 2, 3, 4}, "0-0 words, 1-1 words, 2-2 words, 3-3 words, 4-4 words"},
		{"all but one missing", []int{3}, "3-0 words"},
		{"all missing", nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b []model.Unpaired
			for _, i := range tt.en {
				b = append(b, en[i])
			}
			if got := evidence(model.Pair(zh, b, nil)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPair(t *testing.T) {
	tests := []struct {
		name string
		a, b []model.Unpaired
		want string
	}{
		{"nothing with nothing", nil, nil, ""},
		{"something with nothing", unpaired("fix: a"), nil, ""},

		{"by id, whatever else they say",
			unpaired("fix: [x] `one` #1", "fix: [y] `two` #2"),
			unpaired("feature: [y] `one` #1", "removal: [x] `two` #2"), "0-1 id, 1-0 id"},
		{"by references in any order",
			unpaired("fix: 修复 #1 #2", "fix: 解决 #3"),
			unpaired("fix: solve #3", "fix: fix #2 #1"), "0-1 refs, 1-0 refs"},
		{"the id before the references",
			unpaired("fix: [x] #1", "fix: #2"),
			unpaired("fix: #1", "fix: [x] #2"), "0-1 id"},
		{"an id that one side has twice tells nothing",
			unpaired("fix: [x] `one`", "fix: [x] `two`"),
			unpaired("fix: [x] `two`", "fix: `one`"), "0-1 words, 1-0 words"},
		{"references that one side has twice tell nothing",
			unpaired("fix: `one` #1", "fix: `two` #1"),
			unpaired("fix: `two` #1", "fix: `one`"), "0-1 words, 1-0 words"},

		{"by code, numbers and names",
			unpaired("fix: 错误码 9007 或 8005", "fix: 用 `pause-task`", "fix: 解决 TiKV 的"),
			unpaired("fix: TiKV is slow", "fix: error 9007 or 8005", "fix: run `pause-task`"), "0-1 words, 1-2 words, 2-0 words"},
		{"case and full stops aside",
			unpaired("fix: 支持 DM-Worker.", "fix: 支持 TiKV。"),
			unpaired("fix: about tikv", "fix: about dm-worker"), "0-1 words, 1-0 words"},
		{"the same words nearer by",
			unpaired("fix: `x`", "fix: 甲", "fix: 乙", "fix: `x`"),
			unpaired("fix: `x`", "fix: one", "fix: two", "fix: `x`"), "0-0 words, 1-1 order, 2-2 order, 3-3 words"},
		{"two letters are a name, one is not",
			unpaired("fix: 支持 DM", "fix: 支持 X"), unpaired("removal: X", "removal: about", "removal: DM"), "0-2 words"},
		{"a rare word tells more than one that all have",
			unpaired("fix: DM DM-worker `rare1`", "fix: DM DM-worker `rare2`"),
			unpaired("fix: DM DM-worker `rare2`", "fix: DM DM-worker `rare1`"), "0-1 words, 1-0 words"},
		{"a few words of many are not enough",
			unpaired("fix: `a1` `b2` `c3` `d4`", "fix: `e5`", "fix: `f6` `g7` `h8`"),
			unpaired("feature: `e5`", "removal: `a1` `f6` `g7` `h8`", "removal: `b2` `c3` `d4`"), "0-2 words, 1-0 words, 2-1 words"},
		{"nor is one of many, when it is all the other says",
			unpaired("fix: `a1` `b2` `c3` `d4` `e5`"),
			unpaired("removal: `a1`", "removal: `b2`", "removal: `c3`", "removal: `d4`", "removal: `e5`"), ""},

		{"by order, without any word", unpaired("fix: 甲", "feature: 乙"), unpaired("fix: one", "feature: two"), "0-0 order, 1-1 order"},
		{"but not when the numbers differ", unpaired("fix: 甲", "fix: 乙"), unpaired("fix: one"), ""},
		{"nor the kinds", unpaired("fix: 甲", "feature: 乙"), unpaired("feature: one", "fix: two"), ""},
		{"nor the references", unpaired("fix: 甲 #1"), unpaired("fix: one #2"), ""},
		{"one reference in common will do", unpaired("fix: 甲 #1 #2"), unpaired("fix: one #2"), "0-0 refs"},
		{"writers do not tell features from improvements", unpaired("feature: 甲"), unpaired("improvement: one"), "0-0 order"},
		{"a kind may be unknown", unpaired("other: 甲", "security: 乙"), unpaired("fix: one", "other: two"), "0-0 order, 1-1 order"},
		{"nor when the pairs so far are in another order",
			unpaired("fix: [x]", "fix: [y]", "fix: 甲"), unpaired("fix: [y]", "fix: [x]", "fix: one"), "0-1 id, 1-0 id"},
		{"a single pair that crosses another is left aside",
			unpaired("fix: [s]", "fix: [t]", "fix: [u]", "fix: [v]", "fix: [x]", "fix: [y]", "fix: 甲"),
			unpaired("fix: [y]", "fix: [s]", "fix: [t]", "fix: [u]", "fix: [v]", "fix: [x]", "fix: one"),
			"0-1 id, 1-2 id, 2-3 id, 3-4 id, 4-5 id, 5-0 id, 6-6 order"},
		{"each gap for itself",
			unpaired("fix: 甲", "fix: [x]", "fix: 乙", "fix: 丙", "fix: [y]", "fix: 丁"),
			unpaired("fix: one", "fix: [x]", "fix: two", "fix: [y]", "fix: four"), "0-0 order, 1-1 id, 4-3 id, 5-4 order"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := evidence(model.Pair(tt.a, tt.b, nil)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// A known pair is certain, shared words are what they share, a place is a guess.
func TestPairConfidence(t *testing.T) {
	a := unpaired("fix: [x]", "fix: `one` `two`", "fix: 甲", "fix: #1")
	b := unpaired("fix: [x]", "fix: `one` `two`", "fix: first", "fix: #1")
	for i, want := range []float64{1, 1, 0.6, 1} {
		if m := model.Pair(a, b, nil)[i]; m.Confidence != want {
			t.Errorf("%d-%d by %s: confidence %v, want %v", m.A, m.B, m.Evidence, m.Confidence, want)
		}
	}
	kinds := model.Pair(unpaired("feature: `one`", "feature: `two`"), unpaired("improvement: `one`", "fix: `two`"), nil)
	if kinds[0].Confidence != 1 || kinds[1].Confidence >= 1 {
		t.Errorf("a kind that writers confuse, and one that they do not: %v", kinds)
	}
	apart := model.Pair(unpaired("fix: `one`", "fix: 甲", "fix: 乙"), unpaired("fix: two", "feature: `one`"), nil)
	if len(apart) != 1 || apart[0].Confidence >= 1 || apart[0].Confidence < 0.6 {
		t.Errorf("another kind at another place: %v", apart)
	}
}
