package notify

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// larkMost is what a custom bot of Lark and Feishu takes, 20 KB; a card alone
// could have 30.
const larkMost = 20000

// lark posts an interactive card to a custom bot of Lark or Feishu
// (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot).
var lark = service{
	needs:   []string{"url"},
	takes:   []string{"secret"},
	texts:   []text{{"title", plain}, {"text", larkMarkdown}},
	build:   buildLark,
	refusal: larkRefusal,
	gap:     time.Second,
}

// larkMarkdown is the Markdown of cards. What means something in it is written as
// an entity, as its guide says, but for code, where entities are not read.
var larkMarkdown = markup{
	text:  escaped("&<>~*_`[]()#!\\$:", func(r rune) string { return fmt.Sprintf("&#%d;", r) }),
	code:  ticked(withoutTags),
	link:  markdownLink,
	marks: tildeMarks,
}

type larkMessage struct {
	Timestamp string   `json:"timestamp,omitempty"`
	Sign      string   `json:"sign,omitempty"`
	Type      string   `json:"msg_type"`
	Card      larkCard `json:"card"`
}

type larkCard struct {
	Config   larkConfig    `json:"config"`
	Header   larkHeader    `json:"header"`
	Elements []larkElement `json:"elements"`
}

type larkConfig struct {
	Wide bool `json:"wide_screen_mode"`
}

type larkHeader struct {
	Title    larkElement `json:"title"`
	Template string      `json:"template"`
}

type larkElement struct {
	Tag     string `json:"tag"`
	Content string `json:"content"`
}

func buildLark(d draft, now time.Time) (request, error) {
	m := larkMessage{Type: "interactive", Card: larkCard{
		Config:   larkConfig{Wide: true},
		Header:   larkHeader{larkElement{"plain_text", shorten(d.texts["title"], 256)}, "blue"},
		Elements: []larkElement{{"markdown", d.texts["text"]}},
	}}
	if secret := d.target.Secret; !secret.IsZero() {
		m.Timestamp, m.Sign = larkSignature(secret, now)
	}
	return post(d.target.URL.use(), m, larkMost)
}

// larkSignature signs the time in seconds: the secret is part of the key, and
// what is signed is empty.
func larkSignature(secret Secret, now time.Time) (timestamp, sign string) {
	if secret.isUnread() {
		return hidden, hidden
	}
	timestamp = strconv.FormatInt(now.Unix(), 10)
	return timestamp, base64.StdEncoding.EncodeToString(hmacSHA256(timestamp+"\n"+secret.use(), ""))
}

// larkBusy is the code by which Lark says that it is asked too often.
const larkBusy = 11232

func larkRefusal(answer []byte) error {
	var a struct {
		Code *int
		Msg  string
	}
	if err := json.Unmarshal(answer, &a); err != nil || a.Code == nil {
		return errors.New("Lark gives an answer that is none of its own")
	}
	return codedRefusal("Lark", *a.Code, a.Msg, larkBusy)
}

// codedRefusal is the error of a service that answers with a number, of which 0 is
// success and some say that another try may help.
func codedRefusal(service string, code int, message string, busy ...int) error {
	if code == 0 {
		return nil
	}
	err := fmt.Errorf("%s answers with code %d: %s", service, code, clean(message))
	for _, b := range busy {
		if code == b {
			return &failure{err: err, again: true}
		}
	}
	return err
}
