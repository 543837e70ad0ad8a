package show

import (
	"testing"

	"verbatim/index/ask"
)

// TestEveryAnswerHasARenderer checks that Discord shows each type of answer of the command table.
func TestEveryAnswerHasARenderer(t *testing.T) {
	for _, c := range ask.Commands {
		for _, a := range c.Answers {
			if !renderers.Has(a) {
				t.Errorf("no renderer shows %T, an answer of %s: add one to renderers", a, c)
			}
		}
	}
}
