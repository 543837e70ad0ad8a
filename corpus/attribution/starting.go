package attribution

import "strings"

// starting returns the noun phrase that begins with token i and ends before token ceiling, with "for …" and "of …" behind it.
func (p *parser) starting(i, ceiling int) phrase {
	k := i
	for k < ceiling && k-i < maxPhrase && p.at[k] == 0 {
		t := &p.toks[k]
		if m := p.startsAt[k]; m > 0 && p.ments[m-1].last <= ceiling && p.modifies(int(m-1), ceiling) {
			k = p.ments[m-1].last
			continue
		} else if m > 0 && p.twoSorts(p.ments[m-1].last) {
			k = p.ments[m-1].last + 2
			continue
		} else if m > 0 && p.ments[m-1].owner && p.ments[m-1].last+1 < ceiling { // "said Marsh's deputy"
			k = p.ments[m-1].last + 1
			continue
		} else if m > 0 && p.ments[m-1].last <= ceiling {
			np := p.named(int(m-1), i)
			np.first = i
			return p.withTail(np, ceiling)
		}
		switch {
		case k == i && t.is(pronoun):
			return phrase{first: i, last: i + 1, head: i, mention: -1, kind: pronounIs}
		case t.is(determiner|possessive) && k == i:
		case t.kind == clitic && k > i:
		case t.kind == numberToken:
			if strings.HasSuffix(p.text[t.start:t.end], "-old") {
				return phrase{first: i, last: k + 1, head: k, mention: -1, kind: personIs}
			}
		case t.is(dayName) && k > i && k+1 < ceiling && p.toks[k+1].is(document):
		case t.kind != wordToken || t.is(functional|adverb|timeWord|dayName|determiner) || k > i && t.lex.verb != 0 && (t.form(gerund) || t.verb(say|tell) && t.form(past)):
			return p.nounRun(i, k, ceiling)
		}
		k++
	}
	return p.nounRun(i, k, ceiling)
}

// twoSorts reports whether "and" at token k joins two words before a noun for several people: "Democratic and independent
// analysts".
func (p *parser) twoSorts(k int) bool {
	if k+2 >= len(p.toks) || p.toks[k].lex.word != andWord || !p.toks[k-1].is(demonym) {
		return false
	}
	return p.at[k+2] == 0 && p.toks[k+1].is(demonym|adjective|modifier) && p.toks[k+2].is(people)
}

// nounRun makes a phrase of the words [i, k), the last of them its head.
func (p *parser) nounRun(i, k, ceiling int) phrase {
	if k == i || p.toks[k-1].kind != wordToken || p.toks[k-1].is(determiner|possessive) && !p.toks[k-1].is(people) {
		return phrase{}
	}
	return p.withTail(phrase{first: i, last: k, head: k - 1, mention: -1, kind: p.nounKind(k - 1)}, ceiling)
}

// withTail takes in what hangs on a phrase by a preposition, once.
func (p *parser) withTail(np phrase, ceiling int) phrase {
	k := np.last
	if k+1 >= ceiling || !p.toks[k].is(preposition) || np.kind == pronounIs {
		return np
	}
	if np.kind == namePhrase && p.toks[k].lex.word != ofWord {
		return np
	}
	end := k + 1
	for end < ceiling && end-k < maxPhrase && p.at[end] == 0 {
		if m := p.startsAt[end]; m > 0 {
			np.last = p.ments[m-1].last
			if np.kind == otherPhrase && p.toks[k].lex.word == ofWord && p.toks[np.last-1].is(people) { // "a handful of Democrats"
				np.kind = peopleAre
			}
			return np
		}
		t := &p.toks[end]
		if t.kind != wordToken && t.kind != numberToken || t.is(functional|timeWord|dayName|adverb) {
			break
		}
		end++
	}
	if end > k+1 {
		np.last = end
		if np.kind == otherPhrase && p.toks[k].lex.word == ofWord && p.toks[end-1].is(people) { // "a handful of experts"
			np.kind = peopleAre
		}
	}
	return np
}
