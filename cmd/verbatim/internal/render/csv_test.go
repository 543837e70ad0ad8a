package render

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
)

// hitOf returns a hit with text as its words, speaker, role, title and publisher.
func hitOf(text string) index.Hit {
	q := corpus.Quote{
		ID: "abcdefghij", Kind: corpus.Mixed, Spans: []corpus.Span{{Start: 0, End: len(text)}}, Confidence: 1,
		Speaker: corpus.Speaker{Name: text, Role: text, Kind: corpus.Person},
	}
	q.Speakers = []corpus.Speaker{q.Speaker}
	return index.Hit{Article: corpus.Article{Title: text, Publisher: text}, Quote: q, Passage: text}
}

// FuzzExport checks that a program that reads the Markdown or CSV of a quote gets its words unchanged.
func FuzzExport(f *testing.F) {
	for _, seed := range []string{
		"plain", "*stars* and _lines_", "1. a list", "12) another", "- a dash", "# a title", "> a quote",
		"<b>bold</b> & `code`", "[a](b) ![c](d)", "a\n\nb", "***", "+ 1", "===", "a \\* b", "&amp;",
		"https://example.org", "=1+1", `say "so", twice`, "~~~", "a|b", "\x1b[1m",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = terminal.Clean(strings.ToValidUTF8(text, "?"))
		if text == "" {
			t.Skip("a quote has words")
		}
		hits := []index.Hit{hitOf(text), hitOf(text)}
		checkMarkdown(t, hits)
		for _, raw := range []bool{false, true} {
			cell := readCSV(t, hits, raw)[1][0]
			got := cell
			if !raw {
				got = unguarded(cell)
			}
			if got != text {
				t.Errorf("CSV has %q, want %q", cell, text)
			}
		}
	})
}

// checkMarkdown fails unless the Markdown of hits has one block quote per hit, with the words of the first hit.
func checkMarkdown(t *testing.T, hits []index.Hit) {
	t.Helper()
	var md, page bytes.Buffer
	if err := WriteMarkdown(&md, hits); err != nil {
		t.Fatal(err)
	}
	if err := goldmark.Convert(md.Bytes(), &page); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(strings.Fields(Words(&terminal.Screen{}, &hits[0])), " ")
	found := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "blockquote" {
			continue
		}
		found++
		if got := strings.Join(strings.Fields(textOf(n)), " "); got != want {
			t.Errorf("Markdown shows %q, want %q; it is\n%s", got, want, &md)
		}
	}
	if found != len(hits) {
		t.Errorf("Markdown shows %d quotes, want %d:\n%s", found, len(hits), &md)
	}
}

// readCSV returns the rows of the CSV of hits, after it has checked their number and the first row.
func readCSV(t *testing.T, hits []index.Hit, raw bool) [][]string {
	t.Helper()
	var sheet bytes.Buffer
	if err := WriteCSV(&sheet, hits, raw); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&sheet).ReadAll()
	if err != nil || len(rows) != 1+len(hits) || !slices.Equal(rows[0], csvColumns) {
		t.Fatalf("CSV has the rows %q (%v)", rows, err)
	}
	return rows
}

// unguarded removes the apostrophe that guarded puts before a cell, as docs/json.md tells programs to do.
func unguarded(cell string) string {
	if strings.HasPrefix(cell, "'") && formula.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

// TestGuarded checks that no cell can be taken for a formula, and that the guard can be removed.
func TestGuarded(t *testing.T) {
	for cell, want := range map[string]string{
		`=HYPERLINK("https://harbour.example")`: `'=HYPERLINK("https://harbour.example")`,
		"+1":                                    "'+1",
		"-- he said":                            "'-- he said",
		"@SUM(A1)":                              "'@SUM(A1)",
		"\t=1":                                  "'\t=1",
		"\rone":                                 "'\rone",
		"＝1+1":                                  "'＝1+1",
		"＋1":                                    "'＋1",
		"－1":                                    "'－1",
		"＠SUM":                                  "'＠SUM",
		"\ufeff=1":                              "'\ufeff=1",
		"\u00a0=1":                              "'\u00a0=1",
		"'=1":                                   "''=1",
		"''=1":                                  "'''=1",
		"'Tis so":                               "'Tis so",
		"a=b":                                   "a=b",
		"— he said":                             "— he said",
		"2021-12-21":                            "2021-12-21",
		"":                                      "",
	} {
		got := guarded(cell)
		if got != want || unguarded(got) != cell {
			t.Errorf("%q becomes %q and then %q, want %q", cell, got, unguarded(got), want)
		}
	}
}

// TestFormulasAreText checks that cells are guarded in each column with text of an article, and not with --raw.
func TestFormulasAreText(t *testing.T) {
	hits := []index.Hit{hitOf("=1+1")}
	hits[0].Article.URL = "@harbour"
	for raw, want := range map[bool]string{false: "'=1+1", true: "=1+1"} {
		cells := readCSV(t, hits, raw)[1]
		for _, column := range []string{"quote", "speaker", "role", "publisher", "title"} {
			if got := cells[slices.Index(csvColumns, column)]; got != want {
				t.Errorf("raw %v: %s is %q, want %q", raw, column, got, want)
			}
		}
		if url := cells[slices.Index(csvColumns, "url")]; strings.HasPrefix(url, "@") != raw {
			t.Errorf("raw %v: url is %q", raw, url)
		}
	}
}

// textOf returns the text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
