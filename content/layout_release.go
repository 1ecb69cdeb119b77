package content

// A release note is one file that tells of one version, as those of DM do: the
// name of the file, the title or a line says which, and sections say the kinds
// or the components. It is also the layout of whatever no other one recognises,
// which may tell of no version at all.
func init() {
	addLayout(layout{name: "release", rank: 100, recognise: isRelease, read: readRelease})
}

func isRelease(*documentReader, []section) bool { return true }

func readRelease(r *documentReader, sections []section) {
	r.openSingle(sections)
	r.readSingle(sections)
}
