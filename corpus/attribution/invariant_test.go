package attribution_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/fold"
)

// checkQuotes fails where a quote breaks the promise: its words are slices of the article, an id names one quote, and a
// second reading finds the same.
func checkQuotes(t *testing.T, a *corpus.Article) {
	t.Helper()
	quotes := attribution.Extract(a)
	ids, known := map[string]bool{}, plain(a.Text+"\n"+a.Title)
	for i := range quotes {
		q := &quotes[i]
		if err := q.Check(a.Text); err != nil {
			t.Fatalf("%v: %v", q, err)
		}
		if !corpus.ValidID(q.ID) || ids[q.ID] {
			t.Fatalf("%v: id %q is malformed or not its own", q, q.ID)
		}
		ids[q.ID] = true
		if q.Confidence < 0 || q.Confidence > 1 {
			t.Fatalf("%v: confidence outside 0 to 1", q)
		}
		if len(q.Speakers) == 0 || q.Speakers[0] != q.Speaker {
			t.Fatalf("%v: the first of the speakers %v is not the speaker", q, q.Speakers)
		}
		for _, s := range q.Speakers {
			if !strings.Contains(known, plain(s.Name)) || !strings.Contains(fold.Visible(a.Text), s.Role) {
				t.Fatalf("%v: name or role is not the article's", q)
			}
		}
	}
	if again := attribution.Extract(a); !reflect.DeepEqual(quotes, again) {
		t.Fatalf("a second reading differs: %v and %v", quotes, again)
	}
}

// plain returns the words of a text in lower case: "ADA MARSH" is shown as Ada Marsh, on one line.
func plain(text string) string {
	return strings.Join(strings.Fields(fold.Lower(fold.Visible(text))), " ")
}

func FuzzExtract(f *testing.F) {
	files, err := filepath.Glob("testdata/passages/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal("no passages to begin with", err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "-- quotes --\n")
		f.Add(text)
	}
	f.Add("“A\n\n“B\n\n“C,” said X. ")
	f.Add("\"\"\"''``“”‘’«»„‟")
	f.Add(",And B sAid 00000000")
	f.Add("He said no. — @\nnot")
	f.Add("Ada\tMarsh N\nModerator:\nMarsh():h")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("articles are valid UTF-8")
		}
		checkQuotes(t, &corpus.Article{Path: "a.txt", Text: text})
	})
}

// quotebench holds annotated news where it is at hand; it is no part of the project.
const quotebench = "../../../shared/quotebench/polnear/text"

// TestNews reads real news, where it is at hand, for the same promises.
func TestNews(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(quotebench, "*.txt"))
	if len(files) == 0 {
		t.Skip("no news at hand")
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkQuotes(t, &corpus.Article{Path: filepath.Base(path), Text: string(data)})
	}
}

// TestHostile reads texts that are made to cost time or memory; the time is held by the benchmark beside it.
func TestHostile(t *testing.T) {
	for name, piece := range hostile {
		t.Run(name, func(t *testing.T) {
			checkQuotes(t, &corpus.Article{Path: "hostile.txt", Text: strings.Repeat(piece, 1<<16/len(piece))})
		})
	}
}

var hostile = map[string]string{
	"marks":       "\"",
	"spacedMarks": "\" ",
	"openMarks":   "“",
	"singles":     "' ‘",
	"capitals":    "A",
	"names":       "Aa Bb ",
	"commas":      ",",
	"said":        "said ",
	"heSaid":      "he said, ",
	"endless":     "word ",
	"quotes":      "\"a\" ",
	"who":         "Aa, who said that ",
	"brackets":    "Aa (",
	"lines":       "\"a\n",
	"according":   "according to Aa, ",
	"titles":      "President ",
	"particles":   "Aa de la ",
}
