package show

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"verbatim/bot/told"
	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/query"
	"verbatim/index/timeline"
)

var update = flag.Bool("update", false, "write testdata/render.md anew")

// replies are what testdata/render.md shows, by name.
func replies() []struct {
	name   string
	answer ask.Answer
} {
	hits := told.Hits()
	long := told.Hits()[0]
	long.Passage = strings.Repeat("It goes on and on, said one. ", 110) + "It ends."
	long.Quote.Spans = []corpus.Span{{Start: 0, End: len(long.Passage)}}
	long.Highlights = nil
	question, drawnOut, longQuestion := told.Hits()[0], told.Hits()[1], long
	question.Answer, drawnOut.Answer, longQuestion.Answer = &hits[2], &long, &hits[3]
	nothing := told.Found("unicorn")
	nothing.Notes = told.Note("Did you mean unison?")
	relaxed := told.Found("moratorium coin", hits[0])
	relaxed.Total = 7
	relaxed.Notes = told.Note("No quote has all of these words; these have most.")
	when := time.Date(2021, 12, 22, 10, 30, 0, 0, time.UTC)
	commands := []*ask.Command{
		{Name: "who-said", Summary: "Find quotes by their words", Example: `who-said "a coin"`, Params: []ask.Param{
			{Name: "words", Summary: `words, "an exact phrase"`, Required: true}, {Name: "limit", Summary: "how many quotes at most",
				Kind: param.Number, Min: 1, Max: 100, Default: "5"},
			{Name: "sort", Summary: "the order", Kind: param.Choice, Choices: []string{"best", "date"}},
			{Name: "reason", Summary: "why", Trails: true}}},
		{Name: "reindex", Summary: "Read the corpus again", Example: "reindex", For: ask.Moderators},
	}
	otherwise, unsigned := told.Hits()[0], told.Hits()[1]
	otherwise.Quote.Speaker.Role = "a guest in the harbour"
	unsigned.Article.Publisher, unsigned.Quote.Speaker.Role = "", ""
	torn := told.Hits()[3] // two matches without anything between them
	torn.Highlights = []corpus.Span{{Start: torn.Quote.Spans[0].Start, End: torn.Quote.Spans[0].Start + 1}, {Start: torn.Quote.Spans[0].Start + 1, End: torn.Quote.Spans[0].Start + 2}}
	torn.Article.URL = "https://harbour.example/\u00a0?a\u2028b" // no address that Discord could link
	scattered := told.Found("moratorium", hits[0], otherwise, unsigned)
	known := index.KnownRole{Role: "harbour *minister*", Day: time.Date(2022, 1, 3, 0, 0, 0, 0, time.UTC), Path: "later.txt"}
	scattered.Hits[2].Known = []index.KnownRole{known}
	scattered.Groups = []ask.Group{{Speaker: told.Marsh, Hits: scattered.Hits[:1]},
		{Speaker: otherwise.Quote.Speaker, Hits: scattered.Hits[1:2]},
		{Speaker: unsigned.Quote.Speaker, Known: known, Hits: scattered.Hits[2:]}}
	scattered.Total = 24
	skipped := []ask.Skipped{{Path: "broken_file.txt", Reason: "not UTF-8"}}
	return []struct {
		name   string
		answer ask.Answer
	}{
		{"search", told.Found("moratorium", hits...)},
		{"a long quote", told.Found("on", long)},
		{"a question with its answer, and one with a long answer", told.Found("moratorium", question, drawnOut)},
		{"a long question", told.Found("on", longQuestion)},
		{"one speaker in several roles, one of them from another article", scattered},
		{"matches side by side, and an odd address", told.Found("no", torn)},
		{"nothing", nothing},
		{"nothing, and no advice", told.Found("zeppelin")},
		{"the first of more, with a note", relaxed},
		{"a timeline", timelineOf(&hits[0], &hits[2])},
		{"a timeline of one quote, with a note", timelineOf(&hits[1], &hits[1])},
		{"a timeline with long quotes", timelineOf(&long, &longQuestion)},
		{"a timeline without dates", &ask.TimelineInfo{Head: of(ask.Timeline),
			Chart: timeline.New([]timeline.Count{{Quotes: 2}})}},
		{"no timeline", &ask.TimelineInfo{Head: of(ask.Timeline)}},
		{"context", &ask.QuoteContext{Head: of(ask.Context), Hit: hits[2]}},
		{"speakers", &ask.SpeakerList{Head: of(ask.Speakers), Total: 2, Speakers: []index.Speaker{
			{Speaker: told.Marsh, Quotes: 2, Articles: 1}, {Speaker: told.Aide, Quotes: 1, Articles: 1}}}},
		{"publishers", &ask.PublisherList{Head: of(ask.Publishers), Total: 3, Publishers: []ask.Publisher{
			{Name: "Harbour *Wire*", Articles: 2, Quotes: 4}, {Name: "Ledger", Articles: 1}}}},
		{"articles", &ask.ArticleList{Head: ask.Head{Command: ask.Articles, Query: query.Query{Publishers: []string{"wire"}}}, Total: 2,
			Articles: []index.Article{{Article: hits[0].Article, Quotes: 1}, {Article: corpus.Article{Path: "b.txt", Title: "[Live] b", URL: "https://b.example/(1)"}}}}},
		{"status", &ask.StatusInfo{Head: of(ask.Status), Served: ask.Served{Corpus: "/home/ines/news", Articles: 1, Quotes: 4, Speakers: 3,
			IndexedAt: when, LeftOut: 1, Skipped: skipped, Running: &ask.Running{By: "ines", Since: when, Done: 1, Total: 2}}}},
		{"reindex", &ask.Reindexed{Head: of(ask.Reindex), ReindexReport: ask.ReindexReport{Added: 1, Unchanged: 1, Articles: 2, Quotes: 4, LeftOut: 1, Skipped: skipped, Took: 1234 * time.Millisecond}}},
		{"help", &ask.CommandHelp{Head: of(ask.Help), Commands: commands}},
		{"help for one", &ask.CommandHelp{Head: of(ask.Help), Commands: commands[:1]}},
	}
}

