package notify

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"dmrel/model"
)

// A release of any size fits, with the most important changes and the number of
// the others.
func TestLimits(t *testing.T) {
	const size = 800
	var changes []string
	for i := range size {
		kind := "fix"
		if i%100 == 50 {
			kind = "removal"
		}
		changes = append(changes, fmt.Sprintf("%s: 修复编号 %d 的问题：`<任务>` & *同步* 在 [重启] 之后_可能_停止 %s", kind, i, strings.Repeat("很长", i%40)))
	}
	r := newRelease("v1.0.5", "zh", changes...)
	for _, typ := range Types() {
		t.Run(typ, func(t *testing.T) {
			target := exampleTarget(typ)
			target.Language = "zh"
			d := draftOf(t, exampleNews(target, r))
			req, err := services[typ].build(d, time.Time{})
			if err != nil {
				t.Fatal(err)
			}
			checkLimits(t, typ, req.body)
			text := d.texts["text"]
			if typ == "webhook" { // has each twice
				text = strings.ReplaceAll(d.texts["body"], `"markdown":"修复编号 `, "")
			}
			for i := 50; i < size; i += 100 {
				if !strings.Contains(text, fmt.Sprintf("编号 %d 的问题", i)) {
					t.Errorf("the removal %d is not among what is sent", i)
				}
			}
			shown := strings.Count(text, "修复编号 ")
			if more := fmt.Sprintf("还有 %d 项变更", size-shown); shown < size && !strings.Contains(text, more) {
				t.Errorf("%d changes are sent, and nothing says %q", shown, more)
			}
			if shown < 10 {
				t.Errorf("only %d changes are sent", shown)
			}
		})
	}
}

// checkLimits checks a payload against what the service publishes, and not against
// what the package makes of that.
func checkLimits(t *testing.T, typ string, body []byte) {
	t.Helper()
	var p struct {
		Blocks   []struct{ Text struct{ Text string } }
		Embeds   []struct{ Title, Description string }
		Markdown struct{ Content string }
		Text     string
	}
	if err := json.Unmarshal(body, &p); err != nil && typ != "mail" {
		t.Fatalf("%s is no JSON: %v", body, err)
	}
	atMost := func(what string, n, most int) {
		if n > most {
			t.Errorf("%s has %d, and %d are allowed", what, n, most)
		}
	}
	switch typ {
	case "slack":
		atMost("the message, of blocks,", len(p.Blocks), 50)
		for _, b := range p.Blocks {
			atMost("a block, of characters,", units(b.Text.Text), 3000)
		}
	case "discord":
		atMost("the description, of characters,", units(p.Embeds[0].Description), 4096)
		atMost("the embed, of characters,", units(p.Embeds[0].Description)+units(p.Embeds[0].Title), 6000)
	case "wecom":
		atMost("the content, of bytes,", len(p.Markdown.Content), 4096)
	case "telegram":
		atMost("the text, of characters,", units(p.Text), 4096)
	}
	most := map[string]int{"teams": 28 << 10, "lark": 20 << 10, "dingtalk": 20000, "matrix": 60000}
	if bytes, ok := most[typ]; ok {
		atMost("the body, of bytes,", len(body), bytes)
	}
}

// One entry without end does not keep the others out.
func TestLongEntry(t *testing.T) {
	long := newChange(model.Removal, []string{"en"}, model.Span{Text: strings.Repeat("long ", 5000)})
	linked := newChange(model.Removal, []string{"en"}, model.Span{Text: "guide", Link: "https://example.org/" + strings.Repeat("a", 5000)})
	r := newRelease("v1.0.5", "en", "fix: Fix the last bug")
	r.Changes = append(r.Changes, long, linked)
	for _, typ := range Types() {
		d := draftOf(t, exampleNews(exampleTarget(typ), r))
		for name, text := range d.texts {
			if name != "title" && !strings.Contains(text, "Fix the last bug") {
				t.Errorf("the %s for %s has no room for the last entry: %.300s", name, typ, text)
			}
		}
	}
}
