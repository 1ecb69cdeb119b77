package notify

import (
	"cmp"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"time"
)

// telegramMost is how many characters a message of Telegram may have. It counts
// them without the markup, so the limit here is the stricter.
const telegramMost = 4096

// telegram sends a message by the Bot API (https://core.telegram.org/bots/api#sendmessage).
// A group takes 20 messages a minute.
var telegram = service{
	needs:   []string{"token", "chat"},
	takes:   []string{"server"},
	texts:   []text{{"text", telegramHTML}},
	build:   buildTelegram,
	refusal: telegramRefusal,
	gap:     3 * time.Second,
}

// telegramHTML is a small part of HTML. Telegram finds names of accounts in any
// text; a space of no width hides them.
var telegramHTML = markup{
	text:  func(s string) string { return atName.ReplaceAllString(escapeHTML(s), "@"+noWidth+"$1") },
	code:  hypertext.code,
	link:  htmlLink,
	marks: htmlMarks,
}

var atName = regexp.MustCompile(`@(\w)`)

type telegramMessage struct {
	Chat    string          `json:"chat_id"`
	Text    string          `json:"text"`
	Mode    string          `json:"parse_mode"`
	Preview telegramPreview `json:"link_preview_options"`
}

type telegramPreview struct {
	Disabled bool `json:"is_disabled"`
}

func buildTelegram(d draft, _ time.Time) (request, error) {
	m := telegramMessage{d.target.Chat, d.texts["text"], "HTML", telegramPreview{true}}
	if units(m.Text) > telegramMost {
		return request{}, errTooLong
	}
	server := strings.TrimRight(cmp.Or(d.target.Server, "https://api.telegram.org"), "/")
	return post(server+"/bot"+d.target.Token.use()+"/sendMessage", m, noLimit)
}

func telegramRefusal(answer []byte) error {
	var a struct {
		OK          *bool
		Description string
	}
	switch err := json.Unmarshal(answer, &a); {
	case err != nil || a.OK == nil:
		return errors.New("Telegram gives an answer that is none of its own")
	case !*a.OK:
		return errors.New("Telegram answers: " + clean(a.Description))
	}
	return nil
}
