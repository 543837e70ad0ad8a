package attribution

import (
	"slices"
	"sync"

	"verbatim/corpus"
)

// A parser goes through an article sentence by sentence and collects its quotes.
type parser struct {
	reading
	quots []quotation
	sents []sentence
	ments []mention

	capital  map[string]bool // scratch for names
	lows     []byte          // scratch for lowered
	startsAt []int32         // for each token, 1 + the mention that begins there
	endsAt   []int32         // for each token, 1 + the mention that ends with it

	cast   *cast
	memory memory
	blocks []corpus.Block
	byline string // who wrote the article, where that is known
	outlet string // its publisher, where that is known
	title  string // its title, which need not stand in the text
	out    []draft

	found   []cue         // scratch for cues
	claimed []claim       // scratch for claims
	scores  []score       // scratch for pronouns
	replies bool          // the cue whose speaker is looked for answers somebody
	content []corpus.Span // of the quote whose speaker is looked for
	barred  []int         // figures that the words before or behind that cue show not to be meant by a pronoun or description
	floor   floor         // the turns of the article's layout

	// What is counted once, when it is first asked for.
	notes      map[int]note // paragraphs that are no reports, made by readNotes
	wrote      int          // 1 + the author's figure, -1 for none, made by author
	interviews int          // 2 + the figure who asks in an interview, made by interviewer
	guest      int          // 2 + the figure that an interview is with, made by principal
}

// A draft is a quote under way, with what decides on its neighbours.
type draft struct {
	corpus.Quote
	who        referent
	trail      trail
	sent, para int
	asked      bool // its cue asks
	told       int  // 1 + the figure that its cue tells or asks, 0 for none
	cued       bool // a cue of its own names the speaker
	open       bool // its last quotation goes on in the next paragraph
}

// parsers are some that have read an article: the next ones take their memory.
var parsers = sync.Pool{New: func() any { return &parser{cast: emptyCast(), capital: map[string]bool{}} }}

// maxReused is the length of the longest text whose parser is used again: that of a longer one would hold its memory for good.
const maxReused = 1 << 18

// release lets another article have the parser's memory. The parser must not be used afterwards.
func (p *parser) release() {
	if len(p.text) > maxReused {
		return
	}
	if len(p.cast.figures) > maxReusedCast {
		p.cast, p.capital = emptyCast(), map[string]bool{}
	}
	p.cast.clear()
	clear(p.capital)
	clear(p.out)
	clear(p.memory.spoke)
	*p = parser{
		reading: reading{toks: p.toks, at: p.at}, quots: p.quots, sents: p.sents, ments: p.ments, startsAt: p.startsAt, endsAt: p.endsAt, lows: p.lows, capital: p.capital,
		memory: memory{spoke: p.memory.spoke[:0]}, cast: p.cast, out: p.out[:0], found: p.found, claimed: p.claimed, scores: p.scores,
	}
	parsers.Put(p)
}

func newParser(text string, blocks []corpus.Block) *parser {
	p := parsers.Get().(*parser)
	p.text, p.blocks = text, blocks
	p.lows = lowered(p.lows, text)
	p.low = string(p.lows)
	p.toks = tokenize(p.toks, text, p.low, blocks)
	p.quots = quotations(p.quots, text, p.toks)
	p.at = zeroed(p.at, len(p.toks))
	quoted(p.at, p.quots)
	p.sents = sentences(p.sents, p.reading, p.quots)
	p.readHeads()
	var full map[string]corpus.Span
	p.ments, full = names(p.ments, p.capital, p.reading, p.quots, p.sents)
	p.startsAt, p.endsAt = zeroed(p.startsAt, len(p.toks)), zeroed(p.endsAt, len(p.toks))
	for i := range p.ments {
		m := &p.ments[i]
		p.startsAt[m.first] = int32(i + 1)
		p.endsAt[m.last-1] = int32(i + 1)
	}
	p.cast.enterAll(p.reading, p.ments)
	p.cast.complete(full)
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
	for n := range p.sents {
		s := p.sents[n]
		begin := quote
		for quote < len(p.quots) && p.quots[quote].left < s.last {
			quote++
		}
		for ment < len(p.ments) && p.ments[ment].first < s.last {
			ment++
		}
		p.memory.enter(n, s.para, ment)
		p.sentence(n, p.quots[begin:quote])
	}
}

