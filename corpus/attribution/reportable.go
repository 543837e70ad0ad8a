package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// minIndirect is how many bytes an indirect quote has more than: shorter ones say nothing by themselves.
const minIndirect = 7

// silent reports whether an indirect quote's words only tell that somebody says nothing: "asked not to be named", "declined to
// comment".
func silent(words string) bool {
	return strings.HasPrefix(words, "not to be ")
}

// reportsClause reports whether a cue without marked words makes an indirect quote.
func (p *parser) reportsClause(c *cue.Cue, clause bool, spans []corpus.Span) bool {
	length := 0
	for _, s := range spans {
		length += s.Len()
	}
	if !p.Toks[c.First].Listed || length <= minIndirect || silent(spans[0].In(p.Text)) {
		return false
	}
	if !c.Subj.Ok() {
		return c.UnknownAsker() && (clause || c.Object > 0)
	}
	speech := c.Class&(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) != 0
	switch {
	case c.Kind == cue.AccordingCue:
		return true
	case c.Kind == cue.NounCueKind:
		return clause
	case c.Subj.Kind == phrase.OtherPhrase && !(clause && p.many(c)):
		return false
	case c.Kind == cue.StateCue:
		return clause
	case c.Subj.How == subject.Relates && !p.Toks[c.Subj.Last-2].Has(trait.Comma) && !p.cleft(c): // "voters who say": which voters, not what they say
		return false
	case c.Class&lexicon.Show != 0 && !speech:
		return c.Subj.Kind == phrase.DocumentIs
	}
	if c.Last-c.First > 1 && p.Toks[c.Last-1].Has(trait.By) { // "was mocked by Marsh as …": what was said stands before
		return clause && speech
	}
	if p.glosses(c) {
		return false
	}
	if c.Kind == cue.GerundCue && (!p.hangs(c) || c.Object > 0 && c.Subj.First > c.First) { // "Speaking of the dam, Marsh said"
		return false
	}
	if (c.Class&lexicon.Object != 0 || c.Object > 0) && !(clause && speech) {
		if scope.Unheard.Has(p.Toks[c.First].Lex.Lemma) && p.wouldBe(c) {
			return false
		}
		return !backs.Has(p.Toks[c.First].Lex.Lemma) || !p.someone(spans[0])
	}
	if c.Names {
		return true
	}
	if c.Class&(lexicon.Act|lexicon.Ask) != 0 && infinitival(spans[0].In(p.Text)) { // "vowed to veto the bill"
		return true
	}
	if c.Class&lexicon.Mind != 0 && p.Toks[c.First].Lex.Lemma.String() == "doubt" { // a doubt is said aloud, a belief may not be
		return true
	}
	return clause && speech && c.Class&lexicon.Mind == 0 && (!speechless.Has(p.Toks[c.First].Lex.Lemma) || strings.HasSuffix(p.Text[:spans[0].Start], "that "))
}

// wouldBe reports whether a modal says that what a cue reports has not been said yet: "would demand a vote".
func (p *parser) wouldBe(c *cue.Cue) bool {
	for k := c.First - 1; k > 0 && c.First-k < 4; k-- {
		if p.Toks[k].Has(trait.Modal) {
			return true
		}
	}
	return false
}

// glosses reports whether an -ing form only says what the words of an earlier cue are about or where they come from: "said Marsh,
// referring to the vote", "the paper reports citing envoys".
func (p *parser) glosses(c *cue.Cue) bool {
	if c.Kind != cue.GerundCue || !glossing.Has(p.Toks[c.First].Lex.Lemma) {
		return false
	}
	for i := range p.Found {
		if e := &p.Found[i]; e.First < c.First && e.Class&report.Speaking != 0 && (e.Subj.First == c.Subj.First || e.End == c.First) {
			return true
		}
	}
	return false
}

var glossing = lexicon.Set("attribution.glossing")

// infinitival reports whether words begin with an infinitive: "to veto the bill", "never to sell it".
func infinitival(words string) bool {
	words = strings.TrimPrefix(strings.TrimPrefix(words, "not "), "never ")
	return strings.HasPrefix(words, "to ")
}

// cleft reports whether "it was" stands before the subject of a cue: "it was Marsh who said".
func (p *parser) cleft(c *cue.Cue) bool {
	k := c.Subj.First - 1
	for k > 0 && p.Toks[k].Has(trait.Title|trait.Determiner) {
		k--
	}
	return k > 0 && p.Lower(k-1) == "it"
}

// backs are verbs that, with somebody as their object, tell what the speaker did rather than said: "endorsed Marsh".
var backs = lexicon.Set("attribution.backs")

// someone reports whether a span begins with somebody's name or a pronoun, of whom nothing is said: "Marsh on Monday", not "Marsh's plan".
func (p *parser) someone(words corpus.Span) bool {
	k, _ := slices.BinarySearchFunc(p.Toks, words.Start, func(t token.Token, at int) int { return int(t.Start) - at })
	for k+1 < len(p.Toks) && p.Toks[k].Has(trait.Modifier|trait.Role|trait.Title) && p.StartsAt[k] == 0 { // "former Mayor Marsh"
		k++
	}
	m := p.StartsAt[k]
	if t := &p.Toks[k]; t.Has(trait.ObjectPronoun) || p.Lower(k) == "her" && !p.NounAt(k+1, token.Sentence{Last: len(p.Toks)}) {
		return true
	}
	return m > 0 && !p.Toks[p.Mentions[m-1].Last].Has(trait.Clitic)
}

// many reports whether a cue's subject is several of whom the lexicon does not know that they are people, but whose verb only people have:
// "associates say".
func (p *parser) many(c *cue.Cue) bool {
	return c.Kind == cue.FiniteCue && animate.Has(p.Toks[c.First].Lex.Lemma) && (strings.HasSuffix(p.Lower(c.Subj.Head), "s") || p.Toks[c.Subj.First].Has(trait.Determiner|trait.Possessive))
}

// animate are verbs of saying that only people and bodies have.
var animate = lexicon.Set("attribution.animate")

// hangs reports whether an -ing form hangs on its clause, behind a comma, "by" or "after", rather than on a noun or verb: not "for
// accusing the mill".
func (p *parser) hangs(c *cue.Cue) bool {
	if c.First == 0 || c.Subj.How != subject.Governs {
		return true
	}
	t := &p.Toks[c.First-1]
	switch {
	case t.Has(trait.Document):
		return true
	case t.Has(trait.Preposition) && !t.Has(trait.Subordinator|trait.Adverb):
		return t.Has(trait.By | trait.As)
	case t.Has(trait.Word):
		return t.Has(trait.Adverb | trait.Subordinator | trait.Coordinator | trait.Auxiliary | trait.Negation)
	}
	return true
}

// speechless are verbs that report only with marked words or behind "that": without them they tell what somebody did.
var speechless = lexicon.Set("attribution.speechless")
