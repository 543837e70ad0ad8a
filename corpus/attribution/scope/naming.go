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
	if !namers.Has(p.Toks[c.First].Lex.Lemma) || c.End >= s.Last || p.Toks[c.End].Has(trait.Quoted) || c.Object > 0 {
		return false
	}
	k, t := c.End+1, &p.Toks[c.End]
	if !t.Has(trait.ObjectPronoun) && p.Lower(c.End) != "it" && !(p.Lower(c.End) == "her" && k < s.Last && (p.predicate(k, s) || p.Toks[k].Has(trait.The|trait.An))) && !(t.Lex.Word == lexicon.ThisWord && k < s.Last && p.Toks[k].Has(trait.The|trait.An)) {
		np := p.Starting(c.End, s.Last)
		if !np.Ok() || np.Kind == phrase.PronounIs {
			return false
		}
		k = np.Last
		if np.Mention < 0 && np.Last-np.First > 2 && p.Toks[np.First].Has(trait.Determiner|trait.Possessive) && p.predicate(np.Last-1, s) { // "the search lawful"
			return true
		}
		return k < s.Last && !p.Toks[k].Has(trait.Quoted) && (p.Toks[k].Has(trait.The|trait.An) && !p.timed(k, s) || p.predicate(k, s)) || p.endsInName(c.End, s)
	}
	if k >= s.Last || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	next := &p.Toks[k]
	return next.Has(trait.The|trait.An|trait.Possessive) && !p.timed(k, s) || next.Has(trait.Word) && !next.Has(trait.Functional|trait.Adverb|trait.Time|trait.Determiner|trait.Calendar)
}

// endsInName reports whether a long phrase from token i on ends its clause with what it is called: "called the suppers that were
// held at two inns in March a flop", "called the rules on nets in the fjord absurd".
func (p *Reader) endsInName(i int, s token.Sentence) bool {
	end := i
	for end < s.Last && end-i < phrase.MaxForward && !p.Toks[end].Has(trait.Quoted) && (!p.Toks[end].Has(trait.Sign) || p.Toks[end].Has(trait.Dash) && !p.Toks[end].Has(trait.Spaced)) {
		end++
	}
	if end-i < 3 || end < s.Last && p.Toks[end].Has(trait.Quoted) {
		return false
	}
	if before := &p.Toks[end-2]; p.predicate(end-1, s) && before.Has(trait.Word) && !before.Has(trait.Functional|trait.Determiner|trait.Possessive|trait.Adverb|trait.Adjective) {
		return true
	}
	for k := end - 2; k > i+1 && end-k <= maxCalled; k-- {
		if t := &p.Toks[k]; t.Has(trait.An) {
			before := &p.Toks[k-1]
			return before.Has(trait.Word) && !before.Has(trait.Functional|trait.Determiner|trait.Adverb|trait.Gerund|trait.Past|trait.Base) && !before.Other(lexicon.Past|lexicon.Gerund|lexicon.Base) && !p.timed(k, s)
		} else if t.Has(trait.Functional | trait.Determiner) {
			return false
		}
	}
	return false
}

// maxCalled is how many words what something is called may have, with its article.
const maxCalled = 5

// predicate reports whether the word at token k is an adjective that ends what somebody is called.
func (p *Reader) predicate(k int, s token.Sentence) bool {
	t := &p.Toks[k]
	if p.Toks[k].Has(trait.Quoted|trait.Upper|trait.Role|trait.Title|trait.Modifier|trait.People|trait.Body) || !t.Has(trait.Adjective) && !(t.Has(trait.Unlisted) && adjectival(p.Lower(k))) {
		return false
	}
	return k+1 >= s.Last || !p.Toks[k+1].Has(trait.Quoted) && (p.Toks[k+1].Has(trait.Sign) && !p.Toks[k+1].Has(trait.Dash) || p.Toks[k+1].Has(trait.Coordinator|trait.Preposition))
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
	for i := k + 1; i < s.Last && i < k+4 && !p.Toks[i].Has(trait.Quoted); i++ {
		if p.Toks[i].Has(trait.Time|trait.Calendar) || p.Lower(i) == "day" || p.Lower(i) == "days" {
			return true
		}
	}
	return false
}
