package content

import "slices"

// A changelog is one file of many versions whose changes stand straight below
// the version, as in that of ant-design: an emoji or a prefix says the kind, a
// label item or a heading the component, and a date stands below the version.
func init() {
	addLayout(layout{name: "changelog", rank: 20, recognise: isChangelog, read: readChangelog})
}

// isChangelog reports that there are versions. A file in which one of them has
// sections is a guide.
func isChangelog(r *documentReader, _ []section) bool {
	return slices.ContainsFunc(r.blocks, versionBlock.isVersion)
}

func readChangelog(r *documentReader, _ []section) {
	for _, b := range r.blocks {
		r.readVersionBlock(b, false)
	}
}
