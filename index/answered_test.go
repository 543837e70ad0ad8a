package index

import (
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/index/corrections"
)

// TestAnswered holds which questions of a text are answered, and by which quote. Each want is how a question begins and
// how its answer begins.
func TestAnswered(t *testing.T) {
	const intro = "Elin Marsh, the mayor, met Tobe Okafor, an engineer, on the dam.\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"asked, then said", `"Will the dam hold this winter?" Marsh asked. "It will hold for a hundred years," Okafor said.`, []string{"Will > It will"}},
		{"in the next paragraph", "\"Will the dam hold this winter?\" Marsh asked.\n\n\"It will hold for a hundred years,\" Okafor said.", []string{"Will > It will"}},
		{"answered by a paraphrase", `"Will the dam hold this winter?" Marsh asked. Okafor said it would hold for a hundred years.`, []string{"Will > it would"}},
		{"asked whether", `Marsh asked whether the dam would hold. "It will hold for a hundred years," Okafor said.`, []string{"whether > It will"}},
		{"asked whether, then another matter", "Marsh asked whether the dam would hold.\n\nOkafor denied that the wine was bad.", nil},
		{"replied", `"Will the dam hold this winter?" Marsh said. Mr. Okafor replied: "It will hold for a hundred years."`, []string{"Will > It will"}},
		{"yes", "\"Will the dam hold this winter?\" Marsh said.\n\n\"Yes, for a hundred years,\" Okafor said.", []string{"Will > Yes, for"}},
		{"an interview", "MARSH: Will the dam hold this winter?\n\nOKAFOR: It will hold for a hundred years.\n\nMARSH: Who pays for the repairs then?\n\nOKAFOR: [laughs] The town pays, as ever.",
			[]string{"Will > It will", "Who > [laughs] The"}},
		{"two questions in a row", "MARSH: Will the dam hold this winter?\n\nOKAFOR: Who wants to know that of me?\n\nMARSH: The whole town wants to know it.",
			[]string{"Will > Who wants", "Who > The whole"}},

		{"questions without end", strings.Repeat("MARSH: Will the dam hold?\n\n", 2*mostAhead) + "MARSH: [laughs] And?\n\nOKAFOR: It will hold for a hundred years.",
			append(slices.Repeat([]string{"Will > It will"}, mostAhead-1), "[laughs] > It will")},
		{"something told between", "\"Will the dam hold this winter?\" Marsh asked. The room fell silent. \"It will hold for a hundred years,\" Okafor said.", nil},
		{"a paragraph between", "\"Will the dam hold this winter?\" Marsh asked.\n\nThe meeting ended there.\n\n\"It will hold for a hundred years,\" Okafor said.", nil},
		{"one who goes on", `"Will the dam hold this winter?" Okafor asked. "It will hold for a hundred years," Okafor said.`, nil},
		{"a question to nobody", "\"Who would not want a dam?\" Marsh said.\n\nThe repairs cost a million, Okafor said.", nil},
		{"asked for", `Marsh asked for a ban on the dam. "It will hold for a hundred years," Okafor said.`, nil},
		{"no question", `"The dam will hold this winter," Marsh said. "It will hold for a hundred years," Okafor said.`, nil},
		{"the last words", `"Will the dam hold this winter?" Marsh asked.`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &corpus.Article{Path: "dam.txt", Text: intro + c.text}
			quotes := attribution.Extract(a)
			var got []string
			for i := range quotes {
				if k := answerOf(a.Text, quotes, i); k >= 0 {
					got = append(got, begins(quotes[i].Content(a.Text), 1)+" > "+begins(quotes[k].Content(a.Text), 2))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q, of %v", got, c.want, quotes)
			}
		})
	}
}

// begins returns the first words of a text.
func begins(text string, n int) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(n, len(words))], " ")
}

