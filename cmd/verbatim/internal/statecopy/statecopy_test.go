package statecopy

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/alerts"
	"verbatim/index/corrections"
	"verbatim/index/journal"
	"verbatim/index/servers"
	"verbatim/index/statedb"
	"verbatim/index/statedb/statedbtest"
)

// everything matches all fresh quotes.
func everything(_ context.Context, a alerts.Alert, fresh []alerts.Quote) ([]alerts.Quote, error) {
	if a.Query == "unreadable" {
		return nil, &alerts.QueryError{Err: errors.New("it’s \"odd\" ?")}
	}
	return fresh, nil
}

// snapshot has one quote.
func snapshot(name string, content uint64) alerts.Snapshot {
	return alerts.Snapshot{
		Name: name, Files: map[string]string{"a ? 'b'.txt": name},
		Quotes: func(string) ([]alerts.Quote, error) { return []alerts.Quote{{ID: "q" + name, Content: content}}, nil },
	}
}

// check ends the test with an error.
func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// fill stores something of each kind.
func fill(t *testing.T, of *alerts.Store, settings *servers.Store) {
	t.Helper()
	ctx := t.Context()
	harbour, err := of.For(ctx, "harbour")
	check(t, err)
	for _, query := range []string{"marsh", "gone", "unreadable"} {
		_, err := of.Subscribe(ctx, alerts.Alert{Owner: "1", Query: query, Lang: "de"})
		check(t, err)
	}
	_, err = harbour.Subscribe(ctx, alerts.Alert{Owner: "2", Channel: "3", Guild: "4", Query: "“thaw” \\ ?"})
	check(t, err)
	for i, name := range []string{"one", "two"} {
		for _, s := range []*alerts.Store{of, harbour} {
			_, err := s.Update(ctx, snapshot(name, 1<<63+uint64(i)), everything)
			check(t, err)
		}
	}
	last, err := of.Subscribe(ctx, alerts.Alert{Owner: "5", Query: "last"})
	check(t, err)
	for _, id := range []int64{2, last.ID} { // no number is given twice, though the highest is gone
		_, err := of.Unsubscribe(ctx, id)
		check(t, err)
	}
	prefix, _ := servers.Named("prefix")
	for _, value := range []string{"?", "%"} {
		_, err := settings.Set(ctx, prefix, servers.Change{Guild: "4", Value: value, User: "7", Nick: "Inés"})
		check(t, err)
	}
	_, err = settings.Welcome(ctx, "4")
	check(t, err)
}

// copied runs the command, and returns what it says.
func copied(t *testing.T, p local.Place, toServer, replace bool) (said string, err error) {
	t.Helper()
	o := &Options{Place: p, ToServer: toServer, Replace: replace, Note: func(text string) { said += text + "\n" }}
	err = Run(t.Context(), o)
	return said, err
}

// hide hides a quote.
func hide(quote string) corrections.Entry {
	return corrections.Entry{
		Time: time.Date(2022, 3, 4, 5, 6, 7, 0, time.UTC), By: "Bea", Do: corrections.Hide, Path: "a.txt", Quote: quote,
		Words: "it’s \"odd\"", Reason: "\\",
	}
}

