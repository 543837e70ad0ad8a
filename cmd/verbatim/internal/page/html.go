// Package page shows a whole article with its quotes marked: as text in a terminal ([PrintArticle], [PrintExplained])
// and as an HTML page that needs no network ([HTML]). The file markup.go finds where each mark begins and ends; both
// forms use it.
package page

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
)

//go:embed page.html
var pageHTML string

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// A page holds the values of page.html: an article with its quotes in the colours of their speakers.
type page struct {
	Title    string
	Facts    []string
	URL      string // empty if it is not an address on the web
	Quotes   string // their number
	Unsure   int    // the number of quotes that are attributed by context
	Kinds    []pageKind
	Speakers []*pageSpeaker
	Rows     []pageRow
	Tail     []pageRun
}

// A pageKind is a kind of quote and the number of quotes of that kind.
type pageKind struct {
	Kind  corpus.Kind
	Count int
}

// A pageSpeaker is a line of the legend.
type pageSpeaker struct {
	Label  string // one or more letters, shown with each of the speaker's quotes
	Class  string // colour and pattern
	Name   string
	Role   string
	Count  string
	Quotes []*pageQuote
}

// A pageQuote is a note in the margin.
type pageQuote struct {
	Number     int
	Label      string // its speaker's label and its own number; a question mark follows if confidence is low
	Class      string
	Kind       corpus.Kind
	Speakers   []*pageSpeaker
	Role       string // only at the first quote of a single speaker
	Confidence string
	Unsure     bool // named with a confidence below corpus.ConfidenceShown
	Reasons    []string
	Title      string // the tooltip of its words
}

// A pageRow is a paragraph and the notes on the quotes that begin in it.
type pageRow struct {
	Gap    []pageRun
	Runs   []pageRun
	Quotes []*pageQuote
}

// A pageRun is some text or a tag. The tags of a row are balanced.
type pageRun struct {
	Text   string
	Return bool       // a carriage return, which HTML can hold only as a character reference
	Quote  *pageQuote // opens the words of a quote
	ID     bool       // they are the first words of that quote
	Cue    string     // opens a cue; the text says of which quotes
	Source string     // opens a source, likewise
	End    part       // closes a tag of this part, if all other fields are empty
}

// HTML returns an article with its quotes as one HTML page that needs no network and no script. The text of
// its element "article", without the asides, is the article's text as [legible.Text] returns it: without invisible
// characters, and with pictures of control characters.
func HTML(a *corpus.Article, quotes []attribution.Explained) ([]byte, error) {
	p := &page{
		Title: terminal.Clean(render.ArticleName(a)), Facts: articleFacts(a), URL: render.WebAddress(a.URL),
		Quotes: wording.Count(len(quotes), "quote"),
	}
	for _, k := range corpus.Kinds {
		p.Kinds = append(p.Kinds, pageKind{k, countKind(quotes, k)})
	}
	notes := p.notes(a.Text, quotes)
	paragraphs, tail := markUp(a.Text, quotes)
	begun := make([]bool, len(quotes))
	for i := range paragraphs {
		paragraph := &paragraphs[i]
		row := pageRow{
			Gap:  textRuns(nil, legible.Text(paragraph.gap)),
			Runs: pageRuns(paragraph.events, notes, begun),
		}
		for _, n := range paragraph.begun {
			row.Quotes = append(row.Quotes, notes[n])
		}
		p.Rows = append(p.Rows, row)
	}
	p.Tail = textRuns(nil, legible.Text(tail))
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, p)
	return b.Bytes(), err
}

// pageRuns returns the events of a paragraph as tags and text. It updates begun, which says for each quote of the
// article whether it has begun.
func pageRuns(events []event, notes []*pageQuote, begun []bool) []pageRun {
	var runs []pageRun
	for _, e := range events {
		switch {
		case e.close != nil:
			runs = append(runs, pageRun{End: e.close.part})
		case e.open == nil:
			runs = textRuns(runs, e.shown)
		case e.open.part == cuePart:
			runs = append(runs, pageRun{Cue: "cue of " + numbers(e.open.quotes)})
		case e.open.part == sourcePart:
			runs = append(runs, pageRun{Source: "source of " + numbers(e.open.quotes)})
		default:
			n := e.open.quotes[0]
			runs = append(runs, pageRun{Quote: notes[n], ID: !begun[n]})
			begun[n] = true
		}
	}
	return runs
}

// numbers returns the numbers of quotes as they are shown, counted from 1.
func numbers(quotes []int) string {
	var all []string
	for _, n := range quotes {
		all = append(all, fmt.Sprint(n+1))
	}
	return strings.Join(all, ", ")
}

// textRuns appends legible text to runs. It replaces what moves a cursor with pictures, and makes each carriage
// return a run of its own.
func textRuns(runs []pageRun, text string) []pageRun {
	for i, line := range strings.Split(text, "\r") {
		if i > 0 {
			runs = append(runs, pageRun{Return: true})
		}
		if line != "" {
			runs = append(runs, pageRun{Text: terminal.ShowCursorMoves(line)})
		}
	}
	return runs
}
