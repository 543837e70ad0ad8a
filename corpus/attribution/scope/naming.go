package scope

import (
	"strings"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
)

// namers are verbs that give what they are said of a name: "called the plan a farce".
var namers = lexicon.WordSet("call label dub brand term pronounce")

// callsSo reports whether a verb that gives names has both: whom or what it is said of, and what that is called: "called Marsh a liar", "calls
// himself a farmer", "called the search lawful"; not "called the mayor", "called an election", "called Marsh the next day".
func (p *Reader) callsSo(c *cue.Cue, s token.Sentence) bool {
	if !namers.Has(p.Toks[c.First].Lex.Lemma) || c.End >= s.Last || p.At[c.End] != 0 || c.Object > 0 {
		return false
	}
	k, t := c.End+1, &p.Toks[c.End]
	if !t.Is(lexicon.ObjectPronoun) && p.Lower(c.End) != "it" && !(p.Lower(c.End) == "her" && k < s.Last && (p.predicate(k, s) || p.Articles(&p.Toks[k]))) && !(t.Lex.Word == lexicon.ThisWord && k < s.Last && p.Articles(&p.Toks[k])) {
		np := p.Starting(c.End, s.Last)
		if !np.Ok() || np.Kind == phrase.PronounIs {
			return false
		}
		k = np.Last
		if np.Mention < 0 && np.Last-np.First > 2 && p.Toks[np.First].Is(lexicon.Determiner|lexicon.Possessive) && p.predicate(np.Last-1, s) { // "the search lawful"
			return true
		}
		return k < s.Last && p.At[k] == 0 && (p.Articles(&p.Toks[k]) && !p.timed(k, s) || p.predicate(k, s)) || p.endsInName(c.End, s)
	}
	if k >= s.Last || p.At[k] != 0 {
		return false
	}
	next := &p.Toks[k]
	return (p.Articles(next) || next.Is(lexicon.Possessive)) && !p.timed(k, s) || next.Kind == token.WordToken && !next.Is(lexicon.Functional|lexicon.Adverb|lexicon.TimeWord|lexicon.Determiner) && !next.Calendar()
}

// endsInName reports whether a long phrase from token i on ends its clause with what it is called: "called the suppers that were
// held at two inns in March a flop", "called the rules on nets in the fjord absurd".
func (p *Reader) endsInName(i int, s token.Sentence) bool {
	end := i
	for end < s.Last && end-i < phrase.MaxForward && p.At[end] == 0 && (p.Toks[end].Kind != token.Punctuation || p.Toks[end].Sep('-') && !p.Toks[end].Spaced) {
		end++
	}
	if end-i < 3 || end < s.Last && p.At[end] != 0 {
		return false
	}
	if before := &p.Toks[end-2]; p.predicate(end-1, s) && before.Kind == token.WordToken && !before.Is(lexicon.Functional|lexicon.Determiner|lexicon.Possessive|lexicon.Adverb|lexicon.Adjective) {
		return true
	}
	for k := end - 2; k > i+1 && end-k <= maxCalled; k-- {
		if t := &p.Toks[k]; t.Lex.Word == lexicon.AWord || t.Lex.Word == lexicon.AnWord {
			before := &p.Toks[k-1]
			return before.Kind == token.WordToken && !before.Is(lexicon.Functional|lexicon.Determiner|lexicon.Adverb) && !before.Form(lexicon.Gerund|lexicon.Past|lexicon.Base) && !before.Other(lexicon.Past|lexicon.Gerund|lexicon.Base) && !p.timed(k, s)
		} else if t.Is(lexicon.Functional | lexicon.Determiner) {
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
	if p.At[k] != 0 || t.Upper || t.Is(lexicon.Role|lexicon.Title|lexicon.Modifier|lexicon.People|lexicon.Body) || !t.Is(lexicon.Adjective) && !(t.Unlisted() && adjectival(p.Lower(k))) {
		return false
	}
	return k+1 >= s.Last || p.At[k+1] == 0 && (p.Toks[k+1].Kind == token.Punctuation && !p.Toks[k+1].Sep('-') || p.Toks[k+1].Is(lexicon.Coordinator|lexicon.Preposition))
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
	for i := k + 1; i < s.Last && i < k+4 && p.At[i] == 0; i++ {
		if p.Toks[i].Is(lexicon.TimeWord) || p.Toks[i].Calendar() || p.Lower(i) == "day" || p.Lower(i) == "days" {
			return true
		}
	}
	return false
}
