package attribution

// behindDependent finds the quotation that follows a colon or comma behind a clause of time from token j on: "told the council when
// asked about the bridge: “…”".
func (p *parser) behindDependent(j int, s sentence) (int, bool) {
	for k := j; k+1 < s.last && k-j < maxForward && p.at[k] == 0; k++ {
		if (p.toks[k].sep(':') || p.toks[k].sep(',')) && p.at[k+1] != 0 {
			return k + 1, true
		}
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
		case p.toks[j+1].lex == thatEntry:
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
			return k + 2, p.toks[k+1].lex == thatEntry
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
	if !t.is(adverb | preposition) {
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
			return k + 2, next.lex == thatEntry
		}
	}
	return 0, false
}

// overTimes skips adverbs and phrases of time, place and occasion: "on Monday", "in a statement", "of the plan".
func (p *parser) overTimes(j int, s sentence) int {
	for j < s.last && p.at[j] == 0 {
		t := &p.toks[j]
		switch {
		case t.is(preposition) && !t.is(subordinator):
			np := p.starting(j+1, s.last)
			if !np.ok() || np.last >= s.last || p.rounds(j) {
				return j
			}
			j = np.last
			if p.toks[j].kind == clitic {
				return j
			}
		case t.is(adverb|timeWord) && !t.is(subordinator|determiner) && t.lex != thereEntry, t.calendar(), t.kind == numberToken && j > 0 && p.toks[j-1].calendar():
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
	if j+1 >= len(p.toks) || !rounding[p.lower(j)] {
		return false
	}
	next := &p.toks[j+1]
	return next.kind == numberToken || next.is(numeral) || next.sep('$')
}

// rounding are prepositions that stand before a number as "nearly" does.
var rounding = wordSet("about around over under")
