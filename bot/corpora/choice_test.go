package corpora

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/standby"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/servers"
)

// A corpus answers with its name. It knows one quote, whose id is its name too.
type corpus struct {
	standby.Service // what the tests do not call
	name            string
	asked           []ask.Request
	err             error // of news
}

func (c *corpus) Do(_ context.Context, r ask.Request) (ask.Answer, error) {
	c.asked = append(c.asked, r)
	switch {
	case r.Command.For == ask.Moderators && !r.Moderator:
		return nil, &ask.DeniedError{Reason: r.Denied}
	case r.Command == ask.Context && r.Words != c.name:
		return nil, index.ErrNoQuote
	}
	return &ask.StatusInfo{Served: ask.Served{Corpus: c.name}}, nil
}

func (c *corpus) Complete(context.Context, ask.Completion, string) ([]string, error) {
	return []string{c.name}, nil
}

func (c *corpus) NoteNews(context.Context) error { return c.err }

func (c *corpus) DueNews(context.Context) ([]ask.News, error) {
	if c.err != nil {
		return nil, c.err
	}
	return []ask.News{{}}, nil
}

// chosen is a choice of three corpora. The server "1" has chosen harbour; "2" has chosen one that is not listed any more,
// and is the home of the moderators of market.
func chosen(t *testing.T) (*Choice, map[string]*corpus) {
	t.Helper()
	store, err := servers.Open(t.Context(), filepath.Join(t.TempDir(), "servers.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	for guild, name := range map[string]string{"1": "harbour", "2": "gone"} {
		if _, err := store.Set(t.Context(), servers.Corpus, servers.Change{Guild: guild, Value: name}); err != nil {
			t.Fatal(err)
		}
	}
	all := map[string]*corpus{}
	o := Options{Servers: store, Homes: map[string]string{"1": servers.MainCorpus, "2": "market"}}
	for _, name := range []string{servers.MainCorpus, "harbour", "market"} {
		all[name] = &corpus{name: name}
		o.Corpora = append(o.Corpora, Corpus{name, all[name]})
	}
	return New(o), all
}

// TestEachServerAsksItsCorpus checks which corpus answers whom.
func TestEachServerAsksItsCorpus(t *testing.T) {
	c, _ := chosen(t)
	for guild, want := range map[string]string{"1": "harbour", "2": "market", "3": "main", "": "main"} {
		answer, err := c.Do(t.Context(), ask.Request{Command: ask.Status, Guild: guild})
		if err != nil || answer.(*ask.StatusInfo).Served.Corpus != want || answer.Shared().From != want {
			t.Errorf("server %q is answered by %+v, %v; want %s", guild, answer, err, want)
		}
		if got, err := c.Complete(t.Context(), guild, param.Speakers, ""); err != nil || got[0] != want {
			t.Errorf("for server %q, %q completes, %v; want %s", guild, got, err, want)
		}
	}
	answer, err := c.Do(t.Context(), ask.Request{Command: ask.Status, Guild: "1", Corpus: "market"})
	if err != nil || answer.Shared().From != "market" {
		t.Errorf("a request for another corpus is answered by %+v, %v", answer, err)
	}
	if _, err := c.Do(t.Context(), ask.Request{Command: ask.Status, Corpus: "gone"}); !errors.Is(err, index.ErrNoQuote) {
		t.Errorf("a corpus that is not listed any more: %v", err)
	}
	one := New(Options{Corpora: []Corpus{{servers.MainCorpus, &corpus{name: "one"}}}})
	if answer, err := one.Do(t.Context(), ask.Request{Command: ask.Status, Guild: "1"}); err != nil || answer.Shared().From != "" {
		t.Errorf("the only corpus answers %+v, %v", answer, err)
	}
}

// TestModeratorsChangeTheirCorpus checks that moderators can't change a corpus that their server only asks.
func TestModeratorsChangeTheirCorpus(t *testing.T) {
	c, all := chosen(t)
	for guild, own := range map[string]bool{"1": false, "2": true} {
		_, err := c.Do(t.Context(), ask.Request{Command: ask.Reindex, Guild: guild, Moderator: true})
		var denied *ask.DeniedError
		if errors.As(err, &denied) == own {
			t.Errorf("in server %s: %v", guild, err)
		}
		if denied != nil && !strings.Contains(denied.Reason.String(), "settings corpus main") {
			t.Errorf("the reason is %q", denied.Reason)
		}
	}
	if _, err := c.Do(t.Context(), ask.Request{Command: ask.Status, Guild: "1", Moderator: true}); err != nil {
		t.Fatal(err)
	}
	asked := all["harbour"].asked
	if last := asked[len(asked)-1]; last.Moderator {
		t.Error("moderators see the files of a corpus that is not theirs")
	}
	r := ask.Request{Command: ask.Correct, Guild: "1", Corpus: "harbour", Moderator: true} // a report of it, ruled in 1
	if _, err := c.Do(t.Context(), r); err != nil {
		t.Errorf("a report of another corpus can't be settled: %v", err)
	}
	settings := ask.Request{Command: ask.Settings, Guild: "1", Moderator: true}
	if _, err := c.Do(t.Context(), settings); err != nil || !all["harbour"].asked[len(all["harbour"].asked)-1].Moderator {
		t.Errorf("the settings can't be changed: %v", err)
	}
}

// TestQuotesOfDirectMessages checks that the buttons below an alert in direct messages find its quotes, whichever corpus
// they are of, and that a server finds only quotes of its own.
func TestQuotesOfDirectMessages(t *testing.T) {
	c, _ := chosen(t)
	if answer, err := c.Do(t.Context(), ask.Request{Command: ask.Context, Words: "market"}); err != nil ||
		answer.Shared().From != "market" {
		t.Errorf("in direct messages: %+v, %v", answer, err)
	}
	for guild, words := range map[string]string{"": "nowhere", "1": "market"} {
		r := ask.Request{Command: ask.Context, Words: words, Guild: guild}
		if _, err := c.Do(t.Context(), r); !errors.Is(err, index.ErrNoQuote) {
			t.Errorf("in %q: %v", guild, err)
		}
	}
}

// TestNewsOfOthers checks that a corpus that can't be read does not keep the news of the others.
func TestNewsOfOthers(t *testing.T) {
	c, all := chosen(t)
	all["harbour"].err = errors.New("no such folder")
	if err := c.NoteNews(t.Context()); !errors.Is(err, all["harbour"].err) {
		t.Errorf("noting: %v", err)
	}
	if due, err := c.DueNews(t.Context()); len(due) != 2 || !errors.Is(err, all["harbour"].err) {
		t.Errorf("%d are due, %v", len(due), err)
	}
}

// TestServersAreCounted checks the metric by server, which does not grow without bounds.
func TestServersAreCounted(t *testing.T) {
	c, _ := chosen(t)
	for i := range mostServers + 10 {
		for range 2 {
			if _, err := c.Do(t.Context(), ask.Request{Command: ask.Status, Guild: fmt.Sprint(i + 1)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	c.WriteMetrics(&out)
	for _, want := range []string{
		`verbatim_server_requests_total{server="1",corpus="harbour"} 2`,
		`verbatim_server_requests_total{server="200",corpus="main"} 2`,
		`verbatim_server_requests_total{server="other",corpus="main"} 20`,
	} {
		if !strings.Contains(out.String(), want+"\n") {
			t.Errorf("there is no %s", want)
		}
	}
	if n := strings.Count(out.String(), "server="); n != mostServers+1 {
		t.Errorf("%d servers are counted", n)
	}
}