// TestAnswerOfAQuestion holds what a search shows with a question: the quote that answers it, a slice of the article
// with its own speaker, unless a moderator has hidden it or says that the one who asks spoke. Around the quote it is
// shown too.
func TestAnswerOfAQuestion(t *testing.T) {
	text := "“Will the dam hold this winter?”\n\n“It will hold for a hundred years,” Tobé Okafor said.\n\n“A dam is a dam,” Elin Marsh said.\n"
	dir := t.TempDir()
	built(t, dir, append(library(), told{corpus.Article{Path: "dam.txt", Text: text}, []saying{
		{marsh, corpus.Direct, []string{"Will the dam hold this winter?"}},
		{okafor, corpus.Direct, []string{"It will hold for a hundred years,"}},
		{marsh, corpus.Direct, []string{"A dam is a dam,"}},
	}}))
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	h := searched(t, s, `"this winter"`, Options{}).Hits[0]
	a := h.Answer
	if a == nil || a.Quote.Speaker != okafor || a.Pieces()[0] != "It will hold for a hundred years," {
		t.Fatalf("the answer is %v", a)
	}
	for _, span := range a.Quote.Spans {
		if a.Slice(span) != span.In(text) {
			t.Errorf("%q is shown as %q", span.In(text), a.Slice(span))
		}
	}
	if around, err := s.ByID(t.Context(), h.Quote.ID, 1); err != nil || around.Answer == nil || around.Answer.Quote.ID != a.Quote.ID {
		t.Errorf("around the question the answer is %v, %v", around.Answer, err)
	}
	for _, words := range []string{`hundred`, `"dam is a dam"`, `freeze`} {
		if got := searched(t, s, words, Options{}).Hits[0]; got.Answer != nil {
			t.Errorf("%q is answered by %q", got.Pieces(), got.Answer.Pieces())
		}
	}
	for version, e := range []corrections.Entry{{Do: corrections.Hide}, {Do: corrections.Speaker, Speaker: marsh.Name, Role: marsh.Role}} {
		e.Time, e.By, e.Quote, e.Path, e.Words = time.Now(), "a", a.Quote.ID, "dam.txt", a.Pieces()[0]
		if err := s.quotes.Correct(t.Context(), &corrections.List{Entries: []corrections.Entry{e}}, uint64(version+1)); err != nil {
			t.Fatal(err)
		}
		if got := searched(t, s, `"this winter"`, Options{}).Hits[0].Answer; got != nil {
			t.Errorf("after %s the answer is still %q", e.Do, got.Pieces())
		}
	}
}

// TestCorrectedSpeakerIsSure holds that a quote whose speaker a moderator has named comes before one that is attributed
// by context.
func TestCorrectedSpeakerIsSure(t *testing.T) {
	const words = "the harbour wants a moratorium on dredging this winter"
	s := ranked(t, []told{one(unsureIn+"a", okafor, corpus.Direct, words+" at least"), one(unsureIn+"b", marsh, corpus.Direct, words+" at last")})
	second := searched(t, s, "moratorium", Options{}).Hits[1]
	e := corrections.Entry{Time: time.Now(), By: "a", Do: corrections.Speaker, Quote: second.Quote.ID, Path: second.Article.Path,
		Words: second.Pieces()[0], Speaker: second.Quote.Speaker.Name}
	if err := s.quotes.Correct(t.Context(), &corrections.List{Entries: []corrections.Entry{e}}, 1); err != nil {
		t.Fatal(err)
	}
	if first := searched(t, s, "moratorium", Options{}).Hits[0]; first.Quote.ID != second.Quote.ID {
		t.Errorf("%s is first, want the corrected %s", first.Article.Path, second.Article.Path)
	}
}

// TestFirstWord holds that firstWord returns the first of Words.
func TestFirstWord(t *testing.T) {
	for _, said := range []string{"No. We won’t.", "“No-one” came", "  … Yes,", "’Tis late", "don't go", "1,000 boats", "Não\u00a0agora", "—", "", "\u200bYes\u00adterday it rained"} {
		want := ""
		if words := Words(said); len(words) > 0 {
			want = words[0]
		}
		if got := firstWord(&corpus.Quote{Spans: []corpus.Span{{End: len(said)}}}, said); got != want {
			t.Errorf("%q begins with %q, not %q", said, got, want)
		}
	}
}

// TestAbbreviationsCountLetters holds that the length of an abbreviation is that of its letters, not of its bytes.
func TestAbbreviationsCountLetters(t *testing.T) {
	for word, want := range map[string]bool{"Mr": true, "Sen": true, "Östr": true, "Årsb": true, "Count": false, "sen": false} {
		if got := isShort("said " + word); got != want {
			t.Errorf("%q is an abbreviation: %t, want %t", word, got, want)
		}
	}
}
