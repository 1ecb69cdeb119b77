package content

import (
	"slices"
	"testing"
)

// A name is found where it stands as a word, the longest first, with or without
// the "s" of a plural.
func TestNameFinder(t *testing.T) {
	f := newNameFinder([]string{"DM", "DM-worker", "Loader", "Backup", "Backup Service", "C++", "数据源", "@scope/ui"})
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"DM-worker and DM", []string{"DM-worker", "DM"}},
		{"DM-workers stop", []string{"DM-worker"}},
		{"DM-workerss, xDM, DM_, DMs2", nil},
		{"Loader/DM Loader", []string{"Loader", "DM", "Loader"}},
		{"the Backup Services of Backup.", []string{"Backup Service", "Backup"}},
		{"Backup Servicex", []string{"Backup"}},
		{"C++ code, ObjC++", []string{"C++"}},
		{"修复数据源连接", []string{"数据源"}},
		{"x数据源", nil},
		{"in @scope/ui", []string{"@scope/ui"}},
		{"", nil},
	} {
		var got []string
		f.find(tt.text, func(name string) { got = append(got, name) })
		if !slices.Equal(got, tt.want) {
			t.Errorf("in %q are %q, want %q", tt.text, got, tt.want)
		}
	}
}
