package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// quotedNames returns the full names that stand only within quotations and headlines, by folded surname: a known first name
// and one more word with a capital. An ambiguous surname has no entry.
func (f *finder) quotedNames() map[string]corpus.Span {
	found := map[string]corpus.Span{}
	for i := 0; i+1 < len(f.toks); i++ {
		given, last := &f.toks[i], &f.toks[i+1]
		if !f.fullName(i) {
			continue
		}
		key := fold.String(f.low[last.start:last.end])
		span := corpus.Span{Start: int(given.start), End: int(last.end)}
		if old, ok := found[key]; ok && old.In(f.text) != span.In(f.text) {
			span = corpus.Span{}
		}
		found[key] = span
	}
	return found
}

// fullName reports whether a first name and a surname, and no more capitals, stand at tokens i and i+1.
func (f *finder) fullName(i int) bool {
	given, last := &f.toks[i], &f.toks[i+1]
	if given.kind != wordToken || last.kind != wordToken || !given.upper || !last.upper || !last.spaced || given.dotted || last.caps && !given.caps {
		return false
	}
	if !given.is(firstName) || given.is(title|role|modifier|place|demonym|starter) || last.calendar() || last.is(orgWord|body|place|demonym|title|functional|determiner|possessive) {
		return false
	}
	before, next := i > 0 && f.toks[i-1].kind == wordToken && f.toks[i-1].upper, i+2 < len(f.toks) && f.toks[i+2].kind == wordToken && f.toks[i+2].upper
	return !before && !next
}
