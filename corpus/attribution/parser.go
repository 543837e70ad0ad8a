package attribution

import (
	"slices"
	"sync"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A parser goes through an article sentence by sentence and collects its quotes.
type parser struct {
	speaker.Reader
	out   []speaker.Draft
	floor floor // the turns of the article's layout

	capital map[string]bool // scratch for names
	lows    []byte          // scratch for lowered
}

// parsers are some that have read an article: the next ones take their memory.
var parsers = sync.Pool{New: func() any { return newMemory() }}

// newMemory returns a parser that has read nothing.
func newMemory() *parser {
	p := &parser{capital: map[string]bool{}}
	p.Cast = entity.EmptyCast()
	return p
}

// maxReused is the length of the longest text whose parser is used again: that of a longer one would hold its memory for good.
const maxReused = 1 << 18

// release lets another article have the parser's memory. The parser must not be used afterwards.
func (p *parser) release() {
	if len(p.Text) > maxReused {
		return
	}
	if len(p.Cast.Figures) > entity.MaxReusedCast {
		p.Cast, p.capital = entity.EmptyCast(), map[string]bool{}
	}
	p.Cast.Clear()
	clear(p.capital)
	clear(p.out)
	clear(p.Memory.Spoke)
	old := *p
	*p = parser{out: old.out[:0]}
	p.Toks, p.At, p.Quotations, p.Sentences, p.Mentions = old.Toks, old.At, old.Quotations, old.Sentences, old.Mentions
	p.StartsAt, p.EndsAt, p.Cast = old.StartsAt, old.EndsAt, old.Cast
	p.capital, p.lows = old.capital, old.lows
	p.Found, p.Claimed, p.Scores, p.Memory.Spoke = old.Found, old.Claimed, old.Scores, old.Memory.Spoke[:0]
	parsers.Put(p)
}

func newParser(text string, blocks []corpus.Block) *parser {
	p := parsers.Get().(*parser)
	p.Text, p.Blocks = text, blocks
	p.lows = token.Lowered(p.lows, text)
	p.Low = string(p.lows)
	p.Toks = token.Tokenize(p.Toks, text, p.Low, blocks)
	p.Quotations = token.Quotations(p.Quotations, text, p.Toks)
	p.At = zeroed(p.At, len(p.Toks))
	token.Quoted(p.At, p.Quotations)
	p.Sentences = token.Sentences(p.Sentences, p.Reading, p.Quotations)
	p.SetTraits()
	p.ReadHeads()
	var full map[string]corpus.Span
	p.Mentions, full = entity.Names(p.Mentions, p.capital, p.Reading, p.Quotations, p.Sentences)
	p.StartsAt, p.EndsAt = zeroed(p.StartsAt, len(p.Toks)), zeroed(p.EndsAt, len(p.Toks))
	for i := range p.Mentions {
		m := &p.Mentions[i]
		p.StartsAt[m.First] = int32(i + 1)
		p.EndsAt[m.Last-1] = int32(i + 1)
	}
	p.Cast.EnterAll(p.Reading, p.Mentions)
	p.Cast.Complete(full)
	return p
}

// zeroed returns n zeros in the memory of list, where that is enough.
func zeroed(list []int32, n int) []int32 {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// run goes through the sentences.
func (p *parser) run() {
	quote, ment := 0, 0
	for n := range p.Sentences {
		s := p.Sentences[n]
		begin := quote
		for quote < len(p.Quotations) && p.Quotations[quote].Left < s.Last {
			quote++
		}
		for ment < len(p.Mentions) && p.Mentions[ment].First < s.Last {
			ment++
		}
		p.Memory.Enter(n, s.Para, ment)
		p.sentence(n, p.Quotations[begin:quote])
	}
}

// sentence collects the quotes of sentence n, in which the quotations quots stand.
func (p *parser) sentence(n int, quots []token.Quotation) {
	if p.hasFloor(n) {
		return
	}
	s := p.Sentences[n]
	if s.First = s.Body; s.First >= s.Last {
		return
	}
	s.First = p.Dateline(s)
	if p.headlineLabel(n) {
		return
	}
	if s.Headline {
		p.headline(n)
	}
	cues := p.Cues(s)
	claims := p.Claims(s, cues)
	owner := p.own(quots, claims, cues)
	for i := range cues {
		p.report(n, i, cues, claims, quots, owner)
	}
	for k := range quots {
		if owner[k] < 0 {
			p.uncued(n, quots, k)
		}
	}
}

// own tells for each quotation which claim reports it: the smallest that holds it; -1 for none.
func (p *parser) own(quots []token.Quotation, claims []scope.Claim, cues []cue.Cue) []int {
	owner := make([]int, len(quots))
	for k := range quots {
		owner[k] = -1
		for i := range claims {
			c := &claims[i]
			if c.First > quots[k].Left || quots[k].Right > c.Last {
				continue
			}
			if o := owner[k]; o < 0 || p.closer(c, &claims[o], cues, &quots[k]) {
				owner[k] = i
			}
		}
	}
	return owner
}

// dubs reports whether a cue stands right before a quotation as what somebody calls something: "what Marsh called “a farce,” …".
func (p *parser) dubs(c *cue.Cue, q *token.Quotation) bool {
	return c.Class&lexicon.Call != 0 && c.End == q.Left && c.Kind == cue.FiniteCue
}

// utters are verbs that what somebody said word by word follows.
var utters = lexicon.Set("attribution.utters")

// embedded reports whether a cue before a quotation is the verb of the very clause, from token first on, that another one reports: "Marsh said Roe called the
// plan “a farce”". What stands in a clause of time or a relative clause inside it is not.
func (p *parser) embedded(c *cue.Cue, first int, q *token.Quotation) bool {
	if c.First > q.Left || c.Subj.How != subject.Beside && c.Subj.How != subject.Shared && c.Subj.How != subject.Relates {
		return false
	}
	for k := first; k < c.Subj.First; k++ {
		if t := &p.Toks[k]; t.Has(trait.Comma | trait.Semicolon) {
			return false
		}
	}
	t := &p.Toks[max(c.Subj.First-1, 0)]
	return t.Has(trait.That) || !t.Has(trait.Subordinator|trait.Relative|trait.Coordinator)
}

// rejects reports whether a cue denies or doubts its content, so that words quoted in it were perhaps
// never said: "denied reports that he told aides “no”".
func (p *parser) rejects(c *cue.Cue) bool {
	if c.Kind != cue.FiniteCue && c.Kind != cue.GerundCue || !p.Toks[c.First].Listed {
		return false
	}
	class := lexicon.ReportClasses[p.Toks[c.First].Lex.Lemma.String()][""]
	return class == corpus.Denies || class == corpus.Doubts
}

// closer reports whether claim a rather than b reports a quotation that both hold: the smaller one, but not what somebody
// thinks or asks inside what another one says, unless it opens with the quotation behind a colon or comma.
func (p *parser) closer(a, b *scope.Claim, cues []cue.Cue, q *token.Quotation) bool {
	inner, outer := &cues[a.Cue], &cues[b.Cue]
	if p.rejects(outer) && b.First <= inner.First && inner.First < b.Last {
		return false
	}
	if x, y := p.dubs(inner, q), p.dubs(outer, q); x != y {
		return x
	}
	if x, y := p.Relays(outer, q), p.Relays(inner, q); x != y {
		return x
	}
	if x, y := outer.Frames(inner), inner.Frames(outer); x != y {
		return y
	}
	if inner.Kind == cue.NounCueKind && outer.Class&(lexicon.Call|lexicon.Judge) != 0 && outer.End <= inner.First && !p.HasVerb(outer.End, inner.First) { // "called Marsh's claim “pathetic”"
		return false
	}
	switch x, y := a.Last-a.First, b.Last-b.First; {
	case x == y && inner.Begin == q.Right: // "Marsh called it “a farce,” Roe said"
		return inner.Begin == q.Right
	case x == y: // the cue right before it
		return inner.Kind == cue.FiniteCue && outer.First < inner.First && inner.First < q.Left && !p.embedded(inner, outer.End, q)
	case x > y:
		return false
	}
	const speaks = lexicon.Say | lexicon.Tell | lexicon.Write
	if before := &p.Toks[max(q.Left-1, 0)]; a.First == q.Left && before.Has(trait.Colon|trait.Comma) && inner.Class&^(lexicon.Mind|lexicon.Show) != 0 {
		return true
	}
	if outer.Class&speaks == 0 || inner.First < b.First || inner.Kind != cue.FiniteCue || outer.Kind != cue.FiniteCue && outer.Kind != cue.GerundCue {
		return true
	}
	if a.First == q.Left && p.Toks[inner.First].Has(trait.Past|trait.Third) && utters.Has(p.Toks[inner.First].Lex.Lemma) { // "witnesses said he said “stop”"
		return true
	}
	return inner.Class&(speaks|lexicon.Call|lexicon.Judge) != 0 && !p.embedded(inner, b.First, q)
}
