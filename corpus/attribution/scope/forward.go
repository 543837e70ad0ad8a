package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// forward finds where what follows a cue begins, and whether it is a clause.
func (p *Reader) forward(c *cue.Cue, s token.Sentence) (start int, clause, ok bool) {
	j := c.End
	if j >= s.Last {
		return 0, false, false
	}
	if c.Kind == cue.AccordingCue {
		return j, true, true
	}
	if c.Subj.How == subject.Inverted {
		for k := j; k < s.Last && k < j+2; k++ {
			if p.Toks[k].Has(trait.Colon|trait.That) || c.First == s.First && p.Toks[k].Has(trait.Comma) {
				return k + 1, true, true
			}
		}
		return 0, false, false
	}
	if c.Object > 0 {
		return c.Object, false, true
	}
	if to := p.Infinitive(j, c, s); to > 0 {
		return to, false, true
	}
	if p.DeniesDoing(j, c) {
		return j, true, true
	}
	j = p.overHearer(j, c, s)
	if start, ok := p.clauseFrom(j, c, s); ok {
		return start, c.Class&clausal != 0 || p.Toks[start].Has(trait.Quoted) || p.opened(start), true
	}
	if k := p.ClaimNoun(c, c.End, s); k > 0 {
		return k + 1, true, k+1 < s.Last
	}
	if c.Class&(lexicon.Judge|lexicon.Call|lexicon.Topic|lexicon.Act|lexicon.Talk) != 0 && c.Class&lexicon.Say == 0 && !p.Toks[c.End].Has(trait.Comma) && !p.Toks[c.End].Has(trait.Coordinator) || (c.Class&lexicon.Object != 0 || c.Class&lexicon.Show != 0 && c.Subj.Kind == phrase.DocumentIs) && p.NounAt(c.End, s) {
		return c.End, false, c.End < s.Last
	}
	return 0, false, false
}

// clausal are the classes of verbs that a clause may follow without "that".
const clausal = lexicon.Say | lexicon.Tell | lexicon.Ask | lexicon.Write | lexicon.Mind | lexicon.Show

// opened reports whether "that", a colon or a comma stands before token i.
func (p *Reader) opened(i int) bool {
	t := &p.Toks[i-1]
	return t.Has(trait.That | trait.Colon | trait.Comma)
}

// hearers are verbs of saying that a hearer may follow before "that": "warned ministers that".
var hearers = lexicon.Set("scope.hearers")

// Unheard are verbs of asking whose object is what is asked, not who: "demanded a stop".
var Unheard = lexicon.Set("scope.Unheard")

// overHearer returns the token behind whoever is told or asked, from token j on.
func (p *Reader) overHearer(j int, c *cue.Cue, s token.Sentence) int {
	verb := p.Toks[c.First].Lex.Lemma
	if p.Toks[j].Has(trait.That) {
		return j
	}
	np := p.Starting(j, s.Last)
	if c.Class&(lexicon.Tell|lexicon.Ask) == 0 {
		if hearers.Has(verb) && np.Ok() && np.Last < s.Last && p.Toks[np.Last].Has(trait.That) {
			return np.Last
		}
		return j
	}
	switch {
	case np.Ok():
		if m := int(p.StartsAt[j]) - 1; m >= 0 && p.Mentions[m].Last < np.Last && np.Last < s.Last && p.Toks[np.Last].Has(trait.Finite) { // "told the Echo pupils were tired"
			return p.Mentions[m].Last
		}
		return p.overWho(np, s)
	case p.Toks[j].Has(trait.ObjectPronoun) || p.Lower(j) == "her":
		return j + 1
	}
	return j
}

// overWho returns the token after whoever is told or asked, np, and a clause with "who" that tells which: "told the people who had
// come that …". The sentence ends there if no "that" follows the clause.
func (p *Reader) overWho(np phrase.Phrase, s token.Sentence) int {
	k := np.Last
	if k+1 >= s.Last || !p.Toks[k].Has(trait.Who) || np.Kind != phrase.PeopleAre || !p.Toks[p.OverAdverbs(k+1, s)].Has(trait.Finite) {
		return np.Last
	}
	for k := np.Last + 2; k < s.Last && k-np.Last < phrase.MaxForward; k++ {
		if p.Toks[k].Has(trait.That) {
			return k
		}
		if k+1 < s.Last && p.Toks[k+1].Has(trait.Quoted) {
			return k
		}
	}
	return s.Last
}

// clauseFrom finds where, behind the time and place from token j on, a clause or quotation begins.
func (p *Reader) clauseFrom(j int, c *cue.Cue, s token.Sentence) (int, bool) {
	if j < s.Last && p.Lower(j) == "out" { // "pointed out"
		j++
	}
	j = p.OverTimes(j, s)
	if j >= s.Last {
		return 0, false
	}
	t := &p.Toks[j]
	if t.Has(trait.Preposition) && c.Class&(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) != 0 && p.dependentClause(j, s) {
		return p.behindDependent(j, s)
	}
	switch {
	case p.Demonstrative(j, s):
		return 0, false
	case t.Has(trait.That) && j+1 < s.Last, t.Has(trait.Colon):
		return j + 1, j+1 < s.Last
	case t.Has(trait.Comma):
		return p.behindComma(j, s)
	case t.Has(trait.Dash):
		return p.behindDashes(j, s)
	case t.Has(trait.Sign) && !t.Has(trait.Opening|trait.Dollar):
		return 0, false
	case t.Has(trait.Subordinator) && !t.Has(trait.Preposition|trait.Coordinator|trait.Adverb):
		if p.Toks[j].In(phrase.Dependent) && c.Class&(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) != 0 {
			return p.behindDependent(j, s)
		}
		return j, !p.Toks[j].In(phrase.Dependent) || c.Class&lexicon.Ask != 0
	}
	if c.Class&(lexicon.Say|lexicon.Tell) != 0 && p.blank(j, s) {
		return 0, false
	}
	if start, ok := p.clauseAt(j, c, s); ok {
		return start, true
	}
	return j, p.said(j, c)
}

