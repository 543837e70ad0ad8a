package phrase

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// A Phrase is a noun phrase: words that name somebody or something, [first, last), around a head.
type Phrase struct {
	First, Last int
	Head        int
	Mention     int // index into the mentions; -1 for what is no name
	Kind        phraseKind
}

// A phraseKind is what a phrase stands for. Each has a bit of its own, so that one test asks for several; see [Phrase.Is].
type phraseKind uint8

const (
	NamePhrase  phraseKind = 1 << iota // a person's name
	BodyName                           // a body's name, or a place that speaks for one
	PronounIs                          // he, she, they, it, I, we
	PersonIs                           // "a senior aide"
	PeopleAre                          // "three officials"
	DocumentIs                         // "the report"
	BodyIs                             // "the campaign"
	OtherPhrase                        // any other noun
)

// The kinds that stand for somebody or something that can speak.
const (
	Speaking  = NamePhrase | BodyName | PronounIs | PersonIs | PeopleAre | DocumentIs | BodyIs
	Described = PersonIs | PeopleAre | DocumentIs | BodyIs // by a noun that the lexicon knows
	anyKind   = Speaking | OtherPhrase
)

// Ok reports whether there is a phrase.
func (p *Phrase) Ok() bool { return p.Kind != 0 }

// Is reports whether there is a phrase of one of these kinds.
func (p *Phrase) Is(any phraseKind) bool { return p.Kind&any != 0 }

// maxBracket is how many tokens a bracket between a phrase and its verb may have.
const maxBracket = 20

// MaxPhrase is how many tokens a noun phrase may have without what hangs on it.
const MaxPhrase = 10

// Ending returns the noun phrase whose last token is i and that begins at token floor or later, with what hangs on it: "a
// spokesman for the Halden Institute".
func (p *Reader) Ending(i, floor int) Phrase { return p.endingDepth(i, floor, 0) }

func (p *Reader) endingDepth(i, floor, depth int) Phrase {
	if i < floor {
		return Phrase{}
	}
	if p.Toks[i].Has(trait.Closing) {
		for k := i - 1; k >= floor && i-k < maxBracket; k-- {
			if p.Toks[k].Has(trait.Opening) {
				return p.endingDepth(k-1, floor, depth)
			}
		}
		return Phrase{}
	}
	if np := p.pronounHanging(i, floor, depth); np.Ok() {
		return np
	}
	np := p.SimpleEnding(i, floor)
	if !np.Ok() || depth > 3 || np.Kind == PronounIs {
		return np
	}
	return p.hangsOn(np, floor, depth)
}

// SimpleEnding returns the noun phrase whose last token is i, without what stands behind a preposition.
func (p *Reader) SimpleEnding(i, floor int) Phrase {
	if m := p.EndsAt[i]; m > 0 && p.Mentions[m-1].First >= floor {
		return p.Named(int(m-1), floor)
	}
	t := &p.Toks[i]
	if np := p.numberEnding(i, floor); np.Ok() {
		return np
	}
	switch {
	case !t.Has(trait.Word):
		return p.share(i, floor)
	case t.Has(trait.Pronoun):
		return Phrase{First: i, Last: i + 1, Head: i, Mention: -1, Kind: PronounIs}
	case t.Has(trait.Functional|trait.Determiner|trait.Possessive|trait.Adverb) && !t.Has(trait.Role|trait.People|trait.Numeral):
		return Phrase{}
	}
	np := Phrase{First: i, Last: i + 1, Head: i, Mention: -1, Kind: p.nounKind(i)}
	if p.helped(i, floor) || np.Kind == OtherPhrase && p.notNoun(i, floor) {
		return Phrase{}
	}
	for np.First > floor && i-np.First < MaxPhrase && p.InPhrase(np.First-1) {
		np.First--
	}
	if part := p.share(np.First, floor); part.Ok() { // "six in 10 fishermen"
		np.First = part.First
		return np
	}
	if k := np.First - 1; k >= floor {
		t := &p.Toks[k]
		switch m := p.EndsAt[k]; {
		case t.Has(trait.Relative) || t.Lex.Word == lexicon.WhoseWord:
			return Phrase{}
		case t.Has(trait.That) && k > floor && p.Toks[k-1].Has(trait.Word) && !p.Toks[k-1].Has(trait.Preposition|trait.Coordinator): // "said that farmers"
		case t.Has(trait.That) && strings.HasSuffix(p.Lower(np.Head), "s") && np.Kind != OtherPhrase: // "and that polls show"
		case t.Has(trait.Determiner | trait.Possessive):
			np.First = k
		case t.Has(trait.Clitic) && k-1 >= floor:
			if owner := p.SimpleEnding(k-1, floor); owner.Ok() {
				np.First = owner.First
			} else if p.Toks[k-1].Has(trait.Calendar) { // "Thursday's meeting"
				np.First = k - 1
			}
		case m > 0 && p.Mentions[m-1].First >= floor && (np.Kind != OtherPhrase || p.Mentions[m-1].First > floor && p.Toks[p.Mentions[m-1].First-1].Has(trait.Determiner)):
			np.First = p.Mentions[m-1].First
			for np.Kind == PersonIs && np.First > floor && np.Last-np.First < MaxPhrase && p.InPhrase(np.First-1) { // "a senior Halden official"
				np.First--
			}
			if np.First > floor && p.Toks[np.First-1].Has(trait.Determiner|trait.Possessive) {
				np.First--
			}
		}
	}
	return np
}

