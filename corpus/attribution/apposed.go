package attribution

import "strings"

// beforeWho finds the phrase that a clause with "who", which ends with token k, belongs to: "an aide who asked not to be named
// said".
func (p *parser) beforeWho(k int, np phrase, s sentence) phrase {
	for i := k; i > s.first && k-i < maxClause && p.at[i] == 0 && p.toks[i].kind != punctuation; i-- {
		t := &p.toks[i]
		if t.lex.word != whoWord && t.lex.word != whoseWord && !(t.lex.word == thatWord && p.toks[i-1].is(people|document) && p.relatesTo(i, s)) {
			if t.is(subordinator) && !t.is(preposition|adverb|relative) {
				return phrase{}
			}
			continue
		}
		if np.ok() && np.kind != otherPhrase && !p.hasVerb(i+1, np.first) {
			return phrase{}
		}
		if p.toks[i-1].sep(',') {
			i--
		}
		outer := p.ending(i-1, s.first)
		if name := p.nameBefore(outer.first-1, s); outer.kind == personIs && name.ok() { // "Marsh, the pollster who founded the site said"
			return name
		}
		return outer
	}
	return phrase{}
}

// maxClause is how many tokens a clause with "who" may have between a subject and its verb.
const maxClause = 24

// relativeSubject finds what the relative pronoun at token k stands for.
func (p *parser) relativeSubject(k int, s sentence, passive bool) subject {
	i := k - 1
	if i >= s.first && p.toks[i].sep(',') {
		i--
	}
	np := p.ending(i, s.first)
	if !np.ok() {
		return subject{}
	}
	np = p.contrasted(np, s)
	if name := p.nameBefore(np.first-1, s); np.kind == personIs && name.ok() && p.articles(&p.toks[np.first]) { // "Marsh, a scholar who"
		np = name
	}
	if i < k-1 { // ", who": the name before an appositive, if the phrase is one
		if outer := p.apposedSubject(np.first-1, s, phrase{}, passive); outer.ok() && outer.kind == namePhrase && np.kind != namePhrase {
			np = outer.phrase
		}
	}
	np.last = k + 1
	return subject{phrase: np, how: relates, passive: passive}
}

// contrasted returns the phrase that one after "not" is set against: "it was Roe, not Marsh, who said", or the phrase
// itself.
func (p *parser) contrasted(np phrase, s sentence) phrase {
	k := np.first - 1
	for k > s.first && p.at[k] == 0 && p.toks[k].is(title|determiner) {
		k--
	}
	if k-1 <= s.first || p.at[k] != 0 || p.lower(k) != "not" || !p.toks[k-1].sep(',') {
		return np
	}
	if other := p.ending(k-2, s.first); other.ok() {
		return other
	}
	return np
}

// maxAppositive is how many tokens may stand between a subject and its verb as an appositive or an aside.
const maxAppositive = 45

// apposedSubject finds the subject before an appositive or aside that ends with the comma or dash at token k.
func (p *parser) apposedSubject(k int, s sentence, open phrase, passive bool) subject {
	if k < s.first {
		return subject{}
	}
	if np := p.ending(k-1, s.first); np.ok() {
		if other := p.contrasted(np, s); other.first != np.first {
			return subject{phrase: other, how: apposed, passive: passive}
		}
	}
	if np := p.ending(k-1, s.first); np.kind == namePhrase && (p.apposition(np) || p.articled(&np, s)) {
		if name := p.nameBefore(np.first-1, s); name.ok() { // "Marsh, the editor of the party's paper, Morning, said"
			np = name
		}
		return subject{phrase: np, how: apposed, passive: passive}
	}
	sign := p.toks[k].sign
	for i := k - 1; i > s.first && k-i < maxAppositive; i-- {
		t := &p.toks[i]
		if !t.sep(sign) || p.at[i] != 0 {
			continue
		}
		np := p.ending(i-1, s.first)
		if k := np.first - 1; k > s.first && np.kind != pronounIs && p.toks[k].is(preposition) && !p.toks[k].is(subordinator) && (p.toks[k].lex.word != ofWord || p.toks[k-1].sep(',')) && !rounding.in(&p.toks[k]) {
			continue // "at a meeting in Geneva, Switzerland, said"; "Marsh, 22, of Oslo, Norway, said"
		}
		if j := np.first - 1; np.kind == personIs && j > s.first && p.toks[j].is(auxiliary) && p.toks[j].kind != clitic { // "Marsh, who is a pastor in Oslo, Norway, said"
			continue
		}
		if np.ok() && np.kind != otherPhrase && (p.asideStarts(i+1, k) || p.plainAside(&np, i, k, s)) {
			if name := p.nameBefore(np.first-1, s); np.kind == personIs && name.ok() { // "Marsh, the chairman, for example, said"
				np = name
			}
			return subject{phrase: np, how: apposed, passive: passive}
		}
	}
	if open.ok() && k-1 > s.first {
		return subject{phrase: open, how: shared, passive: passive}
	}
	return subject{}
}

