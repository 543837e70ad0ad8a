package attribution_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/cputime"
)

// A growing text is made of numbered pieces, each of which looks up what the ones before left.
type growing struct {
	head  string
	piece func(n int) string
}

// always returns a piece that is the same each time.
func always(s string) func(int) string { return func(int) string { return s } }

// numbered returns a piece in which each @ is a name of its own.
func numbered(s string) func(int) string {
	return func(n int) string {
		name := []byte("Aaaaa")
		for i := len(name) - 1; i > 0; i, n = i-1, n/26 {
			name[i] += byte(n % 26)
		}
		return strings.ReplaceAll(s, "@", string(name))
	}
}

var growths = map[string]growing{
	"labels":            {"", always("MARSH: No.\n\n")},
	"labels with roles": {"", always("MARSH, HOST: No.\n\n")},
	"own labels":        {"", numbered("MARSH@: No.\n\n")},
	"questions":         {"By Tom Okafor\n\n", always("Q: Why did you go?\n\nA: Since Elin Marsh said no.\n\n")},
	"pronouns":          {"\"A moratorium is near,\" said Elin Marsh. ", always("\n\n\"No,\" he said. \"Never,\" she said.")},
	"far pronouns":      {strings.Repeat("Elin Marsh met Tom Okafor. ", 300), always("\n\n\"No,\" he said. It went on. They went on.")},
	"a family":          {"", numbered("@ Marsh said no. ")},
	"initials":          {"", numbered("A. B. @ met A. @ and Ada @. ")},
	"a first name":      {"", numbered("Elin @ said no. ")},
	"two surnames":      {"", numbered("Elin Marsh @ said no. Elin @ Marsh said no. ")},
	"men and women":     {"", numbered("Mr. @ Marsh said no. Ms. Marsh said no. Mr. Marsh said no. ")},
	"a place":           {"", numbered("@ Paris said no. Paris said yes. ")},
	"headlines":         {"", always("MARSH: No.\n\nMarsh Says Moratorium Coming Near\n\n")},
	"it, far from all":  {"The Harbour Agency " + strings.Repeat("now ", 5000) + "\n\n", always("\"No,\" it said. Come. Go. Come. Go.\n\n")},
	"bodies":            {"", numbered("The @ Agency said it would. The agency said no. ")},
	"officials":         {"", numbered("The official said no. The official @ said that he agreed. ")},
	"corrections":       {"", numbered("\"No, not @,\" said Elin Marsh.\n\nCorrection: This article misquoted Ms. Marsh. \"No, @.\"\n\n")},
	"a court":           {"BY MR. ROE:\n\n", always("Q. Why?\n\nA. Since she said no.\n\n")},
	"heads on lines":    {"", numbered("Elin @ (Halden)\n\nI said no.\n\n")},
	"offices":           {"", numbered("Deputy Spokesman: I said no.\n\nQuestion: Why did @ go?\n\n")},
	"dashes":            {"", always("- Why did you go?\n\n- Since she said no.\n\nIt rained.\n\n")},
	"blocks":            {"", numbered("Elin @ told reporters:\n\nI said no, and we went home.\n\n")},
	"posts":             {"", numbered("We said no to all of it. — Elin @ (@@) January 7, 2022\n\n")},
	"reactions":         {"", numbered("Elin @, mayor of Halden\n\n\"I said no.\"\n\n")},
	"letters":           {"", numbered("Sir, I said no.\n\nElin @\n\n")},
	"handles":           {"", numbered("We said no. — @El@Marsh\n\n")},
	"controls":          {"", numbered("View Speech Chairman @\n\n")},
	"remarks":           {"Elin Marsh (Halden)\n\n", always("(Laughter.)\n\n")},
	"one after another": {"", always("\"No.\"\n\n\"Why?\"\n\n")},
	"names of names":    {"", always("of Ada, ")},
}

// of returns a text of about size bytes.
func (g *growing) of(size int) *corpus.Article {
	b := strings.Builder{}
	b.WriteString(g.head)
	for n := 0; b.Len() < size; n++ {
		b.WriteString(g.piece(n))
	}
	return &corpus.Article{Path: "growing.txt", Text: b.String()}
}

// Sizes of a growing text, and how many times longer the second may take: in proportion it is 10, with the square 100.
const (
	shortText  = 50_000
	longText   = 10 * shortText
	mostGrowth = 30
)

// TestLinear holds that a text of ten times the length takes about ten times as long, whatever its pieces look back
// for.
func TestLinear(t *testing.T) {
	for name, g := range growths {
		t.Run(name, func(t *testing.T) {
			small, large := g.of(shortText), g.of(longText)
			attribution.Extract(small) // the first of a process reads the lexicon
			extract := func(a *corpus.Article) func() { return func() { attribution.Extract(a) } }
			got := cputime.Growth(extract(small), extract(large), mostGrowth)
			if got > mostGrowth {
				t.Errorf("ten times the text takes %.0f times as long, want at most %d", got, mostGrowth)
			}
			t.Logf("ten times the text takes %.1f times as long", got)
		})
	}
}

// BenchmarkGrowing prints how long a text takes, and one of ten times its length.
func BenchmarkGrowing(b *testing.B) {
	for name, g := range growths {
		for label, size := range map[string]int{"n": shortText, "10n": longText} {
			a := g.of(size)
			b.Run(name+"/"+label, func(b *testing.B) {
				b.SetBytes(int64(len(a.Text)))
				for b.Loop() {
					attribution.Extract(a)
				}
			})
		}
	}
}
