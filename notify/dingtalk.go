package notify

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// dingtalkMost is what a robot of DingTalk takes.
const dingtalkMost = 20000

// dingtalk posts Markdown to a custom robot of DingTalk
// (https://open.dingtalk.com/document/robots/custom-robot-access). It takes 20
// messages a minute, and is closed for ten minutes to whom sends more.
var dingtalk = service{
	needs:   []string{"url"},
	takes:   []string{"secret"},
	texts:   []text{{"title", plain}, {"text", dingtalkMarkdown}},
	build:   buildDingtalk,
	refusal: dingtalkRefusal,
	gap:     3 * time.Second,
}

// dingtalkMarkdown is a part of Markdown. Nobody is mentioned who is not listed
// beside the text.
var dingtalkMarkdown = markup{
	text:  func(s string) string { return withoutTags(backslashed("\\`*_[]~#>")(s)) },
	code:  ticked(withoutTags),
	link:  markdownLink,
	marks: tildeMarks,
}

type dingtalkMessage struct {
	Type     string       `json:"msgtype"`
	Markdown dingtalkText `json:"markdown"`
	At       dingtalkAt   `json:"at"`
}

type dingtalkText struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

type dingtalkAt struct {
	All bool `json:"isAtAll"`
}

func buildDingtalk(d draft, now time.Time) (request, error) {
	m := dingtalkMessage{Type: "markdown", Markdown: dingtalkText{shorten(d.texts["title"], 128), d.texts["text"]}}
	address := d.target.URL.use()
	if secret := d.target.Secret; !secret.IsZero() {
		timestamp, sign := dingtalkSignature(secret, now)
		address = withQuery(d.target.URL, "timestamp="+timestamp+"&sign="+sign)
	}
	return post(address, m, dingtalkMost)
}

// dingtalkSignature signs the time in milliseconds.
func dingtalkSignature(secret Secret, now time.Time) (timestamp, sign string) {
	if secret.isUnread() {
		return hidden, hidden
	}
	timestamp = strconv.FormatInt(now.UnixMilli(), 10)
	mac := hmacSHA256(secret.use(), timestamp+"\n"+secret.use())
	return timestamp, url.QueryEscape(base64.StdEncoding.EncodeToString(mac))
}

// withQuery adds to the query of an address. One that is not known yet has a
// query: DingTalk puts the token of a robot there.
func withQuery(address Secret, query string) string {
	if address.isUnread() || strings.Contains(address.use(), "?") {
		return address.use() + "&" + query
	}
	return address.use() + "?" + query
}

// The codes by which DingTalk and WeCom say that they are asked too often, or
// cannot answer now.
var (
	dingtalkBusy = []int{-1, 130101, 660026}
	wecomBusy    = []int{-1, 45009}
)

func dingtalkRefusal(answer []byte) error { return errcodeRefusal("DingTalk", answer, dingtalkBusy) }

// errcodeRefusal reads the answer that DingTalk and WeCom have in common.
func errcodeRefusal(service string, answer []byte, busy []int) error {
	var a struct {
		Code    *int   `json:"errcode"`
		Message string `json:"errmsg"`
	}
	if err := json.Unmarshal(answer, &a); err != nil || a.Code == nil {
		return errors.New(service + " gives an answer that is none of its own")
	}
	return codedRefusal(service, *a.Code, a.Message, busy...)
}
