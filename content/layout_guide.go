package content

import "slices"

// A guide is one file that tells of many versions, each with sections that say
// what they hold, as the upgrade guide of DM does: "Version information", "Main
// changes", "Upgrade steps". What stands straight below a version that has such
// sections leads up to them.
func init() {
	addLayout(layout{name: "guide", rank: 10, recognise: isGuide, read: readGuide})
}

// isGuide reports that there are versions, and that one of them has a section
// with a meaning.
func isGuide(r *documentReader, _ []section) bool {
	return slices.ContainsFunc(r.blocks, func(b versionBlock) bool { return b.isVersion() && r.isSectioned(b) })
}

func readGuide(r *documentReader, _ []section) {
	for _, b := range r.blocks {
		r.readVersionBlock(b, r.isSectioned(b))
	}
}

// isSectioned reports that a version has a section with a meaning.
func (r *documentReader) isSectioned(b versionBlock) bool { return r.anyMeans(b.sections[1:]) }
