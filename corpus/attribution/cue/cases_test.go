package cue_test

import (
	"flag"
	"testing"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the files of cases expect")

// sentences is the file of cases with sentences as news has them.
const sentences = "testdata/sentences.txt"

// TestCases checks all cues of longer sentences.
func TestCases(t *testing.T) { readtest.Cases(t, sentences, *update, cues) }

// checkCue fails where a cue is outside its sentence, its words are quoted, or it has a second speaker without words.
func checkCue(t *testing.T, p *cue.Reader, c *cue.Cue, s token.Sentence) {
	t.Helper()
	switch {
	case c.First < s.First || c.Last > s.Last || c.First >= c.Last:
		t.Fatalf("cue %+v is outside its sentence", c)
	case c.Begin < s.First || c.Begin > c.First || c.End <= c.First || c.End > s.Last:
		t.Fatalf("cue %+v begins after or ends before its words", c)
	case c.Object != 0 && (c.Object <= c.First || c.Object >= s.Last):
		t.Fatalf("the object of cue %+v is not after it", c)
	case c.Cites > c.Last || c.Hearsay > c.First+1:
		t.Fatalf("cue %+v was passed on by words after it", c)
	}
	for k := c.First; k < c.Last; k++ {
		if p.At[k] != 0 {
			t.Fatalf("cue %q has words of a quotation", words(p, c.First, c.Last))
		}
	}
	if c.Subj.Ok() && (c.Subj.First < s.First || c.Subj.Last > s.Last) {
		t.Fatalf("the subject of cue %q is outside the sentence", words(p, c.First, c.Last))
	}
}

// FuzzCues checks that cues are in order, within their sentences and outside quotations, whatever the text.
func FuzzCues(f *testing.F) {
	for _, text := range readtest.Texts(f, sentences) {
		f.Add(text)
	}
	f.Add("as said by who said \"said,\" according to said: quoted A as saying, in A's words")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("longer texts have no other sentences")
		}
		p := read(text)
		for _, s := range p.Sentences {
			before := -1
			for _, c := range p.Cues(s) {
				checkCue(t, p, &c, s)
				if c.First < before {
					t.Fatalf("cue %q is before the one before it", words(p, c.First, c.Last))
				}
				before = c.First
			}
		}
	})
}
