package alternatives

import (
	"strings"
	"testing"

	"github.com/agext/levenshtein"
	"github.com/charmbracelet/x/ansi"
	"github.com/hbollon/go-edlib"
	"github.com/mitchellh/go-wordwrap"
	reflow "github.com/muesli/reflow/wordwrap"

	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/query"
)

var distances = map[string]func(a, b string) int{
	"query.Distance":    query.Distance,
	"agext/levenshtein": func(a, b string) int { return levenshtein.Distance(a, b, nil) },
	"hbollon/go-edlib":  edlib.OSADamerauLevenshteinDistance,
}

// spelled are words, a misspelling of each, and the number of letters to insert, drop, change or swap.
var spelled = []struct {
	word, typed string
	distance    int
}{
	{"moratorium", "moratorum", 1}, {"lindqvist", "lindquist", 1}, {"marsh", "amrsh", 1}, {"institute", "election", 8},
	{"Søren", "Sören", 1}, {"third-party", "thirdparty", 1},
}

// BenchmarkDistance measures edit distances, and reports how many are wrong.
func BenchmarkDistance(b *testing.B) {
	for name, distance := range distances {
		b.Run(name, func(b *testing.B) {
			wrong := 0
			for _, s := range spelled {
				if distance(s.word, s.typed) != s.distance {
					wrong++
				}
			}
			for b.Loop() {
				for _, s := range spelled {
					distance(s.word, s.typed)
				}
			}
			b.ReportMetric(float64(wrong), "wrong")
		})
	}
}

const bold, reset = terminal.SGRBold, terminal.SGRReset

// wrapped are texts, a width, and the lines after a margin of two spaces.
var wrapped = []struct {
	text, want string
	width      int
}{
	{"one two three", "  one\n  two\n  three", 7},
	{"https://example.org/a-long-one now", "  https://example.org/a-long-one\n  now", 10},
	{"軍縮 軍縮 軍縮", "  軍縮\n  軍縮\n  軍縮", 9},
	{bold + "one two" + reset + " three", "  " + bold + "one" + reset + "\n  " + bold + "two" + reset + "\n  three", 7},
	{"10\u00a0000 men", "  10\u00a0000\n  men", 9},
}

var wraps = map[string]func(text string, width int) string{
	"terminal.Screen": func(text string, width int) string {
		return (&terminal.Screen{Width: width, Styled: true}).Wrap("  ", text)
	},
	"muesli/reflow": func(text string, width int) string { return margin(reflow.String(text, width-2)) },
	"mitchellh/go-wordwrap": func(text string, width int) string {
		return margin(wordwrap.WrapString(text, uint(width-2)))
	},
	"charmbracelet/x/ansi": func(text string, width int) string { return margin(ansi.Wordwrap(text, width-2, "")) },
}

// margin puts the margin before each line.
func margin(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// BenchmarkWrap measures wrapping, and reports how many texts are wrapped wrongly.
func BenchmarkWrap(b *testing.B) {
	for name, wrap := range wraps {
		b.Run(name, func(b *testing.B) {
			wrong := 0
			for _, w := range wrapped {
				if wrap(w.text, w.width) != w.want {
					wrong++
				}
			}
			for b.Loop() {
				for _, w := range wrapped {
					wrap(w.text, w.width)
				}
			}
			b.ReportMetric(float64(wrong), "wrong")
		})
	}
}