// plainAside reports whether a few words between the commas at tokens i and k, without a verb, hang on a name that begins its clause:
// "“…,” Marsh, part of the team, said".
func (p *parser) plainAside(np *phrase, i, k int, s sentence) bool {
	if np.kind != namePhrase || k-i > maxCapitals || p.at[i+1] != 0 || p.toks[i+1].upper || p.hasVerb(i+1, k) {
		return false
	}
	return np.first == s.first || p.quotedUpTo(np.first, s) != nil
}

// beforeQuotedAside finds the phrase that a sentence opens with and whose aside ends with the quotation of token k: "Marsh, who called it “a
// farce,” said that". It is the subject of the verb behind the quotation.
func (p *parser) beforeQuotedAside(k int, s sentence) phrase {
	q := &p.quots[p.at[k]-1]
	if !p.toks[q.last-1].sep(',') {
		return phrase{}
	}
	for i := q.left - 1; i > s.first && p.at[i] == 0; i-- {
		if t := &p.toks[i]; !t.sep(',') || !p.toks[i+1].is(relative) && !p.toks[i+1].form(gerund|participle) {
			continue
		}
		np := p.ending(i-1, s.first)
		if np.ok() && np.kind != otherPhrase && (np.first == s.first || np.first == s.first+1 && p.toks[s.first].is(coordinator|subordinator)) {
			return np
		}
	}
	return phrase{}
}

// nameBefore returns somebody's name that ends before the comma at token k, where no preposition governs it.
func (p *parser) nameBefore(k int, s sentence) phrase {
	if k <= s.first || !p.toks[k].sep(',') {
		return phrase{}
	}
	np := p.ending(k-1, s.first)
	if np.kind != namePhrase || np.first > s.first && p.toks[np.first-1].is(preposition) {
		return phrase{}
	}
	return np
}

// apposition reports whether a name's mention takes in a description that it stands in apposition to.
func (p *parser) apposition(np phrase) bool {
	m := &p.ments[np.mention]
	return m.name > m.first && p.toks[m.name-1].sep(',')
}

// articled reports whether a name between commas stands in apposition to a noun with an article: "the assailant, Ada Roe,
// said". The phrase is widened to both.
func (p *parser) articled(np *phrase, s sentence) bool {
	k := np.first - 1
	if k <= s.first || !p.toks[k].sep(',') || p.at[k-1] != 0 {
		return false
	}
	outer := p.ending(k-1, s.first)
	one := outer.ok() && p.lower(outer.first) == "one"
	if outer.kind != personIs && outer.kind != otherPhrase && !one || outer.mention >= 0 || !p.toks[outer.first].is(determiner|possessive) && !one && !p.owned(outer) {
		return false
	}
	if outer.kind == personIs {
		p.cast.describe(p.ments[np.mention].who, outer)
	}
	np.first = outer.first
	return true
}

// owned reports whether a possessive stands in a phrase or right before it: "Oslo's mayor".
func (p *parser) owned(np phrase) bool {
	for k := max(np.first-1, 0); k < np.head; k++ {
		if p.toks[k].kind == clitic {
			return true
		}
	}
	return false
}

// asideStarts reports whether the tokens from i to the comma at end look like an appositive or aside behind a name.
func (p *parser) asideStarts(i, end int) bool {
	t := &p.toks[i]
	switch {
	case p.at[i] != 0:
		return false
	case t.kind == numberToken:
		return true
	case t.is(determiner | relative | possessive | preposition | adverb | role | title | modifier | subordinator | people | demonym | orgWord):
		return true
	case t.upper: // "Marsh, R-Ill., who runs the mill, said"
		for k := i; k <= end && k-i <= maxCapitals; k++ {
			if k == end || p.at[k] == 0 && p.toks[k].sep(',') {
				return true
			}
		}
		return false
	case p.adverbial(i):
		return true
	}
	w := p.text[t.start:t.end]
	return strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || t.form(participle) || t.other(participle) && p.toks[i+1].is(preposition) || p.startsAt[i] > 0 || roleSoon(p.toks[i:min(end, i+4)])
}

// maxCapitals is how many tokens the first part of an aside may have that begins with a capital.
const maxCapitals = 12

func roleSoon(toks []token) bool {
	for i := range toks {
		if toks[i].is(role) {
			return true
		}
	}
	return false
}
