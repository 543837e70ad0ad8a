package standby

import (
	"context"
	"errors"
	"testing"
	"time"

	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// A service answers each request with nothing, or fails. It has news.
type service struct {
	Service
	fails error
}

func (s service) Do(_ context.Context, r ask.Request) (ask.Answer, error) {
	head := ask.Head{Command: r.Command}
	switch {
	case r.Command == ask.Help:
		return &ask.CommandHelp{Head: head}, nil
	case s.fails != nil:
		return nil, s.fails
	case r.Command == ask.Status:
		return &ask.StatusInfo{Head: head, Served: ask.Served{Articles: 12}}, nil
	case r.Command == ask.About:
		return &ask.AboutInfo{Head: head, Version: "v1"}, nil
	}
	return &ask.Quotes{Head: head}, nil
}

func (service) Complete(context.Context, ask.Completion, string) ([]string, error) {
	return []string{"Elin Marsh"}, nil
}

func (service) NoteNews(context.Context) error { return errors.New("noted") }

func (service) DueNews(context.Context) ([]ask.News, error) { return make([]ask.News, 1), nil }

// newGate returns a gate, and whether an index is open.
func newGate(fails error) (g *Gate, open *bool) {
	open = new(bool)
	since := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	return New(service{fails: fails}, Options{
		Searchable: func(context.Context) bool { return *open }, Corpus: "articles", Version: "v2",
		Now: func() time.Time { return since },
	}), open
}

func TestWordsOfAReadingError(t *testing.T) {
	const plain, again = "I'm still reading the articles", "try again in a moment"
	for _, c := range []struct {
		so   ask.Progress
		want string
	}{
		{ask.Progress{}, plain},
		{ask.Progress{Stage: index.Waiting}, plain},
		{ask.Progress{Stage: index.Reading, Done: 4}, plain},
		{ask.Progress{Stage: index.Reading, Done: 4, Total: 10}, plain + ": 40 %"},
		{ask.Progress{Stage: index.Reading, Done: 10, Total: 10}, plain + ": 99 %"},
		{ask.Progress{Stage: index.Writing}, plain + ": 99 %"},
	} {
		g, _ := newGate(nil)
		g.Progress(c.so)
		_, err := g.Do(t.Context(), ask.Request{Command: ask.WhoSaid})
		trouble := ask.Explain(err)
		if !Is(err) || trouble.Message.String() != c.want || trouble.Hint.String() != again || !trouble.Usage {
			t.Errorf("at %+v: %+v", c.so, trouble)
		}
	}
}

// TestTheStateIsAnsweredAtOnce asks for help, status and about, also where the index that is there can't be read.
func TestTheStateIsAnsweredAtOnce(t *testing.T) {
	for _, fails := range []error{nil, index.ErrFormat} {
		g, _ := newGate(fails)
		g.Progress(ask.Progress{Stage: index.Reading, Done: 4, Total: 10})
		for _, c := range []*ask.Command{ask.Help, ask.Status, ask.About} {
			answer, err := g.Do(t.Context(), ask.Request{Command: c})
			if err != nil {
				t.Errorf("%s: %v", c.Name, err)
				continue
			}
			notes := answer.Shared().Notes
			const note = "I'm still reading the articles: 40 %."
			if noted := len(notes) == 1 && notes[0].String() == note; noted != (c != ask.Help) {
				t.Errorf("%s has the notes %q", c.Name, notes)
			}
			if status, ok := answer.(*ask.StatusInfo); ok && (status.Running == nil || status.Running.Done != 4) {
				t.Errorf("status says that %+v runs", status.Running)
			}
		}
	}
}

// TestOthersNeedNoArticles asks for what needs no articles.
func TestOthersNeedNoArticles(t *testing.T) {
	g, _ := newGate(nil)
	for _, c := range []*ask.Command{ask.Settings, ask.Alerts, ask.ForgetMe, ask.Subscribe, ask.Unsubscribe} {
		if _, err := g.Do(t.Context(), ask.Request{Command: c}); Is(err) {
			t.Errorf("%s waits for the articles: %v", c.Name, err)
		}
	}
}

// TestAnIndexIsServedWhileTheCorpusIsReadAgain has an index of an earlier start, which then turns out to be damaged.
func TestAnIndexIsServedWhileTheCorpusIsReadAgain(t *testing.T) {
	g, open := newGate(nil)
	check := func(when string, served bool) {
		t.Helper()
		_, err := g.Do(t.Context(), ask.Request{Command: ask.WhoSaid})
		completed, _ := g.Complete(t.Context(), param.Speakers, "el")
		news, _ := g.DueNews(t.Context())
		noted := g.NoteNews(t.Context())
		if Is(err) == served || (len(completed) == 1) != served || (len(news) == 1) != served || (noted != nil) != served {
			t.Errorf("%s: error %v, completions %q, %d news, %v", when, err, completed, len(news), noted)
		}
	}
	check("without an index", false)
	*open = true
	check("with an earlier index", true)
	answer, err := g.Do(t.Context(), ask.Request{Command: ask.Status})
	if status, ok := answer.(*ask.StatusInfo); err != nil || !ok || status.Running == nil || len(status.Notes) > 0 {
		t.Errorf("meanwhile the status is %+v, %v", answer, err)
	}
	g.Mending(ask.Progress{Stage: index.Reading})
	check("with a damaged index", false)
	g.Read()
	check("when the corpus was read", true)
	answer, _ = g.Do(t.Context(), ask.Request{Command: ask.Status})
	if status, ok := answer.(*ask.StatusInfo); !ok || status.Running != nil {
		t.Errorf("afterwards the status is %+v", answer)
	}
}
