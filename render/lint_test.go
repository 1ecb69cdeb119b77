package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dmrel/model"
)

// sampleReport has what makes the formats hard: a wide text before the column,
// signs that mean something to a format, two languages, a file name that is no
// plain address, a problem without a place, and one that is known.
func sampleReport(lang string) LintReport {
	place := func(file string, line, column int) model.Position {
		return model.Position{File: file, Line: line, Column: column}
	}
	differs := model.NewProblem(place("en/a b.md", 2, 3), "code-differs", "zh: a; en: 100%, b:c")
	differs.Sides = []model.Side{
		{Lang: "zh", Text: "修复\n命令 a", Pos: place("zh/a.md", 1, 6)}, {Lang: "en"},
	}
	return LintReport{
		Problems: []model.Problem{
			differs,
			model.NewProblem(place("zh/a.md", 1, 6), "link-mismatch", `"<#1>"`, "o/r#2"),
			model.NewProblem(model.Position{}, "baseline-stale", "x\r\ny"),
		},
		Known:  []model.Problem{model.NewProblem(place("zh/a.md", 9, 1), "empty-section", `"t"`)},
		Waived: 2, Files: 2, Lang: lang, FailOn: model.SeverityError, Root: "notes",
		Source: func(file string) []byte {
			return map[string][]byte{
				"zh/a.md": []byte("\ufeff- 修复命\x1b[31m令\r\n"), "en/a b.md": []byte("# A\n\t\tFix it\n"),
			}[file]
		},
	}
}

