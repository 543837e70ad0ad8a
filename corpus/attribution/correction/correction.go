// Package correction links quotes to the notes of the article that correct them. Start with [Link].
package correction

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// How many notes of an article are read, and how many quotations of each: an article has a few, only text made to cost
// time has more.
const (
	maxNotes      = 20
	maxNoteQuotes = 8
)

// A quote is a quote of the article that a note may correct, with its words in one form.
type quote struct {
	*speaker.Draft
	words string
}

// A note is a note of the article, the sentences [first, last).
type note struct {
	*draft.Reader
	sentences []token.Sentence
	span      corpus.Span
	list      []quotation
	named     map[int]bool // the people whom it names
	speak     map[int]bool // those to whom it attributes words
}

// A quotation is a quotation of a note.
type quotation struct {
	words string // in one form
	who   int    // the figure to which the note attributes them; -1 for none
	not   bool   // the note says that they were not said
}

// Link links each quote to the note that corrects it. A note corrects a quote when it repeats the words and attributes
// them to no one or to another speaker, or when it repeats no words and says that the quote's speaker was misquoted.
func Link(p *draft.Reader) {
	var quotes []quote
	notes := 0
	for first, last := 0, 0; first < len(p.Sentences) && notes < maxNotes; first = last {
		last = first + 1
		for last < len(p.Sentences) && sameNote(p, first, last) {
			last++
		}
		if !p.Corrects(p.Sentences[first].Para) {
			continue
		}
		if notes++; notes == 1 {
			quotes = correctable(p)
		}
		n := read(p, p.Sentences[first:last])
		n.correct(quotes)
	}
}

// sameNote reports whether two sentences are of one paragraph or of one group of notes.
func sameNote(p *draft.Reader, first, next int) bool {
	a, b := p.Sentences[first], p.Sentences[next]
	group := p.NoteOf(a)
	return a.Para == b.Para || group > 1 && group == p.NoteOf(b)
}

// correctable returns the quotes outside notes.
func correctable(p *draft.Reader) (quotes []quote) {
	for i := range p.Drafts {
		if d := &p.Drafts[i]; d.Kind != corpus.Indirect && !p.Corrects(d.Para) {
			quotes = append(quotes, quote{d, wordsOf(d.Content(p.Text))})
		}
	}
	return quotes
}

// read reads a note.
func read(p *draft.Reader, sentences []token.Sentence) *note {
	first, last := sentences[0].First, sentences[len(sentences)-1].Last
	n := &note{Reader: p, sentences: sentences, span: p.TokenSpan(first, last), speak: map[int]bool{}}
	n.named = n.names(sentences...)
	for i := range p.Drafts {
		if d := &p.Drafts[i]; d.Extent().Overlaps(n.span) {
			n.speak[d.Who.One()] = true
		}
	}
	for _, q := range p.Quotations {
		if first <= q.Left && q.Right <= last && len(n.list) < maxNoteQuotes {
			n.list = append(n.list, quotation{wordsOf(q.Inner.In(p.Text)), n.speakerOf(q.Inner), n.denied(q.Left)})
		}
	}
	return n
}

// names returns the people whom some sentences name.
func (n *note) names(sentences ...token.Sentence) map[int]bool {
	people := map[int]bool{}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		in := func(s token.Sentence) bool { return s.First <= m.First && m.Last <= s.Last }
		if m.Kind == entity.AName && slices.ContainsFunc(sentences, in) {
			people[m.Who] = true
		}
	}
	return people
}

// speakerOf returns the figure to which a note attributes words; -1 for none.
func (n *note) speakerOf(words corpus.Span) int {
	who := -1
	for i := range n.Drafts {
		if d := &n.Drafts[i]; d.Extent().Overlaps(words) {
			who = d.Who.One()
		}
	}
	return who
}

// maxDenied is how many words may stand between a quotation in a note and the negation that it is under: "did not say".
const maxDenied = 3

// denied reports whether a negation stands shortly before token k: "not “no”", "did not say “no”", "rather than “no”".
func (n *note) denied(k int) bool {
	for i := k - 1; k-i <= maxDenied && n.Tok(i).Has(trait.Word); i-- {
		if n.Negates(i) || n.Lower(i) == "than" {
			return true
		}
	}
	return false
}

// correct corrects quotes: those whose words the note takes back, or else all of a speaker that it says was misquoted.
func (n *note) correct(quotes []quote) {
	whole := []quotation{{words: wordsOf(n.span.In(n.Text)), who: -1}}
	names := slices.ContainsFunc(n.list, func(q quotation) bool { return q.who < 0 }) // it names words
	for _, c := range quotes {
		if n.takesBack(&c, n.list) || !n.speak[c.Who.One()] && n.takesBack(&c, whole) {
			c.Correction, names = n.span, true
		}
	}
	if names {
		return
	}
	misquoted := n.misquoted()
	for _, c := range quotes {
		if misquoted[c.Who.One()] && !slices.ContainsFunc(n.list, func(q quotation) bool { return same(c.words, q.words) }) {
			c.Correction = n.span
		}
	}
}

// misquoted returns the people whom a note names in a sentence about misquoting: where some stand after "not", as in "by
// Roe, not Marsh", only those.
func (n *note) misquoted() map[int]bool {
	people, denied := map[int]bool{}, map[int]bool{}
	for _, s := range n.sentences {
		if n.HasWord(s, report.Misquoting) {
			maps.Copy(people, n.names(s))
		}
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if in := n.TokenSpan(m.First, m.Last); n.span.Overlaps(in) && people[m.Who] && n.Lower(m.First-1) == "not" {
			denied[m.Who] = true
		}
	}
	if len(denied) > 0 {
		return denied
	}
	return people
}

// leastSame is how many words two quotations must have in common to be taken for the same: fewer stand anywhere.
const leastSame = 3

// takesBack reports whether a note has the words of a quote and says that they were not said, or does not give them to
// its speaker. Few words, or a part of them, may be anyone's: they count only where the note names the speaker.
func (n *note) takesBack(c *quote, list []quotation) bool {
	who := c.Who.One()
	for _, q := range list {
		alike := same(c.words, q.words)
		switch {
		case n.named[who] && q.not && q.words != "" && strings.Contains(c.words, q.words):
			return true
		case n.named[who] && alike, c.words == q.words && strings.Count(q.words, " ") >= leastSame:
			return q.who != who || q.not
		}
	}
	return false
}

// same reports whether two quotations have the same words, or one has all those of the other in a row.
func same(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case a == b:
		return a != ""
	case strings.Count(a, " ") <= leastSame:
		return false
	}
	return strings.Contains(b, a)
}

// wordsOf returns the words of text in one form, each between two spaces.
func wordsOf(text string) string {
	words := strings.FieldsFunc(fold.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}
