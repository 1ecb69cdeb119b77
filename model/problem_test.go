package model_test

import (
	"reflect"
	"testing"

	"dmrel/model"
)

func TestProblemPrintsAsCompilersDo(t *testing.T) {
	p := model.Problem{
		Pos:      model.Position{File: "en/dm-upgrade.md", Line: 12, Column: 3},
		Severity: model.SeverityWarning, Rule: "unknown-heading", Message: `heading "Misc" is not known`,
		Hint: "use one of the known headings",
	}
	if got, want := p.String(), `en/dm-upgrade.md:12:3: warning: heading "Misc" is not known [unknown-heading]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSortProblems(t *testing.T) {
	at := func(file string, line, column int, rule, message string) model.Problem {
		return model.Problem{Pos: model.Position{File: file, Line: line, Column: column}, Rule: rule, Message: message}
	}
	want := []model.Problem{
		at("en/a.md", 2, 1, "a", ""), at("en/a.md", 10, 1, "a", ""), at("en/a.md", 10, 2, "a", "x"),
		at("en/a.md", 10, 2, "a", "y"), at("en/a.md", 10, 2, "b", "a"), at("zh/a.md", 1, 1, "a", ""),
	}
	problems := []model.Problem{want[5], want[3], want[4], want[1], want[2], want[0]}
	model.SortProblems(problems)
	for i := range want {
		if !reflect.DeepEqual(problems[i], want[i]) {
			t.Errorf("problem %d is %v [%s], want %v", i, problems[i], problems[i].Message, want[i])
		}
	}
}

func TestFingerprintsSurviveMoves(t *testing.T) {
	in := func(file string, line int, rule string, args ...string) string {
		return model.NewProblem(model.Position{File: file, Line: line, Column: 1}, rule, args...).Fingerprint()
	}
	first := in("en/a.md", 3, "duplicate-version", "v1.0.0", "1")
	for name, tt := range map[string]struct {
		other string
		same  bool
	}{
		"another line":             {in("en/a.md", 9, "duplicate-version", "v1.0.0", "1"), true},
		"another line in the text": {in("en/a.md", 3, "duplicate-version", "v1.0.0", "7"), true},
		"another version":          {in("en/a.md", 3, "duplicate-version", "v1.0.1", "1"), false},
		"another file":             {in("zh/a.md", 3, "duplicate-version", "v1.0.0", "1"), false},
		"another rule":             {in("en/a.md", 3, "version-missing", "v1.0.0", "1"), false},
	} {
		if (tt.other == first) != tt.same {
			t.Errorf("%s: the fingerprints are %s and %s", name, first, tt.other)
		}
	}
	if a, b := in("en/a.md", 1, "build-differs", "Git", "x", "y", "zh/a.md:4"), in("en/a.md", 1, "build-differs", "Git", "x", "y", "zh/a.md:40:2"); a != b {
		t.Errorf("the line behind a file counts: %s and %s", a, b)
	}
	if a, b := in("en/a.md", 1, "version-missing", "v1.0.0", "3"), in("en/a.md", 1, "version-missing", "v1.0.0", "4"); a == b {
		t.Errorf("a number that is no line does not count: %s", a)
	}
	free := model.Problem{Rule: "x", Message: "a"}
	if free.Fingerprint() == (model.Problem{Rule: "x", Message: "b"}).Fingerprint() {
		t.Error("the message of a problem without arguments does not count")
	}
}

func TestRegrade(t *testing.T) {
	problems := []model.Problem{
		{Rule: "a", Severity: model.SeverityNote}, {Rule: "b", Severity: model.SeverityError}, {Rule: "c", Severity: model.SeverityWarning},
	}
	got := model.Regrade(problems, map[string]model.Severity{"a": model.SeverityError, "b": model.SeverityOff})
	want := []model.Problem{{Rule: "a", Severity: model.SeverityError}, {Rule: "c", Severity: model.SeverityWarning}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if problems[0].Severity != model.SeverityNote {
		t.Error("the problems given are changed")
	}
}
