package show

import (
	"strings"
	"testing"

	"verbatim/bot/told"
	"verbatim/corpus"
	"verbatim/index/query"
)

// TestNarrowingOffersWhatQueriesUnderstand narrows by names with all kinds of marks: each choice that is offered is a
// query for just that name.
func TestNarrowingOffersWhatQueriesUnderstand(t *testing.T) {
	hits := told.Many(9)
	for i, name := range []string{
		"Elin Marsh", `Ada "Rock" Roe`, "Star*", "O'Hara: the mayor", "Nine, Ten", "-Otto", "”odd“", "a", strings.Repeat("Long ", 40),
	} {
		hits[i].Quote.Speaker = corpus.Speaker{Name: name, Kind: corpus.Person}
	}
	list := Narrowing(told.Found("so", hits...), nil)
	found := map[string]bool{}
	for _, c := range list {
		q, err := query.Parse(c.Field)
		if err != nil || len(q.Terms) > 0 || len([]rune(c.Field)) > maxChoice || len([]rune(c.Label)) > maxChoice {
			t.Errorf("%+v is the query %v (%v)", c, q, err)
		}
		if len(q.Speakers) == 1 {
			found[q.Speakers[0]] = true
		}
	}
	if !found["Elin Marsh"] || !found["Nine, Ten"] || found[`Ada "Rock" Roe`] {
		t.Errorf("offered are %+v", list)
	}
}
