// Package attribution finds what was said in an article and who said it. Start with [Extract]; its result is plain
// [corpus.Quote] values that point into the article's text.
//
// The article is read in passes, each a package of its own that works on what the passes before it found.
package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/correction"
	"verbatim/corpus/attribution/cued"
	"verbatim/corpus/attribution/headline"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/turn"
	"verbatim/corpus/attribution/uncued"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/block"
)

// Version changes whenever Extract may find something else in the same article, so that what was stored is made again.
const Version = 13

// Extract returns the quotes of the article in the order in which they begin, with their ids. Their spans are slices of
// a.Text. It reads the text once and takes time in proportion to its length.
func Extract(a *corpus.Article) []corpus.Quote {
	p := read(a)
	defer p.release()
	return p.quotes(a)
}

// An Explained is a quote with the reasons for its speaker.
type Explained struct {
	corpus.Quote
	Why string // the steps that led to the speaker, in words
}

// Explain is Extract with reasons.
func Explain(a *corpus.Article) []Explained {
	p := read(a)
	out := make([]Explained, len(p.Drafts))
	for i, q := range p.quotes(a) {
		out[i] = Explained{q, p.Drafts[i].Trail.String()}
	}
	return out
}

// read reads an article. This is the order of the passes.
func read(a *corpus.Article) *parser {
	p := parsers.Get().(*parser)
	p.Byline, p.Outlet, p.Title = a.Byline, a.Publisher, a.Title
	p.Blocks = block.Of(a)
	p.Read(a.Text, p.Blocks) // words, quotations and sentences, and what is known of each token
	p.ReadHeads()            // where sentences begin after an agency's name, a place or a time
	p.names()                // names, and the people and bodies that they mean
	p.floor = turn.New(&p.Reader, layout.Turns(a, p.Blocks, turn.Words))
	p.sentences() // the quotes of one sentence after another, each with its speaker
	p.NameSpeakers()
	correction.Link(&p.Reader)
	p.Settle() // the order of the text, without quotes that are parts of others
	return p
}

// sentence makes the quotes of sentence n, in which some quotations stand: of the turn that it is in, of the
// headline that it is, of its cues, and of the quotations that none of these has.
func (p *parser) sentence(n int, quots []token.Quotation) {
	if p.floor.Takes(n) {
		return
	}
	headline.Quote(&p.Reader, n)
	for _, q := range cued.Quotes(&p.Reader, n, quots) {
		uncued.Quote(&p.Reader, n, q)
	}
}

// quotes returns what was found in an article.
func (p *parser) quotes(a *corpus.Article) []corpus.Quote {
	quotes := make([]corpus.Quote, len(p.Drafts))
	for i := range p.Drafts {
		quotes[i] = p.Drafts[i].Quote
		quotes[i].Time = a.TimeAt(quotes[i].Spans[0].Start)
	}
	corpus.AssignIDs(a.Path, a.Text, quotes)
	return quotes
}
