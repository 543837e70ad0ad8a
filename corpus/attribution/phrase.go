package attribution

import (
	"strings"

	"verbatim/corpus"
)

// A phrase is a noun phrase: words that name somebody or something, [first, last), around a head.
type phrase struct {
	first, last int
	head        int
	mention     int // index into the mentions; -1 for what is no name
	kind        phraseKind
}

type phraseKind uint8

const (
	noPhrase    phraseKind = iota
	namePhrase             // a person's name
	bodyName               // a body's name, or a place that speaks for one
	pronounIs              // he, she, they, it, I, we
	personIs               // "a senior aide"
	peopleAre              // "three officials"
	documentIs             // "the report"
	bodyIs                 // "the campaign"
	otherPhrase            // any other noun
)

func (p *phrase) ok() bool { return p.kind != noPhrase }

// functional are the classes of words that end a noun phrase on its left.
const functional = preposition | coordinator | subordinator | auxiliary | modal | negation | relative | pronoun | objectPronoun

// maxPhrase is how many tokens a noun phrase may have without what hangs on it.
const maxPhrase = 10

// ending returns the noun phrase whose last token is i and that begins at token floor or later, with what hangs on it: "a
// spokesman for the Halden Institute".
func (p *parser) ending(i, floor int) phrase { return p.endingDepth(i, floor, 0) }

func (p *parser) endingDepth(i, floor, depth int) phrase {
	if i < floor || p.at[i] != 0 {
		return phrase{}
	}
	if p.toks[i].sep(')') {
		for k := i - 1; k >= floor && i-k < 9; k-- {
			if p.toks[k].sep('(') {
				return p.endingDepth(k-1, floor, depth)
			}
		}
		return phrase{}
	}
	if np := p.pronounHanging(i, floor, depth); np.ok() {
		return np
	}
	np := p.simpleEnding(i, floor)
	if !np.ok() || depth > 3 || np.kind == pronounIs {
		return np
	}
	return p.hangsOn(np, floor, depth)
}

// simpleEnding returns the noun phrase whose last token is i, without what stands behind a preposition.
func (p *parser) simpleEnding(i, floor int) phrase {
	if m := p.endsAt[i]; m > 0 && p.ments[m-1].first >= floor {
		return p.named(int(m-1), floor)
	}
	t := &p.toks[i]
	switch {
	case t.kind == numberToken && strings.HasSuffix(p.text[t.start:t.end], "-old"): // "the 46-year-old"
		np := phrase{first: i, last: i + 1, head: i, mention: -1, kind: personIs}
		if i > floor && p.toks[i-1].is(determiner) {
			np.first--
		}
		return np
	case t.kind == numberToken && i > floor && p.toks[i-1].upper && p.toks[i-1].kind == wordToken && p.at[i-1] == 0 && !p.toks[i-1].calendar(): // "Article 33"
		return phrase{first: i - 1, last: i + 1, head: i - 1, mention: -1, kind: documentIs}
	case t.kind != wordToken:
		return p.share(i, floor)
	case t.is(pronoun):
		return phrase{first: i, last: i + 1, head: i, mention: -1, kind: pronounIs}
	case t.is(functional|determiner|possessive|adverb) && !t.is(role|people|numeral):
		return phrase{}
	}
	np := phrase{first: i, last: i + 1, head: i, mention: -1, kind: p.nounKind(i)}
	if p.helped(i, floor) || np.kind == otherPhrase && p.notNoun(i, floor) {
		return phrase{}
	}
	for np.first > floor && i-np.first < maxPhrase && p.inPhrase(np.first-1) {
		np.first--
	}
	if k := np.first - 1; k >= floor && p.at[k] == 0 {
		t := &p.toks[k]
		switch m := p.endsAt[k]; {
		case t.is(relative) || t.lex == whoseEntry:
			return phrase{}
		case t.lex == thatEntry && k > floor && p.toks[k-1].kind == wordToken && !p.toks[k-1].is(preposition|coordinator): // "said that farmers"
		case t.is(determiner | possessive):
			np.first = k
		case t.kind == clitic && k-1 >= floor && p.endsAt[k-1] > 0:
			np.first = max(floor, p.ments[p.endsAt[k-1]-1].first)
			if np.first > floor && p.toks[np.first-1].is(determiner) && p.toks[np.first-1].lex != thatEntry {
				np.first--
			}
		case t.kind == clitic && k-1 >= floor && !p.toks[k-1].is(pronoun|relative):
			if owner := p.simpleEnding(k-1, floor); owner.ok() {
				np.first = owner.first
			}
		case m > 0 && p.ments[m-1].first >= floor && (np.kind != otherPhrase || p.ments[m-1].first > floor && p.toks[p.ments[m-1].first-1].is(determiner)):
			np.first = p.ments[m-1].first
			if np.first > floor && p.toks[np.first-1].is(determiner|possessive) {
				np.first--
			}
		}
	}
	return np
}

