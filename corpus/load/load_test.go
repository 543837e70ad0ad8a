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
	for _, name := range []string{"blocks.md", "classes-of-paragraphs.html", "classes-in-an-article.html",
		"breaks-in-a-sentence.html", "standfirst.html",
		"document.docx", "from-a-person.eml", "briefing.vtt", "2021-12-21-talks-at-the-dam.srt", "rolling.vtt", "dashes.srt"} {
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
			}{{"bold", block.Bold}, {"italic", block.Italic},
				{fmt.Sprintf("at %s", a.TimeAt(block.Span.Start)), a.Marks != nil}, {"another speaker", block.Turn},
				{fmt.Sprintf("label %q", block.Label.In(a.Text)), block.Label.Len() > 0}, {fmt.Sprintf("by %q", block.Cite.In(a.Text)), block.Cite.Len() > 0}} {
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

// TestPicturesDoNotCount checks that a page with many megabytes of pictures is read, and has the same text without.
func TestPicturesDoNotCount(t *testing.T) {
	said := strings.Repeat("<p>\"A moratorium is near,\" said Elin Marsh, a former envoy.</p>", 10)
	picture := `<img src="data:image/png;base64,` + strings.Repeat("iVBORw0KGgo", 1<<20) + `">`
	archive := "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" + said + "\n--b\n" +
		"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + strings.Repeat("iVBORw0KGgo\n", 1<<20) + "--b--\n"
	plain, err := Parse("a.html", []byte(said))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"a.html": picture + said, "a.mhtml": archive, "a.eml": archive} {
		if len(data) <= MaxSize {
			t.Fatalf("%s has only %d bytes", name, len(data))
		}
		if a, err := Parse(name, []byte(data)); err != nil || a.Text != plain.Text {
			t.Errorf("%s: %v, %q", name, err, a.Text)
		}
	}
	for name, data := range map[string]string{"a.md": picture, "b.html": strings.Repeat("word ", MaxSize/4)} {
		if _, err := Parse(name, []byte(data)); err == nil || !strings.Contains(err.Error(), "larger than 10 MB") {
			t.Errorf("%s: %v, want it to be too large", name, err)
		}
	}
}
