package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// whoRole returns the role in a clause that begins with "who" at token i: "who is a …", "who runs …". What somebody did on a day is none.
func (c *Cast) whoRole(i int) (corpus.Span, roleRank) {
	k, be := i+1, false
	for k+1 < len(c.Toks) && c.Toks[k].Is(lexicon.Auxiliary|lexicon.Adverb) {
		be = be || c.Toks[k].Is(lexicon.Auxiliary) && token.IsBe(c.Lower(k))
		k++
	}
	end := c.appositiveEnd(k)
	if end <= k {
		return corpus.Span{}, NoRole
	}
	if be && c.Toks[k].Is(lexicon.Determiner|lexicon.Role|lexicon.Modifier) {
		if role, ok := c.capacity(k, end, false); ok {
			return role, fullRole
		}
		return corpus.Span{}, NoRole
	}
	if !be && c.calling(k, end) {
		return c.Span(i, end), clauseRole
	}
	return corpus.Span{}, NoRole
}

// calling reports whether the clause with its verb at token k tells what somebody does for a living or holds as an office.
func (c *Cast) calling(k, end int) bool {
	switch w := c.Lower(k); {
	case end-k < 3:
		return false
	case w == "used", w == "helped":
		k += 1 + Bit(c.Toks[k+1].Lex.Word == lexicon.ToWord)
	case w == "took" && c.Lower(k+1) == "over":
		return c.Lower(k+2) == "as"
	case w == "made": // "who made millions in salt"
		return c.Toks[k+1].Is(lexicon.Numeral)
	case w == "lost": // "who lost her son at sea"
		return c.Toks[k+1].Is(lexicon.Possessive) && c.Toks[k+2].Is(lexicon.Role)
	}
	if !c.Toks[k].In(callings) {
		return false
	}
	for ; k < end; k++ {
		if c.Toks[k].Calendar() {
			return false
		}
	}
	return true
}

// callings are verbs of clauses with "who" that tell what somebody is by trade or office: "who runs the ferry".
var callings = lexicon.Set("entity.callings")