// numberEnding returns the phrase whose last token i is a number: "the 46-year-old", "Article 33".
func (p *Reader) numberEnding(i, floor int) Phrase {
	t := &p.Toks[i]
	if !t.Has(trait.Number) {
		return Phrase{}
	}
	if strings.HasSuffix(p.Text[t.Start:t.End], "-old") {
		np := Phrase{First: i, Last: i + 1, Head: i, Mention: -1, Kind: PersonIs}
		if i > floor {
			np.First--
		}
		return np
	}
	if i <= floor {
		return Phrase{}
	}
	if before := &p.Toks[i-1]; !before.Has(trait.Upper) || before.Has(trait.Calendar) {
		return Phrase{}
	}
	first := i - 1
	if m := p.EndsAt[first]; m > 0 {
		first = max(p.Mentions[m-1].First, floor)
	}
	return Phrase{First: first, Last: i + 1, Head: i - 1, Mention: -1, Kind: DocumentIs}
}

// Named returns the phrase of a mention, with the determiner before it.
func (p *Reader) Named(m, floor int) Phrase {
	ment := &p.Mentions[m]
	np := Phrase{First: max(ment.First, floor), Last: ment.Last, Head: ment.Last - 1, Mention: m, Kind: NamePhrase}
	switch ment.Kind {
	case entity.AnOrg, entity.APlace:
		np.Kind = BodyName
	case entity.ATitle:
		np.Mention = -1
		for np.Head > np.First && p.Toks[np.Head].Is(lexicon.Department) { // "the Secretary of State"
			np.Head--
		}
		if p.Toks[np.Head].Has(trait.Of) && np.Head > np.First {
			np.Head--
		} else {
			np.Head = ment.Last - 1
		}
		np.Kind = p.nounKind(np.Head)
		if np.Kind == OtherPhrase {
			np.Kind = PersonIs
		}
	}
	if ment.Last-ment.First == 1 && p.Toks[ment.First].Has(trait.Demonym) && !p.Toks[ment.First].Caps && np.First > floor && p.Toks[np.First-1].Has(trait.Determiner) {
		np.Mention, np.Kind = -1, PersonIs // "the Russian said"
	}
	if ment.Kind != entity.AName {
		for np.First > floor && np.Last-np.First < MaxPhrase && p.InPhrase(np.First-1) {
			np.First--
		}
	}
	switch k := np.First - 1; {
	case k > floor && p.Toks[k].Has(trait.Clitic) && p.EndsAt[k-1] > 0: // "Twitter's Ada Marsh"
		np.First = max(floor, p.Mentions[p.EndsAt[k-1]-1].First)
		if np.First > floor && p.Toks[np.First-1].Has(trait.Determiner) && !p.Toks[np.First-1].Has(trait.That) { // "The Post's Ada Marsh"
			np.First--
		}
	case k >= floor && p.Toks[k].Has(trait.Determiner|trait.Possessive) && !p.Toks[k].Has(trait.That):
		np.First = k
	}
	return np
}

// Span is the span of the phrase.
func (p *Reader) Span(np Phrase) corpus.Span {
	return corpus.Span{Start: int(p.Toks[np.First].Start), End: int(p.Toks[np.Last-1].End)}
}
