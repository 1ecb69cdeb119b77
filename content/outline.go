package content

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"dmrel/model"
)

// An outline is a file of the notes as somebody sees it who writes the next
// release into it: its lines as they are, and where its versions stand.
type outline struct {
	file     notesFile
	bom      string   // the byte order mark, where there is one
	lines    []string // with their ends
	reader   *documentReader
	versions []outlined // in the order of the file
	own      bool       // the file tells of one version, and the next one has a file of its own
}

// An outlined is one version in an outline.
type outlined struct {
	*outline
	version  model.Version
	pos      model.Position
	sections []section
	end      int // the index of the line behind it
}

// readOutlines reads the files of a tree that tell of versions.
func readOutlines(notes fs.FS) ([]*outline, error) {
	config, err := readConfig(notes)
	if err != nil {
		return nil, err
	}
	files, problems := findFiles(notes, config)
	if len(problems) > 0 {
		return nil, errors.New(problems[0].String())
	}
	var outlines []*outline
	for _, f := range files {
		text, err := fs.ReadFile(notes, f.path)
		if err != nil {
			return nil, err
		}
		if o := readOutline(f, text, config.repository()); len(o.versions) > 0 {
			outlines = append(outlines, o)
		}
	}
	return outlines, nil
}

// readOutline reads one file as [Load] does.
func readOutline(f notesFile, data []byte, repo string) *outline {
	o := &outline{file: f}
	rest, marked := strings.CutPrefix(string(data), "\ufeff")
	if marked {
		o.bom = "\ufeff"
	}
	o.lines = lineOf.FindAllString(rest, -1)
	doc := &document{Document: model.Document{File: f.path}, lang: f.lang, place: f.place}
	text := normalizeText(doc, data)
	doc.lang = cmp.Or(doc.lang, guessLanguage(text))
	o.file.lang = doc.lang
	blocks, asides := parseBlocks(cutFrontMatter(doc, text))
	doc.rows = asides.rows
	o.reader = newReader(doc, repo)
	sections := o.reader.prepare(foldDetails(blocks))
	l := o.reader.layoutOf(sections)
	l.read(o.reader, sections)
	o.findVersions(l.name, sections)
	return o
}

// lineOf is a line with its end, whichever that is.
var lineOf = regexp.MustCompile(`[^\r\n]*(\r\n|\r|\n)|[^\r\n]+$`)

// findVersions lists the versions of the file. A file with one version is its
// own if the layout says so, or if it is named after the version.
func (o *outline) findVersions(layout string, sections []section) {
	notes := o.reader.doc.notes
	if len(notes) == 1 {
		_, _, named := findVersion(o.file.stem(), notes[0].version)
		if o.own = named || layout == "prose" || layout == "release"; o.own {
			o.versions = []outlined{{o, notes[0].version, notes[0].pos, sections, len(o.lines)}}
			return
		}
	}
	blocks := o.reader.blocks
	for i, b := range blocks {
		if !b.isVersion() {
			continue
		}
		end := len(o.lines)
		if i+1 < len(blocks) {
			end = blocks[i+1].sections[0].heading.Pos.Line - 1 // only the first block of a file has no heading
		}
		o.versions = append(o.versions, outlined{o, b.version, b.sections[0].heading.Pos, b.sections, end})
	}
}

// line is a line without its end; n counts from 1. Beyond the file it is empty.
func (o *outline) line(n int) string {
	if n < 1 || n > len(o.lines) {
		return ""
	}
	return strings.TrimRight(o.lines[n-1], "\r\n")
}

// isBlank reports that line n has nothing on it.
func (o *outline) isBlank(n int) bool { return strings.TrimSpace(o.line(n)) == "" }

// lineEnd is how lines end, by the line n; "\n" where that is the only one.
func (o *outline) lineEnd(n int) string {
	end := strings.TrimPrefix(o.lines[n-1], o.line(n))
	if end == "" && n > 1 {
		return o.lineEnd(n - 1)
	}
	return cmp.Or(end, "\n")
}

// isSetext reports that the heading on line n is underlined.
func (o *outline) isSetext(n int) bool {
	return !strings.HasPrefix(strings.TrimSpace(o.line(n)), "#") && underline.MatchString(o.line(n+1))
}

var underline = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)

// stem is the path of a file without the end of its name.
func (f notesFile) stem() string { return strings.TrimSuffix(f.path, path.Ext(f.path)) }

// series is what the next release in a language is written beside: one file of
// many versions, or the folder of files of one version each.
func (o *outline) series() string {
	if o.own {
		return "folder " + path.Dir(o.file.place)
	}
	return "file " + o.file.place
}
