package notify

import (
	"errors"
	"strings"
	"time"
)

// teamsMost is what Teams takes, some 28 KB. It counts them as UTF-16.
const teamsMost = 28000

// teams posts an Adaptive Card to a workflow that begins with "When a Teams
// webhook request is received"
// (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using).
var teams = service{
	needs:   []string{"url"},
	texts:   []text{{"title", plain}, {"text", cardMarkdown}},
	build:   buildTeams,
	refusal: teamsRefusal,
	gap:     time.Second,
}

// cardMarkdown is the Markdown of Adaptive Cards, which has no code. They mention
// nobody who is not listed beside the text.
var cardMarkdown = markup{
	text:  backslashed("\\`*_[]<>~#&"),
	code:  backslashed("\\`*_[]<>~#&"),
	link:  markdownLink,
	marks: tildeMarks,
}

type teamsMessage struct {
	Type        string            `json:"type"`
	Attachments []teamsAttachment `json:"attachments"`
}

type teamsAttachment struct {
	ContentType string       `json:"contentType"`
	Content     adaptiveCard `json:"content"`
}

type adaptiveCard struct {
	Schema  string            `json:"$schema"`
	Type    string            `json:"type"`
	Version string            `json:"version"`
	Body    []cardTextBlock   `json:"body"`
	Teams   map[string]string `json:"msteams"`
}

type cardTextBlock struct {
	Type   string `json:"type"`
	Text   string `json:"text"`
	Wrap   bool   `json:"wrap"`
	Size   string `json:"size,omitempty"`
	Weight string `json:"weight,omitempty"`
}

// buildTeams makes a block of each paragraph of the text.
func buildTeams(d draft, _ time.Time) (request, error) {
	card := adaptiveCard{
		Schema: "http://adaptivecards.io/schemas/adaptive-card.json", Type: "AdaptiveCard", Version: "1.4",
		Body:  []cardTextBlock{{"TextBlock", cardMarkdown.text(shorten(d.texts["title"], 256)), true, "Large", "Bolder"}},
		Teams: map[string]string{"width": "Full"},
	}
	for _, paragraph := range strings.Split(d.texts["text"], "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			card.Body = append(card.Body, cardTextBlock{Type: "TextBlock", Text: paragraph, Wrap: true})
		}
	}
	m := teamsMessage{"message", []teamsAttachment{{"application/vnd.microsoft.card.adaptive", card}}}
	r, err := post(d.target.URL.use(), m, teamsMost)
	if err == nil && 2*units(string(r.body)) > teamsMost {
		err = errTooLong
	}
	return r, err
}

// teamsRefusal knows the errors that the connectors of Teams put into an answer
// of success.
func teamsRefusal(answer []byte) error {
	if text := clean(string(answer)); strings.Contains(text, "failed with error") {
		err := errors.New("Teams answers: " + text)
		if strings.Contains(text, "HTTP error 429") {
			return &failure{err: err, again: true}
		}
		return err
	}
	return nil
}
