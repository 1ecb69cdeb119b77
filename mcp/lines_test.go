package mcp

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"strings"
	"testing"

	"dmrel/content"
	"dmrel/model"
)

// A line that is no message is answered by an error, and the session goes on.
func TestLinesThatAreNoMessages(t *testing.T) {
	for line, code := range map[string]int{
		"hello": -32700, `{"jsonrpc": "2.0", "id": 1,`: -32700, "{} {}": -32700, "\x00\xff": -32700,
		"{}": -32600, "[]": -32600, "1": -32600, "null": -32600, `[{"jsonrpc":"2.0","id":1,"method":"ping"}]`: -32600,
		`{"jsonrpc":"1.0","id":1,"method":"ping"}`: -32600, `{"jsonrpc":"2.0","id":{},"method":"ping"}`: -32600, `{"jsonrpc":"2.0","id":1,"method":2}`: -32600,
	} {
		in, agent := io.Pipe()
		answers, out := io.Pipe()
		ended := make(chan error, 1)
		go func() {
			ended <- Serve(t.Context(), in, out, Options{
				Version: "v0", Language: language, Log: log.New(io.Discard, "", 0),
				Load: func() (*model.Catalog, error) { return content.Load(content.Builtin()) },
			})
			out.Close()
		}()
		go io.WriteString(agent, line+"\n\r\n"+`{"jsonrpc":"2.0","id":"after","method":"ping"}`+"\r\n")
		var got []string
		for s := bufio.NewScanner(answers); len(got) < 2 && s.Scan(); {
			got = append(got, s.Text())
		}
		if len(got) != 2 || !strings.Contains(got[1], `"id":"after"`) {
			t.Errorf("%q and a ping are answered %q, and the server ends with %v", line, got, <-ended)
			continue
		}
		var answer struct {
			ID    json.RawMessage
			Error struct{ Code int }
		}
		if err := json.Unmarshal([]byte(got[0]), &answer); err != nil || answer.Error.Code != code || string(answer.ID) != "null" {
			t.Errorf("%q is answered %s, want the code %d", line, got[0], code)
		}
		agent.Close()
		if err := <-ended; err != nil {
			t.Errorf("%q: the server ends with %v", line, err)
		}
	}
}

// The schema refuses what the server refuses.
func TestTheSchemaSaysWhichPagesThereAre(t *testing.T) {
	client := session(t, Options{})
	list, err := client.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range list.Tools {
		if tool.Name != "status" {
			continue
		}
		schema := compiled(t, tool.InputSchema)
		for _, arguments := range []string{`{"limit":0}`, `{"limit":1}`, `{"limit":200}`, `{"limit":201}`, `{"offset":-1}`, `{"offset":0}`} {
			var given any
			if err := json.Unmarshal([]byte(arguments), &given); err != nil {
				t.Fatal(err)
			}
			_, _, refused := call(t, client, "status", arguments)
			if invalid := schema.Validate(given) != nil; invalid != refused {
				t.Errorf("%s: refused by the server %v, by the schema %v", arguments, refused, invalid)
			}
		}
	}
}
