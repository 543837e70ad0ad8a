package layout_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/cputime"
	"verbatim/corpus/layout"
)

// TestBlockQuotesAreLinear holds that a block quote of ten times the rows, whose author is long or has no words, takes
// about ten times as long.
func TestBlockQuotesAreLinear(t *testing.T) {
	const rows, most = 300, 30
	for name, c := range map[string]struct{ row, cite string }{
		"a cite that is no name": {"a b cc dd ee", "the x, "},
		"no words":               {`"a" b cc dd ee`, "Ada Marsh"},
	} {
		article := func(rows int) *corpus.Article {
			a := &corpus.Article{}
			for range rows {
				start := len(a.Text)
				a.Text += c.row
				a.Blocks = append(a.Blocks, corpus.Block{Kind: corpus.Quoted, Span: corpus.Span{Start: start, End: len(a.Text)}})
				a.Text += "\n\n"
			}
			start := len(a.Text)
			a.Text += strings.Repeat(c.cite, max(1, rows*strings.Count(c.cite, ",")))
			for i := range a.Blocks {
				a.Blocks[i].Cite = corpus.Span{Start: start, End: len(a.Text)}
			}
			return a
		}
		small, large := article(rows), article(10*rows)
		turns := func(a *corpus.Article) func() { return func() { layout.Turns(a, a.Blocks, words) } }
		if got := cputime.Growth(turns(small), turns(large), most); got > most {
			t.Errorf("%s: ten times the rows take %.0f times as long, want at most %d", name, got, most)
		}
	}
}
