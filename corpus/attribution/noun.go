package attribution

import "strings"

// notNoun reports whether the form of the word at token i, of which the lexicon knows no noun, speaks against its being one.
func (p *parser) notNoun(i, floor int) bool {
	t := &p.toks[i]
	if t.is(timeWord) || t.calendar() {
		return true
	}
	if i > floor && (p.toks[i-1].is(determiner|possessive) || p.toks[i-1].kind == clitic && p.possessiveClitic(i-1)) {
		return false
	}
	if p.pluralNoun(i) {
		return false
	}
	if t.other(base|third|gerund) && t.unlisted() {
		return true
	}
	w := p.text[t.start:t.end]
	return t.lex.verb != 0 && t.form(past|third) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || p.finite(i)
}

// helped reports whether a modal or a form of "do" makes a verb of the word at token i: "did not release".
func (p *parser) helped(i, floor int) bool {
	for k := i - 1; k >= floor && p.at[k] == 0; k-- {
		t := &p.toks[k]
		switch {
		case t.is(modal), t.lex.class&auxiliary != 0 && strings.HasPrefix(p.lower(k), "d"):
			return true
		case !t.is(adverb | negation):
			return false
		}
	}
	return false
}

// inPhrase reports whether the word at token i can stand inside a noun phrase before its head.
func (p *parser) inPhrase(i int) bool {
	t := &p.toks[i]
	if p.at[i] != 0 || p.endsAt[i] > 0 {
		return false
	}
	switch {
	case t.kind == numberToken:
		return true
	case t.is(preposition) && !t.is(subordinator) && i > 0 && p.toks[i-1].is(determiner): // "an inside source"
		return true
	case t.is(adverb) && !t.is(numeral|functional):
		return i > 0 && (p.toks[i-1].is(determiner) || p.toks[i-1].kind == clitic)
	case t.kind != wordToken || t.is(functional|possessive|timeWord|dayName) && !t.is(modifier):
		return false
	case t.is(determiner):
		return false
	case t.unlisted() && strings.HasSuffix(p.text[t.start:t.end], "ing"):
		return i > 0 && (p.toks[i-1].is(determiner|possessive|modifier) || p.toks[i-1].kind == clitic)
	case t.unlisted() && (t.other(base|third|gerund) || p.finite(i)):
		return i > 0 && (p.toks[i-1].is(determiner|possessive|modifier) || p.toks[i-1].kind == clitic)
	case t.lex.verb != 0 && t.form(past|third) && !t.is(role|people|document|body|modifier):
		return i > 0 && (p.toks[i-1].is(determiner|adjective) || p.toks[i-1].kind == clitic && p.endsAt[max(i-2, 0)] > 0)
	}
	return true
}

// nounKind tells what a phrase with its head at token i stands for.
func (p *parser) nounKind(i int) phraseKind {
	t := &p.toks[i]
	switch {
	case t.is(people):
		return peopleAre
	case t.is(role):
		return personIs
	case t.is(document):
		return documentIs
	case t.is(body):
		return bodyIs
	case t.unlisted() && agents(p.lower(i)):
		return peopleAre
	}
	return otherPhrase
}

// modifies reports whether a body's or place's name only describes the noun behind it: "a Western diplomat".
func (p *parser) modifies(m, ceiling int) bool {
	ment := &p.ments[m]
	k := ment.last
	if k >= ceiling || p.at[k] != 0 {
		return false
	}
	t := &p.toks[k]
	if ment.kind == aName && !t.upper && k+1 < ceiling && p.at[k+1] == 0 && t.is(body) && p.toks[k+1].is(people|role) && !p.toks[k+1].upper {
		return true // "Marsh administration officials"
	}
	if ment.kind == aName {
		return ment.last-ment.first == 1 && !t.upper && t.is(document|body) && p.toks[ment.first-1+bit(ment.first == 0)].is(determiner)
	}
	return t.kind == wordToken && !t.upper && (t.is(role|people|body|document|modifier) || t.unlisted() && !p.notNoun(k, k))
}