func printed(t *testing.T, print func(io.Writer, LintReport) error, r LintReport) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLintFormats(t *testing.T) {
	tests := []struct {
		name, lang string
		print      func(io.Writer, LintReport) error
		want       string
	}{
		{"text", "en", LintText, `en/a b.md:2:3: warning: the languages do not name the same code: zh: a; en: 100%, b:c [code-differs]
    ⇥⇥Fix it
    ⇥⇥^
  zh: 修复 命令 a | en: –
  hint: use the same identifiers, in back quotes, in both texts
zh/a.md:1:6: error: the link "<#1>" leads to o/r#2 [link-mismatch]
    - 修复命[31m令
            ^
:0:0: note: the baseline names a problem that is gone: xy [baseline-stale]
  hint: write the baseline again with --write-baseline
`},
		{"text", "zh", LintText, `en/a b.md:2:3: warning: 两种语言中的代码不一致：zh: a; en: 100%, b:c [code-differs]
    ⇥⇥Fix it
    ⇥⇥^
  zh: 修复 命令 a | en: –
  提示：在两种语言中使用相同的标识符，并加反引号
zh/a.md:1:6: error: 链接 "<#1>" 指向 o/r#2 [link-mismatch]
    - 修复命[31m令
            ^
:0:0: note: 基线中记录的问题已不存在：xy [baseline-stale]
  提示：使用 --write-baseline 重新生成基线
`},
		{"summary", "en", LintSummary, "1 error, 1 warning, 1 note (2 waived, 1 in the baseline)\n"},
		{"summary", "zh", LintSummary, "1 个错误、1 个警告、1 个提示（豁免 2 个、基线中 1 个）\n"},
		{"github", "en", LintGitHub, `::warning file=notes/en/a b.md,line=2,col=3,title=code-differs::the languages do not name the same code: zh: a; en: 100%25, b:c%0Azh: 修复 命令 a | en: –%0Ahint: use the same identifiers, in back quotes, in both texts
::error file=notes/zh/a.md,line=1,col=6,title=link-mismatch::the link "<#1>" leads to o/r#2
::notice title=baseline-stale::the baseline names a problem that is gone: x%0D%0Ay%0Ahint: write the baseline again with --write-baseline
`},
		{"checkstyle", "en", LintCheckstyle, `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="8.0">
  <file name="notes/en/a b.md">
    <error line="2" column="3" severity="warning" message="the languages do not name the same code: zh: a; en: 100%, b:c&#xA;zh: 修复 命令 a | en: –&#xA;hint: use the same identifiers, in back quotes, in both texts" source="dmrel.code-differs"></error>
  </file>
  <file name="notes/zh/a.md">
    <error line="1" column="6" severity="error" message="the link &#34;&lt;#1&gt;&#34; leads to o/r#2" source="dmrel.link-mismatch"></error>
  </file>
  <file name="">
    <error line="0" column="0" severity="info" message="the baseline names a problem that is gone: x&#xD;&#xA;y&#xA;hint: write the baseline again with --write-baseline" source="dmrel.baseline-stale"></error>
  </file>
</checkstyle>
`},
		{"junit", "zh", LintJUnit, `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="dmrel lint" tests="4" failures="1" skipped="1">
    <testcase name="code-differs 2:3" classname="notes/en/a b.md" file="notes/en/a b.md" line="2">
      <system-out>warning: 两种语言中的代码不一致：zh: a; en: 100%, b:c&#xA;zh: 修复 命令 a | en: –&#xA;提示：在两种语言中使用相同的标识符，并加反引号</system-out>
    </testcase>
    <testcase name="link-mismatch 1:6" classname="notes/zh/a.md" file="notes/zh/a.md" line="1">
      <failure message="链接 &#34;&lt;#1&gt;&#34; 指向 o/r#2" type="error">链接 &#34;&lt;#1&gt;&#34; 指向 o/r#2</failure>
    </testcase>
    <testcase name="baseline-stale 0:0" classname="">
      <system-out>note: 基线中记录的问题已不存在：x&#xD;&#xA;y&#xA;提示：使用 --write-baseline 重新生成基线</system-out>
    </testcase>
    <testcase name="empty-section 9:1" classname="notes/zh/a.md" file="notes/zh/a.md" line="9">
      <skipped message="已在基线中"></skipped>
    </testcase>
  </testsuite>
</testsuites>
`},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.lang, func(t *testing.T) {
			got := strings.ReplaceAll(printed(t, tt.print, sampleReport(tt.lang)), "\t", "⇥")
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestNothingFound(t *testing.T) {
	r := LintReport{Files: 3, Waived: 1}
	for name, tt := range map[string]struct {
		print func(io.Writer, LintReport) error
		want  string
	}{
		"text": {LintText, ""}, "github": {LintGitHub, ""},
		"summary":    {LintSummary, "no problems in 3 files (1 waived)\n"},
		"checkstyle": {LintCheckstyle, xml.Header + "<checkstyle version=\"8.0\"></checkstyle>\n"},
		"junit": {LintJUnit, xml.Header + `<testsuites>
  <testsuite name="dmrel lint" tests="1" failures="0" skipped="0">
    <testcase name="no problems in 3 files" classname="dmrel"></testcase>
  </testsuite>
</testsuites>
`},
	} {
		if got := printed(t, tt.print, r); got != tt.want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, tt.want)
		}
	}
}

// A long line is cut so that the place stays in sight, above its caret.
func TestExcerptOfALongLine(t *testing.T) {
	long := strings.Repeat("长", 100) + "X" + strings.Repeat("长", 100)
	r := LintReport{Source: func(string) []byte { return []byte(long) }}
	for column, under := range map[int]rune{1: '长', 101: 'X', 201: '长'} {
		lines := strings.Split(r.excerpt(model.Position{File: "a", Line: 1, Column: column}), "\n")
		width := textWidth(strings.TrimSuffix(lines[1], "^"))
		for _, c := range lines[0] {
			if width <= 0 {
				if c != under {
					t.Errorf("column %d: the caret is under %q, want %q", column, c, under)
				}
				break
			}
			width -= runeWidth(c)
		}
		if textWidth(lines[0]) > excerptColumns+4 {
			t.Errorf("column %d: the line is %d columns wide", column, textWidth(lines[0]))
		}
	}
	for _, pos := range []model.Position{{File: "a", Line: 2, Column: 1}, {File: "a"}, {}} {
		if got := r.excerpt(pos); got != "" {
			t.Errorf("%v shows %q", pos, got)
		}
	}
}

// sarifSubset is what the schema of SARIF 2.1.0 asks of the members that dmrel
// writes, with nothing else allowed.
const sarifSubset = `{
  "type": "object", "required": ["version", "runs"], "additionalProperties": false,
  "properties": {"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}}},
  "$defs": {
    "message": {"type": "object", "required": ["text"], "additionalProperties": false,
      "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}}},
    "run": {"type": "object", "required": ["tool"], "additionalProperties": false, "properties": {
      "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
      "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {"driver": {"$ref": "#/$defs/driver"}}},
      "results": {"type": "array", "items": {"$ref": "#/$defs/result"}}}},
    "driver": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
      "name": {"type": "string"}, "rules": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/rule"}}}},
    "rule": {"type": "object", "required": ["id"], "additionalProperties": false, "properties": {
      "id": {"type": "string"}, "shortDescription": {"$ref": "#/$defs/message"}, "fullDescription": {"$ref": "#/$defs/message"}, "help": {"$ref": "#/$defs/message"},
      "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {"level": {"$ref": "#/$defs/level"}}}}},
    "level": {"enum": ["none", "note", "warning", "error"]},
    "result": {"type": "object", "required": ["message"], "additionalProperties": false, "properties": {
      "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"$ref": "#/$defs/level"}, "message": {"$ref": "#/$defs/message"},
      "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
      "relatedLocations": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/$defs/location"}},
      "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
      "suppressions": {"type": "array", "uniqueItems": true, "items": {"type": "object", "required": ["kind"], "additionalProperties": false, "properties": {
        "kind": {"enum": ["inSource", "external"]}, "status": {"enum": ["accepted", "underReview", "rejected"]}, "justification": {"type": "string"}}}}}},
    "location": {"type": "object", "additionalProperties": false, "properties": {
      "id": {"type": "integer", "minimum": -1}, "message": {"$ref": "#/$defs/message"},
      "physicalLocation": {"type": "object", "required": ["artifactLocation"], "additionalProperties": false, "properties": {
        "artifactLocation": {"type": "object", "additionalProperties": false, "properties": {"uri": {"type": "string", "format": "uri-reference"}}},
        "region": {"type": "object", "additionalProperties": false, "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}}}}}}
  }
}`

func TestSARIF(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(sarifSubset))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("https://example.org/sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("https://example.org/sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []LintReport{sampleReport("en"), sampleReport("zh"), {}} {
		output := printed(t, LintSARIF, r)
		if err := schema.Validate(decode(t, []byte(output))); err != nil {
			t.Errorf("%v\n%s", err, output)
		}
		checkSARIF(t, output, r)
	}
}

