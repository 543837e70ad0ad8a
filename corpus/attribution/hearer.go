package attribution

import "slices"

// bar notes whom the subject of a cue cannot mean when it is a pronoun or description: whoever is told, and the subject of the clause in which
// the phrase is an object: "he told Marsh", "Marsh sat through a lecture from the mayor, who said".
func (p *parser) bar(c *cue) {
	p.barred = p.barred[:0]
	if c.subj.kind != pronounIs && c.subj.kind != personIs {
		return
	}
	if c.kind == finiteCue || c.kind == gerundCue {
		p.barHearers(c)
	}
	if c.subj.kind == personIs {
		p.barSubject(&c.subj.phrase)
		p.barOwner(&c.subj.phrase)
	}
}

// barOwner bars whom the possessive of a description means: "her lawyer" is not the one whose lawyer speaks.
func (p *parser) barOwner(np *phrase) {
	gender := female
	switch p.lower(np.first) {
	case "his":
		gender = male
	case "her":
	default:
		return
	}
	if w, _, _ := p.antecedent(np.first, gender); w >= 0 {
		p.barred = append(p.barred, w)
	}
}

// barHearers bars those who stand behind a verb of telling, or behind one of saying and "to" or "with": "she said in an interview with Marsh".
func (p *parser) barHearers(c *cue) {
	k := c.last
	if c.subj.how == inverted {
		k = c.subj.last
	}
	led := c.class&(tell|ask|judge) != 0
	for end := k + maxHearer; k < end && k < len(p.toks) && p.at[k] == 0; k++ {
		t := &p.toks[k]
		if m := int(p.startsAt[k]) - 1; m >= 0 {
			ment := &p.ments[m]
			if led && ment.kind == aName && !ment.owner {
				p.barred = append(p.barred, ment.who)
			}
			k = ment.last - 1
			continue
		}
		switch {
		case t.lex.word == toWord, t.lex.word == withWord:
			led = c.class&(say|tell|ask|write|talk) != 0
		case t.lex.word == andWord, t.kind == clitic, t.is(determiner | role | modifier): // "told the broadcaster's host Ada Marsh and Roe"
		case t.is(preposition) && !t.is(subordinator), hearings.in(&p.toks[k]):
			led = false
		default:
			return
		}
	}
}

// hearings are the occasions on which somebody speaks to somebody: "in an interview with".
var hearings = wordSet("interview conversation call phone talk chat debate exchange message email letter")

// barSubject bars the subject of the clause in which a phrase stands behind a verb or preposition.
func (p *parser) barSubject(np *phrase) {
	k := np.first - 1
	if k < 0 || p.at[k] != 0 || !p.toks[k].is(preposition) && !p.finite(k) || p.toks[k].verb(reporting) {
		return
	}
	for floor := max(0, k-maxClause); k >= floor && p.at[k] == 0; k-- {
		if m := int(p.endsAt[k]) - 1; m >= 0 {
			ment := &p.ments[m]
			if ment.kind == aName && !ment.owner && p.isSubject(ment) {
				p.barred = append(p.barred, ment.who)
				return
			}
			k = ment.first
			continue
		}
		t := &p.toks[k]
		if t.kind == punctuation && !(t.sep('-') && !t.spaced) || t.kind == breakToken || t.is(relative|coordinator|pronoun) || t.is(subordinator) && !t.is(preposition) || t.lex.word == thatWord {
			return
		}
	}
}

func (p *parser) isBarred(w int) bool { return slices.Contains(p.barred, w) }

// weighTold weighs whoever was told what was said last among those that he or she can mean: who was asked replies, who was told something
// listens on.
func (p *parser) weighTold(gender class) {
	last := p.memory.lastSpoken(2)
	if last == nil || last.told == 0 {
		return
	}
	w := last.told - 1
	if last.asked && p.couldBe(w, gender) && !p.isBarred(w) {
		p.scored(w, 0).value += spokeWeight
	}
	for k := range p.scores {
		if s := &p.scores[k]; s.figure == w && !last.asked {
			s.value -= toldPenalty
		}
	}
}
