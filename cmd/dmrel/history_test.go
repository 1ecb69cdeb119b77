package main

import (
	"strings"
	"testing"
)

func TestSinceWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var stdout, stderr strings.Builder
	code := run([]string{"diff", "--content", "../../content", "--since", "main"}, strings.NewReader(""), &stdout, &stderr)
	want := "dmrel: --since needs the git program, which is not installed\nhint: without it, compare with a copy of the old notes"
	if code != exitFailed || !strings.HasPrefix(stderr.String(), want) || stdout.Len() > 0 {
		t.Errorf("code %d, stdout %q, stderr %q, want %q", code, stdout.String(), stderr.String(), want)
	}
}
