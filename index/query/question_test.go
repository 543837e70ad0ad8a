package query

import (
	"slices"
	"strings"
	"testing"
)

func TestQuestion(t *testing.T) {
	names := []string{"marsh", "elin marsh", "lindqvist institute"}
	known := func(name string) bool { return slices.Contains(names, strings.ToLower(name)) }
	for _, c := range []struct{ asked, want string }{
		{`who said moratorium?`, `moratorium`},
		{`Who mentioned the missile moratorium`, `missile moratorium`},
		{`who wants a treaty`, `treaty`},
		{`who said anything about the moratorium?`, `moratorium`},
		{`did Elin Marsh say something about missiles`, `missiles speaker:"Elin Marsh"`},
		{`has anybody said more on "something borrowed"?`, `"something borrowed"`},
		{`who said anything?`, ``},
		{`who said nothing was decided`, `nothing was decided`},
		{`who else talked about inspections?`, `inspections`},
		{`who said "no first use"?`, `"no first use"`},
		{`what did Elin Marsh say about inspections?`, `inspections speaker:"Elin Marsh"`},
		{`What has Marsh said?`, `speaker:Marsh`},
		{`did the Lindqvist Institute mention missiles?`, `missiles speaker:"Lindqvist Institute"`},
		{`what did Nobody Known say about missiles?`, `Nobody Known missiles`},
		{`what was said about missiles by Elin Marsh?`, `missiles speaker:"Elin Marsh"`},
		{`Did anybody call for a moratorium?`, `moratorium`},
		{`has anyone mentioned Elin Marsh?`, `Elin Marsh`},
		{`what was said by the sea?`, `by the sea`},
		{`who said freeze after:2021 -missiles`, `freeze -missiles after:2021-01-01`},
		{`who criticized the draft?`, `criticized the draft`},
		{`missile moratorium`, `missile moratorium`},
		{`who said?`, ``},
	} {
		q, err := Question(c.asked, known)
		if err != nil {
			t.Errorf("%s: %v", c.asked, err)
			continue
		}
		if q.String() != c.want {
			t.Errorf("%s: got %s, want %s", c.asked, q, c.want)
		}
	}
	if _, err := Question(`who said speeker:x`, known); err == nil {
		t.Error("a field that does not exist is no error in a question")
	}
}
