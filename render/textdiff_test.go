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
		{"a line behind the last one", "one\nthe end", "one\nthe end\nand the end", "one\nthe end{+\nand the end+}"},
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

func TestReadableDiff(t *testing.T) {
	tests := []struct{ name, a, b, want string }{
		{"words shared by chance", "Fix the panic of a worker", "Add a flag to the status page",
			"[-Fix the panic of a worker-]{+Add a flag to the status page+}"},
		{"a character shared by chance", "修复 worker 的崩溃", "新增 status 的选项", "[-修复 worker 的崩溃-]{+新增 status 的选项+}"},
		{"a word for a word", "from v1.0.2 to v1.0.3", "from v1.0.3 to v1.0.4", "from [-v1.0.2-]{+v1.0.3+} to [-v1.0.3-]{+v1.0.4+}"},
		{"only added on both sides", "the end", "now the very last end", "{+now +}the{+ very last+} end"},
		{"much in common", "把 DM 集群的组件全部升级", "把 DM 集群的监控组件升级", "把 DM 集群的{+监控+}组件[-全部-]升级"},
		{"lines keep their own changes", "one two three\na\nfour five six", "eins zwei drei\na\nvier f\u00fcnf sechs",
			"[-one two three-]{+eins zwei drei+}\na\n[-four five six-]{+vier f\u00fcnf sechs+}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := diffMarks(readableDiff(tt.a, tt.b)); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// Lines that both texts have are never shown as deleted here and inserted
// there, however long the texts are and however often they have a line.
func TestTextDiffKeepsSharedLines(t *testing.T) {
	var numbered, shuffled strings.Builder
	for i := range 3 * maxExact {
		fmt.Fprintf(&numbered, "line %d of many\n", i)
		fmt.Fprintf(&shuffled, "line %d of many\n", i^1) // each two neighbours change places
	}
	repeated := strings.Repeat("x\n", 2*maxExact)
	tests := []struct {
		name, a, b string
		shared     int // at least so many bytes of what both have
	}{
		{"long lines", "first\n" + numbered.String() + "A", "erste\n" + numbered.String() + "B", numbered.Len()},
		{"neighbours change places", numbered.String(), shuffled.String(), numbered.Len() / 2},
		{"one line very often", "first\n" + repeated + "A", "erste\n" + repeated + "B", len(repeated)},
		{"one line less often", "first\n" + repeated + "A", "erste\n" + repeated[:len(repeated)/2] + "B", len(repeated) / 2},
		{"in one line", strings.ReplaceAll(numbered.String(), "\n", " ") + "A", strings.ReplaceAll(numbered.String(), "\n", " ") + "B", numbered.Len()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			shared := 0
			for _, part := range TextDiff(tt.a, tt.b) {
				if part.Op == DiffEqual {
					shared += len(part.Text)
				}
			}
			if shared < tt.shared {
				t.Errorf("%d bytes are shared, want %d of %d and %d", shared, tt.shared, len(tt.a), len(tt.b))
			}
			if err := diffInvariant(tt.a, tt.b); err != nil {
				t.Error(err)
			}
		})
	}
}

// With more distinct lines than there are code points go-diff would panic, if
// these stood for lines.
func TestMatchTokensOfVeryManyLines(t *testing.T) {
	const lines = 600_000
	a, b := make([]int, lines), make([]int, lines)
	for i := range lines {
		a[i], b[i] = i, i+lines-1
	}
	const newline = -1
	if got, want := matchTokens(withNewlines(a, newline), withNewlines(b, newline), func(t int) bool { return t == newline }), []match{{2*lines - 2, 0, 2}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func withNewlines(tokens []int, newline int) []int {
	var lines []int
	for _, t := range tokens {
		lines = append(lines, t, newline)
	}
	return lines
}

// diffInvariant checks what TextDiff promises for any two texts.
func diffInvariant(a, b string) error {
	var first, second strings.Builder
	last := DiffPart{Op: -1}
	for _, p := range TextDiff(a, b) {
		if p.Text == "" || p.Op == last.Op || p.Op == DiffDelete && last.Op == DiffInsert {
			return fmt.Errorf("%v does not follow %v", p, last)
		}
		if p.Op != DiffInsert {
			first.WriteString(p.Text)
		}
		if p.Op != DiffDelete {
			second.WriteString(p.Text)
		}
		last = p
	}
	if first.String() != a || second.String() != b {
		return fmt.Errorf("the parts give %.80q and %.80q, not %.80q and %.80q", first.String(), second.String(), a, b)
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
