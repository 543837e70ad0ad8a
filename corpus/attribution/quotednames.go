package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// quotedNames returns the full names that stand only within quotations and headlines, by folded surname: a first name and
// one more word with a capital. An ambiguous surname has no entry.
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
	if !f.capitalAt(i) || !f.capitalAt(i+1) || !last.spaced || given.dotted || last.caps && !given.caps {
		return false
	}
	if last.calendar() || last.is(orgWord|body|place|demonym|title|functional|determiner|possessive) {
		return false
	}
	return f.givenName(i) && !f.capitalAt(i-1) && !f.capitalAt(i+2)
}

// givenName reports whether the capitalised word at token i can be a first name: a known one, or an unknown word that has
// its capital inside a clause.
func (f *finder) givenName(i int) bool {
	t := &f.toks[i]
	if t.is(title | role | modifier | place | demonym | starter) {
		return false
	}
	return t.is(firstName) || t.unlisted() && i > 0 && f.toks[i-1].kind == wordToken
}

// capitalAt reports whether token i is a word with a capital, within a quotation or not.
func (f *finder) capitalAt(i int) bool {
	return i >= 0 && i < len(f.toks) && f.toks[i].kind == wordToken && f.toks[i].upper
}