// blank reports whether what stands from token j on only names what was said, without a verb of its own: "says racist things", "said the same
// thing at every stop".
func (p *Reader) blank(j int, s token.Sentence) bool {
	k := j
	for k < s.Last && k-j < phrase.MaxPhrase && !p.Toks[k].Has(trait.Functional&^trait.Preposition|trait.Finite) && !p.Toks[k].In(blanks) {
		k++
	}
	if k >= s.Last || !p.Toks[k].In(blanks) {
		return false
	}
	return k+1 >= s.Last || !p.Toks[k+1].Has(trait.Quoted|trait.Finite) && !p.Toks[k+1].Has(trait.Adverb|trait.Auxiliary|trait.Modal|trait.Negation|trait.That|trait.Colon)
}

// blanks are nouns that stand for words and tell nothing of them.
var blanks = lexicon.Set("scope.blanks")

// said reports whether what stands from token j on behind "said" is a clause though no word of it is known as its verb:
// "said farmers need rain".
func (p *Reader) said(j int, c *cue.Cue) bool {
	return p.Toks[c.First].Lex.Lemma.String() == "say" && !p.Toks[j].Has(trait.Preposition|trait.Adverb|trait.Subordinator|trait.Coordinator) && !p.Toks[j].In(empty)
}

// empty are words that stand for what was said and tell nothing of it.
var empty = lexicon.Set("scope.empty")

// clauseAt reports whether a clause begins with token j, behind which its verb or a quotation stands, and where: further on,
// behind "that", when phrases that could not be skipped lead up to it.
func (p *Reader) clauseAt(j int, c *cue.Cue, s token.Sentence) (int, bool) {
	led := p.Toks[j].Has(trait.Preposition)
	// "called the plan “a farce”", "accused the mill of “greed”": the plan and the mill belong to what was said
	aimed := c.Class&(lexicon.Call|lexicon.Judge|lexicon.Object) != 0 && c.Class&(lexicon.Say|lexicon.Tell|lexicon.Write) == 0 || namers.Has(p.Toks[c.First].Lex.Lemma)
	for k := j; k < s.Last && k-j < phrase.MaxForward; k++ {
		t := &p.Toks[k]
		switch {
		case p.Toks[k].Has(trait.Quoted) && aimed:
			return j, true
		case p.Toks[k].Has(trait.Quoted):
			return p.withArticle(k, j), true
		case t.Has(trait.That) && (led || c.Class&(lexicon.Say|lexicon.Tell) != 0 && k > j && p.Toks[k-1].Is(lexicon.TimeWord|lexicon.DayName)):
			return k + 1, k+1 < s.Last
		case t.Has(trait.Colon):
			return k + 1, k+1 < s.Last
		case t.Has(trait.Semicolon), t.Has(trait.Dash) && t.Has(trait.Spaced):
			return 0, false
		case t.Has(trait.Comma) && p.Rounds(j):
			return 0, false // "added around 2,000 jobs, the mill says"
		case t.Has(trait.Comma):
			if start, ok := p.behindComma(k, s); ok {
				if aimed && k > j && p.Toks[start].Has(trait.Quoted) {
					return j, true // "called the owner, Marsh, “a saint”"
				}
				return start, true
			}
			if k+1 < s.Last && p.Toks[k+1].Has(trait.Coordinator|trait.Gerund) {
				return 0, false
			}
		case k == j && t.Lex.Word == lexicon.ThereWord:
			return k, true
		case t.Has(trait.Pronoun) && (led || k == j), p.Toks[k].Has(trait.Finite) && led && k > j:
			if !t.Has(trait.Pronoun) {
				start, ok := p.clauseSubject(k, j)
				if ok && p.Rounds(j) {
					start = j
				}
				return start, ok
			}
			return k, true
		case p.Toks[k].Has(trait.Finite):
			return j, k > j && (c.Class&(lexicon.Mind|lexicon.Object) == 0 || p.startsClause(j, k))
		}
	}
	return 0, false
}

// startsClause reports whether the words from token j are all the subject of the verb at token k.
func (p *Reader) startsClause(j, k int) bool {
	start, ok := p.clauseSubject(k, j)
	return ok && start == j
}

// withArticle takes the small words before a quotation into the clause that it is part of: "said the plan was “dead”" is
// found by its verb, "offered a “new deal”" by its article. A quotation that begins with an auxiliary has its subject before
// it: "said the plans “are dead”".
func (p *Reader) withArticle(k, j int) int {
	if first := p.Quotations[p.At[k]-1].First; k > j && p.Toks[first].Is(lexicon.Auxiliary|lexicon.Modal) {
		if np := p.Ending(k-1, j); np.Ok() {
			return np.First
		}
	}
	for k > j && p.Toks[k-1].Has(trait.Determiner|trait.Possessive) {
		k--
	}
	return k
}

// clauseSubject returns where the clause with its verb at token k begins, at token j or later.
func (p *Reader) clauseSubject(k, j int) (int, bool) {
	e, _ := p.SkipBack(k, j)
	if e < j {
		return 0, false
	}
	np := p.Ending(e, j)
	if !np.Ok() {
		return 0, false
	}
	return np.First, true
}