// sentence collects the quotes of sentence n, in which the quotations quots stand.
func (p *parser) sentence(n int, quots []quotation) {
	if p.hasFloor(n) {
		return
	}
	s := p.sents[n]
	if s.first = s.body; s.first >= s.last {
		return
	}
	s.first = p.dateline(s)
	if p.headlineLabel(n) {
		return
	}
	if s.headline {
		p.headline(n)
	}
	cues := p.cues(s)
	claims := p.claims(s, cues)
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
func (p *parser) own(quots []quotation, claims []claim, cues []cue) []int {
	owner := make([]int, len(quots))
	for k := range quots {
		owner[k] = -1
		for i := range claims {
			c := &claims[i]
			if c.first > quots[k].left || quots[k].right > c.last {
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
func (p *parser) dubs(c *cue, q *quotation) bool {
	return c.class&call != 0 && c.end == q.left && c.kind == finiteCue
}

// says reports whether a noun is the object of a verb: "expressing her belief that", of which the noun introduces what was said.
func (c *cue) says(noun *cue) bool {
	return noun.kind == nounCueKind && c.class&topic != 0 && c.first < noun.first && noun.first-c.first < maxPhrase
}

// frames reports whether "according to" before a clause makes what an act in it reports the speaker's: "According to Marsh, the
// port has offered “a truce”".
func (c *cue) frames(act *cue) bool {
	if act.subj.kind == namePhrase || act.subj.kind == pronounIs || act.subj.kind == personIs {
		return false
	}
	return c.kind == accordingCue && c.end <= act.begin && act.class&(say|tell|write|ask) == 0
}

// utters are verbs that what somebody said word by word follows.
var utters = wordSet("say tell write tweet ask shout yell scream chant reply respond answer joke quip read")

// embedded reports whether a cue before a quotation is the verb of the very clause, from token first on, that another one reports: "Marsh said Roe called the
// plan “a farce”". What stands in a clause of time or a relative clause inside it is not.
func (p *parser) embedded(c *cue, first int, q *quotation) bool {
	if c.first > q.left || c.subj.how != beside && c.subj.how != shared && c.subj.how != relates {
		return false
	}
	if c.subj.how == relates { // "said it would fight the group that had declared “a caliphate”", but not "said Marsh, who had called it “a farce”"
		return c.subj.kind != namePhrase && p.at[max(c.subj.last-2, 0)] == 0 && !p.toks[max(c.subj.last-2, 0)].sep(',')
	}
	for k := first; k < c.subj.first; k++ {
		if t := &p.toks[k]; p.at[k] == 0 && (t.sep(',') || t.sep('-') && t.spaced || t.sep(';')) {
			return false
		}
	}
	t := &p.toks[max(c.subj.first-1, 0)]
	return t.lex.word == thatWord || !t.is(subordinator|relative|coordinator)
}

// rejects reports whether a cue denies or doubts its content, so that words quoted in it were perhaps
// never said: "denied reports that he told aides “no”".
func (p *parser) rejects(c *cue) bool {
	if c.kind != finiteCue && c.kind != gerundCue || !p.toks[c.first].listed {
		return false
	}
	class := reportClasses[p.toks[c.first].lex.lemma.String()][""]
	return class == corpus.Denies || class == corpus.Doubts
}

// closer reports whether claim a rather than b reports a quotation that both hold: the smaller one, but not what somebody
// thinks or asks inside what another one says, unless it opens with the quotation behind a colon or comma.
func (p *parser) closer(a, b *claim, cues []cue, q *quotation) bool {
	inner, outer := &cues[a.cue], &cues[b.cue]
	if p.rejects(outer) && b.first <= inner.first && inner.first < b.last {
		return false
	} else if p.rejects(inner) && a.first <= outer.first && outer.first < a.last {
		return true
	}
	if x, y := p.dubs(inner, q), p.dubs(outer, q); x != y {
		return x
	}
	if x, y := p.relays(outer, q), p.relays(inner, q); x != y {
		return x
	}
	if x, y := outer.frames(inner), inner.frames(outer); x != y {
		return y
	}
	switch {
	case inner.says(outer):
		return false
	case outer.says(inner):
		return true
	}
	if inner.kind == nounCueKind && outer.class&(call|judge) != 0 && outer.end <= inner.first && !p.hasVerb(outer.end, inner.first) { // "called Marsh's claim “pathetic”"
		return false
	}
	switch x, y := a.last-a.first, b.last-b.first; {
	case x == y && (inner.begin == q.right || outer.begin == q.right): // "Marsh called it “a farce,” Roe said"
		return inner.begin == q.right
	case x == y: // the cue right before it
		return inner.kind == finiteCue && outer.first < inner.first && inner.first < q.left && !p.embedded(inner, outer.end, q)
	case x > y:
		return false
	}
	const speaks = say | tell | write
	if before := &p.toks[max(q.left-1, 0)]; a.first == q.left && (before.sep(':') || before.sep(',')) && inner.class&^(mind|show) != 0 {
		return true
	}
	if outer.class&speaks == 0 || inner.first < b.first || inner.kind != finiteCue || outer.kind != finiteCue && outer.kind != gerundCue {
		return true
	}
	if a.first == q.left && p.toks[inner.first].form(past|third) && utters.has(p.toks[inner.first].lex.lemma) { // "witnesses said he said “stop”"
		return true
	}
	return inner.class&(speaks|call|judge) != 0 && !p.embedded(inner, b.first, q)
}
