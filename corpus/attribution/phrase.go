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

// maxBracket is how many tokens a bracket between a phrase and its verb may have.
const maxBracket = 20

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
		for k := i - 1; k >= floor && i-k < maxBracket; k-- {
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
	if np := p.numberEnding(i, floor); np.ok() {
		return np
	}
	switch {
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
		case t.is(relative) || t.lex.word == whoseWord:
			return phrase{}
		case t.lex.word == thatWord && k > floor && p.toks[k-1].kind == wordToken && !p.toks[k-1].is(preposition|coordinator): // "said that farmers"
		case t.lex.word == thatWord && strings.HasSuffix(p.lower(np.head), "s") && np.kind != otherPhrase: // "and that polls show"
		case t.is(determiner | possessive):
			np.first = k
		case t.kind == clitic && k-1 >= floor && p.endsAt[k-1] > 0:
			np.first = max(floor, p.ments[p.endsAt[k-1]-1].first)
			if np.first > floor && p.toks[np.first-1].is(determiner) && p.toks[np.first-1].lex.word != thatWord {
				np.first--
			}
		case t.kind == clitic && k-1 >= floor && !p.toks[k-1].is(pronoun|relative):
			if owner := p.simpleEnding(k-1, floor); owner.ok() {
				np.first = owner.first
			} else if p.toks[k-1].calendar() { // "Thursday's meeting"
				np.first = k - 1
			}
		case m > 0 && p.ments[m-1].first >= floor && (np.kind != otherPhrase || p.ments[m-1].first > floor && p.toks[p.ments[m-1].first-1].is(determiner)):
			np.first = p.ments[m-1].first
			for np.kind == personIs && np.first > floor && np.last-np.first < maxPhrase && p.inPhrase(np.first-1) { // "a senior Halden official"
				np.first--
			}
			if np.first > floor && p.toks[np.first-1].is(determiner|possessive) {
				np.first--
			}
		}
	}
	return np
}

// numberEnding returns the phrase whose last token i is a number: "the 46-year-old", "Article 33".
func (p *parser) numberEnding(i, floor int) phrase {
	t := &p.toks[i]
	if t.kind != numberToken {
		return phrase{}
	}
	if strings.HasSuffix(p.text[t.start:t.end], "-old") {
		np := phrase{first: i, last: i + 1, head: i, mention: -1, kind: personIs}
		if i > floor && p.toks[i-1].is(determiner) {
			np.first--
		}
		return np
	}
	if i <= floor || p.at[i-1] != 0 {
		return phrase{}
	}
	if before := &p.toks[i-1]; !before.upper || before.kind != wordToken || before.calendar() {
		return phrase{}
	}
	first := i - 1
	if m := p.endsAt[first]; m > 0 {
		first = max(p.ments[m-1].first, floor)
	}
	return phrase{first: first, last: i + 1, head: i - 1, mention: -1, kind: documentIs}
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
		for np.head > np.first && p.toks[np.head].is(department) { // "the Secretary of State"
			np.head--
		}
		if p.toks[np.head].lex.word == ofWord && np.head > np.first {
			np.head--
		} else {
			np.head = ment.last - 1
		}
		np.kind = p.nounKind(np.head)
		if np.kind == otherPhrase {
			np.kind = personIs
		}
	}
	if ment.kind == aPlace && ment.last-ment.first == 1 && p.toks[ment.first].is(demonym) && !p.toks[ment.first].caps && np.first > floor && p.toks[np.first-1].is(determiner) {
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
		if np.first > floor && p.toks[np.first-1].is(determiner) && p.toks[np.first-1].lex.word != thatWord { // "The Post's Ada Marsh"
			np.first--
		}
	case k >= floor && p.toks[k].is(determiner|possessive) && p.toks[k].lex.word != thatWord:
		np.first = k
	}
	return np
}

// span is the span of the phrase.
func (p *parser) span(np phrase) corpus.Span {
	return corpus.Span{Start: int(p.toks[np.first].start), End: int(p.toks[np.last-1].end)}
}
