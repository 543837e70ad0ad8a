// Package cite writes quotes for programs that keep references: BibTeX, RIS and CSL-JSON, and as footnotes. Start with
// [Quote], and [Write] with one of the [Forms].
//
// Nothing is invented: what an article does not give is left out, and its byline is taken as a whole, because its parts
// may be names, offices or outlets. All text is UTF-8.
package cite

import (
	"fmt"
	"io"
	"regexp"
	"strings"
)

// A Quote is a quote with its article. All texts but ID are for readers, on one line each; any may be empty.
type Quote struct {
	ID    string // the quote's own, from which its key is made
	Who   string // the speaker with the role
	Words string // as they are shown: in quotation marks if they are the speaker's
	Notes []string

	Title, Publisher, Byline string
	URL                      string // http or https
	Year, Month, Day         int    // zero if the article's date is unknown
}

// Key returns the key by which texts cite a quote. It stays as long as the quote has its ID.
func (q *Quote) Key() string { return "verbatim-" + q.ID }

// Date returns the date as YYYY-MM-DD, or "".
func (q *Quote) Date() string {
	if q.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", q.Year, q.Month, q.Day)
}

// note returns who said what, and what a reader must know of it.
func (q *Quote) note() string {
	said := q.Words
	if q.Who != "" {
		said = q.Who + ": " + q.Words
	}
	return strings.Join(append([]string{said}, q.Notes...), "; ")
}

// A Form is a form of output.
type Form struct {
	Name, Summary string // of its flag
	write         func(io.Writer, []Quote) error
}

// Forms are all of them.
var Forms = []Form{
	{"bibtex", "write BibTeX, for LaTeX and reference managers", writeBibTeX},
	{"ris", "write RIS, for reference managers", writeRIS},
	{"csl", "write CSL-JSON, for Pandoc and reference managers", writeCSL},
	{"footnotes", "write one line per quote, to paste as footnotes", writeFootnotes},
}

// Write writes quotes in a form. A quote whose ID was written before is left out.
func Write(w io.Writer, form Form, quotes []Quote) error {
	seen := map[string]bool{}
	var once []Quote
	for _, q := range quotes {
		if !seen[q.ID] {
			seen[q.ID] = true
			once = append(once, q)
		}
	}
	if err := form.write(w, once); err != nil {
		return fmt.Errorf("writing citations: %w", err)
	}
	return nil
}

// writeFootnotes writes: Who: “Words”; notes. In: Byline, “Title”, Publisher, 2 January 2022, address (id)
func writeFootnotes(w io.Writer, quotes []Quote) error {
	for i := range quotes {
		q := &quotes[i]
		var place []string
		title := q.Title
		if title != "" {
			title = "“" + title + "”"
		}
		for _, part := range []string{q.Byline, title, q.Publisher, longDate(q), q.URL} {
			if part != "" {
				place = append(place, part)
			}
		}
		line := q.note()
		if len(place) > 0 {
			if !ended.MatchString(line) {
				line += "."
			}
			line += " In: " + strings.Join(place, ", ")
		}
		line += " (id " + q.ID + ")"
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// ended matches a text whose last sentence has ended, also within quotation marks.
var ended = regexp.MustCompile(`[.!?…]["”’]*$`)

// months are the months as BibTeX names them, and in full.
var months = [...][2]string{{}, {"jan", "January"}, {"feb", "February"}, {"mar", "March"}, {"apr", "April"},
	{"may", "May"}, {"jun", "June"}, {"jul", "July"}, {"aug", "August"}, {"sep", "September"}, {"oct", "October"},
	{"nov", "November"}, {"dec", "December"}}

func longDate(q *Quote) string {
	if q.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s %d", q.Day, months[q.Month][1], q.Year)
}
