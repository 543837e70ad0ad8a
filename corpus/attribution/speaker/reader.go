// Package speaker finds whom a phrase means: a figure of the cast, or someone the article does not name. Start with
// [Reader.Attribute] and [Reader.Resolve].
package speaker

import (
	_ "embed"
	"sort"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/token"
)

// A Reader resolves phrases in the order of an article's text.
type Reader struct {
	scope.Reader
	Memory Memory
	Byline string // who wrote the article, where that is known
	Outlet string // its publisher, where that is known
	Title  string // its title, which the text need not contain

	// What is counted once, when it is first asked for.
	wrote   int // 1 + the author's figure, -1 for none, made by Author
	holders *holders
}

// Attribute finds the speaker of a quote with a cue.
func (p *Reader) Attribute(d *Draft, c *cue.Cue) {
	if !c.Subj.Ok() {
		return
	}
	told := p.addressees(c)
	if len(told) > 0 {
		d.told = 1 + told[0]
	}
	d.asked = c.Class&lexicon.Ask != 0
	var r resolution
	if c.Subj.Is(names) {
		r = p.named(c.Subj.Phrase)
	} else {
		a := p.anaphor(c.Subj.Phrase)
		a.content, a.barred = d.Spans, told
		a.bar(c)
		r = a.resolve()
	}
	p.join(&r, c)
	d.take(p.Span(c.Subj.Phrase), r, reachStep(c))
}

// names are the phrases that are names.
const names = phrase.NamePhrase | phrase.BodyName

// Resolve finds whom a noun phrase means.
func (p *Reader) Resolve(np phrase.Phrase) resolution {
	if np.Is(names) {
		return p.named(np)
	}
	return p.anaphor(np).resolve()
}

// A resolution is whom a phrase means and how that was found.
type resolution struct {
	Referent
	method corpus.Method
	Step   step
}

// figure returns the resolution of a phrase that means one figure.
func figure(w int, m corpus.Method, t step) resolution {
	return resolution{Referent{Figures: []int{w}}, m, t}
}

// mentionAt returns the mention that begins at token i, or one of nothing.
func (p *Reader) mentionAt(i int) *entity.Mention {
	if i >= len(p.StartsAt) || p.StartsAt[i] == 0 {
		return &noMention
	}
	return &p.Mentions[p.StartsAt[i]-1]
}

//go:embed patterns.txt
var patternsText string

// patterns are the rules about the tokens around names and descriptions.
var patterns = pattern.Must(patternsText, phrase.Funcs(pattern.Funcs[*Reader]{
	"aside": pattern.Test((*Reader).AsideStarts),
}))

var (
	verb         = patterns.Get("verb")
	told         = patterns.Get("told")
	toldInTalk   = patterns.Get("told-in-talk")
	whoClause    = patterns.Get("who-clause")
	represents   = patterns.Get("represents")
	madeBy       = patterns.Get("made-by")
	ledBy        = patterns.Get("led-by")
	joined       = patterns.Get("joined")
	beforeOthers = patterns.Get("before-others")
	ownBody      = patterns.Get("own-body")
	newcomer     = patterns.Get("newcomer")
	forWhom      = patterns.Get("for-whom")
	pointsBack   = patterns.Get("points-back")
	impersonal   = patterns.Get("impersonal")
)

// sentence returns the sentence so many before the one that is read.
func (p *Reader) sentence(back int) token.Sentence { return p.Sentences[max(0, p.Memory.sent-back)] }

// sentenceAt returns the sentence of token i.
func (p *Reader) sentenceAt(i int) token.Sentence {
	n := sort.Search(len(p.Sentences)-1, func(n int) bool { return p.Sentences[n].Last > i })
	return p.Sentences[n]
}
