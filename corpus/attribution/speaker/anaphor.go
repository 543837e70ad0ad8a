package speaker

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
)

// An anaphor is a phrase whose antecedent is looked for: whom a pronoun or description means.
type anaphor struct {
	*Reader
	phrase.Phrase
	word    string        // its head
	gender  lexicon.Class // that its head tells; 0 for none
	content []corpus.Span // the words whose speaker is looked for
	barred  []int         // figures that the words around the cue show not to be meant
	replies bool          // the cue answers a question
}

func (p *Reader) anaphor(np phrase.Phrase) *anaphor {
	a := &anaphor{Reader: p, Phrase: np, word: p.Lower(np.Head), gender: p.Toks[np.Head].Holder()}
	if np.Is(phrase.PronounIs) {
		a.gender = genders[a.word]
	}
	return a
}

// resolve finds whom the phrase means. Someone without a name keeps the words of the phrase.
func (a *anaphor) resolve() resolution {
	switch a.Kind {
	case phrase.PronounIs:
		return a.pronoun()
	case phrase.PersonIs:
		return a.described(a.delegate(), people)
	case phrase.DocumentIs:
		return a.described(a.publisher(), documents)
	case phrase.BodyIs:
		return a.described(a.campaign(), bodies)
	case phrase.OtherPhrase:
		return a.stranger(stepNoun)
	}
	return a.stranger(StepDescription)
}

// described returns whom a description means: whom its own words name, else whom searches find. A description of a
// figure tells their role.
func (a *anaphor) described(own resolution, searches []search) resolution {
	if own.Known() {
		return own
	}
	var r resolution
	if a.definite() {
		r = a.search(searches, corpus.Described)
	}
	if !r.Known() {
		return a.stranger(StepDescription)
	}
	if a.Is(phrase.PersonIs) && isFigure(a, candidate{who: r.One()}) && a.telling() {
		a.Describe(r.One(), a.Phrase)
	}
	return r
}

// definite reports whether a description means someone in particular: "the expert", "her lawyer", "Oslo senator".
func (a *anaphor) definite() bool {
	first := &a.Toks[a.First]
	capital := a.Is(phrase.PersonIs) && first.Has(trait.Upper) && !first.Has(trait.Determiner|trait.Numeral)
	return capital || first.Has(trait.The|trait.Possessive)
}

// stranger returns someone without a name, by the words of the phrase and a clause with "who" after it.
func (a *anaphor) stranger(t step) resolution {
	last := a.BackOver(a.Last, a.First+1, trait.Relative|trait.Comma|trait.That) // "a diplomat, who"
	s := a.sentenceAt(a.First)
	r := Referent{Words: a.TokenSpan(a.First, whoClause.Over(a.Reader, last, s)).In(a.Text)}
	r.person = a.Is(phrase.PersonIs) && newcomer.Matches(a.Reader, a.First, s)
	return resolution{r, corpus.Described, t}
}

// addressees returns the people whom the words after a verb name as those told: "told the broadcaster's host Ada
// Marsh and Roe", "said in an interview with Marsh".
func (p *Reader) addressees(c *cue.Cue) (who []int) {
	rule := toldInTalk
	if c.Class&(lexicon.Tell|lexicon.Ask|lexicon.Judge) != 0 {
		rule = told
	}
	s := p.sentence(0)
	for k, ok := rule.Match(p, c.Last, s); ok; k, ok = told.Match(p, k, s) {
		m := p.mentionAt(k)
		if m.Kind == entity.AName {
			who = append(who, m.Who)
		}
		k = m.Last
	}
	return who
}

// answers are verbs whose subject is not the one who has just asked.
var answers = lexicon.Set("speaker.answers")

// bar notes whom the subject of a cue cannot mean besides those who are told: the person who asked, the
// subject of the clause in which a description is an object, and whom its possessive means. "Marsh sat through a
// lecture from the mayor, who said", "her lawyer".
func (a *anaphor) bar(c *cue.Cue) {
	a.replies = answers.Has(a.Toks[c.First].Lex.Lemma)
	if last := a.Memory.LastSpoken(2); a.replies && last.asked {
		a.barred = append(a.barred, last.Figures...)
	}
	if !a.Is(phrase.PersonIs) {
		return
	}
	a.barred = append(a.barred, a.find(mentioned, 0, isSubject, isUnparted).who)
	owner := a.anaphor(phrase.Phrase{First: a.First, Last: a.First + 1, Head: a.First, Kind: phrase.PronounIs})
	if owner.gender != 0 {
		who, _, _ := owner.antecedent()
		a.barred = append(a.barred, who)
	}
}
