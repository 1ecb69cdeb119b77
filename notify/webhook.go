package notify

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"dmrel/model"
	"dmrel/render"
)

// webhookMost is more than any release needs and less than servers refuse.
const webhookMost = 1 << 20

// webhook posts JSON to an address of somebody's own. Its headers are those of
// Standard Webhooks (https://www.standardwebhooks.com), which has libraries that
// check the signature in most languages, and Idempotency-Key.
var webhook = service{
	needs: []string{"url"},
	takes: []string{"secret"},
	texts: []text{{"body", plain}},
	build: buildWebhook,
}

// An Event is what a webhook is told of a release. Fields are only ever added.
type Event struct {
	Type     string        `json:"type"` // "release.announced" or "release.withdrawn"
	Key      string        `json:"key"`  // see [Key]
	Target   string        `json:"target"`
	Language string        `json:"language"`
	Product  string        `json:"product"`
	Version  string        `json:"version"` // the slug
	Name     string        `json:"name"`    // as the notes write it
	Label    string        `json:"label"`
	Date     string        `json:"date"` // RFC 3339; empty when unknown
	URL      string        `json:"url"`  // of the page of the release; empty when unknown
	Title    string        `json:"title"`
	Summary  string        `json:"summary"`
	Remarks  []string      `json:"remarks"`
	Changes  []EventChange `json:"changes"` // those first that bite
	More     int           `json:"more"`    // how many changes there are besides
}

// An EventChange is one change in an Event.
type EventChange struct {
	ID         string     `json:"id"`
	Kind       model.Kind `json:"kind"`
	Components []string   `json:"components"`
	Refs       []string   `json:"refs"`
	Text       string     `json:"text"`     // without markup
	Markdown   string     `json:"markdown"` // as CommonMark
}

func newEventChange(e render.AnnouncedEntry) EventChange {
	return EventChange{
		ID: e.Change.ID, Kind: e.Change.Kind, Text: clean(model.PlainSpans(e.Spans)), Markdown: render.SpansMarkdown(e.Spans),
		Components: append([]string{}, e.Change.Components...), Refs: append([]string{}, e.Change.Refs...),
	}
}

func buildWebhook(d draft, now time.Time) (request, error) {
	body := strings.TrimSpace(d.texts["body"])
	if !json.Valid([]byte(body)) {
		return request{}, errors.New("the template does not give JSON; {{json .Title}} writes a text as JSON does")
	}
	r, err := post(d.target.URL.use(), json.RawMessage(body), webhookMost)
	if err != nil {
		return r, err
	}
	r.header.Set("Idempotency-Key", d.key)
	if secret := d.target.Secret; !secret.IsZero() {
		timestamp, sign := webhookSignature(secret, d.key, string(r.body), now)
		r.header.Set("Webhook-Id", d.key)
		r.header.Set("Webhook-Timestamp", timestamp)
		r.header.Set("Webhook-Signature", sign)
	}
	return r, nil
}

// webhookSignature signs the id, the time and the body. A secret that begins with
// "whsec_" is the base64 of the key, as Standard Webhooks writes it.
func webhookSignature(secret Secret, id, body string, now time.Time) (timestamp, sign string) {
	if secret.isUnread() {
		return hidden, hidden
	}
	key := secret.use()
	if encoded, ok := strings.CutPrefix(key, "whsec_"); ok {
		if decoded, err := base64.StdEncoding.DecodeString(encoded); err == nil {
			key = string(decoded)
		}
	}
	timestamp = strconv.FormatInt(now.Unix(), 10)
	return timestamp, "v1," + base64.StdEncoding.EncodeToString(hmacSHA256(key, id+"."+timestamp+"."+body))
}

func hmacSHA256(key, message string) []byte {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(message))
	return mac.Sum(nil)
}
