package phrase_test

import (
	"slices"

	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// kinds are the words for the kinds of phrases.
var kinds = map[any]string{
	phrase.NamePhrase: "name", phrase.BodyName: "body's name", phrase.PronounIs: "pronoun", phrase.PersonIs: "person",
	phrase.PeopleAre: "people", phrase.DocumentIs: "document", phrase.BodyIs: "body", phrase.OtherPhrase: "other",
}

// read returns a reader of a text.
func read(text string) *phrase.Reader {
	r := readtest.Of(text)
	return &r.Reader
}

// printed returns a phrase with its kind, and its head in brackets: "person: a senior [aide]".
func printed(p *phrase.Reader, np phrase.Phrase) string {
	if !np.Ok() {
		return "nothing"
	}
	span, head := p.Span(np), &p.Toks[np.Head]
	before, after := p.Text[span.Start:head.Start], p.Text[head.End:span.End]
	return kinds[np.Kind] + ": " + before + "[" + p.Text[head.Start:head.End] + "]" + after
}

// longest returns the noun phrases that end with a token of a sentence, without those inside another one.
func longest(p *phrase.Reader, s token.Sentence) (list []phrase.Phrase) {
	for i := s.Last - 1; i >= s.First; i-- {
		if np := p.Ending(i, s.First); np.Ok() {
			list = append(list, np)
			i = np.First
		}
	}
	slices.Reverse(list)
	return list
}

// ending returns the longest noun phrases of a text, a line for each.
func ending(text string) (lines []string) {
	p := read(text)
	for _, s := range p.Sentences {
		for _, np := range longest(p, s) {
			lines = append(lines, printed(p, np))
		}
	}
	return lines
}
