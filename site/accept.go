package site

import (
	"strconv"
	"strings"
)

// The formats in which Serve answers a page, the one for browsers first.
const (
	mediaHTML     = "text/html"
	mediaMarkdown = "text/markdown"
	mediaText     = "text/plain"
)

// preferred returns the media type of the offers that a header Accept likes
// best, the first of those that it likes alike, and the first of all if it takes
// none (https://www.rfc-editor.org/rfc/rfc9110#name-accept).
func preferred(accept string, offers ...string) string {
	best, most := offers[0], 0.0
	for _, offer := range offers {
		if q := quality(accept, offer); q > most {
			best, most = offer, q
		}
	}
	return best
}

// quality is what a header Accept says of a media type, by the range that names
// it most exactly; no header takes everything.
func quality(accept, media string) float64 {
	if strings.TrimSpace(accept) == "" {
		return 1
	}
	family, _, _ := strings.Cut(media, "/")
	q, exact := 0.0, 0
	for entry := range strings.SplitSeq(accept, ",") {
		name, weight := weighted(entry)
		for i, match := range []string{"*/*", family + "/*", media} {
			if strings.EqualFold(name, match) && i+1 > exact {
				q, exact = weight, i+1
			}
		}
	}
	return q
}

// weighted cuts one entry of a header such as Accept into its name and its
// weight, which is 1 unless it says otherwise, and 0 when it says nonsense.
func weighted(entry string) (name string, weight float64) {
	parts := strings.Split(entry, ";")
	weight = 1
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if strings.EqualFold(key, "q") {
			weight, _ = strconv.ParseFloat(value, 64)
		}
	}
	if !(weight >= 0 && weight <= 1) { // also not a number
		weight = 0
	}
	return strings.TrimSpace(parts[0]), weight
}

// takesGzip reports that a header Accept-Encoding allows gzip.
func takesGzip(accept string) bool {
	for entry := range strings.SplitSeq(accept, ",") {
		if name, weight := weighted(entry); strings.EqualFold(name, "gzip") {
			return weight > 0
		}
	}
	return false
}
