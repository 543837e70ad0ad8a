package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// report makes the quote of the i-th cue of sentence n out of its claims, if it makes one.
func (p *parser) report(n, i int, cues []cue, claims []claim, quots []quotation, owner []int) {
	s, c := p.sents[n], &cues[i]
	var spans []corpus.Span
	quoted, mixed, clause, open, marked := false, false, false, false, false
	for ci := range claims {
		cl := &claims[ci]
		if cl.cue != i {
			continue
		}
		pieces, whole, last := p.pieces(ci, cl, quots, owner)
		if len(pieces) == 0 && p.othersWords(c, cl) {
			continue
		}
		if len(pieces) == 0 {
			clause = clause || cl.clause
			marked = marked || p.hasQuote(cl.first, cl.last)
			spans = append(spans, p.tokenSpan(cl.first, cl.last))
			continue
		}
		if !quoted && len(spans) > 0 && whole { // the clause before belongs to no quotation
			spans = spans[:0]
		}
		quoted = true
		mixed = mixed || !whole
		open = last.open
		spans = append(spans, pieces...)
	}
	if len(spans) == 0 || !quoted && (p.denied(c) || marked && !clause || !p.reportsClause(c, clause, spans) || p.inside(i, cues, claims)) {
		return
	}
	kind := corpus.Indirect
	switch {
	case quoted && mixed, !quoted && marked: // what somebody reports may hold what another one is quoted with
		kind = corpus.Mixed
	case quoted:
		kind = corpus.Direct
	}
	d := draft{sent: n, para: s.para, cued: true, open: open}
	d.Kind, d.Spans, d.Cue = kind, spans, p.tokenSpan(c.first, c.last)
	p.attribute(&d, c)
	p.emit(d)
}

// denied reports whether a cue says that something was not said: "never said that", "has not said that", "declined to comment".
// "Did not rule out that" and its like do report.
func (p *parser) denied(c *cue) bool {
	if c.kind != finiteCue || p.toks[c.first].lex == nil {
		return false
	}
	if verb := p.toks[c.first].lex.lemma; verb == "decline" || verb == "refuse" {
		k := c.first + 1
		return k+2 < len(p.toks) && p.toks[k].lex == toEntry && silences[p.lower(k+1)] && !p.toks[k+2].is(subordinator)
	} else if affirms[verb] {
		return false
	}
	for k := c.first - 1; k >= 0 && p.at[k] == 0 && c.first-k < maxNegation; k-- {
		t := &p.toks[k]
		w := p.lower(k)
		switch {
		case w == "not" || w == "never" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t"):
			return true
		case !t.is(auxiliary | modal | adverb):
			return false
		}
	}
	return false
}

// maxNegation is how many words may stand between a negation and its verb, both included.
const maxNegation = 5

// affirms are verbs that report what their negation leaves standing: "did not rule out that", "did not deny".
var affirms = wordSet("rule deny dispute doubt question contradict exclude challenge reject")

// silences are infinitives behind "declined" by which nothing is said.
var silences = wordSet("say comment be answer discuss speak elaborate disclose confirm identify specify name reveal give provide talk respond")

// othersWords reports whether a claim without quotations of its own is nothing but words that another cue reports: a quotation alone, or
// what a noun introduces, as in "called Marsh's claim “pathetic” and “cheap”".
func (p *parser) othersWords(c *cue, cl *claim) bool {
	if p.at[cl.first] == 0 {
		return false
	}
	return c.kind == nounCueKind || p.quots[p.at[cl.first]-1].right >= cl.last
}

// inside reports whether the i-th cue stands inside a clause that another one reports: what somebody says that somebody said.
func (p *parser) inside(i int, cues []cue, claims []claim) bool {
	for k := range claims {
		cl := &claims[k]
		if cl.cue != i && cl.clause && cl.first <= cues[i].first && cues[i].first < cl.last && p.reportsClause(&cues[cl.cue], true, []corpus.Span{p.tokenSpan(cl.first, cl.last)}) {
			return true
		}
	}
	return false
}

// pieces returns the spans of a claim that holds quotations: the words of each when they are the whole of it, else the clause
// as it stands. last is the last of the quotations.
func (p *parser) pieces(ci int, cl *claim, quots []quotation, owner []int) (spans []corpus.Span, whole bool, last quotation) {
	first, end, n := -1, cl.first, 0
	for k := range quots {
		if owner[k] != ci {
			continue
		}
		if first < 0 {
			first = k
		}
		if quots[k].left != p.skipCommas(end, cl.last) {
			n = -1 << 20
		}
		end = quots[k].right
		last = quots[k]
		n++
		spans = append(spans, quots[k].inner)
	}
	if first < 0 {
		return nil, false, last
	}
	tail := p.skipCommas(end, cl.last)
	whole = n > 0 && (tail >= cl.last || p.utterance(&last))
	if whole {
		return spans, true, last
	}
	return []corpus.Span{p.tokenSpan(cl.first, cl.last)}, false, last
}

func (p *parser) skipCommas(k, last int) int {
	for k < last && p.at[k] == 0 && p.toks[k].kind == punctuation {
		k++
	}
	return k
}

// utterance reports whether a quotation ends as a clause does: with a comma, full stop, question or exclamation mark inside.
func (p *parser) utterance(q *quotation) bool {
	t := &p.toks[q.last-1]
	return t.sep(',') || t.sep('.') || t.sep('?') || t.sep('!') || t.dotted
}

