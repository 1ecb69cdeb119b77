package notify

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"dmrel/model"
)

// A Target is one place to which releases are announced.
type Target struct {
	Name     string `yaml:"name"`     // by which the state file knows it
	Type     string `yaml:"type"`     // one of [Types]
	Language string `yaml:"language"` // by default the primary one of the notes

	Kinds    kinds  `yaml:"kinds"`    // only releases with changes of these kinds, and only those changes
	Stable   bool   `yaml:"stable"`   // no pre-releases
	Since    string `yaml:"since"`    // also the releases after this version that are there at the first run
	Template string `yaml:"template"` // a file with templates in place of the built-in ones, relative to the configuration

	URL      Secret `yaml:"url"`
	Token    Secret `yaml:"token"`
	Secret   Secret `yaml:"secret"` // with which messages are signed
	Password Secret `yaml:"password"`

	Server string  `yaml:"server"` // of mail a name and a port, of others an address
	Room   string  `yaml:"room"`
	Chat   string  `yaml:"chat"`
	User   string  `yaml:"user"`
	From   string  `yaml:"from"`
	To     persons `yaml:"to"`
	TLS    string  `yaml:"tls"` // of mail: "starttls", "tls" or "none"

	dir string // of the configuration
}

// commonMembers are the members that targets of all types may have.
var commonMembers = []string{"name", "type", "language", "kinds", "stable", "since", "template"}

// members are those that a target of its type may have.
func (t *Target) members() []string {
	service := services[t.Type]
	return slices.Concat(commonMembers, service.needs, service.takes)
}

func (t *Target) noMember(name string) string {
	return fmt.Sprintf("a target of type %q has no member %.60q; the nearest is %q", t.Type, name, model.Nearest(name, 1, t.members())[0])
}

// Check reports what is wrong with a target that has a name, a type, an address
// and a secret only, as flags can say it.
func (t *Target) Check() error {
	given := map[string]bool{"url": !t.URL.IsZero(), "secret": !t.Secret.IsZero()}
	if err := t.checkType(); err != nil {
		return err
	}
	if err := t.check(given); err != nil {
		return err
	}
	for _, name := range []string{"url", "secret"} {
		if given[name] && !slices.Contains(t.members(), name) {
			return errors.New(t.noMember(name))
		}
	}
	return nil
}

// checkType reports a name or a type that is none.
func (t *Target) checkType() error {
	_, ok := services[t.Type]
	switch {
	case strings.TrimSpace(t.Name) == "" || clean(t.Name) != t.Name:
		return errors.New("the target has no name in one line")
	case t.Type == "":
		return fmt.Errorf("the target %q has no type, one of %s", t.Name, strings.Join(Types(), ", "))
	case !ok:
		return fmt.Errorf("no type %q, only %s", t.Type, strings.Join(Types(), ", "))
	}
	return nil
}

// check reports what is missing or wrong in a target that has the given members.
func (t *Target) check(given map[string]bool) error {
	for _, name := range services[t.Type].needs {
		if !given[name] {
			return fmt.Errorf("the target %q has no %s, which %s needs", t.Name, name, t.Type)
		}
	}
	if t.Since != "" {
		if _, err := model.ParseVersion(t.Since); err != nil {
			return fmt.Errorf("since is %q and should be a version", t.Since)
		}
	}
	return t.checkServer()
}

func (t *Target) checkServer() error {
	switch {
	case t.Server == "":
		return nil
	case t.Type == "mail":
		if _, port, err := net.SplitHostPort(t.Server); err != nil || port == "" {
			return fmt.Errorf("server is %q and should be a name and a port, such as smtp.example.org:587", t.Server)
		}
		if !slices.Contains([]string{"", tlsStart, tlsWhole, tlsNone}, t.TLS) {
			return fmt.Errorf("tls is %q and should be starttls, tls or none", t.TLS)
		}
		return nil
	}
	if u, err := url.Parse(t.Server); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("server is %q and should be an address, such as https://matrix.example.org", t.Server)
	}
	return nil
}

// passes reports that the filter of the target lets a release through.
func (t Target) passes(r *model.Release) bool {
	count := r.Count()
	hasKind := func(k model.Kind) bool { return count[k] > 0 }
	return !(t.Stable && r.Version.IsPrerelease()) && (len(t.Kinds) == 0 || slices.ContainsFunc(t.Kinds, hasKind))
}

// filter is the same for two targets that let the same through.
func (t Target) filter() string {
	var parts []string
	for _, k := range t.Kinds {
		parts = append(parts, string(k))
	}
	slices.Sort(parts)
	if t.Stable {
		parts = append(parts, "stable")
	}
	return strings.Join(slices.Compact(parts), " ")
}

// secrets are those of a target.
func (t *Target) secrets() []*Secret { return []*Secret{&t.URL, &t.Token, &t.Secret, &t.Password} }

// readSecrets gets all secrets of a target.
func (t *Target) readSecrets() error {
	for _, s := range t.secrets() {
		if err := s.read(t.dir); err != nil {
			return err
		}
	}
	if u, err := url.Parse(t.URL.value); !t.URL.IsZero() && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("what %s stands for is no address that begins with https://", t.URL)
	}
	return nil
}
