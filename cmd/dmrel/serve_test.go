package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A server is stopped by a signal, also while pages are open. What it says goes
// to a log that programs read.
func TestServeStopsOnASignal(t *testing.T) {
	cmd := exec.Command("dmrel", "serve", "--addr", "127.0.0.1:0", "--access-log", "--log-format", "json")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := json.NewDecoder(bufio.NewReader(stderr))
	next := func() map[string]any {
		t.Helper()
		var record map[string]any
		if err := said.Decode(&record); err != nil {
			t.Fatal(err)
		}
		return record
	}
	_, url, _ := strings.Cut(next()["msg"].(string), "the site is at ")
	url, _, _ = strings.Cut(url, " ")
	for _, path := range []string{"assets/live", "healthz"} {
		r, err := http.Get(url + path)
		if err != nil || r.StatusCode != 200 {
			t.Fatalf("%s: %v, %v", path, r, err)
		}
		defer r.Body.Close()
	}
	if record := next(); record["url"] != "/healthz" || record["status"] != 200.0 {
		t.Errorf("the first request that ended is %v", record)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if record := next(); record["url"] != "/assets/live" {
		t.Errorf("the open page ended with %v", record)
	}
	if rest, err := io.ReadAll(said.Buffered()); err != nil || strings.TrimSpace(string(rest)) != "" {
		t.Errorf("then it said %q (%v)", rest, err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

func TestServeRefusesFlagsThatMakeNoSense(t *testing.T) {
	for _, tt := range []struct{ args, said, hint string }{
		{"serve --addr 8080", `address "8080": not of the form HOST:PORT`, "--addr takes HOST:PORT"},
		{"serve --addr localhost:x", `"x" is no port`, "--addr takes HOST:PORT"},
		{"serve --base-url example.org", "must start with https:// or http://", "--base-url takes"},
		{"build --base-url https://u:p@example.org/", "must not hold a user", "--base-url takes"},
		{"serve --allow-origin example.org", `origin "example.org"`, "--allow-origin takes"},
		{"serve --log-format xml", `no format "xml", only json, text`, ""},
	} {
		var stdout, stderr strings.Builder
		code := run(strings.Fields(tt.args), strings.NewReader(""), &stdout, &stderr)
		if code != exitUsage || !strings.Contains(stderr.String(), tt.said) || !strings.Contains(stderr.String(), "hint: "+tt.hint) && tt.hint != "" {
			t.Errorf("dmrel %s ends with %d and says %q", tt.args, code, stderr.String())
		}
	}
}

func TestServeSaysWhatToDoWhenTheAddressIsTaken(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	taken := listener.Addr().String()
	var stdout, stderr strings.Builder
	code := run([]string{"serve", "--addr", taken}, strings.NewReader(""), &stdout, &stderr)
	if code != exitFailed || !strings.Contains(stderr.String(), "dmrel: cannot listen tcp "+taken) || !strings.Contains(stderr.String(), "hint: another program listens there") {
		t.Errorf("it ends with %d and says %q", code, stderr.String())
	}
}
