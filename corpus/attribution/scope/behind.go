package scope

import (
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// dependentClause reports whether a clause of time or reason begins with the conjunction at token j, which may be a
// preposition elsewhere: "as fishermen gathered", not "as many as ten" or "after the talks".
func (p *Reader) dependentClause(j int, s token.Sentence) bool {
	if next := &p.Toks[j+1]; next.Has(trait.Pronoun|trait.Number) || next.Has(trait.Adverb|trait.Numeral) {
		return next.Has(trait.Pronoun)
	}
	for k := j + 2; k < s.Last && k-j <= phrase.MaxPhrase; k++ {
		if p.Toks[k].Has(trait.Finite) {
			start, ok := p.clauseSubject(k, j+1)
			for start > j+1 && p.Toks[start-1].Has(trait.Modifier|trait.Title|trait.Role) {
				start--
			}
			return ok && start == j+1
		}
	}
	return false
}

// asClause returns where what is reported ends before a clause that begins with "as" at token k: "even as fishermen left"; -1
// if none begins there.
func (p *Reader) asClause(k int, s token.Sentence) int {
	if !p.Toks[k].Has(trait.As) {
		return -1
	}
	before := &p.Toks[max(k-1, s.First)]
	if np := p.Starting(k+1, s.Last); np.Kind == phrase.PersonIs && np.Mention < 0 { // "as secretary of state"
		return -1
	}
	if !p.dependentClause(k, s) || p.Toks[k+1].Has(trait.An) || before.Has(trait.Determiner) {
		return -1
	}
	for i := k - 1; i > s.First && k-i < phrase.MaxPhrase; i-- {
		if p.Toks[i].Has(trait.As) { // "as worried about fish as they were about salt"
			return -1
		}
	}
	if w := p.Lower(k - 1); w == "even" {
		k--
	}
	return k
}

// behindDependent finds what follows the clause of time from token j on: a quotation after a colon or comma, as in "told the
// council when asked about the bridge: “…”", or a clause after "that".
func (p *Reader) behindDependent(j int, s token.Sentence) (int, bool) {
	reports := false // the clause of time has a report of its own
	for k := j; k+1 < s.Last && k-j < phrase.MaxForward && !p.Toks[k].Has(trait.Quoted); k++ {
		switch t := &p.Toks[k]; {
		case t.Has(trait.Colon|trait.Comma) && p.Toks[k+1].Has(trait.Quoted):
			return k + 1, true
		case t.Has(trait.That) && k > j+2 && !reports:
			return k + 1, true
		}
		reports = reports || p.Toks[k].Has(trait.Reporting) && p.Toks[k].Has(trait.Finite|trait.Gerund)
	}
	return 0, false
}

// behindComma finds what follows the comma at token j: a quotation, or "that".
func (p *Reader) behindComma(j int, s token.Sentence) (int, bool) {
	for range 3 {
		switch {
		case j+1 >= s.Last:
			return 0, false
		case p.Toks[j+1].Has(trait.Quoted):
			return j + 1, true
		case p.Toks[j+1].Has(trait.That):
			return j + 2, j+2 < s.Last
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
func (p *Reader) afterAside(j int, s token.Sentence) (int, bool) {
	if j+1 >= s.Last || !p.Toks[j+1].Has(trait.Preposition) {
		return 0, false
	}
	for k := j + 1; k+2 < s.Last && k-j < phrase.MaxForward; k++ {
		if p.Toks[k].Has(trait.Comma) {
			return k + 2, p.Toks[k+1].Has(trait.That)
		}
	}
	return 0, false
}

// maxInsert is how many words an aside between a verb and "that" may have.
const maxInsert = 3

// behindInsert returns the comma that ends the aside of a few words that the comma at token j begins: ", however,", ", for example,"; 0 if
// none does.
func (p *Reader) behindInsert(j int, s token.Sentence) int {
	t := &p.Toks[j+1]
	if !t.Has(trait.Adverb | trait.Preposition | trait.Time | trait.Calendar) { // "said today, Tuesday, that"
		return 0
	}
	for k := j + 2; k < s.Last && k-j <= maxInsert+1; k++ {
		if p.Toks[k].Has(trait.Comma) {
			return k
		}
	}
	return 0
}

// behindDashes finds what follows the aside between dashes that begins at token j: a quotation, or "that".
func (p *Reader) behindDashes(j int, s token.Sentence) (int, bool) {
	for k := j + 1; k+2 < s.Last && k-j < phrase.MaxForward; k++ {
		switch next := &p.Toks[k+1]; {
		case !p.Toks[k].Has(trait.Dash):
		default:
			return k + 2, next.Has(trait.That)
		}
	}
	return 0, false
}
