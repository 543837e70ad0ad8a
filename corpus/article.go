// Package corpus defines the types that all other packages share. An [Article] has [Quote]s. A quote is a list of
// [Span]s into the article's text, attributed to a [Speaker]. The package depends only on the standard library and
// corpus/legible.
package corpus

import "time"

// An Article is a text of the corpus with its metadata. Unknown fields are empty.
type Article struct {
	Path      string    // of its file in the corpus: relative, with slashes
	Title     string    // the headline
	Publisher string    // the outlet or agency that published it
	Byline    string    // who wrote it
	Dateline  string    // the place it was filed from, as printed: "MOSCOW"
	Date      time.Time // the day it appeared, at midnight UTC; zero if unknown
	URL       string    // its address on the web

	// Future reports whether Date was after tomorrow when the article was read: see InFuture. It is not stored.
	Future bool `json:"-"`

	// Text is the text that spans refer to. For a .txt file in UTF-8 it is the file byte for byte, for others the
	// loader's plain text. It is valid UTF-8.
	Text string

	// Marks say when the words of a recording are said, in the order of the text; nil for other articles. They are not
	// stored, only the times of quotes.
	Marks []Mark `json:",omitempty"`

	// Blocks are the parts of Text that the layout separates; nil if the loader did not look for them. They are not
	// stored, only the quotes that were found with them.
	Blocks []Block `json:"-"`
}

// MaxFileSize is the largest file of an article in bytes. The longest newspaper articles have about 200 KB, saved
// pages with their scripts about 3 MB. Package load reads larger files of formats that contain pictures.
const MaxFileSize = 10 << 20

// DateLayout is the layout of days in machine-readable output (ISO 8601).
const DateLayout = "2006-01-02"

// Day returns the article's date as YYYY-MM-DD, or "" if it is unknown.
func (a *Article) Day() string {
	if a.Date.IsZero() {
		return ""
	}
	return a.Date.Format(DateLayout)
}

// String returns the path, for logs and tests.
func (a *Article) String() string { return a.Path }