// timelineOf is a timeline with a first and a last quote.
func timelineOf(first, last *index.Hit) *ask.TimelineInfo {
	at := func(day int) time.Time { return time.Date(2021, 12, day, 0, 0, 0, 0, time.UTC) }
	t := &ask.TimelineInfo{Head: of(ask.Timeline), First: first, Last: last, Chart: timeline.New([]timeline.Count{
		{Day: at(21), Speaker: "Elin *Marsh*", Quotes: 3}, {Day: at(22), Quotes: 1},
		{Day: at(28), Speaker: "Ana Falk", Quotes: 7}, {Quotes: 1},
	})}
	t.Query.Terms = []query.Term{{Text: "moratorium"}}
	if first == last {
		t.Notes = told.Note("Reading “moratoriun” as moratorium.")
	}
	return t
}

// TestTimelinePicture checks that the picture is on the first page, with a description that Discord takes.
func TestTimelinePicture(t *testing.T) {
	hits := told.Hits()
	for i, m := range Render(timelineOf(&hits[0], &hits[1]), View{Prefix: "!"}) {
		if i > 0 && m.Picture != nil || i == 0 && (m.Picture == nil || !m.Parts[1].Pictured) {
			t.Fatalf("page %d has the picture %+v", i, m.Picture)
		}
		if i > 0 {
			continue
		}
		const want = "Chart of 11 quotes by day, from 21 Dec 2021 to 28 Dec 2021. " +
			"21 Dec 2021: 3, 22 Dec 2021: 1, 28 Dec 2021: 7. By speaker: Ana Falk (7), " +
			"Elin *Marsh* (3), speakers without a name (1)."
		if m.Picture.Description != want {
			t.Errorf("it is described as\n%s, want\n%s", m.Picture.Description, want)
		}
		if m.Picture.Query != "moratorium" || m.Picture.Chart.Total != 12 {
			t.Errorf("it is of %s, %+v", m.Picture.Query, m.Picture.Chart)
		}
	}
}

