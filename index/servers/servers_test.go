package servers

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/index/statedb"
	"verbatim/index/statedb/postgres"
	"verbatim/index/statedb/statedbtest"
)

// opened opens a store until the test ends: that in a file, or that in a PostgreSQL, as a process of its own does.
func opened(t *testing.T, at string) *Store {
	t.Helper()
	if !postgres.IsAddress(at) {
		s, err := Open(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	server, err := statedb.Connect(at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	s, err := OpenIn(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// set sets a setting in the server Harbour.
func set(t *testing.T, s *Store, name, value string) Change {
	t.Helper()
	x, ok := Named(name)
	if !ok {
		t.Fatalf("no setting %s", name)
	}
	c, err := s.Set(t.Context(), x, Change{Guild: "harbour", Value: value, User: "7", Nick: "Ines"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestValues reads values of each setting, and shows them again.
func TestValues(t *testing.T) {
	for _, c := range []struct{ name, value, want string }{
		{"prefix", "?", "?"}, {"PREFIX", " v! ", "v!"}, {"prefix", "ünf", "ünf"}, {"prefix", "default", ""},
		{"prefix", "too-long", "error"}, {"prefix", "a b", "error"}, {"prefix", "/", "error"}, {"prefix", "", "error"},
		{"prefix", "\u200b", "error"}, {"prefix", "@", "error"},
		{"answers", "Private", "private"}, {"answers", "public", ""}, {"answers", "hidden", "error"},
		{"channels", "<#12> 34,<#12>", "<#12> <#34>"}, {"channels", "#news", "error"}, {"channels", "default", ""},
		{"off", "Ask, !source ask", "ask source"}, {"off", "default", ""}, {"off", "/ !", "error"},
		{"layout", "text", "text"}, {"layout", "cards", ""}, {"shared-names", "yes", "yes"}, {"shared-names", "no", ""},
		{"dates", "year-first", "year-first"}, {"dates", "day-first", ""}, {"dates", "2021", "error"},
	} {
		x, ok := Named(c.name)
		if !ok {
			t.Fatalf("no setting %s", c.name)
		}
		got := "error"
		s, err := x.Read(Settings{PlainText: c.name != "layout"}, c.value)
		if err == nil {
			got = x.In(&s)
		} else if !strings.Contains(err.Error(), x.Takes) {
			t.Errorf("%s %q: the error %q does not say what it takes", c.name, c.value, err)
		}
		if got != c.want {
			t.Errorf("%s %q becomes %q, want %q", c.name, c.value, got, c.want)
		}
		if s.PlainText != (c.name != "layout" || c.value == "text") {
			t.Errorf("%s %q has changed another setting", c.name, c.value)
		}
	}
	if _, ok := Named("colour"); ok {
		t.Error("there is a setting that no one made")
	}
}

// TestExamplesAreTaken checks that each setting takes its example, and names itself in it.
func TestExamplesAreTaken(t *testing.T) {
	for _, x := range All {
		name, value, _ := strings.Cut(strings.Replace(x.Example, "#news", "<#1>", 1), " ")
		if s, err := x.Read(Settings{}, value); name != x.Name || err != nil || x.In(&s) == "" {
			t.Errorf("the example of %s is %q: %v", x.Name, x.Example, err)
		}
	}
}

// TestStore checks that settings and who changed them are kept over restarts, each server's apart.
func TestStore(t *testing.T) { statedbtest.Each(t, testStore) }

func testStore(t *testing.T, path string) {
	s := opened(t, path)
	set(t, s, "prefix", "?")
	set(t, s, "channels", "<#12>")
	if c := set(t, s, "prefix", "default"); c.Was != "?" || c.Value != "" {
		t.Errorf("the change is %+v", c)
	}
	if c := set(t, s, "prefix", "default"); c.Was != c.Value {
		t.Errorf("no change is %+v", c)
	}
	set(t, s, "off", "ask")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = opened(t, path)
	got := s.Of("harbour")
	if got.Prefix != "" || got.Allows("ask") || !got.Allows("source") || got.Hears("11", "") || !got.Hears("11", "12") {
		t.Errorf("the settings are %+v", got)
	}
	if other := s.Of("market"); !other.Allows("ask") || !other.Hears("11", "") {
		t.Errorf("another server has %+v", other)
	}
	changes, err := s.Changes(t.Context(), "harbour", 3)
	if err != nil || len(changes) != 3 || changes[0].Name != "off" || changes[1].Was != "?" || changes[2].Nick != "Ines" {
		t.Errorf("the changes are %+v, %v", changes, err)
	}
	if s.Shared() {
		return
	}
	if n, err := Examine(t.Context(), path); n != 1 || err != nil {
		t.Errorf("%d servers, %v", n, err)
	}
}

// TestForget checks that nothing of a member stays in the file.
func TestForget(t *testing.T) { statedbtest.Each(t, testForget) }

func testForget(t *testing.T, path string) {
	s := opened(t, path)
	x, _ := Named("prefix")
	if _, err := s.Set(t.Context(), x, Change{Guild: "1", Value: "?", User: "zq4711", Nick: "zqora"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []bool{true, false} {
		if found, err := s.Forget(t.Context(), "zq4711"); found != want || err != nil {
			t.Errorf("found %v, %v; want %v", found, err, want)
		}
	}
	changes, err := s.Changes(t.Context(), "1", 9)
	if err != nil || len(changes) != 1 || changes[0].User != "" || changes[0].Nick != "" || changes[0].Value != "?" {
		t.Errorf("the changes are %+v, %v", changes, err)
	}
	files, err := filepath.Glob(path + "*") // none of a server
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if data, err := os.ReadFile(f); err != nil || strings.Contains(string(data), "zq") {
			t.Errorf("%s still names the member: %v", f, err)
		}
	}
	if s.Of("1").Prefix != "?" {
		t.Error("the setting is gone")
	}
}

// TestWelcome checks that a server is welcomed once.
func TestWelcome(t *testing.T) { statedbtest.Each(t, testWelcome) }

func testWelcome(t *testing.T, path string) {
	s := opened(t, path)
	var got []bool
	for range 2 {
		first, err := s.Welcome(t.Context(), "harbour")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, first)
	}
	if !slices.Equal(got, []bool{true, false}) {
		t.Errorf("welcomed: %v", got)
	}
}

// TestForeignFile checks that the file of another store is refused.
func TestForeignFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "servers.db")
	if err := os.WriteFile(path, []byte("something else altogether"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, statedb.ErrDamaged) {
		t.Errorf("opened: %v", err)
	}
	if _, err := Examine(t.Context(), path); !errors.Is(err, statedb.ErrDamaged) {
		t.Errorf("examined: %v", err)
	}
}

// FuzzRead checks that what a setting takes it takes again as it shows it.
func FuzzRead(f *testing.F) {
	for i, x := range All {
		_, value, _ := strings.Cut(x.Example, " ")
		f.Add(i, value)
	}
	f.Add(2, "<#1> <#2>")
	f.Add(3, "/ //0 !")
	f.Fuzz(func(t *testing.T, i int, value string) {
		if i < 0 || i >= len(All) {
			return
		}
		x := All[i]
		s, err := x.Read(Settings{}, value)
		shown := x.In(&s)
		if err != nil || shown == "" {
			return
		}
		again, err := x.Read(Settings{}, shown)
		if err != nil || x.In(&again) != shown {
			t.Errorf("%s shows %q as %q, and that as %q: %v", x.Name, value, shown, x.In(&again), err)
		}
	})
}

// TestSettingsOfTwoProcesses checks that each process of a server sees what others set, and takes nothing of it back.
func TestSettingsOfTwoProcesses(t *testing.T) {
	at := statedbtest.Postgres(t)
	one, other := opened(t, at), opened(t, at)
	set(t, one, "prefix", "?")
	if got := other.Of("harbour").Prefix; got != "" {
		t.Errorf("the prefix is %q before it was read again", got)
	}
	if c := set(t, other, "prefix", "!!"); c.Was != "?" {
		t.Errorf("the change is %+v", c)
	}
	set(t, other, "off", "ask")
	if err := one.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := one.Of("harbour"); got.Prefix != "!!" || got.Allows("ask") {
		t.Errorf("the settings are %+v", got)
	}
}
