package corrections

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
)

func entry(do Action, quote, speaker string) Entry {
	return Entry{Time: time.Date(2022, 1, 2, 3, 4, 5, 0, time.UTC), By: "ines", Do: do, Quote: quote, Path: "a.txt",
		Words: "so it is", Was: "Marsh", Speaker: speaker, Reason: "a test"}
}

// TestAppendAndRead checks that corrections are read in order, even after a line that a crash has cut short.
func TestAppendAndRead(t *testing.T) {
	folder := t.TempDir()
	if l, err := Read(os.DirFS(folder)); err != nil || len(l.Entries) != 0 {
		t.Fatalf("without a file: %v, %v", l, err)
	}
	want := []Entry{entry(Hide, "a", ""), entry(Speaker, "b", "Tobé Okafor"), entry(Undo, "a", "")}
	for i, e := range want {
		if err := Append(folder, e); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			cut(t, folder, `{"time":"2022-01-02T03:04:05Z","by":"in`)
		}
	}
	l, err := Read(os.DirFS(folder))
	if err != nil || !reflect.DeepEqual(l.Entries, want) {
		t.Errorf("got %+v, %v", l.Entries, err)
	}
	if len(l.Wrong) != 1 || !strings.HasPrefix(l.Wrong[0], "line 2: ") {
		t.Errorf("wrong lines: %q", l.Wrong)
	}
	err = Append(folder, Entry{Do: "shout", Quote: "a"})
	if err == nil || !strings.Contains(err.Error(), "expected hide") {
		t.Errorf("an unknown kind of correction is stored: %v", err)
	}
}

// cut appends text without a newline.
func cut(t *testing.T, folder, text string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(folder, filepath.FromSlash(File)), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		t.Fatal(err)
	}
}

// TestStacks checks the result of a quote's corrections, even if its ID has changed.
func TestStacks(t *testing.T) {
	type states = map[string]State
	okafor := State{Speaker: &corpus.Speaker{Name: "Okafor", Kind: corpus.Person}}
	for name, c := range map[string]struct {
		entries []Entry
		want    states
	}{
		"hidden":                 {[]Entry{entry(Hide, "a", "")}, states{"a": {Hidden: true}}},
		"hidden and shown again": {[]Entry{entry(Hide, "a", ""), entry(Unhide, "a", "")}, states{}},
		"another speaker":        {[]Entry{entry(Speaker, "a", "Marsh"), entry(Speaker, "a", "Okafor")}, states{"a": okafor}},
		"both": {[]Entry{entry(Speaker, "a", "Okafor"), entry(Hide, "a", "")},
			states{"a": {Hidden: true, Speaker: okafor.Speaker}}},
		"the last undone": {[]Entry{entry(Speaker, "a", "Okafor"), entry(Hide, "a", ""), entry(Undo, "a", "")},
			states{"a": okafor}},
		"undone twice": {[]Entry{entry(Hide, "a", ""), entry(Undo, "a", ""), entry(Undo, "a", "")}, states{}},
		"under two IDs": {[]Entry{entry(Speaker, "once a", "Marsh"), entry(Speaker, "a", "Okafor")},
			states{"a": okafor}},
		"undone by the other": {[]Entry{entry(Hide, "once a", ""), entry(Undo, "a", "")}, states{}},
		"an undone unhide": {[]Entry{entry(Hide, "a", ""), entry(Unhide, "a", ""), entry(Undo, "a", "")},
			states{"a": {Hidden: true}}},
	} {
		l, got := &List{Entries: c.entries}, states{}
		for id, stack := range l.Stacks(func(e *Entry) string { return strings.TrimPrefix(e.Quote, "once ") }) {
			if state := stack.State(); state != (State{}) {
				got[id] = state
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// TestPathsInCorrections checks that a line whose paths lead out of the corpus is skipped and reported, and that
// only some of many wrong lines are named.
func TestPathsInCorrections(t *testing.T) {
	const good = `{"do":"remove","path":"a.txt","kept":".verbatim/removed/a.txt"}` + "\n"
	l := parse([]byte("\ufeff" + good +
		`{"do":"remove","path":"../a.txt"}` + "\n" +
		`{"do":"remove","path":"a.txt","kept":".verbatim/removed/../../b"}` + "\n" +
		`{"do":"add","path":"/etc/passwd"}` + "\n" +
		`{"do":"add","path":"caf` + "\xe9" + `"}` + "\n" + good))
	if len(l.Entries) != 2 || len(l.Wrong) != 4 ||
		l.Wrong[0] != "line 2: a path leads out of the corpus" || l.Wrong[3] != "line 5: not UTF-8" {
		t.Errorf("got %d entries, %q", len(l.Entries), l.Wrong)
	}
	l = parse([]byte(strings.Repeat("x\n", 1000)))
	if len(l.Wrong) != maxWrong+1 || l.Wrong[maxWrong] != "980 more lines" {
		t.Errorf("got %d lines, the last %q", len(l.Wrong), l.Wrong[len(l.Wrong)-1])
	}
}
