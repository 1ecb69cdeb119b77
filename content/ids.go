package content

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"dmrel/model"
)

// IDsFile is the name of the optional file that keeps the ids of changes. With
// it, an entry keeps its first published id when its text is edited, when the
// primary language gets it later than another one, or when a reference is added:
// as long as one of its languages still says what it said.
const IDsFile = "dmrel-ids.json"

// An idBook knows the ids of changes: by release, and by what a language says of
// the change.
type idBook map[string]map[string]string

// readIDs reads the ids of a tree; none is no error.
func readIDs(notes fs.FS) (idBook, error) {
	data, err := fs.ReadFile(notes, IDsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", IDsFile, reason(err))
	}
	var book idBook
	if err := json.Unmarshal(data, &book); err != nil {
		return nil, fmt.Errorf("%s is not as dmrel wrote it: %v", IDsFile, err)
	}
	return book, nil
}

// of returns the id that the change of a release has been published with, or
// nothing.
func (b idBook) of(slug string, texts model.Texts, languages []string) string {
	known := b[slug]
	if known == nil {
		return ""
	}
	for _, lang := range languages {
		if text, ok := texts[lang]; ok {
			if id := known[fingerprint(lang, text)]; id != "" {
				return id
			}
		}
	}
	return ""
}

// fingerprint is what a language says of a change, whatever its markup.
func fingerprint(lang string, text model.Text) string {
	return lang + " " + model.PassageID(text.Plain())
}

// WriteIDs writes the ids of a catalog as IDsFile has them.
func WriteIDs(w io.Writer, c *model.Catalog) error {
	book := idBook{}
	for _, r := range c.Releases {
		ids := map[string]string{}
		for _, ch := range r.Changes {
			for lang, text := range ch.Texts {
				if print := fingerprint(lang, text); ids[print] == "" {
					ids[print] = ch.ID
				}
			}
		}
		if len(ids) > 0 {
			book[r.Slug()] = ids
		}
	}
	data, err := json.MarshalIndent(book, "", "  ") // maps are written in the order of their keys
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