// checkSARIF checks what a schema cannot say: that the results are those of the
// report, and the rules of both languages.
func checkSARIF(t *testing.T, output string, r LintReport) {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(output), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	all := append(append([]model.Problem{}, r.Problems...), r.Known...)
	if len(run.Results) != len(all) {
		t.Fatalf("there are %d results, want %d", len(run.Results), len(all))
	}
	for i, p := range all {
		got := run.Results[i]
		message, _ := p.In(r.Lang)
		rule := run.Tool.Driver.Rules[got.RuleIndex]
		if got.Message.Text != message || rule.ID != p.Rule || got.Level != p.Severity || (len(got.Suppressions) > 0) != (i >= len(r.Problems)) {
			t.Errorf("%v is the result %+v", p, got)
		}
		for _, lang := range RuleLanguages() {
			if r, _ := model.FindRule(p.Rule); !strings.Contains(rule.Full.Text, r.Words[lang].About) {
				t.Errorf("the rule %s is not described in %s", rule.ID, lang)
			}
		}
	}
	if len(all) > 0 && run.Results[0].Locations[0].Physical.Artifact.URI != "notes/en/a%20b.md" {
		t.Errorf("the file is %s", run.Results[0].Locations[0].Physical.Artifact.URI)
	}
}

// The page of every rule says all there is to say, in both languages.
func TestRulePages(t *testing.T) {
	for _, rule := range model.Rules() {
		for _, lang := range RuleLanguages() {
			page, words := RulePage(rule, lang), WordsIn(lang).Lint
			for _, want := range []string{
				"# " + rule.ID, words.Severity[rule.Severity], rule.Words[lang].About, rule.Words[lang].Hint,
				"<!-- dmrel-ignore " + rule.ID + ": " + words.Reason + " -->", "rules: {" + rule.ID + ": off}",
			} {
				if !strings.Contains(page, want) {
					t.Errorf("the page of %s in %s lacks %q", rule.ID, lang, want)
				}
			}
			if strings.Contains(page, "%") {
				t.Errorf("the page of %s in %s shows a verb:\n%s", rule.ID, lang, page)
			}
		}
	}
	if got := RulePage(model.Rules()[0], "fr"); got != RulePage(model.Rules()[0], "en") {
		t.Errorf("in a language without words the page is\n%s", got)
	}
}
