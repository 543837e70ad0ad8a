package attribution

import "strings"

// namers are verbs that give what they are said of a name: "called the plan a farce".
var namers = wordSet("call label dub brand term pronounce")

// callsSo reports whether a verb that gives names has both: whom or what it is said of, and what that is called: "called Marsh a liar", "calls
// himself a farmer", "called the search lawful"; not "called the mayor", "called an election", "called Marsh the next day".
func (p *parser) callsSo(c *cue, s sentence) bool {
	if !namers.has(p.toks[c.first].lex.lemma) || c.end >= s.last || p.at[c.end] != 0 || c.object > 0 {
		return false
	}
	k, t := c.end+1, &p.toks[c.end]
	if !t.is(objectPronoun) && p.lower(c.end) != "it" && !(p.lower(c.end) == "her" && k < s.last && (p.predicate(k, s) || p.articles(&p.toks[k]))) && !(t.lex.word == thisWord && k < s.last && p.articles(&p.toks[k])) {
		np := p.starting(c.end, s.last)
		if !np.ok() || np.kind == pronounIs {
			return false
		}
		k = np.last
		if np.mention < 0 && np.last-np.first > 2 && p.toks[np.first].is(determiner|possessive) && p.predicate(np.last-1, s) { // "the search lawful"
			return true
		}
		return k < s.last && p.at[k] == 0 && (p.articles(&p.toks[k]) && !p.timed(k, s) || p.predicate(k, s)) || p.endsInName(c.end, s)
	}
	if k >= s.last || p.at[k] != 0 {
		return false
	}
	next := &p.toks[k]
	return (p.articles(next) || next.is(possessive)) && !p.timed(k, s) || next.kind == wordToken && !next.is(functional|adverb|timeWord|determiner) && !next.calendar()
}

// endsInName reports whether a long phrase from token i on ends its clause with what it is called: "called the suppers that were
// held at two inns in March a flop", "called the rules on nets in the fjord absurd".
func (p *parser) endsInName(i int, s sentence) bool {
	end := i
	for end < s.last && end-i < maxForward && p.at[end] == 0 && (p.toks[end].kind != punctuation || p.toks[end].sep('-') && !p.toks[end].spaced) {
		end++
	}
	if end-i < 3 || end < s.last && p.at[end] != 0 {
		return false
	}
	if before := &p.toks[end-2]; p.predicate(end-1, s) && before.kind == wordToken && !before.is(functional|determiner|possessive|adverb|adjective) {
		return true
	}
	for k := end - 2; k > i+1 && end-k <= maxCalled; k-- {
		if t := &p.toks[k]; t.lex.word == aWord || t.lex.word == anWord {
			before := &p.toks[k-1]
			return before.kind == wordToken && !before.is(functional|determiner|adverb) && !before.form(gerund|past|base) && !before.other(past|gerund|base) && !p.timed(k, s)
		} else if t.is(functional | determiner) {
			return false
		}
	}
	return false
}

// maxCalled is how many words what something is called may have, with its article.
const maxCalled = 5

// predicate reports whether the word at token k is an adjective that ends what somebody is called.
func (p *parser) predicate(k int, s sentence) bool {
	t := &p.toks[k]
	if p.at[k] != 0 || t.upper || t.is(role|title|modifier|people|body) || !t.is(adjective) && !(t.unlisted() && adjectival(p.lower(k))) {
		return false
	}
	return k+1 >= s.last || p.at[k+1] == 0 && (p.toks[k+1].kind == punctuation && !p.toks[k+1].sep('-') || p.toks[k+1].is(coordinator|preposition))
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
func (p *parser) timed(k int, s sentence) bool {
	for i := k + 1; i < s.last && i < k+4 && p.at[i] == 0; i++ {
		if p.toks[i].is(timeWord) || p.toks[i].calendar() || p.lower(i) == "day" || p.lower(i) == "days" {
			return true
		}
	}
	return false
}
