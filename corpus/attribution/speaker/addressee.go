package speaker

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
)

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
