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

// checkGolden compares got with a file in testdata, which -update rewrites.
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

// explainedArticle is an article with a quote of each kind, one inside another, one in two pieces over two
// paragraphs, one by two speakers and one by nobody who could be found. It does not depend on what attribution finds
// today.
func explainedArticle() (*corpus.Article, []attribution.Explained) {
	a := &corpus.Article{
		Path: "talks.txt", Title: "Envoys <b>Weigh</b> A Pause", Publisher: "Harbour Wire", Byline: "Tilda Amsel & sons",
		Date: time.Date(2021, 12, 14, 0, 0, 0, 0, time.UTC), URL: "https://harbourwire.example/talks?a=1&b=2",
		Text: "Envoys Weigh A Pause\r\n\r\nMara Quillon said that her group would welcome \"a pause [sic] & <more>.\"\r\n\r\n" +
			"\"Nobody asked us,\" Oskar Brandvold said. \"We would have come.\r\n\r\n\"By train.\"\r\n\r\n" +
			"The two agreed that time was short. \"It is late.\"\r\n",
	}
	span := func(words string) corpus.Span {
		at := strings.LastIndex(a.Text, words)
		return corpus.Span{Start: at, End: at + len(words)}
	}
	mara := corpus.Speaker{Name: "Mara Quillon", Kind: corpus.Person, Role: "a senior fellow at the Delft Institute"}
	oskar := corpus.Speaker{Name: "Oskar Brandvold", Kind: corpus.Person}
	group := corpus.Speaker{Name: "her group", Kind: corpus.Unnamed}
	quote := func(kind corpus.Kind, confidence float64, cue, source, why string, who []corpus.Speaker, words ...string) attribution.Explained {
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
		quote(corpus.Mixed, .88, "said that", "Mara Quillon", "the speaker is named before the cue; full name", []corpus.Speaker{mara},
			"her group would welcome \"a pause [sic] & <more>.\""),
		quote(corpus.Direct, .637, "welcome", "her group", "a description without a name", []corpus.Speaker{group}, "a pause [sic] & <more>."),
		quote(corpus.Direct, .8, "said", "Oskar Brandvold", "full name", []corpus.Speaker{oskar}, "Nobody asked us,", "We would have come.\r\n\r\n\"By train."),
		quote(corpus.Indirect, .7999, "agreed", "The two", "“they”", []corpus.Speaker{mara, oskar}, "time was short"),
		quote(corpus.Direct, 0, "", "", "", []corpus.Speaker{{}}, "It is late."),
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
	dimmed  = regexp.MustCompile(`\x1b\[2m([\[{(]\d+:|:\d+[\]})])\x1b\[m`) // a bracket of ours; escape codes of the article's are pictures
)

// unclosed returns a line as far as its last escape code.
func unclosed(line string) string {
	at := escapes.FindAllStringIndex(line, -1)
	return line[:at[len(at)-1][1]]
}

func TestExplainedIsHarmless(t *testing.T) {
	who := corpus.Speaker{Name: "Name " + terminaltest.Hostile, Role: terminaltest.Hostile, Kind: corpus.Person}
	end := len(terminaltest.Hostile)
	q := corpus.Quote{Kind: corpus.Mixed, Spans: []corpus.Span{{Start: 0, End: end}}, Cue: corpus.Span{Start: 1, End: end}, Source: corpus.Span{Start: 0, End: end},
		Speaker: who, Speakers: []corpus.Speaker{who}}
	a := &corpus.Article{Path: terminaltest.Hostile, Title: terminaltest.Hostile, Publisher: terminaltest.Hostile, Byline: terminaltest.Hostile, Text: terminaltest.Hostile}
	s, out := terminaltest.Styled(60)
	PrintExplained(s, a, []attribution.Explained{{Quote: q, Why: terminaltest.Hostile}})
	terminaltest.CheckHarmless(t, escapes.ReplaceAllStringFunc(out.String(), func(code string) string {
		if code == "\x1b[31m" || code == "\x1b[2J" {
			return code
		}
		return ""
	}))
}

// FuzzExplained holds that a terminal shows every word of an article in its order, and every quote between its
// brackets.
func FuzzExplained(f *testing.F) {
	a, _ := explainedArticle()
	f.Add(a.Text, 40)
	f.Add("“We will see,” she said, “what it brings.”\n\n"+terminaltest.Hostile, 20)
	f.Fuzz(func(t *testing.T, text string, width int) {
		text = strings.ToValidUTF8(text, "?")
		if width < 0 {
			t.Skip("no screen is that narrow")
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
