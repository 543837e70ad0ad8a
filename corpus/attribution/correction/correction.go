// Package correction links quotes to the notes of the article that correct them. Start with [Link].
package correction

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
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

// A note is a note of the article. The last of its repeated words are all that it says.
type note struct {
	*draft.Reader
	sentences []token.Sentence
	span      corpus.Span
	named     map[int]bool // the people whom it names
	repeated  []repeated
}

// A repeated is words of a note that a quote may have.
type repeated struct {
	words string // in one form
	who   []int  // the figures to which the note attributes them
	not   bool   // the note says that they were not said
}

// Link links each quote to the note that corrects it. A note corrects a quote when it repeats the words and attributes
// them to no one or to another speaker, or when it repeats no words and says that the quote's speaker was misquoted.
func Link(p *draft.Reader) {
	var quotes []quote
	notes := 0
	for first, last := 0, 0; first < len(p.Sentences) && notes < maxNotes; first = last {
		for last < len(p.Sentences) && group(p, last) == group(p, first) {
			last++
		}
		if !p.Corrects(p.Sentences[first].Para) {
			continue
		}
		if notes++; notes == 1 {
			quotes = correctable(p)
		}
		read(p, p.Sentences[first:last]).correct(quotes)
	}
}

// group numbers the note of sentence n: its paragraph, or all paragraphs of an element of a page.
func group(p *draft.Reader, n int) int {
	if g := p.NoteOf(p.Sentences[n]); g > 1 {
		return -g
	}
	return p.Sentences[n].Para
}

// correctable returns the quotes outside notes.
func correctable(p *draft.Reader) (quotes []quote) {
	for i := range p.Drafts {
		if d := &p.Drafts[i]; !p.Corrects(d.Para) {
			quotes = append(quotes, quote{d, wordsOf(d.Content(p.Text))})
		}
	}
	return quotes
}

// read reads a note.
func read(p *draft.Reader, sentences []token.Sentence) *note {
	first, last := sentences[0].First, sentences[len(sentences)-1].Last
	n := &note{Reader: p, sentences: sentences, span: p.TokenSpan(first, last)}
	n.named = n.names(first, last, "")
	for k := first; k < last && len(n.repeated) < maxNoteQuotes; k++ {
		if q := p.QuotationAt(k); q != nil {
			not := denied.Matches(p, q.Left, token.Sentence{First: first, Last: last})
			n.repeated = append(n.repeated, n.repeat(q.Inner, not))
			k = q.Right - 1
		}
	}
	n.repeated = append(n.repeated, n.repeat(n.span, false))
	return n
}

// repeat returns words of a note with those to whom it attributes any of them.
func (n *note) repeat(words corpus.Span, not bool) repeated {
	r := repeated{words: wordsOf(words.In(n.Text)), not: not}
	for _, d := range n.Drafts {
		if d.Extent().Overlaps(words) {
			r.who = append(r.who, d.Who.One())
		}
	}
	return r
}

// names returns the people whom the tokens [first, last) name, only those after a word if one is given.
func (n *note) names(first, last int, after string) map[int]bool {
	people := map[int]bool{}
	for _, m := range n.Mentions {
		switch {
		case m.Kind != entity.AName, m.First < first, m.Last > last:
		case after == "", n.Lower(m.First-1) == after:
			people[m.Who] = true
		}
	}
	return people
}

// correct corrects quotes: those whose words the note takes back, or else all of a speaker that it says was misquoted.
func (n *note) correct(quotes []quote) {
	list := n.repeated[:len(n.repeated)-1]
	named := slices.ContainsFunc(list, func(r repeated) bool { return len(r.who) == 0 }) // it names words
	for _, c := range quotes {
		if n.takesBack(&c) {
			c.Correction, named = n.span, true
		}
	}
	if named {
		return
	}
	misquoted := n.misquoted()
	for _, c := range quotes {
		if misquoted[c.Who.One()] {
			c.Correction = n.span
		}
	}
}

// misquoted returns the people whom a note names in a sentence about misquoting: where some stand after "not", as in
// "by Roe, not Marsh", only those.
func (n *note) misquoted() map[int]bool {
	for _, s := range n.sentences {
		if !slices.ContainsFunc(n.Toks[s.First:s.Last], func(t token.Token) bool { return t.In(report.Misquoting) }) {
			continue
		}
		if people := n.names(s.First, s.Last, "not"); len(people) > 0 {
			return people
		}
		return n.names(s.First, s.Last, "")
	}
	return nil
}

// leastSame is how many words two quotations must have in common to be taken for the same: fewer stand anywhere.
const leastSame = 3

// takesBack reports whether a note that names the speaker of a quote repeats its words, and says that they were not said
// or does not give them to this speaker.
func (n *note) takesBack(c *quote) bool {
	who := c.Who.One()
	for _, r := range n.repeated {
		if n.named[who] && same(c.words, r.words) {
			return r.not || !slices.Contains(r.who, who)
		}
	}
	return false
}

// same reports whether two quotations have the same words, or one has all those of the other in a row.
func same(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || strings.Count(a, " ") > leastSame && strings.Contains(b, a)
}

// wordsOf returns the words of text in one form, each between two spaces.
func wordsOf(text string) string {
	separates := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.Nd) }
	return " " + strings.Join(strings.FieldsFunc(fold.String(text), separates), " ") + " "
}

//go:embed patterns.txt
var patternsText string

var patterns = pattern.Must(patternsText, phrase.Funcs[*draft.Reader](nil))

var denied = patterns.Get("denied")
