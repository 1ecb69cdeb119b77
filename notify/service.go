package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"net/http"
	"slices"
	"time"
	"unicode/utf16"
)

// A service is a kind of place to which messages go: what it must be told, how it
// writes texts, and what it takes and answers.
type service struct {
	needs []string // the members that its targets must have
	takes []string // those that they may have
	texts []text   // what its template defines

	// build makes a request of a message. The error is errTooLong if the service
	// would not take it.
	build func(d draft, now time.Time) (request, error)

	// refusal returns why the service did not take a message although its answer
	// is one of success; nil if it took it. A nil func is content with any.
	refusal func(answer []byte) error

	// deliver sends a request by another way than HTTP.
	deliver func(ctx context.Context, r request) error

	// gap is the time between two messages, for services that are closed for
	// minutes to whom sends too many.
	gap time.Duration
}

// A text is one of the texts of a message, and the markup in which the template
// that defines it gets what it prints.
type text struct {
	name   string
	markup markup
}

// services are all of them, by the type of their targets.
var services = map[string]service{
	"dingtalk": dingtalk, "discord": discord, "lark": lark, "mail": mailing, "matrix": matrix,
	"slack": slack, "teams": teams, "telegram": telegram, "webhook": webhook, "wecom": wecom,
}

// Types are the types of targets, in the order of the alphabet.
func Types() []string { return slices.Sorted(maps.Keys(services)) }

// A draft is a message whose texts are written.
type draft struct {
	target Target
	key    string            // see Key
	page   string            // where the release is on the web; may be empty
	texts  map[string]string // by name
}

// A request is a message as it goes over the network.
type request struct {
	method string
	url    string
	header http.Header
	body   []byte
	mail   *mailMessage // what is to be sent, if it is mail
}

// errTooLong says that a service does not take a message of this length.
var errTooLong = errors.New("the message is too long")

// noLimit is for requests of which the service limits the texts and not the whole.
const noLimit = math.MaxInt

// post is a request with JSON, which a service takes up to a number of bytes. It
// says that it is UTF-8: Teams would count twice as many.
func post(url string, payload any, most int) (request, error) {
	body, err := toJSON(payload)
	if err != nil {
		return request{}, err
	}
	if len(body) > most {
		return request{}, errTooLong
	}
	header := http.Header{}
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("User-Agent", "dmrel")
	return request{method: http.MethodPost, url: url, header: header, body: body}, nil
}

// toJSON is the JSON of a value, in one line.
func toJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// units is the length of a text in the units of UTF-16. Services that count
// "characters" count these, or fewer.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// shorten cuts a text to a number of units, with "…" at its end.
func shorten(s string, most int) string {
	if units(s) <= most {
		return s
	}
	n := 1 // for the "…"
	for i, r := range s {
		if n += max(1, utf16.RuneLen(r)); n > most {
			return s[:i] + "…"
		}
	}
	return s
}
