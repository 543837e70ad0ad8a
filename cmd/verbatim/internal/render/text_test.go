package render

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/terminal/terminaltest"
	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/timeline"
)

func TestHostileTextIsHarmless(t *testing.T) {
	const hostile = terminaltest.Hostile
	who := corpus.Speaker{Name: "Name " + hostile, Role: hostile, Kind: corpus.Person}
	h := index.Hit{
		Article: corpus.Article{
			Path: hostile, Title: hostile, Publisher: hostile, Byline: hostile, URL: "https://" + hostile,
		},
		Quote: corpus.Quote{
			ID: "abcdefghij", Kind: corpus.Indirect, Spans: []corpus.Span{{Start: 0, End: len(hostile)}},
			Speaker: who, Speakers: []corpus.Speaker{who, who},
		},
		Passage: hostile, Highlights: []corpus.Span{{Start: 2, End: 9}, {Start: 9, End: 30}},
	}
	skipped := []ask.Skipped{{Path: hostile, Reason: hostile}}
	answers := []ask.Answer{
		&ask.Quotes{Head: ask.Head{Notes: []ask.Note{{Text: wording.Typed(hostile)}}}, Hits: []index.Hit{h}, Total: 9,
			Groups: []ask.Group{{Speaker: who, Hits: []index.Hit{h}}}},
		&ask.SpeakerList{Speakers: []index.Speaker{{Speaker: who}}, Total: 1},
		&ask.PublisherList{Publishers: []ask.Publisher{{Name: hostile}}, Total: 1},
		&ask.ArticleList{Articles: []index.Article{{Article: h.Article}}, Total: 1},
		&ask.QuoteContext{Hit: h},
		&ask.TimelineInfo{Head: ask.Head{Notes: []ask.Note{{Text: wording.Typed(hostile)}}}, First: &h, Last: &h,
			Chart: timeline.New(
				[]timeline.Count{{Speaker: hostile, Quotes: 1, Day: time.Unix(0, 0)}, {Quotes: 2, Day: time.Unix(0, 0)}})},
		&ask.StatusInfo{Served: ask.Served{Corpus: hostile, Snapshot: hostile, Skipped: skipped}},
		&ask.Reindexed{ReindexReport: ask.ReindexReport{Skipped: skipped}},
	}
	for _, a := range answers {
		s, out := terminaltest.Styled(60)
		Text(s, a)
		terminaltest.CheckHarmless(t, out.String())
		var js bytes.Buffer
		if err := WriteJSON(&js, JSON(terminaltest.Hostile, a)); err != nil {
			t.Fatal(err)
		}
		if at := strings.IndexFunc(strings.TrimSuffix(js.String(), "\n"), unicode.IsControl); at >= 0 {
			t.Errorf("JSON has a control character at %d: %q", at, js.String()[at:])
		}
	}
}

// FuzzQuote checks the promise for the terminal: the words printed are those of the article, all of them and in order,
// with any width. Only characters that no reader sees are left out, and control characters become pictures.
func FuzzQuote(f *testing.F) {
	f.Add("“We will see,” she said, “what a moratorium brings.”", 3, 14, 5, 9, 20)
	f.Add(terminaltest.Hostile, 0, 40, 2, 20, 30)
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
		s := &terminal.Screen{Styled: true, Width: width % 200}
		printed := terminaltest.Unstyled(s.Wrap("  ", Words(s, &h)))
		want := strings.Join(breakableFields(legible.In(text, start, end)), " ")
		if got := strings.Join(strings.FieldsFunc(printed, breakable), " "); got != want {
			t.Errorf("printed %q, the article has %q", got, want)
		}
	})
}

func breakable(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }

func breakableFields(s string) []string { return strings.FieldsFunc(s, breakable) }

func TestRunning(t *testing.T) {
	s, out := terminaltest.Styled(80)
	Text(s, &ask.StatusInfo{Served: ask.Served{Running: &ask.Running{By: "mod", Since: time.Now(), Done: 3, Total: 1200}}})
	if !strings.Contains(out.String(), "started by mod, 3 of 1,200 articles read") {
		t.Errorf("a running reindex is shown as %q", out)
	}
}
