package phrase_test

import (
	"strings"
	"testing"

	"verbatim/corpus/readtest"
)

// TestOverTimes checks what follows "said" after adverbs, times, places and occasions.
func TestOverTimes(t *testing.T) {
	for text, want := range map[string]string{
		"Marsh said that it leaks.":                                 "that it leaks.",
		"Marsh said on Monday that it leaks.":                       "that it leaks.",
		"Marsh said Monday that it leaks.":                          "that it leaks.",
		"Marsh said in a statement that it leaks.":                  "that it leaks.",
		"Marsh said in a statement on Monday that it leaks.":        "that it leaks.",
		"Marsh said at a press conference in Halden that it leaks.": "that it leaks.",
		"Marsh said yesterday that it leaks.":                       "that it leaks.",
		"Marsh said earlier this week that it leaks.":               "that it leaks.",
		"Marsh said last week that it leaks.":                       "that it leaks.",
		"Marsh said repeatedly that it leaks.":                      "that it leaks.",
		"Marsh said of the plan that it leaks.":                     "that it leaks.",
		"Marsh said there was a leak.":                              "there was a leak.",
		"Marsh said the dam leaks.":                                 "the dam leaks.",
		"Marsh said about half of the dams leak.":                   "about half of the dams leak.",
		"Marsh said “it leaks.”":                                    "“it leaks.”",
		"Marsh said, “It leaks.”":                                   ", “It leaks.”",
		"Marsh said on March 3 that it leaks.":                      "that it leaks.",
	} {
		p := read(text)
		s := p.Sentences[0]
		k := p.OverTimes(readtest.Word(&p.Reading, "said")+1, s)
		if got := p.Text[p.Toks[k].Start:]; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestJointBefore checks which names "and" joins to the last one before a verb.
func TestJointBefore(t *testing.T) {
	for text, want := range map[string]string{
		"On Monday, Ada Marsh spoke.":                                                 "",
		"On Monday, Ada Marsh and Otto Roe spoke.":                                    "Ada Marsh",
		"On Monday, Ada Marsh, Ilse Brandt and Otto Roe spoke.":                       "Ada Marsh; Ilse Brandt",
		"On Monday, Ada Marsh, Ilse Brandt, and Otto Roe spoke.":                      "Ada Marsh; Ilse Brandt",
		"On Monday, the Halden Institute and the Halden Post spoke.":                  "Halden Institute",
		"On Monday, Ada Marsh, Ilse Brandt, Elin Flint and Otto Roe spoke.":           "Ada Marsh; Ilse Brandt; Elin Flint",
		"On Monday, a letter to Ada Marsh and Otto Roe spoke.":                        "",
		"On Monday, Ada Marsh left and Otto Roe spoke.":                               "",
		"On Monday, Ada Marsh's deputy and Otto Roe spoke.":                           "",
		"On Monday, Ada Marsh, Pavel Flint, Elin Dahl, Jo Brandt and Otto Roe spoke.": "Pavel Flint; Elin Dahl; Jo Brandt",
	} {
		p := read(text)
		np := p.Ending(readtest.Word(&p.Reading, "spoke")-1, 0)
		var names []string
		for _, m := range p.JointBefore(&np, 0) {
			names = append(names, p.TokenSpan(p.Mentions[m].First, p.Mentions[m].Last).In(p.Text))
		}
		if got := strings.Join(names, "; "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestQuotedUpTo checks which quotation ends right before a word, and whether it ends as a clause does.
func TestQuotedUpTo(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       string // the words of the quotation
		utters     bool
	}{
		{"“It leaks,” Marsh said.", "Marsh", "It leaks,", true},
		{"“It leaks”, Marsh said.", "Marsh", "It leaks", false},
		{"“Does it leak?” Marsh asked.", "Marsh", "Does it leak?", true},
		{"“It leaks!” Marsh cried.", "Marsh", "It leaks!", true},
		{"“It leaks” – Marsh said.", "Marsh", "It leaks", false},
		{"“It leaks,” Marsh said.", "said", "", false},
		{"Marsh said “it leaks.”", "said", "", false},
		{"It leaks, Marsh said.", "Marsh", "", false},
	} {
		p := read(c.text)
		q := p.QuotedUpTo(readtest.Word(&p.Reading, c.word), p.Sentences[0])
		switch {
		case q == nil && c.want != "":
			t.Errorf("%s: no quotation before %q", c.text, c.word)
		case q != nil && q.Inner.In(p.Text) != c.want:
			t.Errorf("%s: got %q, want %q", c.text, q.Inner.In(p.Text), c.want)
		case q != nil && p.Utterance(q) != c.utters:
			t.Errorf("%s: ends as a clause: %t", c.text, p.Utterance(q))
		}
	}
}
