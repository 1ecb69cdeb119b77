package content

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/goccy/go-yaml"
)

// ConfigFile is the name of the optional configuration at the root of the notes.
const ConfigFile = "dmrel.yaml"

// Config is what ConfigFile says of a tree of notes. The zero Config is right
// for a tree without one.
type Config struct {
	Product    string            `yaml:"product"`    // "TiDB Data Migration"; by default what the titles have in common
	ShortName  string            `yaml:"shortName"`  // "DM"; by default the product
	Primary    string            `yaml:"primary"`    // the language the notes are first written in
	BaseURL    string            `yaml:"baseURL"`    // where the site is published
	Repository string            `yaml:"repository"` // the web address of the source: "https://github.com/pingcap/dm"
	Authority  string            `yaml:"authority"`  // makes feed ids, RFC 4151: "example.org,2020"
	Components []string          `yaml:"components"` // names of components, to be found in the texts
	Include    []string          `yaml:"include"`    // patterns of path.Match for the files to read; by default all
	Exclude    []string          `yaml:"exclude"`    // patterns for files to leave out
	Parents    map[string]string `yaml:"parents"`    // release: the release it grew from, where the rules are wrong
	Rules      severities        `yaml:"rules"`      // rule: how bad its problems are, or off
	Waivers    []waiver          `yaml:"waivers"`    // problems that are meant to be
}

// readConfig reads the configuration of a tree; none is no error.
func readConfig(notes fs.FS) (Config, error) {
	var config Config
	data, err := fs.ReadFile(notes, ConfigFile)
	if errors.Is(err, fs.ErrNotExist) {
		return config, nil
	}
	if err != nil {
		return config, err
	}
	if err := yaml.UnmarshalWithOptions(data, &config, yaml.Strict()); err != nil {
		line, column, message := yamlError(err)
		return config, fmt.Errorf("%s:%d:%d: %s", ConfigFile, line, column, message)
	}
	return config, config.check()
}

func (c Config) check() error {
	for _, u := range []struct{ name, value string }{{"baseURL", c.BaseURL}, {"repository", c.Repository}} {
		if u.value == "" {
			continue
		}
		if parsed, err := url.Parse(u.value); err != nil || parsed.Host == "" || parsed.Scheme != "http" && parsed.Scheme != "https" {
			return fmt.Errorf("%s: %s is %q and should be an address such as \"https://example.org/notes\"", ConfigFile, u.name, u.value)
		}
	}
	for _, pattern := range append(c.Include, c.Exclude...) {
		if _, err := path.Match(pattern, ""); err != nil {
			return fmt.Errorf("%s: %q is not a pattern for files", ConfigFile, pattern)
		}
	}
	for _, w := range c.Waivers {
		if w.Rule == "" { // null, which the reader of waivers does not see
			return fmt.Errorf("%s: there is a waiver that names no rule", ConfigFile)
		}
	}
	return nil
}

// covers reports that a file is to be read. A pattern without a slash is for
// the name of the file, wherever it lies.
func (c Config) covers(file string) bool {
	return (len(c.Include) == 0 || matchesAny(c.Include, file)) && !matchesAny(c.Exclude, file)
}

func matchesAny(patterns []string, file string) bool {
	for _, p := range patterns {
		name := file
		if !strings.Contains(p, "/") {
			name = path.Base(file)
		}
		if ok, _ := path.Match(p, name); ok { // check has seen that the pattern is well formed
			return true
		}
	}
	return false
}

// repository is the "owner/name" of the repository, for references such as
// "#123"; empty when it is not known.
func (c Config) repository() string {
	u, err := url.Parse(c.Repository)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.Trim(u.Path, "/"), ".git")
}
