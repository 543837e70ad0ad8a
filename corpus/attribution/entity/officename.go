package entity

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// ofDepartment reports whether an office is of the department after token k: "Secretary of State".
func (f *finder) ofDepartment(k int) bool {
	return f.Toks[k].Lex.Word == lexicon.OfWord && f.Toks[k-1].Is(lexicon.Role) && f.upper(k+1) && f.Toks[k+1].Is(lexicon.Department)
}

// forDepartment returns the token after the department that an office is for, from the "for" at token k on, where a name follows: "Secretary of
// State for European and Eurasian Affairs Ada Marsh"; 0 where none does.
func (f *finder) forDepartment(k, last int) int {
	if f.Toks[k].Lex.Word != lexicon.ForWord || !f.Toks[k-1].Is(lexicon.Role|lexicon.Department) || !f.upper(k+1) {
		return 0
	}
	end := 0
	for i := k + 1; i+1 < last && i-k < token.MaxName && f.At[i] == 0; i++ {
		t := &f.Toks[i]
		switch {
		case f.upper(i) && !f.stops(i):
			if t.Is(lexicon.Department) && !t.Is(lexicon.FirstName) && f.upper(i+1) {
				end = i + 1
			}
			if end == 0 && i > k+1 && t.Is(lexicon.FirstName) && f.upper(i+1) && !f.Toks[i+1].Is(lexicon.Department|lexicon.OrgWord|lexicon.Body) {
				return i
			}
		case !t.Sep(',') && t.Lex.Word != lexicon.AndWord && t.Lex.Word != lexicon.OfWord && t.Lex.Word != lexicon.TheWord:
			return end
		}
	}
	return end
}

// office returns the token behind the first word of what a title is of or for, from its preposition at token k on, where a name of two words
// follows: "Minister for Energy Ada Marsh"; 0 where none does.
func (f *finder) office(k, last int) int {
	of := f.Toks[k].Lex.Word == lexicon.OfWord
	if !of && f.Toks[k].Lex.Word != lexicon.ForWord {
		return 0
	}
	if k++; k < len(f.Toks) && f.Toks[k].Lex.Word == lexicon.TheWord {
		k++
	}
	if !f.upper(k) || !f.upper(k+1) || f.stops(k) || k+1 >= last {
		return 0
	}
	end := k + 1
	for end < last && f.upper(end) && !f.stops(end) {
		end++
	}
	tail := &f.Toks[end-1]
	if end-k < 3 && !of || tail.Is(lexicon.OrgWord|lexicon.Modifier|lexicon.Body|lexicon.Document|lexicon.OrgName|lexicon.Place) && !tail.Is(lexicon.FirstName) {
		return 0
	}
	return k + 1
}
