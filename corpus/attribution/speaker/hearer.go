package speaker

import (
	"slices"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/trait"
)

// bar notes whom the subject of a cue cannot mean when it is a pronoun or description: whoever is told, and the subject of the clause in which
// the phrase is an object: "he told Marsh", "Marsh sat through a lecture from the mayor, who said".
func (p *Reader) bar(c *cue.Cue) {
	p.barred = p.barred[:0]
	if c.Subj.Kind != phrase.PronounIs && c.Subj.Kind != phrase.PersonIs {
		return
	}
	if c.Kind == cue.FiniteCue {
		p.barHearers(c)
	}
	if c.Subj.Kind == phrase.PersonIs {
		p.barSubject(&c.Subj.Phrase)
		p.barOwner(&c.Subj.Phrase)
	}
}

// barOwner bars whom the possessive of a description means: "her lawyer" is not the one whose lawyer speaks.
func (p *Reader) barOwner(np *phrase.Phrase) {
	gender := lexicon.Female
	switch p.Lower(np.First) {
	case "his":
		gender = lexicon.Male
	case "her":
	default:
		return
	}
	if w, _, _ := p.antecedent(np.First, gender); w >= 0 {
		p.barred = append(p.barred, w)
	}
}

// barHearers bars those who stand behind a verb of telling, or behind one of saying and "to" or "with": "she said in an interview with Marsh".
func (p *Reader) barHearers(c *cue.Cue) {
	k := c.Last
	led := c.Class&(lexicon.Tell|lexicon.Ask|lexicon.Judge) != 0
	for end := k + phrase.MaxHearer; k < end && k < len(p.Toks); k++ {
		t := &p.Toks[k]
		if m := int(p.StartsAt[k]) - 1; m >= 0 {
			ment := &p.Mentions[m]
			if led && ment.Kind == entity.AName {
				p.barred = append(p.barred, ment.Who)
			}
			k = ment.Last - 1
			continue
		}
		switch {
		case t.Lex.Word == lexicon.WithWord:
			led = c.Class&(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write|lexicon.Talk) != 0
		case t.Has(trait.And | trait.Clitic | trait.Determiner | trait.Role | trait.Modifier): // "told the broadcaster's host Ada Marsh and Roe"
		case t.Has(trait.Preposition), p.Toks[k].In(hearings):
			led = false
		default:
			return
		}
	}
}

// hearings are the occasions on which somebody speaks to somebody: "in an interview with".
var hearings = lexicon.Set("speaker.hearings")

// barSubject bars the subject of the clause in which a phrase stands behind a verb or preposition.
func (p *Reader) barSubject(np *phrase.Phrase) {
	k := np.First - 1
	for floor := max(0, k-subject.MaxClause); k >= floor && !p.Toks[k].Has(trait.Quoted); k-- {
		if m := int(p.EndsAt[k]) - 1; m >= 0 {
			ment := &p.Mentions[m]
			if p.isSubject(ment) {
				p.barred = append(p.barred, ment.Who)
				return
			}
			k = ment.First
			continue
		}
		t := &p.Toks[k]
		if t.Has(trait.Sign) || t.Has(trait.Subordinator) {
			return
		}
	}
}

func (p *Reader) isBarred(w int) bool { return slices.Contains(p.barred, w) }

// weighTold weighs whoever was told what was said last among those that he or she can mean: who was asked replies, who was told something
// listens on.
func (p *Reader) weighTold(gender lexicon.Class) {
	last := p.Memory.LastSpoken(2)
	if last == nil || last.told == 0 {
		return
	}
	w := last.told - 1
	if last.asked {
		p.scored(w, 0).value += spokeWeight
	}
	for k := range p.Scores {
		if s := &p.Scores[k]; s.figure == w {
			s.value -= toldPenalty
		}
	}
}
