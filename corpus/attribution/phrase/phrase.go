// Package phrase finds noun phrases and verb groups among the tokens of a sentence. Start with [Reader.Ending], the
// phrase that ends with a token, and [Reader.Starting], the one that begins with it.
package phrase

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/trait"
)

// A Reader finds phrases in an article whose tokens and names are known.
type Reader struct {
	Words
	Mentions []entity.Mention

	StartsAt []int32 // for each token, 1 + the mention that begins there
	EndsAt   []int32 // for each token, 1 + the mention that ends with it

	Cast *entity.Cast

	endings, wholeEndings memo[Phrase]
}

// Describe takes a description that was found to mean someone for their role: "the former minister".
func (p *Reader) Describe(w int, np Phrase) {
	c := p.Cast
	for c.Toks[np.Last-1].Has(trait.Relative | trait.Comma) { // "the former minister, who"
		np.Last--
	}
	if np.Last-np.First > 2 {
		c.LearnRole(w, c.TokenSpan(np.First, np.Last), entity.TitleRole)
	}
}

// A Phrase is a noun phrase: words that name someone or something, [first, last), around a head.
type Phrase struct {
	First, Last int
	Head        int
	Mention     int // index into the mentions; -1 for what is no name
	Kind        phraseKind
}

// A phraseKind is what a phrase stands for. Each has a bit of its own, so that one test asks for several; see
// [Phrase.Is].
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

// The kinds that stand for someone or something that can speak.
const (
	Speaking  = NamePhrase | BodyName | PronounIs | PersonIs | PeopleAre | DocumentIs | BodyIs
	Described = PersonIs | PeopleAre | DocumentIs | BodyIs // by a noun that the lexicon knows
	anyKind   = Speaking | OtherPhrase
)

// Ok reports whether there is a phrase.
func (p *Phrase) Ok() bool { return p.Kind != 0 }

// Is reports whether there is a phrase of one of these kinds.
func (p *Phrase) Is(any phraseKind) bool { return p.Kind&any != 0 }

// MaxPhrase is how many tokens a noun phrase may have without what hangs on it.
const MaxPhrase = 10

// Span is the span of the phrase.
func (p *Reader) Span(np Phrase) corpus.Span {
	return p.TokenSpan(np.First, np.Last)
}
