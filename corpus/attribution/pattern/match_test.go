package pattern

import (
	"strings"
	"testing"

	"verbatim/corpus/attribution/token"
)

// plain is a text whose words have no quotations or names.
type plain struct{ token.Reading }

func newPlain(text string) *plain {
	p := &plain{}
	p.Read(text, nil)
	return p
}

// ends returns where a part of a pattern may end that is matched at boundary k, the boundary that is tried first in
// front. It says what the language means, without code or loops.
func ends(p *plain, n node[*plain], back bool, k int, s token.Sentence) []int {
	switch n := n.(type) {
	case *oneToken[*plain]:
		i, next := k, k+1
		if back {
			i, next = k-1, k-1
		}
		if i < s.First || i >= s.Last || !n.holds(p, &p.Reading, i) {
			return nil
		}
		return []int{next}
	case sequence[*plain]:
		if len(n) == 0 {
			return []int{k}
		}
		next, rest := n[0], n[1:]
		if back {
			next, rest = n[len(n)-1], n[:len(n)-1]
		}
		var list []int
		for _, e := range ends(p, next, back, k, s) {
			list = append(list, ends(p, rest, back, e, s)...)
		}
		return list
	case alternatives[*plain]:
		var list []int
		for _, part := range n {
			list = append(list, ends(p, part, back, k, s)...)
		}
		return list
	case repetition[*plain]:
		var list []int
		if n.max != 0 {
			once := repetition[*plain]{body: n.body, min: max(n.min-1, 0), max: max(n.max-1, -1)}
			for _, e := range ends(p, n.body, back, k, s) {
				list = append(list, ends(p, once, back, e, s)...)
			}
		}
		if n.min == 0 {
			list = append(list, k)
		}
		return list
	case look[*plain]:
		if (len(ends(p, n.body, n.back, k, s)) == 0) == n.wrong {
			return []int{k}
		}
		return nil
	case edge:
		if k == s.First && !n.last || k == s.Last && n.last {
			return []int{k}
		}
		return nil
	}
	panic("a part that the patterns of this test have not")
}

// tryToParse returns a pattern, nil for what is none.
func tryToParse(body string, back bool) (n node[*plain]) {
	defer func() { _ = recover() }()
	return parse(body, Must("", Funcs[*plain]{}), back)
}

// looksBack takes the signs of groups that look back for those of any groups.
var looksBack = strings.NewReplacer("(<= ", "(", "(<! ", "(")

// FuzzMatch compares the code of patterns with what the language means, in both directions.
func FuzzMatch(f *testing.F) {
	f.Add("small* comma? (the|an small | past+2) (! to)", "the old mayor left, and the judge said to go")
	f.Add("^ (the small)+ past | small+3 $", "the mayor the judge said it")
	f.Add("(<= comma) small (= past) small*", "so, the mayor said it again")
	f.Add("(<! comma) small (<! small small) past", "so, the mayor said it again")
	f.Add("\"(<= >", "0")
	f.Add("(the small)+0", "0")
	f.Fuzz(func(t *testing.T, body, text string) {
		if len(body) > 80 || len(text) > 60 || strings.ContainsAny(looksBack.Replace(body), "<>'\"{%#@~\n") {
			t.Skip("no short pattern of tests alone")
		}
		p := newPlain(text)
		s := token.Sentence{Last: len(p.Toks)}
		for _, back := range []bool{false, true} {
			parsed := tryToParse(body, back)
			if parsed == nil || strings.Count(body, "*")+strings.Count(body, "+") > 4 {
				t.Skip("no pattern, or one that takes long to be read word by word")
			}
			whole := compiler[*plain]{back: back}.whole(parsed)
			for k := 0; k <= s.Last; k++ {
				p.Window = token.Window{Sentence: s, Marked: -1}
				got, want := whole.match(p, &p.Reading, k), -1
				if !whole.first.begins(&p.Reading, &s, back, k) {
					got = -1
				}
				if list := ends(p, parsed, back, k, s); len(list) > 0 {
					want = list[0]
				}
				if got != want {
					t.Fatalf("%q, back %v, at %d of %q: got %d, want %d", body, back, k, text, got, want)
				}
			}
		}
	})
}
