package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index"
	"verbatim/index/ask"
)

// styledScreen returns a screen as a terminal of that width is one, and what is printed on it.
func styledScreen(width int) (*screen, *bytes.Buffer) {
	var b bytes.Buffer
	return &screen{w: &b, tty: true, styled: true, width: width}, &b
}

// hostile is what no terminal may be sent: a colour, a window title, a cleared screen, C1 and direction controls.
const hostile = "red \x1b[31m title \x1b]0;owned\x07 clear \x1b[2J c1 \u009b31m del \x7f back\b rtl \u202egnp.exe\u202c cr \r lf \n tab \t end"

func TestHostileTextIsHarmless(t *testing.T) {
	who := corpus.Speaker{Name: "Name " + hostile, Role: hostile, Kind: corpus.Person}
	h := index.Hit{
		Article: corpus.Article{Path: hostile, Title: hostile, Publisher: hostile, Byline: hostile, URL: "https://" + hostile},
		Quote: corpus.Quote{ID: "abcdefghij", Kind: corpus.Indirect, Spans: []corpus.Span{{Start: 0, End: len(hostile)}},
			Speaker: who, Speakers: []corpus.Speaker{who, who}},
		Passage: hostile, Highlights: []corpus.Span{{Start: 2, End: 9}, {Start: 9, End: 30}},
	}
	replies := []ask.Reply{
		{Notes: []string{hostile}, Search: &ask.Search{Hits: []index.Hit{h}, Total: 9, Groups: []ask.Group{{Speaker: who, Hits: []index.Hit{h}}}}},
		{Speakers: &ask.SpeakerList{Speakers: []index.Speaker{{Speaker: who}}, Total: 1}},
		{Articles: &ask.ArticleList{Articles: []index.Article{{Article: h.Article}}, Total: 1}},
		{Context: &ask.Surroundings{Hit: h}},
		{Status: &ask.StatusInfo{Corpus: hostile, Snapshot: hostile, Skipped: []ask.Skipped{{Path: hostile, Reason: hostile}}}},
		{Reindex: &ask.ReindexReport{Skipped: []ask.Skipped{{Path: hostile, Reason: hostile}}}},
	}
	for i := range replies {
		s, out := styledScreen(60)
		s.reply(&replies[i])
		checkHarmless(t, out.String())
		var js bytes.Buffer
		if err := writeJSON(&js, asJSON(hostile, &replies[i])); err != nil {
			t.Fatal(err)
		}
		if at := strings.IndexFunc(strings.TrimSuffix(js.String(), "\n"), unicode.IsControl); at >= 0 {
			t.Errorf("JSON has a control character at %d: %q", at, js.String()[at:])
		}
	}
	checkHarmless(t, (&screen{tty: true}).verbatimText(strings.ReplaceAll(hostile, "\t", " ")))
	checkHarmless(t, errorText(&screen{}, &hintedError{err: &usageError{err: errorWords(hostile)}, hint: hostile, typed: hostile, col: 9}))
}

// errorWords is an error of any words.
type errorWords string

func (e errorWords) Error() string { return string(e) }

// checkHarmless reports control characters in what was printed, beside line breaks and the styles of screen.
func checkHarmless(t *testing.T, printed string) {
	t.Helper()
	rest := unstyled(printed)
	for _, r := range rest {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%U reaches the terminal in %q", r, rest)
			return
		}
	}
}

func unstyled(s string) string {
	return strings.NewReplacer(sgrBold, "", sgrDim, "", sgrMatch, "", sgrReset, "").Replace(s)
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		width            int
	}{
		{"fits", "one two", "  one two", 9},
		{"breaks at a space", "one two three", "  one\n  two\n  three", 7},
		{"never within a word", "https://example.org/a-long-one now", "  https://example.org/a-long-one\n  now", 10},
		{"wide characters take two cells", "軍縮 軍縮 軍縮", "  軍縮\n  軍縮\n  軍縮", 9},
		{"not at all", "one two three", "  one two three", 0},
		{"a style ends with the line", sgrBold + "one two" + sgrReset + " three",
			"  " + sgrBold + "one" + sgrReset + "\n  " + sgrBold + "two" + sgrReset + "\n  three", 7},
		{"a no-break space holds", "10\u00a0000 men", "  10\u00a0000\n  men", 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &screen{width: c.width, styled: true}
			if got := s.wrap("  ", c.text); got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// FuzzQuote holds the promise for the terminal: the words printed are those of the article, in their order and whole,
// whatever the width, but for what no reader of the article sees; control characters become pictures.
func FuzzQuote(f *testing.F) {
	f.Add("“We will see,” she said, “what a moratorium brings.”", 3, 14, 5, 9, 20)
	f.Add(hostile, 0, 40, 2, 20, 30)
	f.Add("two\n\nparagraphs and a\u2028third", 0, 20, 0, 5, 7)
	f.Add("mo\u200bra\u00adtorium \u202emuiro \U000e0041 👩\u200d👧 می\u200cخواهم", 0, 40, 3, 9, 20)
	f.Fuzz(func(t *testing.T, text string, start, end, from, to, width int) {
		text = strings.ToValidUTF8(text, "?")
		q := corpus.Quote{Kind: corpus.Mixed, Spans: []corpus.Span{{Start: start, End: end}}}
		mark := corpus.Quote{Spans: []corpus.Span{{Start: from, End: to}}}
		if width < 0 || q.Check(text) != nil || mark.Check(text) != nil {
			t.Skip()
		}
		h := index.Hit{Passage: text, Quote: q, Highlights: mark.Spans}
		s := &screen{styled: true, width: width % 200}
		printed := unstyled(s.wrap("  ", s.words(&h)))
		want := strings.Join(breakableFields(legible.In(text, start, end)), " ")
		if got := strings.Join(strings.FieldsFunc(printed, breakable), " "); got != want {
			t.Errorf("printed %q, the article has %q", got, want)
		}
	})
}

func breakable(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }

func breakableFields(s string) []string { return strings.FieldsFunc(s, breakable) }

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 quotes", 1: "1 quote", 999: "999 quotes", 1000: "1,000 quotes", 1234567: "1,234,567 quotes"} {
		if got := count(n, "quote"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestRunning(t *testing.T) {
	s, out := styledScreen(80)
	s.reply(&ask.Reply{Status: &ask.StatusInfo{Running: &ask.Running{By: "mod", Since: time.Now(), Done: 3, Total: 1200}}})
	if !strings.Contains(out.String(), "asked for by mod, 3 of 1,200 articles read") {
		t.Errorf("a running reindex is shown as %q", out)
	}
}
