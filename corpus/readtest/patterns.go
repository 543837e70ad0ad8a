package readtest

import (
	"slices"
	"testing"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
)

// Patterns checks the examples in a file of patterns, that each pattern has one, and that someone asks for each.
// read reads the text of an example as the stage before leaves it.
func Patterns[R pattern.Text](t *testing.T, set *pattern.Set[R], read func(text string) (R, []token.Sentence)) {
	t.Helper()
	for _, name := range set.Unused() {
		t.Errorf("no one asks for pattern %s", name)
	}
	for _, name := range set.Bare() {
		t.Errorf("pattern %s has no example of a match", name)
	}
	for _, e := range set.Examples() {
		r, sentences := read(e.Text)
		toks := r.AsRead().Toks
		k := boundary(toks, e.At)
		n := slices.IndexFunc(sentences, func(s token.Sentence) bool { return k < s.Last || e.Back && k == s.Last })
		if n < 0 {
			n = len(sentences) - 1
		}
		end, ok := set.Named(e).Match(r, k, sentences[n])
		switch {
		case ok != e.Matches:
			t.Errorf("line %d: %s matches: %v, want %v, in %q\n%v", e.Line, e.Pattern, ok, e.Matches, e.Text, Traits(r.AsRead()))
		case ok && end != boundary(toks, e.End):
			t.Errorf("line %d: %s ends before token %d, want %d, in %q\n%v", e.Line, e.Pattern, end, boundary(toks, e.End), e.Text, Traits(r.AsRead()))
		}
	}
}

// boundary returns the number of the first token that begins at a byte or later.
func boundary(toks []token.Token, at int) int {
	n := slices.IndexFunc(toks, func(t token.Token) bool { return int(t.Start) >= at })
	if n < 0 {
		return len(toks)
	}
	return n
}

// Traits returns the tokens of a text with what is known of them, for messages of tests.
func Traits(r *token.Reading) []string {
	var list []string
	for i := range r.Toks {
		t := &r.Toks[i]
		list = append(list, r.Text[t.Start:t.End]+" ("+t.Traits.String()+")\n")
	}
	return list
}
