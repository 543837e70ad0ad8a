package attribution_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A want is a quote that a passage's label asks for.
type want struct {
	kind     corpus.Kind
	content  []string
	speakers []string
	speaker  corpus.SpeakerKind
	role     string
}

// readPassage parts a passage into its text and its labels; testdata/passages/README.md says what they are.
func readPassage(t *testing.T, path string) (corpus.Article, []want) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, labels, ok := strings.Cut(string(data), "-- quotes --\n")
	if !ok {
		t.Fatalf("%s: no line -- quotes --", path)
	}
	article, err := load.Parse(filepath.Base(path), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return article, readLabels(t, path, labels)
}

// readLabels reads the blocks of labels, a quote each.
func readLabels(t *testing.T, path, labels string) (wants []want) {
	t.Helper()
	for block := range strings.SplitSeq(labels, "\n\n") {
		if strings.TrimSpace(block) != "" {
			wants = append(wants, readLabel(t, path, block))
		}
	}
	return wants
}

func readLabel(t *testing.T, path, block string) (w want) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
		field, value, ok := strings.Cut(line, ": ")
		switch {
		case !ok:
			t.Fatalf("%s: %q is no field", path, line)
		case field == "kind":
			w.kind = corpus.Kind(value)
		case field == "content":
			w.content = append(w.content, value)
		case field == "speaker":
			w.speakers = []string{value}
		case field == "speakers":
			w.speakers = strings.Split(value, "; ")
		case field == "type":
			w.speaker = corpus.SpeakerKind(value)
		case field == "role":
			w.role = value
		}
	}
	return w
}

// spans finds the labelled contents in the text, in order.
func (w *want) spans(t *testing.T, path, text string) []corpus.Span {
	t.Helper()
	var spans []corpus.Span
	at := 0
	for _, c := range w.content {
		i := strings.Index(text[at:], c)
		if i < 0 {
			t.Fatalf("%s: content %q is not in the passage", path, c)
		}
		spans = append(spans, corpus.Span{Start: at + i, End: at + i + len(c)})
		at += i + len(c)
	}
	return spans
}

// agreement is the share of the bytes of two contents that they have in common.
func agreement(a, b []corpus.Span) float64 {
	both, all := 0, 0
	for _, s := range a {
		all += s.Len()
		for _, t := range b {
			if s.Overlaps(t) {
				both += min(s.End, t.End) - max(s.Start, t.Start)
			}
		}
	}
	for _, t := range b {
		all += t.Len()
	}
	return float64(both) / float64(all-both)
}

// A tally counts what was found for one class of quotes.
type tally struct{ want, got, found, right, roles, rolesRight int }

func (n tally) String() string {
	ratio := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	r, p := ratio(n.right, n.want), ratio(n.right, n.got)
	return fmt.Sprintf("labelled %4d  found %.3f  recall %.3f  precision %.3f  F1 %.3f  roles %.3f",
		n.want, ratio(n.found, n.want), r, p, 2*p*r/max(p+r, 1e-9), ratio(n.rolesRight, n.roles))
}

// score compares the quotes of a text with its labels. A label is found by a quote that has half of their words in
// common, and right if the quote also names its speakers.
func score(t *testing.T, path, text string, quotes []corpus.Quote, wants []want, tallies map[string]*tally) (misses []string) {
	used := make([]bool, len(quotes))
	for _, w := range wants {
		n := tallies[class(w.kind)]
		n.want++
		spans := w.spans(t, path, text)
		best, value := -1, 0.5
		for i := range quotes {
			if v := agreement(spans, quotes[i].Spans); !used[i] && v >= value && class(quotes[i].Kind) == class(w.kind) {
				best, value = i, v
			}
		}
		if best < 0 {
			misses = append(misses, fmt.Sprintf("missed  %s by %s: %s", w.kind, strings.Join(w.speakers, "; "), clip(w.content[0])))
			continue
		}
		used[best] = true
		n.found++
		q := &quotes[best]
		if !sameSpeakers(q, &w) {
			misses = append(misses, fmt.Sprintf("speaker %s by %s, not %s (%s): %s", w.kind, strings.Join(w.speakers, "; "), q.Speaker.Name, q.Speaker.Kind, clip(w.content[0])))
			continue
		}
		n.right++
		if w.role != "" {
			n.roles++
			if q.Speaker.Role == w.role {
				n.rolesRight++
			}
		}
	}
	for i := range quotes {
		tallies[class(quotes[i].Kind)].got++
		if !used[i] {
			misses = append(misses, fmt.Sprintf("extra   %s by %s: %s", quotes[i].Kind, quotes[i].Speaker.Name, clip(quotes[i].Content(text))))
		}
	}
	return misses
}

// class is the class of a kind that is scored together with its like.
func class(k corpus.Kind) string {
	if k == corpus.Indirect {
		return "indirect"
	}
	return "quoted"
}

func sameSpeakers(q *corpus.Quote, w *want) bool {
	var names []string
	for _, s := range q.Speakers {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	return slices.Equal(names, w.speakers) && q.Speaker.Kind == w.speaker
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// TestPassages holds the score on the labelled passages as a golden file: a change of the engine shows what it mends
// and breaks in the diff.
func TestPassages(t *testing.T) {
	testScore(t, "testdata/passages/*.txt", "testdata/passages.golden", []string{"quoted", "indirect"}, readPassage)
}

// testScore scores the quotes of the classes that the files at glob label.
func testScore(t *testing.T, glob, golden string, classes []string, read func(*testing.T, string) (corpus.Article, []want)) {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no labelled texts at %s (%v)", glob, err)
	}
	tallies := map[string]*tally{}
	for _, c := range classes {
		tallies[c] = &tally{}
	}
	var b strings.Builder
	for _, path := range files {
		a, wants := read(t, path)
		quotes := slices.DeleteFunc(attribution.Extract(&a), func(q corpus.Quote) bool { return tallies[class(q.Kind)] == nil })
		for _, miss := range score(t, path, a.Text, quotes, wants, tallies) {
			fmt.Fprintf(&b, "%s: %s\n", strings.TrimSuffix(filepath.Base(path), ".txt"), miss)
		}
	}
	got := fmt.Sprintf("%d texts\n", len(files))
	for _, c := range classes {
		got += fmt.Sprintf("%-9s %v\n", c+":", tallies[c])
	}
	got += "\n" + b.String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the score differs from %s; look at the diff and rewrite it with -update\n%s", golden, got)
	}
}
