package subject_test

import (
	"testing"

	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/readtest"
)

// TestReadHeads checks that the body of a block begins after its head.
func TestReadHeads(t *testing.T) {
	for text, want := range map[string]string{
		"14:32 The dam leaks, Marsh said.":                       "The dam leaks, Marsh said.",
		"HALDEN (AFN) — The dam leaks, Marsh said.":              "The dam leaks, Marsh said.",
		"HALDEN, March 3 (AFN) - The dam leaks.":                 "The dam leaks.",
		"HALDEN — The dam leaks.":                                "The dam leaks.",
		"The dam leaks, Marsh said.":                             "The dam leaks, Marsh said.",
		"ADA MARSH (Norland) said the dam leaks.":                "ADA MARSH (Norland) said the dam leaks.",
		"Ada Marsh — the mayor — said the dam leaks.":            "Ada Marsh — the mayor — said the dam leaks.",
		"NATO said the dam leaks – and left.":                    "NATO said the dam leaks – and left.",
		"“HALDEN — it leaks,” Marsh said.":                       "“HALDEN — it leaks,” Marsh said.",
		"HALDEN and LUND and all the other towns of the fjord –": "HALDEN and LUND and all the other towns of the fjord –",
	} {
		p := readtest.Of(text)
		if got := p.Text[p.Toks[p.Sentences[0].Body].Start:]; got != want {
			t.Errorf("%s: the body is %q, want %q", text, got, want)
		}
	}
}

// TestHeadOpensABlock checks that only the first sentence of a block has a head.
func TestHeadOpensABlock(t *testing.T) {
	p := readtest.Of("The dam leaks. HALDEN — It fell.")
	if s := p.Sentences[1]; s.Body != s.First {
		t.Errorf("got a head in the middle of a block")
	}
}

// TestBlockOf checks in which block a token is.
func TestBlockOf(t *testing.T) {
	p := readtest.Of("The dam leaks.\n\nIt fell.")
	for at, want := range map[int]string{0: "The dam leaks.", 2: "The dam leaks.", 5: "It fell.", len(p.Toks) - 1: ""} {
		if b := p.BlockOf(at); b.Span.In(p.Text) != want {
			t.Errorf("token %d is in block %v, want %q", at, b, want)
		}
	}
}

// TestApposedDescription checks that a description before a name becomes the role of that person.
func TestApposedDescription(t *testing.T) {
	for text, want := range map[string]string{
		"The head of the road service, Ada Marsh, said no.": "The head of the road service",
		"Her former lawyer, Ilse Brandt, said no.":          "former lawyer",
	} {
		p := readtest.Of(text)
		sub := p.SubjectOf(readtest.Word(&p.Reading, "said"), p.Sentences[0], phrase.Phrase{})
		if sub.Mention < 0 {
			t.Errorf("%s: the subject has no name", text)
			continue
		}
		who := p.Mentions[sub.Mention].Who
		if got := p.Cast.Figures[who].Role.In(text); got != want {
			t.Errorf("%s: got the role %q, want %q", text, got, want)
		}
	}
}
