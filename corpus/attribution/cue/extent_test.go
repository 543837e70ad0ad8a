package cue_test

import (
	"testing"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/readtest"
)

// last returns the reader of a text and its last cue. It fails where the last sentence has none.
func last(t *testing.T, text string) (*cue.Reader, *cue.Cue) {
	t.Helper()
	p := read(text)
	found := p.Cues(p.Sentences[len(p.Sentences)-1])
	if len(found) == 0 {
		t.Fatalf("%s: no cue", text)
	}
	return p, &found[len(found)-1]
}

// TestExtent checks which words a cue takes up with its subject: what is reported ends before them or begins after
// them.
func TestExtent(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The dam leaks, Ada Marsh said on Monday.", "Ada Marsh said"},
		{"The dam leaks, said Ada Marsh.", "said Ada Marsh"},
		{"“It leaks,” said Ada Marsh, the mayor of Halden, on Monday.", "said Ada Marsh, the mayor of Halden"},
		{"“It leaks,” said Ada Marsh, a scholar at the institute.", "said Ada Marsh, a scholar at the institute."},
		{"“It leaks,” said Ada Marsh and others.", "said Ada Marsh and others"},
		{"“It leaks,” the service's deputy head, Ada Marsh, said.", "the service's deputy head, Ada Marsh, said"},
		{"Ada Marsh, the mayor, said the dam leaks.", "Ada Marsh, the mayor, said"},
		{"Ada Marsh and Otto Roe said the dam leaks.", "Ada Marsh and Otto Roe said"},
		{"According to Ada Marsh, the dam is old.", "According to Ada Marsh"},
		{"The dam leaks, according to Ada Marsh.", ", according to Ada Marsh"},
		{"The dam, according to Ada Marsh, a nurse, leaks.", ", according to Ada Marsh, a nurse"},
		{"Ada Marsh called for a new dam.", "Ada Marsh called"},
		{"Ada Marsh was worried that the dam leaks.", "Ada Marsh was worried"},
		{"Otto Roe quoted Ada Marsh as saying it leaks.", "Otto Roe quoted Ada Marsh as saying"},
		{"Otto Roe heard Ada Marsh say it leaks.", "Otto Roe heard Ada Marsh say"},
		{"Ada Marsh used the term “farce.”", "Ada Marsh used the term"},
	} {
		p, found := last(t, c.text)
		if got := words(p, found.Begin, found.End); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestWasAsked checks whether a participle without a subject says that someone was asked.
func TestWasAsked(t *testing.T) {
	for text, want := range map[string]bool{
		"Asked whether the dam leaks, Ada Marsh left.":  true,
		"Ada Marsh left when asked about the dam.":      true,
		"Asked about the dam, Ada Marsh left.":          true,
		"Ada Marsh asked the crew to leave.":            false,
		"Ada Marsh asked about the dam.":                false,
		"“Is it safe?” asked Ada Marsh.":                false,
		"The crew was asked on Monday by the engineer.": false,
	} {
		p := read(text)
		asked := 0
		for i := range p.Toks {
			if p.Lower(i) == "asked" {
				asked = i
			}
		}
		if got := p.WasAsked(asked, p.Sentences[0]); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestLeadsUp checks whether a quotation ends a clause that a sentence opens with, and is not what its main clause
// reports.
func TestLeadsUp(t *testing.T) {
	for text, want := range map[string]bool{
		"After Marsh promised “a new start,” Roe said no.":    true,
		"But even as Marsh promised “a new start,” Roe left.": true,
		"When Marsh spoke of “greed,” Roe said no.":           true,
		"“A new start,” Marsh said.":                          false,
		"Marsh promised “a new start,” Roe said.":             false,
		"After the talks, Marsh said “no,” Roe wrote.":        false,
	} {
		p := read(text)
		if got := p.LeadsUp(&p.Quotations[0], p.Sentences[0]); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestFrames checks whether "according to" frames what an act after it reports.
func TestFrames(t *testing.T) {
	for text, want := range map[string]bool{
		"According to Ada Marsh, the port has offered “a truce.”": true,
		"According to Ada Marsh, Otto Roe has offered “a truce.”": false,
		"According to Ada Marsh, the port said it leaks.":         false,
		"Ada Marsh said the port has offered “a truce.”":          false,
	} {
		p := read(text)
		found := p.Cues(p.Sentences[0])
		if len(found) != 2 {
			t.Errorf("%s: got %d cues, want 2", text, len(found))
		} else if got := found[0].Frames(&found[1]); got != want {
			t.Errorf("%s: the first frames the second: %t, want %t", text, got, want)
		}
	}
}

// TestInfinitive checks where an infinitive begins that says what someone promised or asked for.
func TestInfinitive(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Marsh promised to close the dam.":     "to close the dam.",
		"Ada Marsh promised not to close the dam.": "not to close the dam.",
		"Ada Marsh promised Monday to close it.":   "to close it.",
		"Ada Marsh promised the crew a boat.":      "",
		"Ada Marsh wrote to the mill.":             "",
		"Ada Marsh offered to “close it.”":         "to “close it.”",
	} {
		p, c := last(t, text)
		c.Class |= lexicon.Act // also a verb without infinitives must not take a hearer for one
		got := ""
		if k, ok := p.Infinitive(c.Last, c, p.Sentences[0]); ok {
			got = p.Text[p.Toks[k].Start:]
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestOpenAt checks which subject a later verb may share.
func TestOpenAt(t *testing.T) {
	for _, c := range []struct{ text, verb, want string }{
		{"Ada Marsh rejected the accord adopted in May and left.", "rejected", "Ada Marsh"},
		{"Ada Marsh rejected the accord that Otto Roe wrote.", "wrote", "Ada Marsh"},
		{"Ada Marsh said that Otto Roe lied and left.", "lied", "Ada Marsh"},
		{"Ada Marsh spoke while Otto Roe slept and dreamt.", "slept", "Ada Marsh"},
	} {
		p := read(c.text)
		s := p.Sentences[0]
		open := p.Starting(0, s.Last)
		if open.Kind != phrase.NamePhrase {
			t.Fatalf("%s: no name at the beginning", c.text)
		}
		open = p.OpenAt(readtest.Word(&p.Reading, c.verb), s, open)
		if got := words(p, open.First, open.Last); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}
