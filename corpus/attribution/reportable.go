package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

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
	if !p.toks[c.first].listed || length <= minIndirect || silent(spans[0].In(p.text)) {
		return false
	}
	if !c.subj.ok() {
		return c.unknownAsker() && (clause || c.object > 0)
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
	case c.subj.how == relates && !p.toks[c.subj.last-2].sep(',') && !p.cleft(c): // "voters who say": which voters, not what they say
		return false
	case c.class&show != 0 && !speech:
		return c.subj.kind == documentIs
	}
	if c.last-c.first > 1 && p.toks[c.last-1].lex.word == byWord { // "was mocked by Marsh as …": what was said stands before
		return clause && speech
	}
	if !clause && p.glosses(c) {
		return false
	}
	if c.kind == gerundCue && (!p.hangs(c) || c.object > 0 && c.subj.first > c.first) { // "Speaking of the dam, Marsh said"
		return false
	}
	if (c.class&object != 0 || c.object > 0) && !(clause && speech) {
		if c.kind == finiteCue && unheard.has(p.toks[c.first].lex.lemma) && p.wouldBe(c) {
			return false
		}
		return !backs.has(p.toks[c.first].lex.lemma) || !p.someone(spans[0])
	}
	if !clause && c.names {
		return true
	}
	if !clause && c.class&(act|ask) != 0 && infinitival(spans[0].In(p.text)) { // "vowed to veto the bill"
		return true
	}
	if clause && c.class&mind != 0 && c.kind == finiteCue && p.toks[c.first].lex.lemma.String() == "doubt" { // a doubt is said aloud, a belief may not be
		return true
	}
	return clause && speech && c.class&mind == 0 && (!speechless.has(p.toks[c.first].lex.lemma) || strings.HasSuffix(p.text[:spans[0].Start], "that "))
}

// unknownAsker reports whether a cue tells what was asked but not by whom: "Marsh was asked about the dam".
func (c *cue) unknownAsker() bool { return c.subj.passive && c.class&ask != 0 }

// wouldBe reports whether a modal says that what a cue reports has not been said yet: "would demand a vote".
func (p *parser) wouldBe(c *cue) bool {
	for k := c.first - 1; k > 0 && c.first-k < 4 && p.at[k] == 0 && (p.toks[k].is(adverb | auxiliary | modal | negation)); k-- {
		if p.toks[k].is(modal) {
			return true
		}
	}
	return false
}

// glosses reports whether an -ing form only says what the words of an earlier cue are about or where they come from: "said Marsh,
// referring to the vote", "the paper reports citing envoys".
func (p *parser) glosses(c *cue) bool {
	if c.kind != gerundCue || !glossing.has(p.toks[c.first].lex.lemma) {
		return false
	}
	for i := range p.found {
		if e := &p.found[i]; e.first < c.first && e.class&speaking != 0 && (e.subj.first == c.subj.first || e.end == c.first) {
			return true
		}
	}
	return false
}

var glossing = wordSet("cite refer allude")

// infinitival reports whether words begin with an infinitive: "to veto the bill", "never to sell it".
func infinitival(words string) bool {
	words = strings.TrimPrefix(strings.TrimPrefix(words, "not "), "never ")
	return strings.HasPrefix(words, "to ")
}

// cleft reports whether "it was" stands before the subject of a cue: "it was Marsh who said".
func (p *parser) cleft(c *cue) bool {
	k := c.subj.first - 1
	for k > 0 && p.at[k] == 0 && p.toks[k].is(title|determiner) {
		k--
	}
	return k > 0 && p.at[k] == 0 && p.toks[k].is(auxiliary) && p.lower(k-1) == "it"
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
	return c.kind == finiteCue && animate.has(p.toks[c.first].lex.lemma) && (strings.HasSuffix(p.lower(c.subj.head), "s") || p.toks[c.subj.first].is(determiner|possessive)) || p.lower(c.subj.first) == "those"
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
		return t.lex.word == byWord || t.lex.word == asWord
	case t.kind == wordToken:
		return t.is(adverb | subordinator | coordinator | auxiliary | negation)
	}
	return true
}

// speechless are verbs that report only with marked words or behind "that": without them they tell what somebody did.
var speechless = wordSet(`continue respond reply answer volunteer repeat venture crack laugh smile grin shrug nod put read post sign
rant rail fume bark snap sigh cry scream chant echo email message text blog`)
