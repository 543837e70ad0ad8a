package token

import "verbatim/corpus/attribution/trait"

// SetTraits decides once what is known of each token; see [trait.Set]. Quotations must be known.
func (r *Reading) SetTraits() {
	for i := range r.Toks {
		t := &r.Toks[i]
		if r.At[i] != 0 {
			t.Traits = trait.Quoted
			continue
		}
		t.Traits |= t.shape()
		if t.Has(trait.Clitic|trait.Small) && r.Finite(i) {
			t.Traits |= trait.Finite
		}
	}
}

// Has reports whether the token has at least one of these traits.
func (t *Token) Has(any trait.Set) bool { return t.Traits&any != 0 }

// bit returns a trait where it holds.
func bit(holds bool, s trait.Set) trait.Set {
	if holds {
		return s
	}
	return 0
}

var kindTraits = [...]trait.Set{WordToken: trait.Word, NumberToken: trait.Number, Clitic: trait.Clitic, Punctuation: trait.Sign,
	MarkToken: trait.Mark, BreakToken: trait.Break}

var signTraits = [256]trait.Set{',': trait.Comma, ':': trait.Colon, ';': trait.Semicolon, '-': trait.Dash, '.': trait.Stop, '?': trait.Asking,
	'!': trait.Asking, '(': trait.Opening, ')': trait.Closing, '$': trait.Dollar}

// shape returns the traits that the letters or the sign of a token tell.
func (t *Token) shape() trait.Set {
	s := kindTraits[t.Kind] | bit(t.Spaced, trait.Spaced) | bit(t.Upper, trait.Upper)
	switch t.Kind {
	case Punctuation:
		return s | signTraits[t.Sign]
	case WordToken:
		return s | bit(!t.Upper, trait.Small) | bit(t.Calendar(), trait.Calendar)
	}
	return s
}
