package site

// ReleaseURL is the address of the page of a release, on a site that is published
// at base; empty without a base. The error tells of a base URL that is none.
func ReleaseURL(base, lang, slug string) (string, error) {
	base, err := parseBase(base)
	if err != nil || base == "" {
		return "", err
	}
	return base + address(releasePath(lang, slug)), nil
}
