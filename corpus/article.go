// Package corpus holds the nouns of verbatim: an [Article] and the [Quote]s found in it, each a set of [Span]s into the
// article's text with the [Speaker] they are attributed to. It depends on the standard library alone, so that every other
// package can import it.
package corpus

import "time"

// An Article is one text of the corpus with what is known of where it appeared. Unknown fields are empty.
type Article struct {
	Path      string    // where it lies in the corpus: relative, with slashes
	Title     string    // the headline
	Publisher string    // the outlet or agency that published it
	Byline    string    // who wrote it
	Dateline  string    // the place it was filed from, as printed: "MOSCOW"
	Date      time.Time // the day it appeared, at midnight UTC; zero when unknown
	URL       string    // where it can be read

	// Future is true where Date is after tomorrow, by the clock of who reads the article: see InFuture. It is not stored.
	Future bool `json:"-"`

	// Text is what spans point into. For a .txt file it is the file byte for byte; for the other formats the loader's
	// plain text. It is valid UTF-8.
	Text string

	// Blocks are the parts of Text that the layout sets apart; nil where the loader has not looked for them. They are not
	// stored: what was found with them is.
	Blocks []Block `json:"-"`
}

// MaxFileSize is the size in bytes above which a file is no article. The longest newspaper articles have about 200 KB, saved pages
// with their scripts about 3 MB: what is larger is an archive or a page with its pictures built in.
const MaxFileSize = 10 << 20

// DateLayout is how verbatim writes a day in machine-readable places (ISO 8601).
const DateLayout = "2006-01-02"

// Day returns the article's date as YYYY-MM-DD, or "" when it is unknown.
func (a *Article) Day() string {
	if a.Date.IsZero() {
		return ""
	}
	return a.Date.Format(DateLayout)
}

// String names the article in logs and tests.
func (a *Article) String() string { return a.Path }
