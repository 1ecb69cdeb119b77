package render

// A page of a feed is full when it has this many releases, or this many bytes of
// their texts. A feed is fetched over and over: JSON Feed calls 100 KB ideal and
// 250 KB acceptable, and a page has its texts about four times, as HTML, as
// text and typed. A release that is longer has a page of its own.
const (
	fullPageReleases = 20
	fullPageSize     = 24 << 10
)

// cutPages cuts releases, newest first, into pages, oldest first. Counted from
// the oldest release on, a full page stays as it is when a new release comes, so
// that its address means the same for good. The last page, which grows, is one
// and a part: a bot that asks rarely must not find a single release there.
func cutPages(releases []datedRelease) [][]datedRelease {
	var pages [][]datedRelease
	end, size := len(releases), 0
	for i := len(releases) - 1; i >= 0; i-- {
		if n := end - i - 1; n > 0 && (n == fullPageReleases || size+releases[i].size > fullPageSize) {
			pages = append(pages, releases[i+1:end])
			end, size = i+1, 0
		}
		size += releases[i].size
	}
	if n := len(pages); n > 0 {
		end += len(pages[n-1])
		pages = pages[:n-1]
	}
	return append(pages, releases[:end])
}

// Pages returns the number of pages besides the one that the feed begins with.
// Page 1 has the oldest releases; page 0 is the one with the newest.
func (f *Feed) Pages() int { return max(0, len(f.pages)-1) }

// linkedPages is how many pages behind the first one a site has of a feed that is
// not of everything: of 200 releases at least, unless they are long. With ten
// thousand releases the pages of all such feeds would be most of the site.
const linkedPages = 10

// PageNumbers are the pages that a site has, in the order in which they follow.
func (f *Feed) PageNumbers() []int {
	pages := []int{0}
	for page, ok := f.older(0); ok; page, ok = f.older(page) {
		pages = append(pages, page)
	}
	return pages
}

// oldest is the last page that others lead to.
func (f *Feed) oldest() int {
	if f.Scope == (FeedScope{}) {
		return min(1, f.Pages())
	}
	return min(max(1, f.Pages()-linkedPages+1), f.Pages())
}

// page returns the releases of a page, newest first.
func (f *Feed) page(n int) []datedRelease {
	if n == 0 {
		n = len(f.pages)
	}
	if n < 1 || n > len(f.pages) {
		return nil
	}
	return f.pages[n-1]
}

// older returns the page behind a page, and whether one leads there.
func (f *Feed) older(page int) (int, bool) {
	if page == 0 {
		return f.Pages(), f.Pages() > 0
	}
	return page - 1, page > f.oldest()
}

// newer returns the page before a page, and whether there is one.
func (f *Feed) newer(page int) (int, bool) {
	if page == f.Pages() {
		return 0, page > 0
	}
	return page + 1, page > 0
}
