package attribution

import "strings"

// dependentClause reports whether a clause of time or reason begins with the conjunction at token j, which may be a
// preposition elsewhere: "as fishermen gathered", not "as many as ten" or "after the talks".
func (p *parser) dependentClause(j int, s sentence) bool {
	if j+2 >= s.last || !dependent.in(&p.toks[j]) || p.at[j+1] != 0 {
		return false
	}
	if next := &p.toks[j+1]; next.is(pronoun) || next.is(adverb|numeral) && !next.is(determiner) || next.kind == numberToken || amounts.in(&p.toks[j+1]) {
		return next.is(pronoun)
	}
	if m := int(p.startsAt[j+1]) - 1; m >= 0 && p.present(p.ments[m].last, s) {
		return true
	}
	for k := j + 2; k < s.last && k-j <= maxPhrase && p.at[k] == 0 && p.toks[k].kind != punctuation; k++ {
		if p.finite(k) {
			start, ok := p.clauseSubject(k, j+1)
			for start > j+1 && p.toks[start-1].is(modifier|title|role) {
				start--
			}
			return ok && start == j+1
		}
	}
	return false
}

// present reports whether the word at token k, after a name, looks like a verb in the present that the lexicon does not have:
// "Norland closes the".
func (p *parser) present(k int, s sentence) bool {
	if k+1 >= s.last || p.at[k] != 0 || p.at[k+1] != 0 {
		return false
	}
	t, w := &p.toks[k], p.lower(k)
	return t.kind == wordToken && !t.upper && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !t.is(functional|determiner|adverb) && p.toks[k+1].is(determiner|possessive|objectPronoun)
}

// asClause returns where what is reported ends before a clause that begins with "as" at token k: "even as fishermen left"; -1
// if none begins there.
func (p *parser) asClause(k int, s sentence) int {
	if p.toks[k].lex.word != asWord {
		return -1
	}
	before := &p.toks[max(k-1, s.first)]
	if np := p.starting(k+1, s.last); np.kind == personIs && np.mention < 0 { // "as secretary of state"
		return -1
	}
	if !p.dependentClause(k, s) || p.toks[k+1].lex.word == aWord || p.toks[k+1].lex.word == anWord || before.kind == wordToken && before.is(determiner) {
		return -1
	}
	for i := k - 1; i > s.first && k-i < maxPhrase && p.at[i] == 0 && !p.toks[i].sep(','); i-- {
		if p.toks[i].lex.word == asWord { // "as worried about fish as they were about salt"
			return -1
		}
	}
	if w := p.lower(k - 1); w == "even" || w == "just" {
		k--
	}
	return k
}

// amounts are words for how much or many: "as many as".
var amounts = wordSet("many much few little well long soon far")

// behindDependent finds what follows the clause of time from token j on: a quotation after a colon or comma, as in "told the
// council when asked about the bridge: “…”", or a clause after "that".
func (p *parser) behindDependent(j int, s sentence) (int, bool) {
	reports := false // the clause of time has a report of its own
	for k := j; k+1 < s.last && k-j < maxForward && p.at[k] == 0; k++ {
		switch t := &p.toks[k]; {
		case (t.sep(':') || t.sep(',')) && p.at[k+1] != 0:
			return k + 1, true
		case t.lex.word == thatWord && k > j+2 && !reports && !p.relatesTo(k, s):
			return k + 1, true
		}
		reports = reports || p.toks[k].verb(reporting) && (p.finite(k) || p.toks[k].form(gerund))
	}
	return 0, false
}

// behindComma finds what follows the comma at token j: a quotation, or "that".
func (p *parser) behindComma(j int, s sentence) (int, bool) {
	for range 3 {
		switch {
		case j+1 >= s.last:
			return 0, false
		case p.at[j+1] != 0:
			return j + 1, true
		case p.toks[j+1].lex.word == thatWord:
			return j + 2, j+2 < s.last
		}
		next := p.behindInsert(j, s)
		if next == 0 {
			return p.afterAside(j, s)
		}
		j = next
	}
	return 0, false
}

// afterAside finds the clause with "that" after an aside of any length that the comma at token j begins: "denied, in a
// statement read out by his lawyer, that".
func (p *parser) afterAside(j int, s sentence) (int, bool) {
	if j+1 >= s.last || !p.toks[j+1].is(preposition) {
		return 0, false
	}
	for k := j + 1; k+2 < s.last && k-j < maxForward && p.at[k] == 0; k++ {
		if p.toks[k].sep(',') {
			return k + 2, p.toks[k+1].lex.word == thatWord
		}
	}
	return 0, false
}

// maxInsert is how many words an aside between a verb and "that" may have.
const maxInsert = 3

// behindInsert returns the comma that ends the aside of a few words that the comma at token j begins: ", however,", ", for example,"; 0 if
// none does.
func (p *parser) behindInsert(j int, s sentence) int {
	t := &p.toks[j+1]
	if !t.is(adverb|preposition|timeWord) && !t.calendar() { // "said today, Tuesday, that"
		return 0
	}
	for k := j + 2; k < s.last && k-j <= maxInsert+1 && p.at[k] == 0; k++ {
		if p.toks[k].sep(',') {
			return k
		}
	}
	return 0
}

// behindDashes finds what follows the aside between dashes that begins at token j: a quotation, or "that".
func (p *parser) behindDashes(j int, s sentence) (int, bool) {
	for k := j + 1; k+2 < s.last && k-j < maxForward && p.at[k] == 0; k++ {
		switch next := &p.toks[k+1]; {
		case !p.toks[k].sep('-'):
		case p.at[k+1] != 0:
			return k + 1, true
		default:
			return k + 2, next.lex.word == thatWord
		}
	}
	return 0, false
}

// overTimes skips adverbs and phrases of time, place and occasion: "on Monday", "in a statement", "of the plan".
func (p *parser) overTimes(j int, s sentence) int {
	for j < s.last && p.at[j] == 0 {
		t := &p.toks[j]
		switch {
		case t.is(preposition) && j+1 < s.last && p.at[j+1] == 0 && (p.toks[j+1].calendar() || p.toks[j+1].is(timeWord)) && p.toks[min(j+2, s.last-1)].kind != clitic:
			j += 2
		case t.is(preposition) && !t.is(subordinator):
			np := p.starting(j+1, s.last)
			if !np.ok() || np.last >= s.last || p.rounds(j) {
				return j
			}
			j = np.last
			if p.toks[j].kind == clitic {
				return j
			}
		case t.is(adverb|timeWord) && !t.is(subordinator|determiner) && t.lex.word != thereWord, t.calendar(), t.kind == numberToken && j > 0 && p.toks[j-1].calendar():
			j++
		case (t.is(determiner) || p.lower(j) == "last" || p.lower(j) == "earlier") && j+1 < s.last && p.toks[j+1].is(timeWord) || t.is(determiner) && j+1 < s.last && p.toks[j+1].calendar():
			j += 2
		default:
			return j
		}
	}
	return j
}

// rounds reports whether the preposition at token j stands before a number that it rounds: "about half of the farmers".
func (p *parser) rounds(j int) bool {
	if j+1 >= len(p.toks) || !rounding.in(&p.toks[j]) {
		return false
	}
	next := &p.toks[j+1]
	return next.kind == numberToken || next.is(numeral) || next.sep('$')
}

// rounding are prepositions that stand before a number as "nearly" does.
var rounding = wordSet("about around over under")
