package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const samplePage = `<title>Dam opens</title><article><h1>Dam opens</h1>
<p>The dam above Halden was opened on Friday after eleven years of work, and the mayor cut a ribbon of blue silk.</p>
<p>“It took long,” said Ada Marsh, the mayor, who has asked for the dam since her first term, and the crowd laughed.</p>
</article><footer><p>Write to us.</p></footer>`

// TestRun reads a page in the form of each set with verbatim's loader.
func TestRun(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	const entries = `{"x": {"file": "dam.html", "with": ["opened on Fri", "=)"], "without": ["Write"]}}`
	for file, text := range map[string]string{
		filepath.Join(first, "dam", "source.html"):   samplePage,
		filepath.Join(first, "dam", "expected.html"): strings.Split(samplePage, "</article>")[0] + "<p>One lost line of it.",
		filepath.Join(second, "eval", "dam.html"):    samplePage,
		filepath.Join(second, "evaldata.json"):       entries,
	} {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	args := []string{"-reader", "verbatim's loader", "-readability", first, "-trafilatura", second}
	if err := run(args, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| Readability.js | verbatim's loader | 8",
		"| trafilatura | verbatim's loader | 100.0 ("} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if err := run([]string{"-readability", second}, &out); err == nil {
		t.Error("a folder without pages is no error")
	}
}

// TestCovered compares shingles of texts.
func TestCovered(t *testing.T) {
	for _, c := range []struct {
		text, in string
		want     float64
	}{
		{"", "a b", 1}, {"a b", "a b", 1}, {"a b c d e", "A, b; c d e.", 1}, {"a b c d e", "x a b c d", .5},
		{"a b c d a b c d", "a b c d", .2},
	} {
		if got := covered(words(c.text), words(c.in)); got != c.want {
			t.Errorf("covered(%q, %q) = %v, want %v", c.text, c.in, got, c.want)
		}
	}
}
