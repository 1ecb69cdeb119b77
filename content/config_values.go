package content

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"

	"github.com/goccy/go-yaml/token"

	"dmrel/model"
)

// positionOf is the place of a token of the configuration.
func positionOf(t *token.Token) model.Position {
	return model.Position{File: ConfigFile, Line: t.Position.Line, Column: t.Position.Column}
}

func readPrimary(c *Config, v yamlValue) (err error) {
	c.primaryPos = positionOf(v.token())
	c.Primary, err = readLanguage(v)
	return err
}

// readLanguage reads the tag of a language, in the short form that the languages
// of files have.
func readLanguage(v yamlValue) (string, error) {
	text, err := v.text()
	if err != nil {
		return "", err
	}
	lang, ok := asLanguage(text)
	if !ok {
		return "", v.wrong("the tag of a language, such as zh, en or zh-TW")
	}
	return lang, nil
}

func readAddress(v yamlValue) (string, error) {
	text, err := v.text()
	if err != nil {
		return "", err
	}
	if u, err := url.Parse(text); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", v.wrong("an address, such as \"https://example.org/notes\"")
	}
	return text, nil
}

// taggingEntity is who makes tag URIs (RFC 4151, section 2.1): a domain or an
// address of mail, and a day on which it was theirs.
var taggingEntity = regexp.MustCompile(`^([\w.-]+@)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*` +
	`,[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$`)

func readAuthority(v yamlValue) (string, error) {
	text, err := v.text()
	if err == nil && !taggingEntity.MatchString(text) {
		err = v.wrong("a domain and a year in which it was yours, such as \"example.org,2020\"")
	}
	return text, err
}

// readPattern reads a pattern for files that some file can match.
func readPattern(v yamlValue) (string, error) {
	text, err := v.text()
	if err != nil {
		return "", err
	}
	if _, err := path.Match(text, ""); err != nil || !fs.ValidPath(text) {
		return "", v.wrong("a pattern for files below the folder of the notes, such as \"drafts/*.md\"")
	}
	return text, nil
}
