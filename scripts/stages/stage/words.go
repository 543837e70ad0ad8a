package stage

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/layout/block"
	"verbatim/scripts/stages/treebank"
)

// Words measures the tokens, the sentences and the finite verbs of the sentences of a treebank.
func Words(on string, sentences []treebank.Sentence) []Row {
	var w words
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && sentences[n].Document == sentences[0].Document {
			n++
		}
		d := newDocument(sentences[:n])
		w.addTokens(d)
		w.addStarts(d)
		w.addVerbs(d)
		sentences = sentences[n:]
	}
	return []Row{
		{"tokens: the same", on, w.tokens},
		{"sentences: those found that begin there", on, w.startsRight},
		{"sentences: those that are found", on, w.startsFound},
		{"finite verbs: those found that are finite", on, w.verbsRight},
		{"finite verbs: the same without participles", on, w.verbsApart},
		{"finite verbs: those that are found", on, w.verbsFound},
	}
}

// words are the shares of the token stage.
type words struct {
	tokens                             Share
	startsRight, startsFound           Share
	verbsRight, verbsApart, verbsFound Share
}

// A document is a document of a treebank, with the tokens that verbatim finds in its text.
type document struct {
	starts map[int]bool // where its sentences begin
	words  []word
	found  map[corpus.Span]*token.Token // verbatim's tokens by their place
	token.Reading
}

// A word is a token of the treebank and its place in the text.
type word struct {
	treebank.Token
	corpus.Span
}

// newDocument puts the sentences of a document together and reads their text.
func newDocument(sentences []treebank.Sentence) *document {
	d := &document{starts: map[int]bool{}}
	var b strings.Builder
	for i, s := range sentences {
		switch {
		case i == 0:
		case s.Opens:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		d.starts[b.Len()] = true
		d.place(s, b.Len())
		b.WriteString(s.Text)
	}
	d.read(b.String())
	return d
}

// place adds the words of a sentence that begins at an offset, but not those that its text lacks because the treebank
// corrects a misspelling.
func (d *document) place(s treebank.Sentence, offset int) {
	at := 0
	for _, t := range s.Tokens {
		before := strings.Index(s.Text[at:], t.Text)
		if before < 0 {
			continue
		}
		start := at + before
		at = start + len(t.Text)
		d.words = append(d.words, word{t, corpus.Span{Start: offset + start, End: offset + at}})
	}
}

// read runs the token stage.
func (d *document) read(text string) {
	d.Read(text, block.Blocks(text))
	d.found = map[corpus.Span]*token.Token{}
	for i := range d.Toks {
		t := &d.Toks[i]
		d.found[corpus.Span{Start: int(t.Start), End: int(t.End)}] = t
	}
}

// addTokens counts the tokens of the treebank that are tokens of verbatim.
func (w *words) addTokens(d *document) {
	for _, word := range d.words {
		w.tokens.Add(d.found[word.Span] != nil)
	}
}

// addStarts compares the places where sentences begin. A quotation with several sentences is one piece of the sentence
// around it, so places inside quotations do not count.
func (w *words) addStarts(d *document) {
	got := map[int]bool{}
	for _, s := range d.Sentences {
		if s.First < s.Last {
			got[int(d.Toks[s.First].Start)] = true
		}
	}
	for _, q := range d.Quotations {
		for at := int(d.Toks[q.Left].Start) + 1; at < int(d.Toks[q.Right-1].End); at++ {
			delete(got, at)
			delete(d.starts, at)
		}
	}
	for at := range d.starts {
		w.startsFound.Add(got[at])
	}
	for at := range got {
		w.startsRight.Add(d.starts[at])
	}
}