// TestCopy copies state to a server and back, twice each, with changes in between. Nothing is lost, nothing doubled.
func TestCopy(t *testing.T) {
	p := local.Place{
		Corpus: t.TempDir(), Data: t.TempDir(), Named: map[string]string{"harbour": t.TempDir()}, State: statedbtest.Postgres(t),
	}
	open := func() (*alerts.Store, *servers.Store) {
		t.Helper()
		of, err := alerts.Open(t.Context(), filepath.Join(p.Data, local.AlertsFile))
		check(t, err)
		settings, err := servers.Open(t.Context(), filepath.Join(p.Data, local.ServersFile))
		check(t, err)
		return of, settings
	}
	of, settings := open()
	fill(t, of, settings)
	want, err := of.Of(t.Context(), "1")
	check(t, err)
	due, err := of.Due(t.Context())
	check(t, err)
	check(t, of.Close())
	check(t, settings.Close())
	for _, quote := range []string{"a", "b"} {
		check(t, corrections.Append(p.Corpus, hide(quote)))
	}
	check(t, corrections.Append(p.Named["harbour"], hide("c")))

	said, err := copied(t, p, true, false)
	check(t, err)
	for _, part := range []string{"copied 3 alerts, 2 posts that wait, and 4 quotes", "copied 1 setting of servers, with 2 changes",
		"copied 2 changes by moderators\n", "copied 1 change by moderators of the corpus harbour"} {
		if !strings.Contains(said, part) {
			t.Errorf("it does not say %q:\n%s", part, said)
		}
	}
	said, err = copied(t, p, true, false)
	if check(t, err); strings.Contains(said, "copied") || strings.Count(said, "the same is there already") != 4 {
		t.Errorf("the second time it says\n%s", said)
	}

	server, err := statedb.Connect(p.State)
	check(t, err)
	defer server.Close()
	there, err := alerts.OpenIn(t.Context(), server)
	check(t, err)
	if got, err := there.Of(t.Context(), "1"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("there are %+v, %v; want %+v", got, err, want)
	}
	posts, err := there.Due(t.Context())
	if err != nil || len(posts) != len(due) || posts[0].ID != due[0].ID || !slices.Equal(posts[0].Quotes, due[0].Quotes) {
		t.Errorf("waiting are %+v, %v; want %+v", posts, err, due)
	}
	if n, err := there.Update(t.Context(), snapshot("three", 1<<63+1), everything); n != 0 || err != nil {
		t.Errorf("%d quotes are new that were known, %v", n, err)
	}
	next, err := there.Subscribe(t.Context(), alerts.Alert{Owner: "8", Query: "next"})
	if check(t, err); next.ID != 6 {
		t.Errorf("the next alert has number %d", next.ID)
	}
	known, err := servers.OpenIn(t.Context(), server)
	check(t, err)
	if got := known.Of("4").Prefix; got != "%" {
		t.Errorf("the prefix is %q", got)
	}
	shared := corrections.NewShared(journal.Of(server, ""), p.Corpus, p.Data)
	check(t, shared.Turn().Append(hide("d")))

	_, err = copied(t, p, false, false)
	var hinted *problem.Error
	if !errors.Is(err, statedb.ErrOther) || !errors.As(err, &hinted) || !strings.Contains(hinted.Hint, "--replace") {
		t.Errorf("copying over other alerts: %v", err)
	}
	for range 2 {
		_, err = copied(t, p, false, true)
		check(t, err)
	}
	of, settings = open()
	defer of.Close()
	defer settings.Close()
	if got, err := of.Of(t.Context(), "8"); err != nil || !reflect.DeepEqual(got, []alerts.Alert{next}) {
		t.Errorf("there are %+v, %v; want %+v", got, err, next)
	}
	if again, err := of.Subscribe(t.Context(), alerts.Alert{Owner: "9", Query: "again"}); err != nil || again.ID != 7 {
		t.Errorf("the next alert has number %d, %v", again.ID, err)
	}
	lines, err := corrections.FileJournal(p.Corpus).Since(t.Context(), 1)
	if err != nil || len(lines) != 3 || !strings.Contains(lines[2], `"quote":"d"`) {
		t.Errorf("the file has %q, %v", lines, err)
	}
}

// TestCopyOther checks that histories which differ are not mixed.
func TestCopyOther(t *testing.T) {
	p := local.Place{Corpus: t.TempDir(), Data: t.TempDir(), State: statedbtest.Postgres(t)}
	check(t, corrections.Append(p.Corpus, hide("a")))
	server, err := statedb.Connect(p.State)
	check(t, err)
	defer server.Close()
	check(t, journal.Of(server, "").Append(t.Context(), 0, `{"do":"hide","path":"a.txt","quote":"b"}`))
	for _, toServer := range []bool{true, false} {
		if _, err := copied(t, p, toServer, true); err == nil || !strings.Contains(err.Error(), "from number 1 on") {
			t.Errorf("got %v", err)
		}
	}
}

// TestCopyNowhere checks what is said without a server.
func TestCopyNowhere(t *testing.T) {
	p := local.Place{Data: t.TempDir()}
	if _, err := copied(t, p, true, false); err == nil || !strings.Contains(err.Error(), "VERBATIM_STATE is not set") {
		t.Errorf("got %v", err)
	}
}
