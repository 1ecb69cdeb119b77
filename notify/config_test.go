package notify

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dmrel/model"
)

func TestReadConfig(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "dmrel-notify.yaml")
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("lark.secret", "s3cr3t\n")
	write("dmrel-notify.yaml", `# whom to tell
targets:
  - name: team
    type: lark
    language: zh
    url: ${LARK_URL}
    secret: file:lark.secret
    kinds: [breaking, security]
    stable: true
    since: v1.0.3
    template: lark.tmpl
  - {name: list, type: mail, server: "smtp.example.org:587", from: dm@example.org, to: all@example.org}
  - name: chat
    type: telegram
    token: "${TELEGRAM_TOKEN}"
    chat: -1001234
`)
	targets, err := ReadConfig(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("LARK_URL", "https://open.feishu.cn/open-apis/bot/v2/hook/abc")
	team := targets[0]
	if err := team.readSecrets(); err != nil {
		t.Fatal(err)
	}
	got := []any{team.Name, team.Type, team.Language, team.URL.use(), team.Secret.use(), team.Kinds, team.Stable, team.Since, team.Template, targets[1].To, targets[2].Chat}
	want := []any{"team", "lark", "zh", "https://open.feishu.cn/open-apis/bot/v2/hook/abc", "s3cr3t",
		kinds{model.Compatibility, model.Removal, model.Security}, true, "v1.0.3", "lark.tmpl", persons{"all@example.org"}, "-1001234"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("read %v, want %v", got, want)
	}
}

// What is wrong is said with its line and column, and never shown.
func TestBadConfig(t *testing.T) {
	const literal = "hooks.slack.com/services/T000/B000/XXXX"
	for config, want := range map[string]string{
		"": "1:1: it names no targets",
		"targets:\n  - name: a\n    type: slack\n    url: https://" + literal:                                        `4:10: a secret is not written into this file: put it into the environment and write ${NAME}, or into a file and write file:PATH`,
		"targets:\n  - name: a\n    type: slack\n    url: x${" + literal + "}":                                       `4:10: a secret is not`,
		"targets:\n  - name: a\n    type: slack\n    url: [" + literal + "]":                                         `4:10: a secret is not`,
		"targets:\n  - name: a\n    type: slack\n    ur: " + literal:                                                 `4:5: a target of type "slack" has no member "ur"; the nearest is "url"`,
		"targets:\n  - name: a\n    type: slack\n    secret: ${S}\n    url: ${URL}":                                  `4:5: a target of type "slack" has no member "secret"`,
		"targets:\n  - name: a\n    type: slac\n    url: ${URL}":                                                     `no type "slac", only dingtalk, discord`,
		"targets:\n  - name: a\n    url: ${URL}":                                                                     `2:5: the target "a" has no type, one of dingtalk, discord`,
		"targets:\n  - name: a\n    type: matrix\n    server: https://m.org\n    room:\n    token: ${T}":             `2:5: the target "a" has no room, which matrix needs`,
		"targets:\n  - type: slack\n    url: ${URL}":                                                                 `2:5: the target has no name`,
		"targets:\n  - name: a\n    type: slack":                                                                     `2:5: the target "a" has no url, which slack needs`,
		"targets:\n  - name: a\n    type: slack\n    url: ${U}\n  - name: a\n    type: slack\n    url: ${U}":         `5:5: a second target has the name "a"`,
		"targets:\n  - name: a\n    type: slack\n    url: ${U}\n    kinds: [fix, fixes]":                             `5:12: no kind "fixes"`,
		"targets:\n  - name: a\n    type: slack\n    url: ${U}\n    since: soon":                                     `since is "soon" and should be a version`,
		"targets:\n  - name: a\n    type: slack\n    url: ${U}\n    stable: maybe":                                   `5:13: `,
		"targets:\n  - name: a\n    type: mail\n    server: smtp.example.org\n    from: a@b.c\n    to: a@b.c":        `should be a name and a port`,
		"targets:\n  - name: a\n    type: mail\n    server: s:1\n    from: a@b.c\n    to: a@b.c\n    tls: no thanks": `tls is "no thanks"`,
		"targets:\n  - name: a\n    type: matrix\n    server: matrix.org\n    room: r\n    token: ${T}":              `should be an address`,
		"targets: team":                    `1:10: targets is a list`,
		"targets: [team]":                  `1:11: a target is a mapping`,
		"target:\n  - name: a":             `1:1: unknown field "target"`,
		"targets:\n  - name: a\n  name: b": `3:3: `,
		"\xff":                             `1:1: `,
		strings.Repeat("#", maxConfig+1):   `no more than 262144 are read`,
	} {
		file := filepath.Join(t.TempDir(), "n.yaml")
		if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadConfig(file)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), file+":") {
			t.Errorf("%.80q gives the error\n%v\nwant\n%s", config, err, want)
		}
		if err != nil && strings.Contains(err.Error(), literal) {
			t.Errorf("the error shows the secret: %v", err)
		}
	}
}

// Flags can make a target, too.
func TestCheck(t *testing.T) {
	url, err := EnvSecret("URL")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		target Target
		want   string
	}{
		{Target{Name: "slack", Type: "slack", URL: url}, ""},
		{Target{Name: "lark", Type: "lark", URL: url, Secret: url}, ""},
		{Target{Name: "slack", Type: "slack"}, "has no url"},
		{Target{Name: "slack", Type: "slack", URL: url, Secret: url}, `no member "secret"`},
		{Target{Name: "x", Type: "x"}, `no type "x"`},
		{Target{Name: "mail", Type: "mail"}, "has no server"},
	} {
		if err := c.target.Check(); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q", c.target.Name, err, c.want)
		}
	}
	if _, err := EnvSecret("A B"); err == nil {
		t.Error("a variable with a space is no error")
	}
}

func TestSecretsThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "empty"), []byte(" \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DMREL_TEST_EMPTY", "")
	for ref, want := range map[string]string{
		"${DMREL_TEST_EMPTY}": "the environment has no DMREL_TEST_EMPTY",
		"file:none":           `cannot read the secret "file:none": no such file or directory`,
		"file:empty":          `the secret "file:empty" is empty`,
	} {
		s := Secret{ref: ref}
		if err := s.read(dir); err == nil || err.Error() != want {
			t.Errorf("%s gives %v, want %s", ref, err, want)
		}
	}
	t.Setenv("DMREL_TEST_TOKEN", "xoxb-123-not-an-address")
	target := Target{Name: "a", Type: "slack", URL: Secret{ref: "${DMREL_TEST_TOKEN}"}}
	if err := target.readSecrets(); err == nil || strings.Contains(err.Error(), "xoxb") {
		t.Errorf("a token for an address gives %v", err)
	}
}

// A configuration that makes no sense is an error, or makes targets that can be
// used; it never ends the program.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		"targets:\n  - name: a\n    type: slack\n    url: ${U}\n", "targets: [{name: a, type: mail, to: [a, b], kinds: [fix]}]",
		"targets:\n  - &a\n    name: a\n    <<: *a\n", "a: &a [*a]\n", "targets:\n  - !!binary x\n", "? [a]\n: b\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, config string) {
		targets, err := parseConfig([]byte(config))
		if err != nil {
			placed(err)
			return
		}
		for _, target := range targets {
			if _, ok := services[target.Type]; !ok || target.Name == "" {
				t.Errorf("%q makes the target %+v", config, target)
			}
		}
	})
}
