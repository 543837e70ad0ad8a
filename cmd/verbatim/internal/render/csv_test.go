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

// hitOf returns a hit whose words, speaker, title and publisher are all text, as far as that may be.
func hitOf(text string) index.Hit {
	q := corpus.Quote{ID: "abcdefghij", Kind: corpus.Mixed, Spans: []corpus.Span{{Start: 0, End: len(text)}}, Confidence: 1,
		Speaker: corpus.Speaker{Name: text, Role: text, Kind: corpus.Person}}
	q.Speakers = []corpus.Speaker{q.Speaker}
	return index.Hit{Article: corpus.Article{Title: text, Publisher: text}, Quote: q, Passage: text}
}

// FuzzExport holds that the words of a quote come out of Markdown and of CSV as they went in, whatever marks they have.
func FuzzExport(f *testing.F) {
	for _, seed := range []string{"plain", "*stars* and _lines_", "1. a list", "12) another", "- a dash", "# a title", "> a quote", "<b>bold</b> & `code`",
		"[a](b) ![c](d)", "a\n\nb", "***", "+ 1", "===", "a \\* b", "&amp;", "https://example.org", "=1+1", `say "so", twice`, "~~~", "a|b", "\x1b[1m"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = terminal.Clean(strings.ToValidUTF8(text, "?"))
		if text == "" {
			t.Skip("a quote has words")
		}
		hits := []index.Hit{hitOf(text), hitOf(text)}
		var md, page, sheet bytes.Buffer
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
		want := Words(&terminal.Screen{}, &hits[0])
		found := 0
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && n.Data == "blockquote" {
				found++
				if got := textOf(n); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
					t.Errorf("Markdown shows %q, want %q; it is\n%s", got, want, &md)
				}
			}
		}
		if found != len(hits) {
			t.Errorf("Markdown shows %d quotes, want %d:\n%s", found, len(hits), &md)
		}
		for _, raw := range []bool{false, true} {
			sheet.Reset()
			if err := WriteCSV(&sheet, hits, raw); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&sheet).ReadAll()
			if err != nil || len(rows) != 1+len(hits) || !slices.Equal(rows[0], csvColumns) {
				t.Fatalf("CSV reads %q (%v)", rows, err)
			}
			got := rows[1][0]
			if !raw {
				got = bare(got)
			}
			if got != text {
				t.Errorf("CSV reads %q, want %q", rows[1][0], text)
			}
		}
	})
}

// bare takes away the apostrophe that guarded has put before a cell, as docs/json.md tells programs to.
func bare(cell string) string {
	if strings.HasPrefix(cell, "'") && formula.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

// TestFormulasAreText holds that no cell of a table is taken for a formula, that --raw leaves cells as they are, and
// that the guard can be undone.
func TestFormulasAreText(t *testing.T) {
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
		if got := guarded(cell); got != want || bare(got) != cell {
			t.Errorf("%q becomes %q and again %q, want %q", cell, got, bare(got), want)
		}
	}
	var sheet bytes.Buffer
	hits := []index.Hit{hitOf("=1+1")}
	hits[0].Article.URL = "@harbour"
	for raw, want := range map[bool]string{false: "'=1+1", true: "=1+1"} {
		sheet.Reset()
		if err := WriteCSV(&sheet, hits, raw); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&sheet).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, column := range csvColumns {
			if slices.Contains([]string{"quote", "speaker", "role", "publisher", "title"}, column) && rows[1][i] != want {
				t.Errorf("raw %v: %s is %q, want %q", raw, column, rows[1][i], want)
			}
		}
		if i := slices.Index(csvColumns, "url"); strings.HasPrefix(rows[1][i], "@") != raw {
			t.Errorf("raw %v: url is %q", raw, rows[1][i])
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
