package load

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHeads compares the fields of the labelled articles in testdata/heads with their labels: how agencies, pages and
// live blogs begin. heads.golden lists those that are read differently, and why in the label "known".
func TestHeads(t *testing.T) {
	files, err := filepath.Glob("testdata/heads/*.case")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d cases: %v", len(files), err)
	}
	right, report := 0, ""
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		labels, article, ok := strings.Cut(string(data), "-- article --\n")
		if !ok {
			t.Fatalf("%s: no line -- article --", file)
		}
		if wrong := misread(t, labels, article); len(wrong) > 0 {
			report += filepath.Base(file) + "\n\t" + strings.Join(wrong, "\n\t") + "\n"
			continue
		}
		right++
	}
	golden(t, "testdata/heads.golden", fmt.Sprintf("%d of %d right\n%s", right, len(files), report))
}

// misread returns the labels of a case that the article is not read as.
func misread(t *testing.T, labels, article string) (wrong []string) {
	t.Helper()
	want := map[string]string{}
	for line := range strings.Lines(labels) {
		name, value, _ := strings.Cut(line, ":")
		want[name] = strings.TrimSpace(value)
	}
	a, err := Parse(want["file"], []byte(article))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []struct{ name, got string }{
		{"title", a.Title}, {"day", a.Day()}, {"publisher", a.Publisher}, {"place", a.Dateline},
	} {
		if f.got != want[f.name] {
			wrong = append(wrong, fmt.Sprintf("%s %q, want %q", f.name, f.got, want[f.name]))
		}
	}
	return wrong
}
