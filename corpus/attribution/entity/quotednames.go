package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/fold"
)

// quotedNames returns the full names that stand only within quotations and headlines, by folded surname: a first name and
// one more word with a capital. An ambiguous surname has no entry.
func (f *finder) quotedNames() map[string]corpus.Span {
	found := map[string]corpus.Span{}
	for i := 0; i+1 < len(f.Toks); i++ {
		given, last := &f.Toks[i], &f.Toks[i+1]
		if !f.fullName(i) {
			continue
		}
		key := fold.String(f.Low[last.Start:last.End])
		span := corpus.Span{Start: int(given.Start), End: int(last.End)}
		if old, ok := found[key]; ok && old.In(f.Text) != span.In(f.Text) {
			span = corpus.Span{}
		}
		found[key] = span
	}
	return found
}

// fullName reports whether a first name and a surname, and no more capitals, stand at tokens i and i+1.
func (f *finder) fullName(i int) bool {
	given, last := &f.Toks[i], &f.Toks[i+1]
	if !f.capitalAt(i) || !f.capitalAt(i+1) || !last.Spaced || given.Dotted || last.Caps && !given.Caps {
		return false
	}
	if last.Calendar() || last.Is(lexicon.OrgWord|lexicon.Body|lexicon.Place|lexicon.Demonym|lexicon.Title|lexicon.Functional|lexicon.Determiner|lexicon.Possessive) {
		return false
	}
	return f.givenName(i) && !f.capitalAt(i-1) && !f.capitalAt(i+2)
}

// givenName reports whether the capitalised word at token i can be a first name: a known one, or an unknown word that has
// its capital inside a clause.
func (f *finder) givenName(i int) bool {
	t := &f.Toks[i]
	if t.Is(lexicon.Title | lexicon.Role | lexicon.Modifier | lexicon.Place | lexicon.Demonym | lexicon.Starter) {
		return false
	}
	return t.Is(lexicon.FirstName) || t.Unlisted() && i > 0 && f.Toks[i-1].Kind == token.WordToken
}

// capitalAt reports whether token i is a word with a capital, within a quotation or not.
func (f *finder) capitalAt(i int) bool {
	return i >= 0 && i < len(f.Toks) && f.Toks[i].Kind == token.WordToken && f.Toks[i].Upper
}
