package main

import (
	"bytes"
	"strings"
	"testing"
)

// The exit codes are part of what other programs build on.
func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		args string
		want int
	}{
		{"list", exitOK},
		{"diff v1.0.1...v1.0.4", exitOK},
		{"lint", exitOK},
		{"help", exitOK},
		{"show v9.9.9", exitFailed},
		{"list --content /nowhere/at/all", exitFailed},
		{"show", exitUsage},
		{"diff v1.0.1...v1.0.4 v1.0.5", exitUsage},
		{"diff v1.0.1 v1.0.4...v1.0.5", exitUsage},
		{"diff v1.0.1...", exitUsage},
		{"diff ...v1.0.1", exitUsage},
		{"path v1.0.1...v1.0.2...v1.0.3", exitUsage},
		{"diff v1.0.1 v1.0.4 --ref #x", exitUsage},
		{"diff v1.0.1 v1.0.4 --fail-on=", exitUsage},
		{"diff v1.0.1 v1.0.4 --fail-on breaking --kind fix", exitUsage},
		{"nosuch", exitUsage},
		{"list --nosuch", exitUsage},
		{"list --lang xx", exitUsage},
		{"export --format xml", exitUsage},
	} {
		var stdout, stderr bytes.Buffer
		got := run(strings.Fields(c.args), strings.NewReader(""), &stdout, &stderr)
		if got != c.want {
			t.Errorf("dmrel %s ends with %d, want %d; it said %q", c.args, got, c.want, stderr.String())
		}
		if got != exitOK && stdout.Len() > 0 {
			t.Errorf("dmrel %s failed and printed a result: %q", c.args, stdout.String())
		}
	}
}
