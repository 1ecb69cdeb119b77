package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// agent starts the program as an agent does and returns a session with it, and
// what the program writes to standard error.
func agent(t *testing.T, args ...string) (*sdk.ClientSession, *bytes.Buffer) {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command("dmrel", append([]string{"mcp"}, args...)...)
	cmd.Stderr = &stderr
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "v0"}, nil)
	session, err := client.Connect(t.Context(), &sdk.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	t.Cleanup(func() { session.Close() })
	return session, &stderr
}

// asked calls a tool and returns the Markdown of the answer.
func asked(t *testing.T, session *sdk.ClientSession, tool string, arguments map[string]any) string {
	t.Helper()
	result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	return result.Content[0].(*sdk.TextContent).Text
}

func TestAnAgentAsksTheProgram(t *testing.T) {
	session, stderr := agent(t, "--lang", "zh")
	versions := map[string]any{"from": "v1.0.3", "to": "latest"}
	if text := asked(t, session, "compare", versions); !strings.Contains(text, "从 v1.0.3 升级到 v1.0.5") {
		t.Errorf("the answer is\n%s", text)
	}
	versions["lang"] = "en-GB"
	if text := asked(t, session, "compare", versions); !strings.Contains(text, "Upgrade from v1.0.3 to v1.0.5") {
		t.Errorf("the answer in English is\n%s", text)
	}
	if err := session.Close(); err != nil {
		t.Error(err)
	}
	if stderr.Len() > 0 {
		t.Errorf("the program wrote %s", stderr.String())
	}
}

func TestAnAgentSeesNotesAsTheyAre(t *testing.T) {
	folder := t.TempDir()
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, "notes.md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("# v1.0.0\n\n## Bug fixes\n\n- Fix a crash\n")
	session, _ := agent(t, "--content", folder)
	before := asked(t, session, "show", map[string]any{"version": "latest"})
	write("# v1.1.0\n\n## Bug fixes\n\n- Fix another crash\n\n# v1.0.0\n\n## Bug fixes\n\n- Fix a crash\n")
	after := asked(t, session, "show", map[string]any{"version": "latest"})
	if !strings.Contains(before, "v1.0.0") || !strings.Contains(after, "v1.1.0") {
		t.Errorf("latest is first\n%s\nand then\n%s", before, after)
	}
}
