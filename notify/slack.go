package notify

import (
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// The limits of Slack: of a section, a header and a number of blocks as it
// publishes them, of all texts together as it enforces it
// (github.com/slackapi/bolt-js/issues/2509), with a margin.
const (
	slackSection = 3000
	slackHeader  = 150
	slackBlocks  = 50
	slackTotal   = 12000
)

// slack posts blocks to an incoming webhook
// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).
var slack = service{
	needs:   []string{"url"},
	texts:   []text{{"title", plain}, {"text", mrkdwn}},
	build:   buildSlack,
	refusal: slackRefusal,
	gap:     time.Second,
}

// mrkdwn is the markup of Slack. Only three signs can be escaped in it.
var mrkdwn = markup{
	text:  func(s string) string { return slackEntities.Replace(withoutPairs(clean(s))) },
	code:  ticked(slackEntities.Replace),
	link:  func(label, address string) string { return "<" + address + "|" + label + ">" },
	marks: map[model.Style][2]string{model.Strike: {"~", "~"}},
}

var slackEntities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// slackLike are signs that look like those that open and close a style.
var slackLike = map[rune]string{'*': asteriskLike, '_': underlineLike, '~': tildeLike}

// withoutPairs replaces signs that Slack would read as marks of a style: those at
// the beginning of a word that are there more than once.
func withoutPairs(s string) string {
	s = strings.ReplaceAll(s, "`", backtickLike)
	var b strings.Builder
	before := ' '
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		like, isSign := slackLike[r]
		if isSign && !isWord(before) && after != utf8.RuneError && !unicode.IsSpace(after) && strings.Count(s, string(r)) > 1 {
			b.WriteString(like)
		} else {
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

type slackMessage struct {
	Text        string       `json:"text"` // for notifications
	Blocks      []slackBlock `json:"blocks"`
	UnfurlLinks bool         `json:"unfurl_links"`
	UnfurlMedia bool         `json:"unfurl_media"`
}

type slackBlock struct {
	Type string    `json:"type"`
	Text slackText `json:"text"`
}

// slackText is verbatim: Slack looks for no names of people and channels in it.
type slackText struct {
	Type     string `json:"type"`
	Text     string `json:"text"`
	Emoji    *bool  `json:"emoji,omitempty"`
	Verbatim bool   `json:"verbatim,omitempty"`
}

func buildSlack(d draft, _ time.Time) (request, error) {
	title := shorten(d.texts["title"], slackHeader)
	m := slackMessage{
		Text:   mrkdwn.text(title),
		Blocks: []slackBlock{{"header", slackText{Type: "plain_text", Text: title, Emoji: new(bool)}}},
	}
	sections, err := slackSections(d.texts["text"])
	if err != nil {
		return request{}, err
	}
	total := units(title)
	for _, section := range sections {
		total += units(section)
		m.Blocks = append(m.Blocks, slackBlock{"section", slackText{Type: "mrkdwn", Text: section, Verbatim: true}})
	}
	if total > slackTotal || len(m.Blocks) > slackBlocks {
		return request{}, errTooLong
	}
	return post(d.target.URL.use(), m, noLimit)
}

// slackSections parts a text between its lines.
func slackSections(s string) ([]string, error) {
	var sections []string
	section := ""
	for _, line := range strings.Split(s, "\n") {
		if units(line) > slackSection {
			return nil, errTooLong
		}
		if units(section)+1+units(line) > slackSection {
			sections, section = append(sections, section), ""
		}
		section += "\n" + line
		section = strings.TrimLeft(section, "\n")
	}
	if section = strings.TrimSpace(section); section != "" {
		sections = append(sections, section)
	}
	return sections, nil
}

// slackRefusal reads the "ok" of a webhook, or the JSON of a workflow.
func slackRefusal(answer []byte) error {
	text := strings.TrimSpace(string(answer))
	var workflow struct {
		OK    bool
		Error string
	}
	switch {
	case text == "ok":
		return nil
	case json.Unmarshal(answer, &workflow) != nil:
		return errors.New("Slack answers: " + clean(text))
	case !workflow.OK:
		return errors.New("Slack answers: " + clean(workflow.Error))
	}
	return nil
}
