package attribution

import (
	"strings"
	"testing"

	"verbatim/corpus"
)

// TestSoftHyphensAndLetters holds that characters that no one sees, letters of another width, ligatures and combining
// marks hide neither a cue nor a name, and that a surname is one with its plain spelling.
func TestSoftHyphensAndLetters(t *testing.T) {
	const said = `The harbour is full of boats,`
	for _, c := range []struct{ text, name string }{
		{"\"The harbour is full of boats,\" Elin Marsh sa\u00adid.", "Elin Marsh"},
		{"\"The harbour is full of boats,\" s\u200baid Elin Marsh.", "Elin Marsh"},
		{"\"The harbour is full of boats,\" said\u00ad Elin\u00ad Marsh\u00ad.", "Elin Marsh"},
		{"\"The harbour is full of boats,\" ｓａｉｄ Elin Marsh.", "Elin Marsh"},
		{"Elin Marsh, the har\u00adbour min\u00adis\u00adter, came. \"The harbour is full of boats,\" the min\u00adister said.", "Elin Marsh"},
		{"Elin Marsh af\u00adﬁrmed: \"The harbour is full of boats,\" she said.", "Elin Marsh"},
		{"Anna Søreng came late. \"The harbour is full of boats,\" Soreng said.", "Anna Søreng"},
		{"Anna Soreng came late. \"The harbour is full of boats,\" Søreng said.", "Anna Soreng"},
		{"Anna So\u00adreng came late. \"The harbour is full of boats,\" Soreng said.", "Anna Soreng"},
		{"Anna Ångström came late. \"The harbour is full of boats,\" A\u030angstro\u0308m said.", "Anna Ångström"},
		{"Anna Weiß came late. \"The harbour is full of boats,\" Weiss said.", "Anna Weiß"},
		{"Kemal Kılıçdar came late. \"The harbour is full of boats,\" Kilicdar said.", "Kemal Kılıçdar"},
		{"Anna Þorsdal came late. \"The harbour is full of boats,\" Thorsdal said.", "Anna Þorsdal"},
		{"Anna Ħamrun came late. \"The harbour is full of boats,\" Hamrun said.", "Anna Ħamrun"},
	} {
		quotes := Extract(&corpus.Article{Path: "a.txt", Text: c.text})
		if len(quotes) == 0 || !strings.Contains(quotes[0].Content(c.text), said) || quotes[0].Speaker.Name != c.name || quotes[0].Cue.IsZero() {
			t.Errorf("%q: %v, want one quote by %q with a cue", c.text, quotes, c.name)
		}
	}
}
