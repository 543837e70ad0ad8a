package scope

import (
	"strings"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// namers are verbs that give what they are said of a name: "called the plan a farce".
var namers = lexicon.Set("scope.namers")

// callsSo reports whether a verb that gives names has both: whom or what it is said of, and what that is called: "called Marsh a liar", "calls
// himself a farmer", "called the search lawful"; not "called the mayor", "called an election", "called Marsh the next day".
func (p *Reader) callsSo(c *cue.Cue, s token.Sentence) bool {
	if !namers.Has(p.Toks[c.First].Lex.Lemma) || c.End >= s.Last || c.Object > 0 {
		return false
	}
	k, t := c.End+1, &p.Toks[c.End]
	if !t.Has(trait.ObjectPronoun) && p.Lower(c.End) != "it" && !(p.Lower(c.End) == "her" && k < s.Last && p.Toks[k].Has(trait.The|trait.An)) && !(t.Lex.Word == lexicon.ThisWord && k < s.Last) {
		np := p.Starting(c.End, s.Last)
		if !np.Ok() {
			return false
		}
		k = np.Last
		return k < s.Last && (p.Toks[k].Has(trait.The|trait.An) && !p.timed(k, s) || p.predicate(k, s)) || p.endsInName(c.End, s)
	}
	next := &p.Toks[k]
	return next.Has(trait.The|trait.An|trait.Possessive) || !next.Has(trait.Functional|trait.Adverb|trait.Time|trait.Determiner|trait.Calendar)
}

// endsInName reports whether a long phrase from token i on ends its clause with what it is called: "called the suppers that were
// held at two inns in March a flop", "called the rules on nets in the fjord absurd".
func (p *Reader) endsInName(i int, s token.Sentence) bool {
	end := i
	for end < s.Last && end-i < phrase.MaxForward && !p.Toks[end].Has(trait.Sign) {
		end++
	}
	if before := &p.Toks[end-2]; p.predicate(end-1, s) && !before.Has(trait.Functional|trait.Determiner|trait.Possessive|trait.Adverb|trait.Adjective) {
		return true
	}
	for k := end - 2; k > i+1 && end-k <= maxCalled; k-- {
		if t := &p.Toks[k]; t.Has(trait.An) {
			return !p.timed(k, s)
		}
	}
	return false
}

// maxCalled is how many words what something is called may have, with its article.
const maxCalled = 5

// predicate reports whether the word at token k is an adjective that ends what somebody is called.
func (p *Reader) predicate(k int, s token.Sentence) bool {
	t := &p.Toks[k]
	if !t.Has(trait.Adjective) && !(t.Has(trait.Unlisted) && adjectival(p.Lower(k))) {
		return false
	}
	return true
}

// adjectival reports whether a word has an ending of adjectives.
func adjectival(word string) bool {
	for _, ending := range [...]string{"ful", "able", "ible", "ive", "ous", "ical", "less", "worthy", "ified", "ish"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return strings.HasPrefix(word, "un") && len(word) > 4 // "unfit"
}

// timed reports whether what begins with the article at token k is a time: "a week later".
func (p *Reader) timed(k int, s token.Sentence) bool {
	for i := k + 1; i < s.Last && i < k+4; i++ {
		if p.Toks[i].Has(trait.Time|trait.Calendar) || p.Lower(i) == "days" {
			return true
		}
	}
	return false
}
