package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// The whole program announces the built-in notes and those of a folder, once.
func TestNotify(t *testing.T) {
	var bodies []string
	status := http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(body))
		w.WriteHeader(status)
	}))
	defer server.Close()
	t.Setenv("DMREL_TEST_HOOK", server.URL)
	for _, notes := range []string{"", "../../content"} {
		state := filepath.Join(t.TempDir(), "state.json")
		announce := func(args ...string) (code int, printed, log string) {
			bodies = nil
			args = append([]string{"notify", "--to", "webhook", "--url-env", "DMREL_TEST_HOOK", "--lang", "zh", "--state", state, "--content", notes}, args...)
			var stdout, stderr bytes.Buffer
			code = run(args, strings.NewReader(""), &stdout, &stderr)
			return code, stdout.String(), stderr.String()
		}
		status = http.StatusForbidden
		if code, printed, log := announce("--since", "v1.0.4"); code != exitFailed || printed != "" || !strings.Contains(log, "dmrel: webhook: v1.0.5 (zh): HTTP 403") {
			t.Errorf("a server that refuses: exit code %d, %q, %q", code, printed, log)
		}
		status = http.StatusOK
		if code, printed, log := announce(); code != exitOK || printed != "webhook: v1.0.5 (zh)\n" || log != "" || len(bodies) != 1 {
			t.Errorf("the run after that: exit code %d, %q, %q, %d requests", code, printed, log, len(bodies))
		}
		if code, printed, _ := announce(); code != exitOK || printed != "" || len(bodies) != 0 {
			t.Errorf("nothing new: exit code %d, %q, %d requests", code, printed, len(bodies))
		}
	}
}