// tokenSpan is the span of the tokens [first, last).
func (p *parser) tokenSpan(first, last int) corpus.Span {
	return corpus.Span{Start: int(p.toks[first].start), End: int(p.toks[last-1].end)}
}

// minIndirect is how many bytes an indirect quote has more than: shorter ones say nothing by themselves.
const minIndirect = 7

// silent reports whether an indirect quote's words only tell that somebody says nothing: "asked not to be named", "declined to
// comment".
func silent(words string) bool {
	return words == "to comment" || strings.HasPrefix(words, "not to be ")
}

// reportsClause reports whether a cue without marked words makes an indirect quote.
func (p *parser) reportsClause(c *cue, clause bool, spans []corpus.Span) bool {
	length := 0
	for _, s := range spans {
		length += s.Len()
	}
	if !c.subj.ok() || p.toks[c.first].lex == nil || length <= minIndirect || silent(spans[0].In(p.text)) {
		return false
	}
	speech := c.class&(say|tell|ask|write) != 0
	switch {
	case c.kind == accordingCue:
		return true
	case c.kind == nounCueKind:
		return clause
	case c.subj.kind == otherPhrase && !(clause && speech && p.many(c)):
		return false
	case c.kind == stateCue:
		return clause
	case c.subj.how == relates && !p.toks[c.subj.last-2].sep(','): // "voters who say": which voters, not what they say
		return false
	case c.class&show != 0 && !speech:
		return c.subj.kind == documentIs
	}
	if c.last-c.first > 1 && p.toks[c.last-1].lex == byEntry { // "was mocked by Marsh as …": what was said stands before
		return clause && speech
	}
	if c.kind == gerundCue && (!p.hangs(c) || c.object > 0 && c.subj.first > c.first) { // "Speaking of the dam, Marsh said"
		return false
	}
	if (c.class&object != 0 || c.object > 0) && !(clause && speech) {
		return !backs[p.toks[c.first].lex.lemma] || !p.someone(spans[0])
	}
	if !clause && c.names {
		return true
	}
	if !clause && c.class&(act|ask) != 0 && strings.HasPrefix(spans[0].In(p.text), "to ") { // "vowed to veto the bill"
		return true
	}
	return clause && speech && c.class&mind == 0 && (!speechless[p.toks[c.first].lex.lemma] || strings.HasSuffix(p.text[:spans[0].Start], "that "))
}

// backs are verbs that, with somebody as their object, tell what the speaker did rather than said: "endorsed Marsh".
var backs = wordSet("endorse defend applaud welcome")

// someone reports whether a span begins with somebody's name or a pronoun, of whom nothing is said: "Marsh on Monday", not "Marsh's plan".
func (p *parser) someone(words corpus.Span) bool {
	k, _ := slices.BinarySearchFunc(p.toks, words.Start, func(t token, at int) int { return int(t.start) - at })
	for k+1 < len(p.toks) && p.toks[k].is(modifier|role|title) && p.startsAt[k] == 0 { // "former Mayor Marsh"
		k++
	}
	if k+1 >= len(p.toks) || p.at[k] != 0 {
		return false
	}
	m := p.startsAt[k]
	if t := &p.toks[k]; t.is(objectPronoun) || p.lower(k) == "her" && !p.nounAt(k+1) {
		return true
	}
	return m > 0 && p.toks[p.ments[m-1].last].kind != clitic
}

// many reports whether a cue's subject is several of whom the lexicon does not know that they are people, but whose verb only people have:
// "associates say".
func (p *parser) many(c *cue) bool {
	return c.kind == finiteCue && animate[p.toks[c.first].lex.lemma] && (strings.HasSuffix(p.lower(c.subj.head), "s") || p.toks[c.subj.first].is(determiner|possessive)) || p.lower(c.subj.first) == "those"
}

// animate are verbs of saying that only people and bodies have.
var animate = wordSet("say tell argue insist warn complain acknowledge concede contend worry fear")

// hangs reports whether an -ing form hangs on its clause, behind a comma, "by" or "after", rather than on a noun or verb: not "for
// accusing the mill".
func (p *parser) hangs(c *cue) bool {
	if c.first == 0 || c.subj.how != governs || p.at[c.first-1] != 0 {
		return true
	}
	t := &p.toks[c.first-1]
	switch {
	case t.is(document):
		return true
	case t.is(preposition) && !t.is(subordinator|adverb):
		return t.lex == byEntry || t.lex == asEntry
	case t.kind == wordToken:
		return t.is(adverb | subordinator | coordinator | auxiliary | negation)
	}
	return true
}

// speechless are verbs that report only with marked words or behind "that": without them they tell what somebody did.
var speechless = wordSet(`continue respond reply answer volunteer repeat venture crack laugh smile grin shrug nod put read post sign
rant rail fume bark snap sigh cry scream chant echo email message text blog`)

// emit adds a quote to the result, in the place where its content begins.
func (p *parser) emit(d draft) {
	switch {
	case d.Kind == corpus.Mixed && p.marked(d.Spans) < shortQuote:
		d.trail.add(stepFew)
	case d.Kind == corpus.Mixed:
		d.trail.add(stepMixed)
	}
	if d.Kind != corpus.Indirect && p.short(&d) {
		d.trail.add(stepShort)
	}
	if d.who.known() {
		d.Confidence = d.trail.confidence()
	}
	p.memory.remember(&d)
	p.out = append(p.out, d)
}

func (p *parser) last() *draft {
	if len(p.out) == 0 {
		return nil
	}
	return &p.out[len(p.out)-1]
}
