package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/corpus"
)

// TestPassage checks which paragraphs belong to a passage.
func TestPassage(t *testing.T) {
	for _, c := range []struct {
		text, inner string
		more        int
		want        string
	}{
		{"One.\n\nTwo \"x\" two.\nStill two.\n\nThree.", "x", 0, "Two \"x\" two.\nStill two."},
		{"One.\r\n\r\nTwo x.\r\n\r\nThree.\r\n", "x", 0, "Two x."},
		{"One.\nTwo x.\nThree.", "x", 0, "Two x."}, // without blank lines a line is a paragraph
		{"One.\nTwo x.\nThree.\nFour.", "x", 1, "One.\nTwo x.\nThree."},
		{"One.\n\nTwo x\n\ny three.\n\nFour.", "x\n\ny", 0, "Two x\n\ny three."},
		{"x", "x", 3, "x"},
	} {
		at := strings.Index(c.text, c.inner)
		inner := corpus.Span{Start: at, End: at + len(c.inner)}
		if got := Passage(c.text, Paragraphs(c.text), inner, c.more, MaxPassage).In(c.text); got != c.want {
			t.Errorf("%q around %q: got %q, want %q", c.text, c.inner, got, c.want)
		}
	}
}

// FuzzPassage checks that a passage contains its inner span, respects the limit, and cuts no character.
func FuzzPassage(f *testing.F) {
	f.Add("One é.\n\nTwo — “x” two.", 12, 4, 1, 3)
	f.Add(strings.Repeat("wörd ", 50), 100, 10, 0, 20)
	f.Fuzz(func(t *testing.T, text string, at, n, more, limit int) {
		text = strings.ToValidUTF8(text, "?")
		if at < 0 || n < 1 || at > len(text) || n > len(text)-at || more < 0 || limit < 0 {
			return
		}
		inner := corpus.Span{Start: at, End: at + n}
		if (&corpus.Quote{Spans: []corpus.Span{inner}}).Check(text) != nil {
			return
		}
		p := Passage(text, Paragraphs(text), inner, more, limit)
		if p.Start > inner.Start || p.End < inner.End || p.Start < inner.Start-limit || p.End > inner.End+limit {
			t.Fatalf("%v of %q around %v (%d, %d)", p, text, inner, more, limit)
		}
		if !utf8.ValidString(p.In(text)) {
			t.Fatalf("%v of %q cuts a character", p, text)
		}
	})
}
