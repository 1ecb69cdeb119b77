package content

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"dmrel/model"
)

// ConfigFile is the name of the optional configuration at the root of the notes.
const ConfigFile = "dmrel.yaml"

// Config is what ConfigFile says of a tree of notes. The zero Config is right
// for a tree without one.
type Config struct {
	Product    string   // "TiDB Data Migration"; by default what the titles have in common
	ShortName  string   // "DM"; by default the product
	Primary    string   // the language the notes are first written in
	BaseURL    string   // where the site is published
	Repository string   // the web address of the source: "https://github.com/pingcap/dm"
	Authority  string   // makes feed ids, RFC 4151: "example.org,2020"
	Components []string // names of components, to be found in the texts
	Include    []string // patterns of path.Match for the files to read; by default all
	Exclude    []string // patterns for files to leave out

	Parents   []said[string]       // the release that another grew from, where the rules are wrong
	Stops     []said[model.Remark] // releases that no way may pass by
	Withdrawn []said[model.Remark] // releases that were taken back
	KnownBad  []said[model.Remark] // releases on which nobody should stay

	Rules   map[string]model.Severity // how bad the problems of a rule are, by its ID
	Waivers []waiver                  // problems that are meant to be

	primaryPos model.Position
}

// configMembers are the members of ConfigFile. A test holds that its schema has
// the same.
var configMembers = map[string]func(*Config, yamlValue) error{
	"product":    into(func(c *Config) *string { return &c.Product }, yamlValue.text),
	"shortName":  into(func(c *Config) *string { return &c.ShortName }, yamlValue.text),
	"primary":    readPrimary,
	"baseURL":    into(func(c *Config) *string { return &c.BaseURL }, readAddress),
	"repository": into(func(c *Config) *string { return &c.Repository }, readAddress),
	"authority":  into(func(c *Config) *string { return &c.Authority }, readAuthority),
	"components": into(func(c *Config) *[]string { return &c.Components }, listOf(yamlValue.text)),
	"include":    into(func(c *Config) *[]string { return &c.Include }, listOf(readPattern)),
	"exclude":    into(func(c *Config) *[]string { return &c.Exclude }, listOf(readPattern)),
	"parents":    into(func(c *Config) *[]said[string] { return &c.Parents }, byVersion(readParent)),
	"stops":      into(func(c *Config) *[]said[model.Remark] { return &c.Stops }, byVersion(readRemark)),
	"withdrawn":  into(func(c *Config) *[]said[model.Remark] { return &c.Withdrawn }, byVersion(readRemark)),
	"knownBad":   into(func(c *Config) *[]said[model.Remark] { return &c.KnownBad }, byVersion(readRemark)),
	"rules":      into(func(c *Config) *map[string]model.Severity { return &c.Rules }, readSeverities),
	"waivers":    into(func(c *Config) *[]waiver { return &c.Waivers }, readWaivers),
}

// readConfig reads the configuration of a tree; none is no error.
func readConfig(notes fs.FS) (Config, error) {
	data, err := fs.ReadFile(notes, ConfigFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Config{}, nil
	}
	if err != nil {
		return Config{}, fmt.Errorf("%s: %s", ConfigFile, reason(err))
	}
	config, err := parseConfig(data)
	if err != nil {
		line, column, message := yamlError(err)
		return Config{}, fmt.Errorf("%s:%d:%d: %s", ConfigFile, line, column, message)
	}
	return config, nil
}

func parseConfig(data []byte) (Config, error) {
	var config Config
	root, err := parseYAML(data, "the configuration")
	if err != nil || root.isNone() {
		return config, err
	}
	err = readMembers(&config, root, configMembers)
	return config, err
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
		if ok, _ := path.Match(p, name); ok { // readPattern has seen that the pattern is well formed
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
