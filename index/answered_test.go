package index

import (
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/search"
)

// TestAnswerOfAQuestion checks which answer a search shows with a question: the quote that answers it, with its
// own speaker, unless a moderator has hidden it or named the speaker of the question for it. ByID shows the
// answer too.
func TestAnswerOfAQuestion(t *testing.T) {
	text := "“Will the dam hold this winter?”\n\n“It will hold for a hundred years,” Tobé Okafor " +
		"said.\n\n“A dam is a dam,” Elin Marsh said.\n"
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
	h := searched(t, s, `"this winter"`, search.Options{}).Hits[0]
	a := h.Answer
	if a == nil || a.Quote.Speaker != okafor || a.Pieces()[0] != "It will hold for a hundred years," {
		t.Fatalf("the answer is %v", a)
	}
	for _, span := range a.Quote.Spans {
		if a.Slice(span) != span.In(text) {
			t.Errorf("%q is shown as %q", span.In(text), a.Slice(span))
		}
	}
	if around, err := s.ByID(t.Context(), h.Quote.ID, 1); err != nil || around.Answer == nil ||
		around.Answer.Quote.ID != a.Quote.ID {
		t.Errorf("around the question the answer is %v, %v", around.Answer, err)
	}
	for _, words := range []string{`hundred`, `"dam is a dam"`, `freeze`} {
		if got := searched(t, s, words, search.Options{}).Hits[0]; got.Answer != nil {
			t.Errorf("%q is answered by %q", got.Pieces(), got.Answer.Pieces())
		}
	}
	for version, e := range []corrections.Entry{{Do: corrections.Hide},
		{Do: corrections.Speaker, Speaker: marsh.Name, Role: marsh.Role}} {
		e.Time, e.By, e.Quote, e.Path, e.Words = time.Now(), "a", a.Quote.ID, "dam.txt", a.Pieces()[0]
		if err := s.quotes.Correct(t.Context(), &corrections.List{Entries: []corrections.Entry{e}},
			uint64(version+1)); err != nil {
			t.Fatal(err)
		}
		if got := searched(t, s, `"this winter"`, search.Options{}).Hits[0].Answer; got != nil {
			t.Errorf("after %s the answer is still %q", e.Do, got.Pieces())
		}
	}
}

// TestCorrectedSpeakerIsSure checks that a quote whose speaker a moderator has named comes before one that is
// attributed by context.
func TestCorrectedSpeakerIsSure(t *testing.T) {
	const words = "the harbour wants a moratorium on dredging this winter"
	s := ranked(t, []told{one(unsureIn+"a", okafor, corpus.Direct, words+" at least"),
		one(unsureIn+"b", marsh, corpus.Direct, words+" at last")})
	second := searched(t, s, "moratorium", search.Options{}).Hits[1]
	e := corrections.Entry{Time: time.Now(), By: "a", Do: corrections.Speaker, Quote: second.Quote.ID,
		Path:  second.Article.Path,
		Words: second.Pieces()[0], Speaker: second.Quote.Speaker.Name}
	if err := s.quotes.Correct(t.Context(), &corrections.List{Entries: []corrections.Entry{e}}, 1); err != nil {
		t.Fatal(err)
	}
	if first := searched(t, s, "moratorium", search.Options{}).Hits[0]; first.Quote.ID != second.Quote.ID {
		t.Errorf("%s is first, want the corrected %s", first.Article.Path, second.Article.Path)
	}
}