// FuzzTimeline shows timelines about any text, and holds what is sent to Discord's limits: nothing pings.
func FuzzTimeline(f *testing.F) {
	for _, seed := range []string{
		told.Article, "@everyone <@123> <@&5> <#7>", strings.Repeat("*", 500), strings.Repeat("word ", 100), "```",
		"x \u202e y",
	} {
		f.Add(seed, uint8(3), uint8(40))
	}
	f.Fuzz(func(t *testing.T, text string, speakers, days uint8) {
		text = strings.ToValidUTF8(text, "")
		hit := told.Hits()[0]
		hit.Passage, hit.PassageAt, hit.Article.Title = text, 0, text
		hit.Quote.Spans, hit.Highlights = fuzzSpans(text, 0, 1<<20)
		if len(hit.Quote.Spans) == 0 {
			return
		}
		var counts []timeline.Count
		for i := range int(days) {
			day := time.Date(2022, 1, 1+i, 0, 0, 0, 0, time.UTC)
			counts = append(counts, timeline.Count{Day: day, Speaker: fmt.Sprint(i%(1+int(speakers)), text), Quotes: 1 + i%7})
		}
		answer := &ask.TimelineInfo{Head: of(ask.Timeline), Chart: timeline.New(counts), First: &hit, Last: &hit}
		answer.Query.Terms, answer.Notes = []query.Term{{Text: Clip(text, 512)}}, told.Note(text)
		for _, m := range Render(answer, View{Prefix: "!"}) {
			if n := utf8.RuneCountInString(m.Content); n > MaxContent || n == 0 {
				t.Errorf("a message has %d characters", n)
			}
			if m.Picture != nil && utf8.RuneCountInString(m.Picture.Description) > maxDescription {
				t.Errorf("a picture has a description of %d characters", utf8.RuneCountInString(m.Picture.Description))
			}
			if strings.Contains(m.Content, "\n@") || strings.Contains(strings.ReplaceAll(m.Content, `\<`, ""), "<@") {
				t.Errorf("a mention is not escaped: %q", m.Content)
			}
		}
	})
}

// of is the head of an answer of a command.
func of(c *ask.Command) ask.Head { return ask.Head{Command: c} }

// TestRender holds what is shown to testdata/render.md, rewritten by -update.
func TestRender(t *testing.T) {
	var b strings.Builder
	for _, r := range replies() {
		fmt.Fprintf(&b, "\n======== %s\n", r.name)
		for i, m := range Render(r.answer, View{Prefix: "!"}) {
			if i > 0 {
				b.WriteString("\n-------- next page\n")
			}
			b.WriteString(m.Content + "\n")
		}
	}
	for _, err := range []error{
		&ask.DeniedError{Reason: wording.Say("you need the permission Manage Server, or a role that the operator has named")},
		errors.New("no such file"), &ask.UsageError{Message: wording.Say("context requires an id"),
			Hint: ask.Hint{Example: "context rlycunfv4i"}},
		&ask.UsageError{Message: wording.Say("said-by has no option \"colour\""),
			Hint: ask.Hint{Text: wording.Say("its options are limit, sort")}},
		&query.Error{Message: wording.Say("“*now*” is not a valid date"),
			Hint: wording.Say("expected a day such as 2021-12-21"), Column: 7},
	} {
		fmt.Fprintf(&b, "\n======== trouble: %v\n%s\n", err, RenderTrouble(ask.Explain(err), View{Prefix: "!"})[0].Content)
	}
	const file = "testdata/render.md"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the replies are shown otherwise than %s has them (-update writes it anew); now:\n%s", file, b.String())
	}
}

// TestPagesHoldAllOfThem tests that each quote stands whole on one page or, where it is longer than a page, on
// several, in order; that each page says what was asked; and that no page has more than five.
func TestPagesHoldAllOfThem(t *testing.T) {
	hits := told.Many(23)
	long := told.Many(1)[0]
	long.Passage = strings.Repeat("It goes on and on. ", 400) + "It ends."
	long.Quote.ID, long.Quote.Spans = "long", []corpus.Span{{Start: 0, End: len(long.Passage)}}
	hits = append(hits, long)
	pages := Render(told.Found("so", hits...), View{Prefix: "!"})
	var ids []string
	var text strings.Builder
	for i, m := range pages {
		if !strings.HasPrefix(m.Content, "**who-said** so · ") {
			t.Errorf("page %d begins with %q", i, m.Content[:40])
		}
		if n := utf8.RuneCountInString(m.Content); n > maxPage || len(m.Quotes) > quotesPerPage {
			t.Errorf("page %d has %d characters and %d quotes", i, n, len(m.Quotes))
		}
		ids = append(ids, m.Quotes...)
		text.WriteString(strings.Join(told.Quotations(m.Content, Unescape), " ") + " ")
	}
	for i := range hits {
		if !strings.Contains(told.Squash(text.String()), told.Squash(hits[i].Pieces()[0])) {
			t.Errorf("quote %d is not shown whole", i)
		}
	}
	var want []string
	for i := range hits {
		want = append(want, hits[i].Quote.ID)
	}
	if got := slices.Compact(ids); !slices.Equal(got, want) {
		t.Errorf("the pages show %q, want %q", got, want)
	}
}

