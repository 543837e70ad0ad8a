package entity

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// nickname returns the token behind the quotation that begins at token k where it is a nickname inside a name: Ada "Dee" Marsh.
func (f *finder) nickname(k int) int {
	q := &f.quots[f.At[k]-1]
	if q.Left != k || q.Last-q.First > 2 || !f.Toks[q.First].Upper || !f.upper(k-1) || !f.upper(q.Right) || f.Toks[q.Last-1].Kind != token.WordToken {
		return k
	}
	return q.Right
}

// singleNickname reports whether a nickname between single marks stands from token k on inside a name: Ada ‘Dee’ Marsh.
func (f *finder) singleNickname(k int) bool {
	if k+3 >= len(f.Toks) || !f.isSingleMark(k) || !f.isSingleMark(k+2) || !f.Toks[k].Spaced || f.Toks[k+2].Spaced {
		return false
	}
	return f.Toks[k+1].Kind == token.WordToken && f.Toks[k+1].Upper && f.upper(k-1) && f.upper(k+3)
}

func (f *finder) isSingleMark(k int) bool {
	switch f.Text[f.Toks[k].Start:f.Toks[k].End] {
	case "'", "‘", "’", "`":
		return true
	}
	return false
}

// owner reports whether a country's name at token k is no part of the name before it: "told Ada Marsh Russia's plan was odd".
func (f *finder) owner(k int) bool {
	return f.upper(k) && f.Toks[k].Is(lexicon.Place) && !f.Toks[k].Is(lexicon.FirstName) && f.Toks[k+1].Kind == token.Clitic && !f.Toks[k-1].Is(lexicon.Place|lexicon.Demonym|lexicon.Modifier|lexicon.OrgWord|lexicon.Title|lexicon.Role)
}

// bearer reports whether the name of who heads a body begins with token k of a run of capitals that begins with token i
// and ends before token last: "head of the Ministry of Foreign Affairs Ada Marsh".
func (f *finder) bearer(i, k, last int) bool {
	if k+1 >= last || !f.upper(k) || !f.upper(k+1) || !f.Toks[k-1].Is(lexicon.Department) {
		return false
	}
	if f.Toks[k].Is(lexicon.Department|lexicon.OrgWord|lexicon.Body|lexicon.Place|lexicon.Modifier) || f.Toks[k+1].Is(lexicon.Department|lexicon.OrgWord|lexicon.Body) {
		return false
	}
	for ; i < k; i++ {
		if f.Toks[i].Is(lexicon.Role) { // "the United States Undersecretary for Political Affairs Ada Marsh"
			return false
		}
	}
	return f.Toks[k].Is(lexicon.FirstName) || f.Toks[k].Unlisted() && !f.upper(k+2)
}
