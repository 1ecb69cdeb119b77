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
