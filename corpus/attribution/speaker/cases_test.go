package speaker_test

import (
	"flag"
	"testing"

	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the files of cases expect")

// articles is the file of cases with short articles.
const articles = "testdata/articles.txt"

// TestCases checks who speaks in short articles, how sure that is, and the steps that led there.
func TestCases(t *testing.T) { readtest.Cases(t, articles, *update, reasons) }

// checkDraft fails where a speaker does not exist, is named outside the text, or is more than sure.
func checkDraft(t *testing.T, p *speaker.Reader, d *speaker.Draft) {
	t.Helper()
	for _, w := range d.Who.Figures {
		if w < 0 || w >= len(p.Cast.Figures) {
			t.Fatalf("the speaker is figure %d of %d", w, len(p.Cast.Figures))
		}
	}
	if d.Source.Start < 0 || d.Source.End > len(p.Text) || d.Source.End < d.Source.Start {
		t.Fatalf("the speaker is named at %+v of %d bytes", d.Source, len(p.Text))
	}
	if c := d.Trail.Confidence(); c <= 0 || c > 1 {
		t.Fatalf("the confidence is %f", c)
	}
	if list := d.Who.Speakers(p.Cast); len(list) == 0 {
		t.Fatal("there is no speaker, not even an unknown one")
	}
}

// FuzzSpeakers checks that speakers exist and are named in the text, whatever the text.
func FuzzSpeakers(f *testing.F) {
	for _, text := range readtest.Texts(f, articles) {
		f.Add(text)
	}
	f.Add("He said \"a,\" and they said it. The A said, \"B.\" – C\n\n\"D\" This is how it said.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("longer texts have no other sentences")
		}
		p := read(text, "")
		for _, d := range attributed(p) {
			checkDraft(t, p, &d)
		}
	})
}
