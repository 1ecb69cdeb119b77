package notify

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
)

// No secret stands in an error, in the log, in the output or in the state,
// whatever a server answers and however sending fails.
func TestSecretsAreNotShown(t *testing.T) {
	const token, sign = "s3cr3t-t0ken", "signing/key+=="
	echo := func(code int) func(http.ResponseWriter) {
		return answer(code, "you sent "+token+" and signing%2Fkey%2B%3D%3D and "+sign)
	}
	for name, answers := range map[string][]func(http.ResponseWriter){
		"refused": {echo(403)}, "broken": {echo(500)}, "cut off": {cut}, "strange": {echo(200)}, "moved": {answer(307, "", "Location", "/"+token)},
	} {
		f := newFake(t, answers...)
		var targets []Target
		for _, typ := range Types() {
			if typ == "mail" {
				continue // its server gets the password only by TLS
			}
			target := exampleTarget(typ)
			target.Name = typ
			target.URL = secretOf(t, f.URL+"/hook/"+token+"?key="+token)
			target.Token = secretOf(t, token)
			target.Secret = secretOf(t, sign)
			if target.Server != "" || typ == "telegram" {
				target.Server = f.URL
			}
			targets = append(targets, target)
		}
		s := newSession(t, targets...)
		s.options.All = true
		s.run(newRelease("v1.0.1", "zh en", "fix: A"))
		state, err := os.ReadFile(s.options.State)
		if err != nil {
			t.Fatal(err)
		}
		shown := s.log.String() + s.out.String() + string(state) + fmt.Sprintf("%v %+v %#v", s.options.Targets, s.options.Targets, s.options.Targets)
		for _, secret := range []string{token, sign, "signing%2Fkey"} {
			if strings.Contains(shown, secret) {
				t.Errorf("%s: %s is shown: %s", name, secret, shown)
			}
		}
		if f.count() == 0 || s.log.Len() == 0 {
			t.Errorf("%s: nothing was sent, so the test shows nothing", name)
		}
	}
}

// An address that cannot be used is not shown either.
func TestBadAddressIsNotShown(t *testing.T) {
	for _, address := range []string{"https://example.org:s3cr3t/", "https://ex ample.org/s3cr3t", "https://" + nobody(t) + "/s3cr3t"} {
		s := newSession(t, Target{Name: "team", Type: "slack", Language: "en", URL: secretOf(t, address)})
		s.options.All = true
		_, err := s.run(newRelease("v1.0.1", "en", "fix: A"))
		if err != ErrFailed || strings.Contains(s.log.String(), "s3cr3t") {
			t.Errorf("%s gives %v, and the log %s", address, err, s.log.String())
		}
	}
}

// A dry run does not even read secrets, sends nothing and writes nothing.
func TestDryRun(t *testing.T) {
	f := newFake(t)
	target := hook(t, "team", f)
	s := newSession(t, target)
	s.options.All, s.options.DryRun = true, true
	shown, err := s.run(newRelease("v1.0.1", "en", "fix: A"))
	if err != nil || !strings.HasPrefix(shown, "# team: v1.0.1 (en)\nPOST "+target.URL.String()+"\n") {
		t.Errorf("it shows %s with %v", shown, err)
	}
	if _, err := os.Stat(s.options.State); err == nil || f.count() > 0 {
		t.Error("it wrote the state or sent something")
	}
	s.options.DryRun = false
	s.want("team: v1.0.1 (en)", newRelease("v1.0.1", "en", "fix: A"))
	if _, body, _ := strings.Cut(shown, "\n\n"); body != f.bodies[0] {
		t.Errorf("it showed\n%s\nand sent\n%s", body, f.bodies[0])
	}
}
