package classes_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/scripts/stages/classes"
)

const passages = `# Two passages.

Marsh denied that it was over and sold. Roe did not say when.
	denies | it was over
	asserts | sold
	unsaid | when

Vane asked why.
	asks | why
`

// TestRead checks the passages of a file and where the words of labels stand.
func TestRead(t *testing.T) {
	got, err := classes.Read(passages)
	if err != nil || len(got) != 2 || len(got[0].Labels) != 3 {
		t.Fatalf("got %+v (%v)", got, err)
	}
	l := got[0].Labels[2]
	if l.Class != classes.Unsaid || l.Span.In(got[0].Text) != "when" {
		t.Errorf("the third label is %+v", l)
	}
}

// TestReadErrors checks that a label that says nothing is an error with its line.
func TestReadErrors(t *testing.T) {
	for data, want := range map[string]string{
		"\tasks | why":               "line 1: a label without a text",
		"Vane left.\n\tasks why":     "line 2: no class and words",
		"Vane left.\n\tasks | ":      "line 2: no class and words",
		"Vane left.\n\tasked | left": `line 2: "asked" is not a class`,
		"Vane left.\n\tasks | why":   "line 2: the text has \"why\" 0 times",
		"Go or go.\n\tasks | o":      "line 2: the text has \"o\" 3 times",
	} {
		if _, err := classes.Read(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, not %s", data, err, want)
		}
	}
}

// quote returns the quote of some words of a text.
func quote(text, words string, class corpus.ReportClass) corpus.Quote {
	at := strings.Index(text, words)
	return corpus.Quote{
		Spans:  []corpus.Span{{Start: at, End: at + len(words)}},
		Report: corpus.Report{Class: class},
	}
}

// TestOf checks what each label is given, and the report.
func TestOf(t *testing.T) {
	read, err := classes.Read(passages)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		about  string
		quotes map[string]corpus.ReportClass
		want   string // the classes given
	}{
		{"nothing", nil, "missed missed unsaid missed"},
		{"all", map[string]corpus.ReportClass{"it was over": "denies", "sold": "", "why": "asks"},
			"denies asserts unsaid asks"},
		{"part of the words", map[string]corpus.ReportClass{"it was": "denies"}, "missed missed unsaid missed"},
		{"more words", map[string]corpus.ReportClass{"it was over and sold": "denies"}, "denies denies unsaid missed"},
		{"part of what no one said", map[string]corpus.ReportClass{"say wh": "refuses"}, "missed missed refuses missed"},
		{"two quotes", map[string]corpus.ReportClass{"it was over": "denies", "that it was over": "asserts"},
			"denies missed unsaid missed"},
	} {
		score := classes.Of(read, func(a *corpus.Article) (quotes []corpus.Quote) {
			for words, class := range c.quotes {
				if strings.Contains(a.Text, words) {
					quotes = append(quotes, quote(a.Text, words, class))
				}
			}
			return quotes
		})
		var got []string
		for _, r := range score {
			got = append(got, string(r.Given))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
	}
}

// TestScore checks the shares and the confusions, the most frequent first.
func TestScore(t *testing.T) {
	result := func(label, given corpus.ReportClass, words string) classes.Result {
		return classes.Result{Label: classes.Label{Class: label, Words: words}, Given: given}
	}
	score := classes.Score{
		result("asks", "asserts", "a"), result("denies", classes.Missed, "b"), result("asks", "asks", "c"),
		result("denies", classes.Missed, "d"),
	}
	const want = `all quotes      1 of   4 right, 0.250
found quotes    1 of   2 right, 0.500

  2 denies given as missed
  1 asks given as asserts

asks given as asserts: a
denies given as missed: b
denies given as missed: d
`
	if got := score.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
