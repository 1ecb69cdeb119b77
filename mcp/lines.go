package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// maxLine is the length of the longest line that is read, in bytes. Every message
// of an agent is far shorter.
const maxLine = 4 << 20

// A lineReader reads the messages of an agent, one a line. A line that is none is
// answered here and skipped: the SDK would end the session.
type lineReader struct {
	io.Closer
	lines *bufio.Scanner
	out   io.Writer
	rest  []byte // of the line that is being read
}

func newLineReader(in io.ReadCloser, out io.Writer) *lineReader {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	return &lineReader{Closer: in, lines: lines, out: out}
}

func (r *lineReader) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		if !r.lines.Scan() {
			if err := r.lines.Err(); err != nil {
				return 0, err
			}
			return 0, io.EOF
		}
		line := bytes.TrimSpace(r.lines.Bytes())
		if len(line) == 0 {
			continue
		}
		if refusal := refusalOf(line); refusal != nil {
			if err := json.NewEncoder(r.out).Encode(refusal); err != nil {
				return 0, err
			}
			continue
		}
		r.rest = append(bytes.Clone(line), '\n')
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// A refusal is the answer to a line that is no message. It names no request, as
// there is none.
type refusal struct {
	Version string        `json:"jsonrpc"`
	ID      any           `json:"id"`
	Error   jsonrpc.Error `json:"error"`
}

// refusalOf is nil for a message. Several in a list are none: MCP has had no
// batches since its version of 2025-06-18.
func refusalOf(line []byte) *refusal {
	if !json.Valid(line) {
		return &refusal{Version: "2.0", Error: jsonrpc.Error{Code: jsonrpc.CodeParseError, Message: "the line is no JSON"}}
	}
	if _, err := jsonrpc.DecodeMessage(line); err != nil {
		return &refusal{Version: "2.0", Error: jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: "the line is no JSON-RPC 2.0 message"}}
	}
	return nil
}

// A lineWriter lets several write lines, one at a time.
type lineWriter struct {
	io.WriteCloser
	mu sync.Mutex
}

func (w *lineWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.WriteCloser.Write(p)
}
