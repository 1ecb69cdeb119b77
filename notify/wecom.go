package notify

import (
	"strings"
	"time"
)

// wecomMost is how many bytes the text of a message to WeCom may have.
const wecomMost = 4096

// wecom posts Markdown to a group robot of WeCom
// (https://developer.work.weixin.qq.com/document/path/99110). It takes 20
// messages a minute.
var wecom = service{
	needs:   []string{"url"},
	texts:   []text{{"text", wecomMarkdown}},
	build:   buildWecom,
	refusal: func(answer []byte) error { return errcodeRefusal("WeCom", answer, wecomBusy) },
	gap:     3 * time.Second,
}

// wecomMarkdown is a small part of Markdown with no way to escape a sign, and
// with mentions: <@userid>.
var wecomMarkdown = markup{
	text:  func(s string) string { return withoutTags(wecomLike.Replace(clean(s))) },
	code:  ticked(withoutTags),
	link:  markdownLink,
	marks: tildeMarks,
}

var wecomLike = strings.NewReplacer("`", backtickLike, "**", asteriskLike+asteriskLike)

type wecomMessage struct {
	Type     string    `json:"msgtype"`
	Markdown wecomText `json:"markdown"`
}

type wecomText struct {
	Content string `json:"content"`
}

func buildWecom(d draft, _ time.Time) (request, error) {
	content := d.texts["text"]
	if len(content) > wecomMost {
		return request{}, errTooLong
	}
	return post(d.target.URL.use(), wecomMessage{"markdown", wecomText{content}}, noLimit)
}
