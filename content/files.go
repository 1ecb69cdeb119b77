package content

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"

	"dmrel/model"
)

// A notesFile is a file to read, with what its place says of it.
type notesFile struct {
	path  string
	place string // the path without what names the language
	lang  string // empty when the place does not say
}

// languageTag is a folder or the part of a file name that names a language:
// "zh", "en-US", "zh-Hant".
var languageTag = regexp.MustCompile(`^[a-z]{2}([-_]([A-Za-z]{2}|Hans|Hant))?$`)

// knownTags are the languages in which projects publish notes. A folder such as
// "js" or "db" has the form of a language tag and is none.
var knownTags = map[string]bool{
	"ar": true, "cs": true, "da": true, "de": true, "en": true, "es": true, "fa": true, "fi": true, "fr": true,
	"he": true, "hi": true, "hu": true, "id": true, "it": true, "ja": true, "ko": true, "nl": true, "no": true,
	"pl": true, "pt": true, "ro": true, "ru": true, "sv": true, "th": true, "tr": true, "uk": true, "vi": true, "zh": true,
}

// asLanguage returns the language that a piece of a path names. The tag is cut
// to what tells texts apart: "zh-CN" and "en-US" are "zh" and "en"; "zh-TW" and
// "zh-Hant" stay themselves.
func asLanguage(piece string) (string, bool) {
	if !languageTag.MatchString(piece) || !knownTags[piece[:2]] {
		return "", false
	}
	switch region := strings.ToUpper(strings.ReplaceAll(piece[2:], "_", "-")); region {
	case "-TW", "-HK", "-MO", "-HANT":
		return piece[:2] + "-" + piece[3:], true
	}
	return piece[:2], true
}

// placeOf reads the language out of a path: from a folder, "zh/dm-upgrade.md",
// or from the name of the file, "CHANGELOG.zh-CN.md".
func placeOf(file string) notesFile {
	f := notesFile{path: file, place: file}
	dir, name := path.Split(file)
	stem, ext := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	for _, sep := range []string{".", "_"} {
		if i := strings.LastIndex(stem, sep); i > 0 {
			if lang, ok := asLanguage(stem[i+1:]); ok {
				f.lang, f.place = lang, dir+stem[:i]+ext
				return f
			}
		}
	}
	pieces := strings.Split(strings.TrimSuffix(dir, "/"), "/")
	for i, piece := range pieces {
		if lang, ok := asLanguage(piece); ok {
			rest := append(pieces[:i:i], pieces[i+1:]...)
			f.lang, f.place = lang, path.Join(append(rest, name)...)
			return f
		}
	}
	return f
}

// findFiles lists the markdown files of the notes, in the order of their paths.
// What cannot be opened is a problem; the rest is read all the same.
func findFiles(notes fs.FS, config Config) ([]notesFile, []model.Problem) {
	var files []notesFile
	var problems []model.Problem
	// The function returns no error, so WalkDir returns none.
	_ = fs.WalkDir(notes, ".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			problems = append(problems, model.NewProblem(startOf(file), "unreadable", reason(err)))
		case d.IsDir():
			if name := d.Name(); name != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || isSite(notes, file)) {
				return fs.SkipDir
			}
		case !isRegular(notes, file, d): // a pipe would never end
		case isMarkdown(d.Name()) && config.covers(file):
			files = append(files, placeOf(file))
		}
		return nil
	})
	return files, problems
}

// siteManifest is the file by which a folder is known that dmrel wrote: its
// Markdown is made from notes and is none.
const siteManifest = ".dmrel-manifest"

func isSite(notes fs.FS, folder string) bool {
	_, err := fs.Stat(notes, path.Join(folder, siteManifest))
	return err == nil
}

// isRegular reports that an entry is a file, or a link to one.
func isRegular(notes fs.FS, file string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := fs.Stat(notes, file)
	return err == nil && info.Mode().IsRegular()
}

// isMarkdown reports that a file is markdown, and not the readme of the folder.
func isMarkdown(name string) bool {
	lower := strings.ToLower(name)
	ext := path.Ext(lower)
	return (ext == ".md" || ext == ".markdown" || ext == ".mdx") && !strings.HasPrefix(lower, "readme") &&
		!strings.HasPrefix(lower, ".")
}

// reason is an error without the path, which the message has already.
func reason(err error) string {
	if pathErr, ok := err.(*fs.PathError); ok {
		return pathErr.Err.Error()
	}
	return err.Error()
}

// guessLanguage tells the language of a text by its script, for a file whose
// place does not say: by the first known language with a script of its own that
// has more than a tenth of the letters, else English.
func guessLanguage(text []byte) string {
	count := map[string]int{}
	total := 0
	for _, r := range string(text) {
		if !unicode.IsLetter(r) {
			continue
		}
		total++
		for tag, l := range languages {
			if l.letters != nil && l.letters(r) {
				count[tag]++
			}
		}
	}
	for _, tag := range []string{"ja", "zh"} { // Japanese is written with Han characters too
		if 10*count[tag] > total {
			return tag
		}
	}
	return "en"
}
