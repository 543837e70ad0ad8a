package render

import (
	"bytes"
	"strings"
	"testing"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
)

func TestQuoteByKind(t *testing.T) {
	text := "“We saw,” she said, “nothing.”\n\n“Ask again.” He said it was “late” in the day."
	span := func(words string) corpus.Span {
		at := strings.Index(text, words)
		return corpus.Span{Start: at, End: at + len(words)}
	}
	who := corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person}
	quote := func(kind corpus.Kind, confidence float64, words ...string) corpus.Quote {
		q := corpus.Quote{Kind: kind, Confidence: confidence, Speaker: who}
		for _, w := range words {
			q.Spans = append(q.Spans, span(w))
		}
		return q
	}
	joint := quote(corpus.Direct, 1, "We saw,")
	joint.Speakers = []corpus.Speaker{who, {Name: "Oskar Brandvold", Role: "an envoy"}}
	recorded := quote(corpus.Direct, 1, "We saw,")
	recorded.Time = "01:02:03"
	for _, c := range []struct {
		name      string
		quote     corpus.Quote
		publisher string
		want      []string
	}{
		{"direct, with an ellipsis only for the reporter's words",
			quote(corpus.Direct, 1, "We saw,", "nothing.", "Ask again."), "Courier",
			[]string{"“We saw,” … “nothing.” “Ask again.”", "  Courier · talk.txt"}},
		{"mixed, as in the article", quote(corpus.Mixed, 1, "it was “late” in the day"), "Courier",
			[]string{"  it was “late” in the day\n  Courier"}},
		{"indirect, marked as the reporter's words", quote(corpus.Indirect, 1, "it was"), "Courier",
			[]string{"  it was\n  paraphrased by Courier"}},
		{"indirect, of an unknown publisher", quote(corpus.Indirect, 1, "it was"), "",
			[]string{"  paraphrased by the article"}},
		{"unsure", quote(corpus.Direct, .79, "We saw,"), "Courier", []string{"attributed by context · Courier"}},
		{"in a recording", recorded, "Courier", []string{"Courier · at 01:02:03 · talk.txt"}},
		{"several speakers", joint, "Courier", []string{"together with Oskar Brandvold, an envoy · Courier"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			article := corpus.Article{Path: "talk.txt", Publisher: c.publisher}
			hit := index.Hit{Article: article, Quote: c.quote, Passage: text}
			Group(&terminal.Screen{W: &out}, who, index.KnownRole{}, []index.Hit{hit})
			for _, want := range c.want {
				if !strings.Contains(out.String(), want) {
					t.Errorf("got\n%s\nwithout\n%s", &out, want)
				}
			}
		})
	}
}

// TestNameAfterAnAnswer checks that a speaker is named again after an answer of another speaker.
func TestNameAfterAnAnswer(t *testing.T) {
	who := corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person}
	other := corpus.Speaker{Name: "Oskar Brandvold", Kind: corpus.Person}
	text := "“Why now?” “Ask them.” “We did.”"
	hit := func(words string, by corpus.Speaker) index.Hit {
		at := strings.Index(text, words)
		return index.Hit{Passage: text, Quote: corpus.Quote{ID: "abc", Kind: corpus.Direct, Confidence: 1, Speaker: by,
			Spans: []corpus.Span{{Start: at, End: at + len(words)}}}}
	}
	question, answer := hit("Why now?", who), hit("Ask them.", other)
	question.Answer = &answer
	var out bytes.Buffer
	Group(&terminal.Screen{W: &out}, who, index.KnownRole{}, []index.Hit{question, hit("We did.", who)})
	want := "Mara Quillon\n  “Why now?”\n  id abc\n  Answer: Oskar Brandvold\n    “Ask them.”\n    id abc\n\n" +
		"Mara Quillon\n  “We did.”\n  id abc\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &out, want)
	}
}

// TestHere checks that the article's name for a speaker is shown if it differs from the one above.
func TestHere(t *testing.T) {
	named := corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person, Role: "a fellow"}
	for _, c := range []struct {
		here corpus.Speaker
		want string // "" for nothing
	}{
		{named, ""},
		{corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person}, ""},
		// The line above has the role.
		{corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person, Role: "a judge"}, ""},
		{corpus.Speaker{Name: "Mara B. Quillon", Kind: corpus.Person}, "here Mara B. Quillon"},
		{corpus.Speaker{}, ""},
	} {
		h := index.Hit{Quote: corpus.Quote{Speaker: c.here, Spans: []corpus.Span{{Start: 0, End: 1}}, Confidence: 1}}
		got := strings.Join(facts(&h, named), terminal.Separator)
		if strings.Contains(got, "here") != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%v: got %q, want %q", c.here, got, c.want)
		}
	}
}

func TestSpeakerLine(t *testing.T) {
	for _, c := range []struct {
		who  corpus.Speaker
		want string
	}{
		{corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person, Role: "a fellow"}, "Mara Quillon, a fellow"},
		{corpus.Speaker{Name: "a senior aide", Kind: corpus.Unnamed}, "Speaker unnamed: a senior aide"},
		{
			corpus.Speaker{Name: "a senior aide", Kind: corpus.Unnamed, Role: "a senior aide"},
			"Speaker unnamed: a senior aide",
		},
		{corpus.Speaker{}, "Speaker unknown"},
	} {
		if got := SpeakerLine(new(terminal.Screen), c.who); got != c.want {
			t.Errorf("%+v is shown as %q, want %q", c.who, got, c.want)
		}
	}
}
