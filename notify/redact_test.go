package notify

import (
	"strings"
	"testing"
)

// What a service says of an address shows no part of it, wherever the error is
// cut and however it is escaped.
func TestAnswersShowNoPartOfAnAddress(t *testing.T) {
	const token = "T0KENPART/xyz+ABCDEFGH"
	for name, said := range map[string]string{
		"cut in the token":      strings.Repeat("x", shownAnswer-30) + " /services/T00000000/T0KENPART%2Fxyz+ABCDEFGH",
		"a segment":             "invalid token T0KENPART/xyz+ABCDEFGH",
		"a segment as sent":     "invalid token T0KENPART%2Fxyz+ABCDEFGH",
		"escaped":               "invalid token T0KENPART%2Fxyz%2BABCDEFGH",
		"escaped in small":      "invalid token T0KENPART%2fxyz%2bABCDEFGH",
		"in JSON":               `no {"token":"T0KENPART\/xyz+ABCDEFGH"}`,
		"a value of the query":  "invalid key QUERYPART",
		"the password":          "invalid password: T0KENPASS",
		"the team":              "no team T0KENTEAM",
		"another secret, short": "the secret xyz is wrong",
	} {
		for _, code := range []int{400, 200} {
			f := newFake(t, answer(code, said))
			target := hook(t, "team", f)
			target.Type = "slack"
			target.URL = secretOf(t, strings.Replace(f.URL, "//", "//me:T0KENPASS@", 1)+"/services/T0KENTEAM/T0KENPART%2Fxyz+ABCDEFGH?key=QUERYPART")
			target.Token = secretOf(t, "xyz")
			s := newSession(t, target)
			s.options.All = true
			s.run(newRelease("v1.0.1", "en", "fix: A"))
			for _, part := range []string{token, "T0KEN", "QUERY", "ABCDEF", "xyz"} {
				if strings.Contains(s.log.String(), part) {
					t.Errorf("%s, %d: the log shows %s: %s", name, code, part, s.log.String())
				}
			}
			if !strings.Contains(s.log.String(), hidden) && name != "cut in the token" {
				t.Errorf("%s, %d: the log does not say what was answered: %s", name, code, s.log.String())
			}
		}
	}
}