// FuzzRender shows quotes made of any text, and holds what is sent to Discord's limits and to the article: every
// quotation is a slice of it, all of it is shown, and nothing pings.
func FuzzRender(f *testing.F) {
	for _, seed := range []string{
		told.Article, "@everyone <@123> <@&5> <#7> </help:1>", "# not a heading\n- no list\n1. none\n> no quote\n-# small",
		"**bold** _it_ ~~no~~ `code` ||spoiler|| [x](https://y.example/a_b) :smile: <a:b:1> <t:1:D>",
		"العربية \u202e reversed \u200b zero\u200dwidth 👩‍👩‍👧", strings.Repeat("word ", 2000), strings.Repeat("x", 10000),
		strings.Repeat("*", 5000), "line\r\n\r\nline\\", "a\\", "\n\n", "C:\\path\\*", strings.Repeat("1.\n", 900),
	} {
		f.Add(seed, 3, 7, uint8(0))
		f.Add(seed, 0, 1<<20, uint8(3))
		f.Add(seed, 0, 1<<20, uint8(128))
	}
	f.Fuzz(func(t *testing.T, text string, from, to int, how uint8) {
		// Marks that the bot puts itself are taken out, so that the quotations can be found again.
		text = strings.NewReplacer("“", "", "”", "").Replace(strings.ToValidUTF8(text, ""))
		hit := told.Hits()[0]
		hit.Passage, hit.PassageAt = text, 0
		hit.Article.Title, hit.Article.Publisher, hit.Article.URL = text, text, "https://harbour.example/"+text
		hit.Quote.Kind = corpus.Kinds[int(how)%len(corpus.Kinds)]
		hit.Quote.Speaker = corpus.Speaker{Name: text, Kind: corpus.Person, Role: text}
		hit.Quote.Spans, hit.Highlights = fuzzSpans(text, from, to)
		if len(hit.Quote.Spans) == 0 {
			return
		}
		class := corpus.ReportClasses[int(how)%len(corpus.ReportClasses)]
		hit.Quote.Report = corpus.Report{Class: class, Span: corpus.Span{Start: 0, End: hit.Quote.Spans[0].Start}}
		hit.Correction = text
		answered := how >= 128
		if answered {
			answer := hit
			hit.Answer = &answer
		}
		var shown []string
		all := ""
		for _, m := range Render(told.Found("x", hit), View{Prefix: "!"}) {
			if n := utf8.RuneCountInString(m.Content); n > MaxContent || n == 0 {
				t.Errorf("a message has %d characters", n)
			}
			all += Unescape(m.Content)
			if hit.Quote.Kind == corpus.Direct {
				shown = append(shown, told.Quotations(m.Content, Unescape)...)
			}
			if strings.ContainsFunc(m.Content, unseenAlone) {
				t.Errorf("an invisible character is sent: %+q", m.Content)
			}
			if strings.Contains(m.Content, "\n@") || strings.Contains(strings.ReplaceAll(m.Content, `\<`, ""), "<@") {
				t.Errorf("a mention is not escaped: %q", m.Content)
			}
		}
		for _, words := range shown {
			if !strings.Contains(legible.Text(text), words) {
				t.Errorf("%q is not in the article as its readers see it", words)
			}
		}
		want := ""
		for _, span := range hit.Quote.Spans {
			want += told.Squash(legible.In(text, span.Start, span.End))
		}
		if hit.Quote.Kind == corpus.Direct && !answered && told.Squash(strings.Join(shown, "")) != want {
			t.Errorf("shown is %q, not %q", shown, want)
		}
		if report := hit.Quote.Report; !report.Plain() && report.Span.Len() <= 200 && !strings.Contains(told.Squash(all), told.Squash(legible.In(text, report.Span.Start, report.Span.End))) {
			t.Errorf("the report %q is not shown", report.Span.In(text))
		}
		if !strings.Contains(all, "the article's note: ") {
			t.Error("the article's note is not shown")
		}
		if got := Unescape(Escape(text)); got != legible.Text(text) {
			t.Errorf("escaped and unescaped %q is %q", text, got)
		}
		for _, m := range Render(&ask.QuoteContext{Head: ask.Head{Command: ask.Context, Notes: told.Note(text)}, Hit: hit}, View{Prefix: "!"}) {
			if n := utf8.RuneCountInString(m.Content); n > MaxContent {
				t.Errorf("a message has %d characters", n)
			}
		}
	})
}

