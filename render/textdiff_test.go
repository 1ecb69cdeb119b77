package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTextDiffMarks(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"equal", "the same", "the same", "the same"},
		{"empty", "", "", ""},
		{"whole identifiers",
			"check `dm_version = v1.0.2` in inventory.ini", "check `dm_version = v1.0.3` in inventory.ini",
			"check `dm_version = [-v1.0.2-]{+v1.0.3+}` in inventory.ini"},
		{"the end of a sentence", "use v1.0.2.", "use v1.0.3.", "use [-v1.0.2-]{+v1.0.3+}."},
		{"Chinese by character",
			"执行 ansible-playbook 滚动升级 DM 集群", "执行 ansible-playbook 滚动更新 DM 集群",
			"执行 ansible-playbook 滚动[-升级-]{+更新+} DM 集群"},
		{"a space between two changes belongs to both", "run foo bar now", "run baz qux now", "run [-foo bar-]{+baz qux+} now"},
		{"lines keep their own changes", "a 1\n2 b", "a 3\n4 b", "a [-1-]{+3+}\n[-2-]{+4+} b"},
		{"only added", "one three", "one two three", "one {+two +}three"},
		{"only removed", "", "new", "{+new+}"},
		{"invalid UTF-8 is not all alike", "a\xffb", "a\xfeb", "a[-\xff-]{+\xfe+}b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := TextDiffMarks(tt.a, tt.b); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// Above the limit of words the lines are compared, and above the limit of
// lines nothing is but the common beginning and end.
func TestTextDiffIsBoundedBySize(t *testing.T) {
	long := strings.Repeat("one two three four\n", maxDiffTokens/8)
	checkDiff(t, "first\n"+long+"A\n"+long+"last", "erste\n"+long+"B\n"+long+"letzte",
		[]DiffOp{DiffDelete, DiffInsert, DiffEqual, DiffDelete, DiffInsert, DiffEqual, DiffDelete, DiffInsert})

	longer := strings.Repeat("x\n", maxDiffTokens)
	checkDiff(t, "same first\n"+longer+"A same", "same erste\n"+longer+"B same",
		[]DiffOp{DiffEqual, DiffDelete, DiffInsert, DiffEqual})
}

func checkDiff(t *testing.T, a, b string, want []DiffOp) {
	t.Helper()
	var ops []DiffOp
	for _, p := range TextDiff(a, b) {
		ops = append(ops, p.Op)
	}
	if !slices.Equal(ops, want) {
		t.Errorf("got %v, want %v", ops, want)
	}
	if err := diffInvariant(a, b); err != nil {
		t.Error(err)
	}
}

// diffInvariant checks what TextDiff promises for any two texts.
func diffInvariant(a, b string) error {
	var first, second string
	last := DiffPart{Op: -1}
	for _, p := range TextDiff(a, b) {
		if p.Text == "" || p.Op == last.Op || p.Op == DiffDelete && last.Op == DiffInsert {
			return fmt.Errorf("%v does not follow %v", p, last)
		}
		if p.Op != DiffInsert {
			first += p.Text
		}
		if p.Op != DiffDelete {
			second += p.Text
		}
		last = p
	}
	if first != a || second != b {
		return fmt.Errorf("the parts give %q and %q, not %q and %q", first, second, a, b)
	}
	return nil
}

func FuzzTextDiff(f *testing.F) {
	f.Add("", "")
	f.Add("run foo bar now", "run baz qux now")
	f.Add("滚动升级 DM 集群", "滚动更新\nDM")
	f.Add("a\xff \xc3\x28", "a\xfe \ufffd")
	f.Fuzz(func(t *testing.T, a, b string) {
		if err := diffInvariant(a, b); err != nil {
			t.Error(err)
		}
	})
}
