// Package attribution finds what was said in an article and who said it. Start with [Extract]; its result is plain
// [corpus.Quote] values that point into the article's text.
//
// The article is read in stages, each a value the next one works on: tokens (token.go), quotation marks in pairs (marks.go),
// sentences (sentence.go), names (names.go), and the cast, the table of people and bodies (people.go, roles.go). Then the
// parser goes from sentence to sentence: it finds the cues with their subjects (cue.go, clause.go, phrase.go), what each cue
// reports (claim.go), makes quotes of it (report.go) and finds whom the subject means (resolve.go, describe.go, bodies.go, pronoun.go).
package attribution

import (
	"slices"
	"sort"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/block"
)

// Version changes whenever Extract may find something else in the same article, so that what was stored is made anew.
const Version = 10

// Extract returns the quotes of the article in the order in which they begin, with their ids. Their spans are slices of
// a.Text. It reads the text once and takes time in proportion to its length.
func Extract(a *corpus.Article) []corpus.Quote {
	p, quotes := extract(a)
	p.release()
	return quotes
}

// extract returns the parser that has read the article, with its drafts, and the quote of each.
func extract(a *corpus.Article) (*parser, []corpus.Quote) {
	blocks := block.Of(a)
	p := newParser(a.Text, blocks)
	p.byline, p.outlet, p.title = a.Byline, a.Publisher, a.Title
	p.floor.turns = layout.Turns(a, blocks, layoutWords)
	p.run()
	p.settle()
	quotes := make([]corpus.Quote, len(p.out))
	for i := range p.out {
		quotes[i] = p.out[i].Quote
		quotes[i].Time = a.TimeAt(quotes[i].Spans[0].Start)
	}
	corpus.AssignIDs(a.Path, a.Text, quotes)
	return p, quotes
}

// An Explained is a quote with the reasons for its speaker.
type Explained struct {
	corpus.Quote
	Why string // the steps that led to the speaker, in words
}

// Explain is Extract with reasons.
func Explain(a *corpus.Article) []Explained {
	p, quotes := extract(a)
	out := make([]Explained, len(quotes))
	for i := range quotes {
		out[i] = Explained{quotes[i], p.out[i].trail.String()}
	}
	return out
}

// settle puts the drafts into order, names their speakers now that the whole article is known, and drops what does not hold.
func (p *parser) settle() {
	kept := p.out[:0]
	for i := range p.out {
		d := &p.out[i]
		slices.SortFunc(d.Spans, func(a, b corpus.Span) int { return a.Start - b.Start })
		if d.Check(p.text) != nil {
			continue
		}
		d.Speakers = d.who.speakers(p.cast)
		d.Speaker = d.Speakers[0]
		kept = append(kept, *d)
	}
	p.correct(kept)
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].Spans[0].Start < kept[j].Spans[0].Start })
	p.out = withoutParts(kept)
	for i := range p.out {
		p.out[i].unname()
	}
}

// pronouns are words that name no speaker.
var pronouns = wordSet("i we you he she it they one who")

// unname removes names that are only a pronoun: such a speaker is unnamed.
func (d *draft) unname() {
	for i := range d.Speakers {
		if pronouns.holds(strings.ToLower(d.Speakers[i].Name)) {
			d.Speakers[i].Name = ""
		}
	}
	d.Speaker = d.Speakers[0]
}

// near is how many drafts may lie between one and the one that it is a part of.
const near = 6

// withoutParts drops what is a part of another quote of the same speaker: `said that he had "no plan"` is one quote.
func withoutParts(drafts []draft) []draft {
	parts := make([]bool, len(drafts))
	for i := range drafts {
		for k := max(0, i-near); k < min(len(drafts), i+near) && !parts[i]; k++ {
			parts[i] = k != i && drafts[i].partOf(&drafts[k], k < i)
		}
	}
	kept := drafts[:0]
	for i := range drafts {
		if !parts[i] {
			kept = append(kept, drafts[i])
		}
	}
	return kept
}

// partOf reports whether all that a draft holds lies in another one of the same speaker; of two that hold the same, the later is the part.
// Words quoted directly stand for themselves.
func (d *draft) partOf(o *draft, later bool) bool {
	if d.Kind == corpus.Direct || o.Kind == corpus.Direct || d.Kind == corpus.Mixed && o.Kind == corpus.Indirect || d.Speaker.Name == "" || !slices.Equal(d.Speakers, o.Speakers) {
		return false
	}
	same := true
	for _, s := range d.Spans {
		in := slices.IndexFunc(o.Spans, func(t corpus.Span) bool { return t.Start <= s.Start && s.End <= t.End })
		if in < 0 {
			return false
		}
		same = same && o.Spans[in] == s
	}
	return !same || len(d.Spans) < len(o.Spans) || later
}
