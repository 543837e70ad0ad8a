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
	return Entry{Time: time.Date(2022, 1, 2, 3, 4, 5, 0, time.UTC), By: "ines", Do: do, Quote: quote, Path: "a.txt", Words: "so it is", Was: "Marsh",
		Speaker: speaker, Reason: "a test"}
}

// TestAppendAndRead holds that what is kept is read in order, also behind a line that a crash has cut short.
func TestAppendAndRead(t *testing.T) {
	folder := t.TempDir()
	if l, err := Read(os.DirFS(folder)); err != nil || len(l.Entries) != 0 {
		t.Fatalf("without a file there are %v, %v", l, err)
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
		t.Errorf("wrong are %q", l.Wrong)
	}
	if err := Append(folder, Entry{Do: "shout", Quote: "a"}); err == nil || !strings.Contains(err.Error(), "expected hide") {
		t.Errorf("an unknown correction is kept: %v", err)
	}
}

// cut writes the beginning of a line.
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

// TestStacks holds what is left of a quote's corrections, whatever ids it had.
func TestStacks(t *testing.T) {
	okafor := State{Speaker: &corpus.Speaker{Name: "Okafor", Kind: corpus.Person}}
	for name, c := range map[string]struct {
		entries []Entry
		want    map[string]State
	}{
		"hidden":                     {[]Entry{entry(Hide, "a", "")}, map[string]State{"a": {Hidden: true}}},
		"hidden and shown again":     {[]Entry{entry(Hide, "a", ""), entry(Unhide, "a", "")}, map[string]State{}},
		"another speaker":            {[]Entry{entry(Speaker, "a", "Marsh"), entry(Speaker, "a", "Okafor")}, map[string]State{"a": okafor}},
		"both":                       {[]Entry{entry(Speaker, "a", "Okafor"), entry(Hide, "a", "")}, map[string]State{"a": {Hidden: true, Speaker: okafor.Speaker}}},
		"the last undone":            {[]Entry{entry(Speaker, "a", "Okafor"), entry(Hide, "a", ""), entry(Undo, "a", "")}, map[string]State{"a": okafor}},
		"all undone, and once more":  {[]Entry{entry(Hide, "a", ""), entry(Undo, "a", ""), entry(Undo, "a", "")}, map[string]State{}},
		"under two ids":              {[]Entry{entry(Speaker, "once a", "Marsh"), entry(Speaker, "a", "Okafor")}, map[string]State{"a": okafor}},
		"undone by the other id":     {[]Entry{entry(Hide, "once a", ""), entry(Undo, "a", "")}, map[string]State{}},
		"an unhiding that is undone": {[]Entry{entry(Hide, "a", ""), entry(Unhide, "a", ""), entry(Undo, "a", "")}, map[string]State{"a": {Hidden: true}}},
	} {
		l, got := &List{Entries: c.entries}, map[string]State{}
		for id, stack := range l.Stacks(func(e *Entry) string { return strings.TrimPrefix(e.Quote, "once ") }) {
			if is := stack.State(); is != (State{}) {
				got[id] = is
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// TestPathsInCorrections holds that a line whose paths lead out of the corpus is told and passed over, and that a file
// of wrong lines names some of them.
func TestPathsInCorrections(t *testing.T) {
	const good = `{"do":"remove","path":"a.txt","kept":".verbatim/removed/a.txt"}` + "\n"
	l := parse([]byte("\ufeff" + good + `{"do":"remove","path":"../a.txt"}` + "\n" + `{"do":"remove","path":"a.txt","kept":".verbatim/removed/../../b"}` + "\n" +
		`{"do":"add","path":"/etc/passwd"}` + "\n" + `{"do":"add","path":"caf` + "\xe9" + `"}` + "\n" + good))
	if len(l.Entries) != 2 || len(l.Wrong) != 4 || l.Wrong[0] != "line 2: a path that leads out of the corpus" || l.Wrong[3] != "line 5: not UTF-8" {
		t.Errorf("got %d entries, %q", len(l.Entries), l.Wrong)
	}
	if l := parse([]byte(strings.Repeat("x\n", 1000))); len(l.Wrong) != maxWrong+1 || l.Wrong[maxWrong] != "980 more lines" {
		t.Errorf("got %d, the last %q", len(l.Wrong), l.Wrong[len(l.Wrong)-1])
	}
}
