package stage

import (
	"errors"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/scripts/stages/gold"
)

// TestTable checks the form of the table.
func TestTable(t *testing.T) {
	var half Share
	half.Add(true)
	half.Add(false)
	half.AddPart(.5)
	var b strings.Builder
	err := Table(&b, []Row{{"cues", "news", half}, {"nothing", "news", Share{}}})
	const want = `| stage | measured on | number | right |
|---    |---          |---     |---    |
| cues  | news        | 3      | 0.500 |
`
	if err != nil || b.String() != want {
		t.Errorf("%v\n%s", err, b.String())
	}
}

// span returns the place of words in a text.
func span(t *testing.T, text, words string) corpus.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	return corpus.Span{Start: at, End: at + len(words)}
}

const article = "Orla Venn said that the dam was safe. “It will hold,” she said on Friday. Residents said it leaks. He left."

// labels returns the labels of the article.
func labels(t *testing.T) gold.Article {
	at := func(words string) []corpus.Span { return []corpus.Span{span(t, article, words)} }
	venn, unnamed := &gold.Speaker{Name: "Orla Venn", Kind: "person"}, &gold.Speaker{Kind: "unnamed"}
	return gold.Article{Text: article, Labels: []gold.Label{
		{ID: "1", Source: at("Orla Venn"), Cue: at("said that"), Content: at("the dam was safe"), Speaker: venn},
		{ID: "2", Source: at("she"), Cue: at("said on"), Content: at("“It will hold,”"), Speaker: venn},
		{ID: "3", Source: at("Residents"), Cue: at("said it"), Content: at("it leaks"), Speaker: unnamed},
		{ID: "4", Source: at("He"), Cue: at("left"), Content: at("He")},
	}}
}

// quotes returns quotes that agree with the first three labels, but that one is too long and one has another speaker.
func quotes(t *testing.T) []corpus.Quote {
	at := func(words string) corpus.Span { return span(t, article, words) }
	quote := func(
		kind corpus.Kind, source, cue, content string, s corpus.Speaker, m corpus.Method,
	) corpus.Quote {
		q := corpus.Quote{Kind: kind, Source: at(source), Spans: []corpus.Span{at(content)}, Speaker: s, Method: m}
		if cue != "" {
			q.Cue = at(cue)
		}
		q.Speakers = []corpus.Speaker{s}
		return q
	}
	venn := corpus.Speaker{Name: "Orla Venn", Kind: corpus.Person}
	other := corpus.Speaker{Name: "Otto Roe", Kind: corpus.Person}
	residents := corpus.Speaker{Name: "residents", Kind: corpus.Unnamed}
	return []corpus.Quote{
		quote(corpus.Indirect, "Orla Venn", "said that", "that the dam was safe. “It will hold", venn, corpus.Named),
		quote(corpus.Direct, "she", "said on", "It will hold,", other, corpus.Pronoun),
		quote(corpus.Indirect, "Residents", "said it", "it leaks", residents, corpus.Described),
		quote(corpus.Indirect, "Orla Venn", "dam", "safe", venn, corpus.Named),
		quote(corpus.Direct, "Residents", "", "it leaks", residents, corpus.Context),
		quote(corpus.Direct, "Residents", "", "on Friday", residents, corpus.Context),
	}
}

// TestQuotes checks each number for an article whose mistakes are known.
func TestQuotes(t *testing.T) {
	rows, err := Quotes([]gold.Article{labels(t)}, func(gold.Article) ([]corpus.Quote, error) { return quotes(t), nil })
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][2]int{ // right in hundredths, of
		"cues: those found that report":                         {75, 4},
		"cues: those labelled that are found":                   {75, 4},
		"cues: those labelled with marked words that are found": {100, 1},
		"scopes: share of the words that agree":                 {82, 3},
		"scopes: nine in ten words, direct and mixed":           {100, 1},
		"scopes: nine in ten words, indirect":                   {50, 2},
		"sources: overlap":                                      {100, 3},
		"sources: overlap, quotations without a cue":            {100, 1},
		"speakers: the right name":                              {100, 1},
		"speakers: the right name for a pronoun":                {0, 1},
		"speakers: unnamed, as in the article":                  {100, 1},
		"speakers: the right name or source, by named":          {100, 1},
		"speakers: the right name or source, by pronoun":        {0, 1},
		"speakers: the right name or source, by described":      {100, 1},
	}
	for _, r := range rows {
		if got := [2]int{int(100 * r.Share.Value()), r.Share.Of}; got != want[r.Stage] {
			t.Errorf("%s: %v, not %v", r.Stage, got, want[r.Stage])
		}
		delete(want, r.Stage)
	}
	if len(want) > 0 {
		t.Errorf("there are no rows %v", want)
	}
}

// TestRuler checks that only letters and digits count.
func TestRuler(t *testing.T) {
	const text = "“Né 5,” ok"
	r := newRuler(text)
	at := func(words string) []corpus.Span { return []corpus.Span{span(t, text, words)} }
	if got := r.length(at("“Né 5,”")); got != 3 {
		t.Errorf("the length is %d", got)
	}
	if got := r.agreement(at("“Né 5,”"), at("Né 5")); got != 1 {
		t.Errorf("the agreement is %v", got)
	}
	if got := r.agreement(at("5,” ok"), at("Né 5")); got != .2 {
		t.Errorf("the agreement is %v", got)
	}
	if got := r.agreement(at(","), at("”")); got != 0 {
		t.Errorf("the agreement of signs is %v", got)
	}
}

// TestQuotesError checks that an article that cannot be read ends the measurement.
func TestQuotesError(t *testing.T) {
	unreadable := errors.New("unreadable")
	_, err := Quotes([]gold.Article{{}}, func(gold.Article) ([]corpus.Quote, error) { return nil, unreadable })
	if !errors.Is(err, unreadable) {
		t.Errorf("the error is %v", err)
	}
}

// TestSameName checks which names are equal.
func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Orla Venn", "orla venn", true}, {"Dr. Orla Venn", "Orla Venn's", true}, {"Ørla Vénn", "Orla Venn", true},
		{"Orla K. Venn", "Orla Venn", true}, {"Orla K. Venn", "Orla M. Venn", false}, {"Venn", "Orla Venn", false},
		{"Otto Venn", "Orla Venn", false}, {"Ministry of Water", "the Ministry of Water", true}, {"", "Venn", false},
		{"the", "Mr.", false},
	} {
		if got := sameName(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// TestRightSpeaker checks joint and unnamed speakers.
func TestRightSpeaker(t *testing.T) {
	named := func(names ...string) *corpus.Quote {
		q := &corpus.Quote{}
		for _, n := range names {
			q.Speakers = append(q.Speakers, corpus.Speaker{Name: n, Kind: corpus.Person})
		}
		return q
	}
	joint := &gold.Label{Speaker: &gold.Speaker{Name: "Orla Venn; Otto Roe", Kind: "person"}}
	unnamed := &gold.Label{Speaker: &gold.Speaker{Kind: "unnamed"}}
	for _, c := range []struct {
		q    *corpus.Quote
		l    *gold.Label
		want bool
	}{
		{named("Ada Marsh", "Otto Roe"), joint, true}, {named("Ada Marsh"), joint, false}, {named(), joint, false},
		{named("Otto Roe"), unnamed, false},
		{&corpus.Quote{Speakers: []corpus.Speaker{{Kind: corpus.Unnamed}}}, unnamed, true},
	} {
		if got := rightSpeaker(c.q, c.l); got != c.want {
			t.Errorf("%+v for %+v: %v", c.q.Speakers, c.l.Speaker, got)
		}
	}
}
