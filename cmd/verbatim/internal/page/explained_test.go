package page

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/terminal/terminaltest"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/legible"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// checkGolden compares got with a file in testdata. With -update, it rewrites the file.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (run with -update and look at the difference); got\n%s", name, got)
	}
}

// explainedArticle returns an article and its quotes: one of each kind, one inside another, one in two pieces over two
// paragraphs, one by two speakers and one by an unknown speaker. It does not call attribution, so that a change there
// does not change this test.
func explainedArticle() (*corpus.Article, []attribution.Explained) {
	a := &corpus.Article{
		Path: "talks.txt", Title: "Envoys <b>Weigh</b> A Pause", Publisher: "Harbour Wire", Byline: "Tilda Amsel & sons",
		Date: time.Date(2021, 12, 14, 0, 0, 0, 0, time.UTC), URL: "https://harbourwire.example/talks?a=1&b=2",
		Text: "Envoys Weigh A Pause\r\n\r\n" +
			"Mara Quillon said that her group would welcome \"a pause [sic] & <more>.\"\r\n\r\n" +
			"\"No one asked us,\" Oskar Brandvold said. \"We would have come.\r\n\r\n\"By train.\"\r\n\r\n" +
			"The two agreed that time was short. \"It is late.\"\r\n",
	}
	span := func(words string) corpus.Span {
		at := strings.LastIndex(a.Text, words)
		return corpus.Span{Start: at, End: at + len(words)}
	}
	mara := corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person, Role: "a senior fellow at the Delft Institute"}
	oskar := corpus.Speaker{Name: "Oskar Brandvold", Kind: corpus.Person}
	group := corpus.Speaker{Name: "her group", Kind: corpus.Unnamed}
	type speakers = []corpus.Speaker
	quote := func(
		kind corpus.Kind, confidence float64, cue, source, why string, who speakers, words ...string,
	) attribution.Explained {
		q := corpus.Quote{Kind: kind, Confidence: confidence, Speaker: who[0], Speakers: who, Method: corpus.Named}
		if q.Speaker.Kind == corpus.Unnamed {
			q.Method = corpus.Described
		}
		if q.Speaker.Kind == corpus.Unknown {
			q.Method = corpus.NotFound
		} else {
			q.Cue, q.Source = span(cue), span(source)
		}
		for _, w := range words {
			q.Spans = append(q.Spans, span(w))
		}
		return attribution.Explained{Quote: q, Why: why}
	}
	return a, []attribution.Explained{
		quote(corpus.Mixed, .88, "said that", "Mara Quillon", "the speaker is named before the cue; full name",
			speakers{mara}, "her group would welcome \"a pause [sic] & <more>.\""),
		quote(corpus.Direct, .637, "welcome", "her group", "a description without a name",
			speakers{group}, "a pause [sic] & <more>."),
		quote(corpus.Direct, .8, "said", "Oskar Brandvold", "full name",
			speakers{oskar}, "No one asked us,", "We would have come.\r\n\r\n\"By train."),
		quote(corpus.Indirect, .7999, "agreed", "The two", "“they”", speakers{mara, oskar}, "time was short"),
		quote(corpus.Direct, 0, "", "", "", speakers{{}}, "It is late."),
	}
}

func TestExplained(t *testing.T) {
	a, quotes := explainedArticle()
	s, out := terminaltest.Styled(0)
	s.Styled = false
	PrintExplained(s, a, quotes)
	checkGolden(t, "explained.golden", out.String())

	s, out = terminaltest.Styled(60)
	PrintExplained(s, a, quotes)
	checkGolden(t, "explained-styled.golden", out.String())
	for line := range strings.Lines(out.String()) {
		if n := terminal.Cells(strings.TrimSuffix(line, "\n")); n > 60 {
			t.Errorf("a line has %d columns: %q", n, line)
		}
		if strings.Contains(line, "\x1b[") && !strings.HasSuffix(unclosed(line), terminal.SGRReset) {
			t.Errorf("a style goes beyond its line: %q", line)
		}
	}
}

var (
	escapes = regexp.MustCompile(`\x1b\[[0-9;]*m`)
	// A bracket around a quote. The article can't have one: its escape codes are pictures.
	dimmed = regexp.MustCompile(`\x1b\[2m([\[{(]\d+:|:\d+[\]})])\x1b\[m`)
)

// unclosed returns a line up to its last escape code.
func unclosed(line string) string {
	at := escapes.FindAllStringIndex(line, -1)
	return line[:at[len(at)-1][1]]
}

func TestExplainedIsHarmless(t *testing.T) {
	const hostile = terminaltest.Hostile
	who := corpus.Speaker{Name: "Name " + hostile, Role: hostile, Kind: corpus.Person}
	all := corpus.Span{Start: 0, End: len(hostile)}
	q := corpus.Quote{
		Kind: corpus.Mixed, Spans: []corpus.Span{all}, Cue: corpus.Span{Start: 1, End: all.End}, Source: all,
		Speaker: who, Speakers: []corpus.Speaker{who},
	}
	a := &corpus.Article{Path: hostile, Title: hostile, Publisher: hostile, Byline: hostile, Text: hostile}
	s, out := terminaltest.Styled(60)
	PrintExplained(s, a, []attribution.Explained{{Quote: q, Why: hostile}})
	terminaltest.CheckHarmless(t, escapes.ReplaceAllStringFunc(out.String(), func(code string) string {
		if code == "\x1b[31m" || code == "\x1b[2J" {
			return code
		}
		return ""
	}))
}

// FuzzExplained checks that a terminal shows all words of an article in their order, and all quotes in brackets.
func FuzzExplained(f *testing.F) {
	a, _ := explainedArticle()
	f.Add(a.Text, 40)
	f.Add("“We will see,” she said, “what it brings.”\n\n"+terminaltest.Hostile, 20)
	f.Fuzz(func(t *testing.T, text string, width int) {
		text = strings.ToValidUTF8(text, "?")
		if width < 0 {
			t.Skip("no screen has a negative width")
		}
		a := &corpus.Article{Path: "a.txt", Text: text}
		quotes := attribution.Explain(a)
		s := &terminal.Screen{Styled: true, Width: width % 120}
		paragraphs, _ := markUp(text, quotes)
		var b strings.Builder
		for _, p := range paragraphs {
			b.WriteString(s.Wrap("", markedText(s, p.events, quotes)) + "\n")
		}
		printed := b.String()
		for i := range quotes {
			if opening := openingBracket(s, quotes[i].Kind, i+1); !strings.Contains(printed, opening) {
				t.Errorf("%q: %s is not shown", text, &quotes[i].Quote)
			}
		}
		got := strings.Join(strings.Fields(escapes.ReplaceAllString(dimmed.ReplaceAllString(printed, ""), "")), " ")
		if want := strings.Join(strings.Fields(legible.Text(text)), " "); got != want {
			t.Errorf("printed %q, the article has %q", got, want)
		}
	})
}
