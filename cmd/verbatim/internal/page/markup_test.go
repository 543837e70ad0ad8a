package page

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// markedString returns the result of markUp as text, with a bracket around each mark and bars around each paragraph.
func markedString(text string, quotes []attribution.Explained) string {
	var b strings.Builder
	paragraphs, tail := markUp(text, quotes)
	for _, p := range paragraphs {
		b.WriteString(p.gap + "|")
		for _, e := range p.events {
			switch {
			case e.open != nil:
				fmt.Fprintf(&b, "<%s", markName(e.open))
				b.WriteByte(' ')
			case e.close != nil:
				fmt.Fprintf(&b, " %s>", markName(e.close))
			default:
				b.WriteString(e.text)
			}
		}
		b.WriteString("|")
	}
	return b.String() + tail
}

func markName(m *mark) string {
	return [...]string{"w", "cue", "src"}[m.part] + strings.Trim(fmt.Sprint(m.quotes), "[]")
}

// explainedOf returns a quote whose spans are given as pairs of offsets.
func explainedOf(cue, source corpus.Span, offsets ...int) attribution.Explained {
	q := corpus.Quote{Kind: corpus.Direct, Cue: cue, Source: source, Speakers: []corpus.Speaker{{}}}
	for i := 0; i+1 < len(offsets); i += 2 {
		q.Spans = append(q.Spans, corpus.Span{Start: offsets[i], End: offsets[i+1]})
	}
	return attribution.Explained{Quote: q}
}

func TestMarksAreNested(t *testing.T) {
	none, source := corpus.Span{}, corpus.Span{Start: 0, End: 2}
	for _, c := range []struct {
		name, text, want string
		quotes           []attribution.Explained
	}{
		{"none", "one two", "|one two|", nil},
		{"cue and source beside the words", "one he said", "|<w0 one w0> <src0 he src0> <cue0 said cue0>|",
			[]attribution.Explained{explainedOf(corpus.Span{Start: 7, End: 11}, corpus.Span{Start: 4, End: 6}, 0, 3)}},
		{"one inside another", "one two three", "|<w0 one <w1 two w1> three w0>|",
			[]attribution.Explained{explainedOf(none, none, 0, 13), explainedOf(none, none, 4, 7)}},
		{"two with the same span", "one", "|<w0 <w1 one w1> w0>|",
			[]attribution.Explained{explainedOf(none, none, 0, 3), explainedOf(none, none, 0, 3)}},
		{"crossing ones are closed and opened again", "one two three", "|<w0 one <w1 two w1> w0><w1  three w1>|",
			[]attribution.Explained{explainedOf(none, none, 0, 7), explainedOf(none, none, 4, 13)}},
		{"one that continues in the next paragraph", " one\n\ntwo\n", " |<w0 one w0>|\n\n|<w0 two w0>|\n",
			[]attribution.Explained{explainedOf(none, none, 1, 9)}},
		{"a source that two quotes share", "he one two", "|<src0 1 he src0 1> <w0 one w0> <w1 two w1>|",
			[]attribution.Explained{explainedOf(none, source, 3, 6), explainedOf(none, source, 7, 10)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := markedString(c.text, c.quotes); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// FuzzMarkUp checks that marks don't change the text, that they are balanced, and that the marks of a quote hold
// exactly its words.
func FuzzMarkUp(f *testing.F) {
	f.Add("one two three\n\nfour five", 0, 7, 4, 15, 2, 6)
	f.Add("“We will see,” she said.\r\n\r\n“Soon.”", 3, 20, 3, 20, 3, 20)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, from, to int) {
		text = strings.ToValidUTF8(text, "?")
		none := corpus.Span{}
		quotes := []attribution.Explained{
			explainedOf(corpus.Span{Start: from, End: to}, none, a, b), explainedOf(none, none, c, d),
		}
		for i := range quotes {
			if quotes[i].Check(text) != nil {
				t.Skip()
			}
		}
		said := make([]strings.Builder, len(quotes))
		var all strings.Builder
		paragraphs, tail := markUp(text, quotes)
		for _, p := range paragraphs {
			all.WriteString(p.gap)
			var open []*mark
			for _, e := range p.events {
				switch {
				case e.open != nil:
					open = append(open, e.open)
				case e.close != nil:
					if len(open) == 0 || open[len(open)-1] != e.close {
						t.Fatalf("%q: the mark that is closed is not the last one opened", text)
					}
					open = open[:len(open)-1]
				}
				all.WriteString(e.text)
				for _, m := range open {
					if m.part == contentPart {
						said[m.quotes[0]].WriteString(e.text)
					}
				}
			}
			if len(open) > 0 {
				t.Fatalf("%q: a paragraph ends within a mark", text)
			}
		}
		if got := all.String() + tail; got != text {
			t.Errorf("the text became %q, was %q", got, text)
		}
		for i := range quotes {
			got, want := strings.Fields(said[i].String()), strings.Fields(quotes[i].Content(text))
			if strings.Join(got, "") != strings.Join(want, "") {
				t.Errorf("%q: quote %d is marked as %q, is %q", text, i, got, want)
			}
		}
	})
}
