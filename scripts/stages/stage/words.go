package stage

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/score"
	"verbatim/corpus/attribution/tag/treebank"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/layout/block"
)

// Tags measures the parts of speech and the lemmas of sentences.
func Tags(on string, sentences []treebank.Sentence) []Row {
	s := score.Of(tag.English(), sentences)
	share := func(s score.Share) Share { return Share{float64(s.Right), s.Of} }
	return []Row{
		{"tags: all tokens", on, share(s.All)},
		{"tags: verbs, with their form", on, share(s.Verbs)},
		{"tags: verbs and nouns told apart", on, share(s.Groups)},
		{"lemmas: words that are no names", on, share(s.Lemmas)},
	}
}

// Tokens measures whether verbatim's tokens are those of a treebank, joined as package treebank joins them.
func Tokens(on string, sentences []treebank.Sentence) []Row {
	var found Share
	for _, s := range sentences {
		got := map[corpus.Span]bool{}
		for _, t := range read(s.Text).Toks {
			got[corpus.Span{Start: int(t.Start), End: int(t.End)}] = true
		}
		at := 0
		for _, t := range s.Tokens {
			before := strings.Index(s.Text[at:], t.Text)
			if before < 0 {
				continue // the treebank corrects a misspelling
			}
			start := at + before
			at = start + len(t.Text)
			found.Add(got[corpus.Span{Start: start, End: at}])
		}
	}
	return []Row{{"tokens: the same", on, found}}
}

// read returns a text with its tokens.
func read(text string) token.Reading {
	r := token.Reading{Text: text, Low: string(token.Lowered(nil, text))}
	r.Toks = token.Tokenize(nil, text, r.Low, block.Blocks(text))
	r.At = make([]int32, len(r.Toks))
	return r
}

// Sentences measures where sentences begin, in the documents of a treebank. A quotation with several sentences is one
// piece of the sentence around it, so that places inside quotations do not count.
func Sentences(on string, sentences []treebank.Sentence) []Row {
	var found, right Share
	for len(sentences) > 0 {
		n := 1
		for n < len(sentences) && sentences[n].Document == sentences[0].Document {
			n++
		}
		compareStarts(sentences[:n], &found, &right)
		sentences = sentences[n:]
	}
	return []Row{{"sentences: those found that begin there", on, right}, {"sentences: those that are found", on, found}}
}

// compareStarts compares the sentences of a document with those that verbatim finds in its text.
func compareStarts(sentences []treebank.Sentence, found, right *Share) {
	text, want := document(sentences)
	r := read(text)
	quotations := token.Quotations(nil, text, r.Toks)
	token.Quoted(r.At, quotations)
	got := map[int]bool{}
	for _, s := range token.Sentences(nil, r, quotations) {
		if s.First < s.Last {
			got[int(r.Toks[s.First].Start)] = true
		}
	}
	for _, q := range quotations {
		for at := int(r.Toks[q.Left].Start) + 1; at < int(r.Toks[q.Right-1].End); at++ {
			delete(got, at)
			delete(want, at)
		}
	}
	for at := range want {
		found.Add(got[at])
	}
	for at := range got {
		right.Add(want[at])
	}
}

// document returns the text of a document and the places where its sentences begin.
func document(sentences []treebank.Sentence) (string, map[int]bool) {
	var b strings.Builder
	starts := map[int]bool{}
	for i, s := range sentences {
		switch {
		case i == 0:
		case s.Opens:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		starts[b.Len()] = true
		b.WriteString(s.Text)
	}
	return b.String(), starts
}
