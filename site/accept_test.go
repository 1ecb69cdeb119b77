package site

import "testing"

func TestPreferred(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                  "text/html",
		"*/*":                               "text/html",
		"text/*;q=0.5":                      "text/html",
		"text/markdown":                     "text/markdown",
		"TEXT/Markdown ; Q=0.3":             "text/markdown",
		"text/plain, */*;q=0.1":             "text/plain",
		"text/html;q=0, text/*":             "text/markdown",
		"text/html;q=0.4, text/plain;q=0.5": "text/plain",
		"text/markdown;q=1.5":               "text/html", // a weight that is none
		"text/markdown;q=NaN":               "text/html",
		"text/markdown;q=-1":                "text/html",
		"text/markdown;q=":                  "text/html",
		"image/png":                         "text/html",
		",;,q=1;;":                          "text/html",
	} {
		if got := preferred(accept, mediaHTML, mediaMarkdown, mediaText); got != want {
			t.Errorf("%q: %s, want %s", accept, got, want)
		}
	}
}
