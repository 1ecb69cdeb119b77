package notify

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// hidden stands for what is not shown.
const hidden = "***"

// A Secret is a value that stands in no configuration and that nothing prints: a
// token, a password, the address of a webhook. It is written as where to find it,
// "${NAME}" or "file:PATH". The zero Secret is none.
type Secret struct {
	ref   string
	value string // once it was read
}

// EnvSecret is the secret in a variable of the environment.
func EnvSecret(name string) (Secret, error) {
	ref := "${" + name + "}"
	if !envRef.MatchString(ref) {
		return Secret{}, fmt.Errorf("%q is not the name of a variable of the environment", name)
	}
	return Secret{ref: ref}, nil
}

var envRef = regexp.MustCompile(`^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$`)

// UnmarshalYAML reads where the secret is. The error does not show what is written
// there instead, for that may be the secret.
func (s *Secret) UnmarshalYAML(node ast.Node) error {
	text, ok := node.(*ast.StringNode)
	if !ok || !envRef.MatchString(text.Value) && strings.TrimPrefix(text.Value, "file:") == text.Value {
		return errorAt(node, "a secret is not written into this file: put it into the environment and write ${NAME}, or into a file and write file:PATH")
	}
	s.ref = text.Value
	return nil
}

// IsZero reports that there is no secret.
func (s Secret) IsZero() bool { return s.ref == "" }

// String is where the secret is, and never what it is.
func (s Secret) String() string { return s.ref }

// GoString is String, so that %#v does not show it either.
func (s Secret) GoString() string { return s.ref }

// isUnread reports that nobody has looked, as when nothing is to be sent.
func (s Secret) isUnread() bool { return s.value == "" }

// use is the secret, or where it is for a message that is only shown.
func (s Secret) use() string { return cmp.Or(s.value, s.ref) }

// read gets the secret. The path of a file is relative to dir.
func (s *Secret) read(dir string) error {
	if s.IsZero() {
		return nil
	}
	if m := envRef.FindStringSubmatch(s.ref); m != nil {
		if s.value = strings.TrimSpace(os.Getenv(m[1])); s.value == "" {
			return fmt.Errorf("the environment has no %s", m[1])
		}
		return nil
	}
	path := strings.TrimPrefix(s.ref, "file:")
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("cannot read the secret %q: %w", s.ref, cause(err))
	}
	if s.value = strings.TrimSpace(string(data)); s.value == "" {
		return fmt.Errorf("the secret %q is empty", s.ref)
	}
	return nil
}

// cause is an error of the file system without the path.
func cause(err error) error {
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
