package notify

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// matrixMost is how many bytes the content of an event may have. A whole event
// may have 65536 (https://spec.matrix.org/latest/client-server-api/#size-limits),
// with what servers add to it.
const matrixMost = 56000

// matrix sends an event to a room by the client-server API. The id of the
// transaction is the key of the message, so that a server takes it once.
var matrix = service{
	needs:   []string{"server", "room", "token"},
	texts:   []text{{"text", plain}, {"html", hypertext}},
	build:   buildMatrix,
	refusal: matrixRefusal,
	gap:     time.Second,
}

// matrixMessage is a notice, to which no bot replies. Its empty mentions keep
// clients from looking for names in the text.
type matrixMessage struct {
	Type     string   `json:"msgtype"`
	Body     string   `json:"body"`
	Format   string   `json:"format"`
	HTML     string   `json:"formatted_body"`
	Mentions struct{} `json:"m.mentions"`
}

func buildMatrix(d draft, _ time.Time) (request, error) {
	m := matrixMessage{Type: "m.notice", Body: d.texts["text"], Format: "org.matrix.custom.html", HTML: d.texts["html"]}
	address := strings.TrimRight(d.target.Server, "/") + "/_matrix/client/v3/rooms/" +
		url.PathEscape(d.target.Room) + "/send/m.room.message/" + url.PathEscape(d.key)
	r, err := post(address, m, matrixMost)
	if err != nil {
		return r, err
	}
	r.method = http.MethodPut
	r.header.Set("Authorization", "Bearer "+d.target.Token.use())
	return r, nil
}

func matrixRefusal(answer []byte) error {
	var a struct {
		Event string `json:"event_id"`
	}
	if err := json.Unmarshal(answer, &a); err != nil || a.Event == "" {
		return errors.New("Matrix gives an answer without the id of an event")
	}
	return nil
}
