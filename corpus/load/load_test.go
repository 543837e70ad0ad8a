package load

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/corpus"
)

var update = flag.Bool("update", false, "rewrite the expected results of the cases in testdata")

// TestCases parses each file of testdata/cases and compares the result with the file of the same name plus .want.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		if strings.HasSuffix(name, ".want") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Parse(name, data)
			if err == nil && strings.HasSuffix(name, ".txt") && utf8.Valid(data) && a.Text != string(data) {
				t.Error("the text is not the file")
			}
			golden(t, file+".want", describe(a, err, string(data)))
		})
	}
}

// TestBlocks compares the blocks of some pages with testdata/blocks.golden.
func TestBlocks(t *testing.T) {
	var b strings.Builder
	for _, name := range []string{"blocks.md", "classes-of-paragraphs.html", "breaks-in-a-sentence.html"} {
		data, err := os.ReadFile(filepath.Join("testdata/cases", name))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "== %s\n", name)
		for _, block := range a.Blocks {
			fmt.Fprintf(&b, "%s: %q", block.Kind, block.Span.In(a.Text))
			for _, trait := range []struct {
				name string
				has  bool
			}{{"bold", block.Bold}, {"italic", block.Italic}, {fmt.Sprintf("by %q", block.Cite.In(a.Text)), block.Cite.Len() > 0}} {
				if trait.has {
					b.WriteString(" " + trait.name)
				}
			}
			b.WriteString("\n")
		}
	}
	golden(t, "testdata/blocks.golden", b.String())
}

// describe formats the article of a file, or an error, as in the .want files.
func describe(a corpus.Article, err error, file string) string {
	if err != nil {
		return fmt.Sprintf("skipped: %v\n", err)
	}
	text := a.Text
	if strings.HasSuffix(a.Path, ".txt") && text == file {
		text = "(the file)\n"
	}
	return fmt.Sprintf("title: %s\npublisher: %s\nbyline: %s\ndateline: %s\ndate: %s\nurl: %s\n\n%s",
		a.Title, a.Publisher, a.Byline, a.Dateline, a.Day(), a.URL, text)
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