// notNoun reports whether the form of the word at token i, of which the lexicon knows no noun, speaks against its being one.
func (p *parser) notNoun(i, floor int) bool {
	t := &p.toks[i]
	if t.is(timeWord) || t.calendar() {
		return true
	}
	if i > floor && p.toks[i-1].is(determiner|possessive) {
		return false
	}
	if t.other(base|third|gerund) && t.unlisted() {
		return true
	}
	w := p.text[t.start:t.end]
	return t.lex != nil && t.lex.verb != 0 && t.form(past|third) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || p.finite(i)
}

// helped reports whether a modal or a form of "do" makes a verb of the word at token i: "did not release".
func (p *parser) helped(i, floor int) bool {
	for k := i - 1; k >= floor && p.at[k] == 0; k-- {
		t := &p.toks[k]
		switch {
		case t.is(modal), t.lex != nil && t.lex.class&auxiliary != 0 && strings.HasPrefix(p.lower(k), "d"):
			return true
		case !t.is(adverb | negation):
			return false
		}
	}
	return false
}

// named returns the phrase of a mention, with the determiner before it.
func (p *parser) named(m, floor int) phrase {
	ment := &p.ments[m]
	np := phrase{first: max(ment.first, floor), last: ment.last, head: ment.last - 1, mention: m, kind: namePhrase}
	switch ment.kind {
	case anOrg, aPlace:
		np.kind = bodyName
	case aTitle:
		np.mention = -1
		np.kind = p.nounKind(np.head)
		if np.kind == otherPhrase {
			np.kind = personIs
		}
	}
	if ment.kind == aPlace && ment.last-ment.first == 1 && p.toks[ment.first].is(demonym) && np.first > floor && p.toks[np.first-1].is(determiner) {
		np.mention, np.kind = -1, personIs // "the Russian said"
	}
	if ment.kind != aName {
		for np.first > floor && np.last-np.first < maxPhrase && p.inPhrase(np.first-1) {
			np.first--
		}
	}
	switch k := np.first - 1; {
	case k > floor && p.toks[k].kind == clitic && p.endsAt[k-1] > 0: // "Twitter's Ada Marsh"
		np.first = max(floor, p.ments[p.endsAt[k-1]-1].first)
	case k >= floor && p.toks[k].is(determiner|possessive) && p.toks[k].lex != thatEntry:
		np.first = k
	}
	return np
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
	case t.is(adverb) && !t.is(numeral|functional):
		return i > 0 && p.toks[i-1].is(determiner)
	case t.kind != wordToken || t.is(functional|possessive|timeWord|dayName) && !t.is(modifier):
		return false
	case t.is(determiner):
		return false
	case t.unlisted() && strings.HasSuffix(p.text[t.start:t.end], "ing"):
		return i > 0 && (p.toks[i-1].is(determiner|possessive|modifier) || p.toks[i-1].kind == clitic)
	case t.unlisted() && (t.other(base|third|gerund) || p.finite(i)):
		return i > 0 && (p.toks[i-1].is(determiner|possessive|modifier) || p.toks[i-1].kind == clitic)
	case t.lex != nil && t.lex.verb != 0 && t.form(past|third) && !t.is(role|people|document|body|modifier):
		return i > 0 && p.toks[i-1].is(determiner|adjective)
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
	}
	return otherPhrase
}

// starting returns the noun phrase that begins with token i and ends before token ceiling, with "for …" and "of …" behind it.
func (p *parser) starting(i, ceiling int) phrase {
	k := i
	for k < ceiling && k-i < maxPhrase && p.at[k] == 0 {
		t := &p.toks[k]
		if m := p.startsAt[k]; m > 0 && p.ments[m-1].last <= ceiling && p.modifies(int(m-1), ceiling) {
			k = p.ments[m-1].last
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
		case t.kind != wordToken || t.is(functional|adverb|timeWord|dayName|determiner) || k > i && t.lex != nil && t.lex.verb != 0 && (t.form(gerund) || t.verb(say|tell) && t.form(past)):
			return p.nounRun(i, k, ceiling)
		}
		k++
	}
	return p.nounRun(i, k, ceiling)
}

// modifies reports whether a body's or place's name only describes the noun behind it: "a Western diplomat".
func (p *parser) modifies(m, ceiling int) bool {
	ment := &p.ments[m]
	k := ment.last
	if k >= ceiling || p.at[k] != 0 {
		return false
	}
	t := &p.toks[k]
	if ment.kind == aName {
		return ment.last-ment.first == 1 && !t.upper && t.is(document|body) && p.toks[ment.first-1+bit(ment.first == 0)].is(determiner)
	}
	return t.kind == wordToken && !t.upper && (t.is(role|people|body|document|modifier) || t.unlisted() && !p.notNoun(k, k))
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
	if np.kind == namePhrase && p.toks[k].lex != ofEntry {
		return np
	}
	end := k + 1
	for end < ceiling && end-k < maxPhrase && p.at[end] == 0 {
		if m := p.startsAt[end]; m > 0 {
			np.last = p.ments[m-1].last
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
		if np.kind == otherPhrase && p.toks[k].lex == ofEntry && p.toks[end-1].is(people) { // "a handful of experts"
			np.kind = peopleAre
		}
	}
	return np
}

// span is the span of the phrase.
func (p *parser) span(np phrase) corpus.Span {
	return corpus.Span{Start: int(p.toks[np.first].start), End: int(p.toks[np.last-1].end)}
}
