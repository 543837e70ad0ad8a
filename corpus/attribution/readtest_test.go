package attribution

import (
	"reflect"
	"testing"

	"verbatim/corpus/generated"
	"verbatim/corpus/layout/block"
	"verbatim/corpus/readtest"
)

// TestReadtestReadsAsTheParser checks that the tests of the stages get the readings that the parser gets.
func TestReadtestReadsAsTheParser(t *testing.T) {
	for n := range 20 {
		text := generated.Article(n).Text
		p, r := parsers.Get().(*parser), readtest.Of(text)
		p.Blocks = block.Blocks(text)
		p.Read(text, p.Blocks)
		p.ReadHeads()
		p.names()
		for name, pair := range map[string][2]any{
			"tokens": {p.Toks, r.Toks}, "quotations": {p.Quotations, r.Quotations}, "sentences": {p.Sentences, r.Sentences},
			"mentions": {p.Mentions, r.Mentions}, "figures": {p.Cast.Figures, r.Cast.Figures},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("article %d: the %s differ:\n%v\n%v", n, name, pair[0], pair[1])
			}
		}
		p.release()
	}
}
