package render

import "io"

// An APIError says why a request to the API cannot be answered, as RFC 9457
// wants it.
type APIError struct {
	Type      string   // what sort of error it is, an anchor of the schema "error"; empty when the status says it all
	Title     string   // the same in a few words
	Status    int      // of the HTTP answer
	Detail    string   // what is wrong with this request, in a sentence
	Instance  string   // what was asked for: the path with its query
	Parameter string   // the parameter that is wrong; may be empty
	Nearest   []string // names that may have been meant
	Choices   []string // all that the parameter may be
}

func (e *APIError) Error() string { return e.Detail }

type jsonError struct {
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Status    int      `json:"status"`
	Detail    string   `json:"detail"`
	Instance  string   `json:"instance"`
	Parameter string   `json:"parameter,omitempty"`
	Nearest   []string `json:"nearest,omitempty"`
	Choices   []string `json:"choices,omitempty"`
}

// ErrorJSON prints an error as application/problem+json.
func ErrorJSON(w io.Writer, e *APIError) error {
	shape := jsonError{"about:blank", e.Title, e.Status, e.Detail, e.Instance, e.Parameter, e.Nearest, e.Choices}
	if e.Type != "" {
		shape.Type = "/" + schemaPath("error") + "#" + e.Type
	}
	return writeJSON(w, shape)
}