// unseenAlone reports whether a character turns words around or hides, whatever stands at its sides.
func unseenAlone(r rune) bool {
	return legible.Unseen(r) && !strings.ContainsRune("\u200c\u200d\ufe0e\ufe0f", r) || unicode.IsControl(r) && !unicode.IsSpace(r)
}

// TestNothingUnseenIsSent tests that no message of the bot has invisible characters that reorder words, split words or
// hide text. Those that readers need stay.
func TestNothingUnseenIsSent(t *testing.T) {
	const evil = "mo\u200bra\u00adto\u2060ri\u202eum\u2066 \u061c\U000e0041\ufeff\x1b[31m 👩\u200d👧 می\u200cخواهم"
	hit := told.Hits()[0]
	hit.Passage, hit.PassageAt = "“"+evil+",” she said", 0
	hit.Quote.Spans, hit.Highlights = []corpus.Span{{Start: 3, End: 3 + len(evil)}}, nil
	hit.Quote.Kind = corpus.Direct
	hit.Quote.Speaker = corpus.Speaker{Name: evil, Kind: corpus.Person, Role: evil}
	hit.Article.Title, hit.Article.Publisher, hit.Article.URL = evil, evil, ""
	const want = "moratorium ␛[31m 👩\u200d👧 می\u200cخواهم"
	answers := []ask.Answer{
		told.Found("x", hit), &ask.QuoteContext{Head: of(ask.Context), Hit: hit},
		&ask.SpeakerList{Head: ask.Head{Command: ask.Speakers, Notes: told.Note(evil)}},
		&ask.ArticleList{Head: of(ask.Articles), Articles: []index.Article{{Article: hit.Article}}, Total: 1},
		&ask.PublisherList{Head: of(ask.Publishers), Publishers: []ask.Publisher{{Name: evil}}, Total: 1},
	}
	for _, a := range answers {
		for _, m := range Render(a, View{Prefix: "!"}) {
			if strings.ContainsFunc(m.Content, unseenAlone) || !strings.Contains(Unescape(m.Content), want) {
				t.Errorf("%s: %+q", a.Shared().Command, m.Content)
			}
		}
	}
	trouble := ask.Trouble{Message: wording.Typed(evil), Hint: ask.Hint{Text: wording.Typed(evil), Example: evil}}
	for _, m := range RenderTrouble(trouble, View{Prefix: "!"}) {
		if strings.ContainsFunc(m.Content, unseenAlone) {
			t.Errorf("%+q", m.Content)
		}
	}
}

// fuzzSpans makes two spans of the text, and one match in each.
func fuzzSpans(text string, from, to int) (spans, matches []corpus.Span) {
	at := func(i int) int {
		i = max(0, min(i, len(text)))
		for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
			i--
		}
		return i
	}
	a, b := at(from), at(to)
	c := at((max(a, b) + len(text)) / 2)
	for _, s := range []corpus.Span{{Start: min(a, b), End: max(a, b)}, {Start: c, End: len(text)}} {
		if strings.TrimSpace(text[s.Start:s.End]) == "" {
			continue
		}
		spans = append(spans, s)
		matches = append(matches, corpus.Span{Start: at(s.Start + 1), End: at((s.Start + s.End + 1) / 2)})
	}
	return spans, matches
}

func TestTally(t *testing.T) {
	for want, c := range map[string][2]int{
		"nothing found": {0, 0}, "0 quotes": {0, 3}, "1 quote": {1, 1}, "2 quotes": {2, 2}, "the first of 2 quotes": {2, 1}, "the first 100 of 240 quotes": {240, 100},
	} {
		if got := (View{}).tally(c[0], c[1], "quote"); got != want {
			t.Errorf("%d of %d: %q, want %q", c[1], c[0], got, want)
		}
	}
}
