package layout_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/block"
	"verbatim/corpus/layout/head"
	"verbatim/corpus/layout/voice"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// separator stands in a case between the article and its turns.
const separator = "-- turns --\n"

// words is a small lexicon for the cases; attribution has the real one. A word may have several classes.
func words(word string) (classes voice.Class) {
	word = strings.ToLower(word)
	for class, list := range map[voice.Class]string{
		voice.Title: " mr mrs ms dr prof rev ambassador senator sir lord president ",
		voice.Role: " minister secretary spokesman spokesperson chairman president director envoy mayor farmer teacher" +
			" deputy general analyst fellow chair speaker witness court professor keeper pilot nurse baker governor chairwoman" +
			" official anchor fisherman under-secretary master prime chancellor lecturer spokeswoman ",
		voice.People: " leaders experts members ministers ",
		voice.Body:   " ministry council government mission institute university centre service ",
		voice.Given:  " ada elin pavel otto ilse anna marta octavian brenna sergei ",
		voice.Place:  " halden tarnholt ohio saltmarsh ",
		voice.Report: " said told wrote added says ",
		voice.Noun:   " look the dam drafts stat good update ",
	} {
		if word != "" && strings.Contains(list+" ", " "+word+" ") {
			classes |= class
		}
	}
	return classes
}

// TestTurns reads the cases in testdata: an article, and the turns that are found in it.
func TestTurns(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			article, want, _ := strings.Cut(string(b), separator)
			got := printed(article)
			if *update {
				if err := os.WriteFile(file, []byte(article+separator+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

// printed returns the turns of a text, a line for each and one for each piece of its words.
func printed(text string) string {
	var b strings.Builder
	kinds := []string{"no voice", "person", "office", "group", "asker", "stranger", "principal", "announced"}
	for _, turn := range layout.Turns(&corpus.Article{Text: text}, block.Blocks(text), words) {
		v := turn.Voice
		fmt.Fprintf(&b, "%s: %s", turn.Form, kinds[v.Kind])
		for _, part := range []struct{ name, text string }{
			{"name", v.Name.In(text)}, {"role", v.Role.In(text)}, {"handle", v.Handle.In(text)}, {"label", turn.Label.In(text)},
		} {
			if part.text != "" {
				fmt.Fprintf(&b, " %s=%q", part.name, part.text)
			}
		}
		for _, j := range turn.Joint {
			fmt.Fprintf(&b, " with=%q", j.Name.In(text))
		}
		b.WriteString("\n")
		for _, w := range turn.Words {
			fmt.Fprintf(&b, "\t%s\n", w.In(text))
		}
	}
	return b.String()
}

// FuzzTurns holds that turns are in order and do not overlap, and that their words are words of the text within them.
func FuzzTurns(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		article, _, _ := strings.Cut(string(b), separator)
		f.Add(article)
	}
	f.Fuzz(func(t *testing.T, text string) {
		blocks := block.Blocks(text)
		at := 0
		for _, b := range blocks {
			if b.Span.Start < at || b.Span.End <= b.Span.Start || b.Span.End > len(text) {
				t.Fatalf("block %v begins before %d", b.Span, at)
			}
			at = b.Span.End
		}
		at = 0
		for _, turn := range layout.Turns(&corpus.Article{Text: text}, blocks, words) {
			if turn.Rows.Start < at {
				t.Fatalf("turn %v overlaps the one that ends at %d", turn.Rows, at)
			}
			said := turn.Rows.Start
			for _, w := range turn.Words {
				if w.Start < said || w.End <= w.Start || w.End > turn.Rows.End {
					t.Fatalf("words %v in turn %v begin before %d", w, turn.Rows, said)
				}
				said = w.End
			}
			at = turn.Rows.End
		}
		for _, b := range blocks {
			if h, ok := head.Of(text, b.Span); ok && (h.End <= b.Span.Start || h.End > b.Span.End) {
				t.Fatalf("a head ends at %d of block %v", h.End, b.Span)
			}
		}
	})
}
