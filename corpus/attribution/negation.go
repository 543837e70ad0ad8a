package attribution

import "strings"

// A verbGroup is a verb with its auxiliaries and negation: from its first token to the verb.
type verbGroup struct {
	first   int
	negated bool
}

// maxNegation is how many words may stand between a negation and its verb, both included; an aside between commas
// counts as none.
const maxNegation = 8

// maxInserted is how many words an aside between a negation and its verb may have: "has never, in any letter or report,
// said".
const maxInserted = 14

// group returns the verb group that ends with token verb.
func (p *parser) group(verb int, s sentence) verbGroup {
	g := verbGroup{first: verb}
	for k := verb - 1; k >= s.first && p.at[k] == 0 && verb-k <= maxNegation; k-- {
		t := &p.toks[k]
		switch {
		case t.sep(','):
			before := p.beforeInserted(k, s)
			if before < 0 {
				return g
			}
			k, verb = before+1, verb-(k-before)
		case p.negates(k) && !(p.lower(k) == "no" && p.lower(k+1) != "longer"):
			if !p.focuses(k + 1) {
				g.negated = true
			}
			g.first = k
		case k == verb-1 && almost.in(&p.toks[k]):
			g.negated, g.first = true, k
		case p.emphasis(k, s) > 0:
			n := p.emphasis(k, s)
			g.negated = g.negated || p.lower(k-1) == "no"
			k -= n - 1
		case p.lower(k) == "yet":
		case t.is(pronoun|subordinator|coordinator) && !t.is(adverb):
			return g
		case t.is(auxiliary | modal):
			g.first = k
		case !t.is(adverb|negation) && !p.adverbial(k):
			return g
		}
	}
	return g
}

// beforeInserted returns the token before an aside that ends with the comma at token k, where a negation or an auxiliary leads to it;
// -1 where none does.
func (p *parser) beforeInserted(k int, s sentence) int {
	for j := k - 1; j > s.first && k-j <= maxInserted && p.at[j] == 0; j-- {
		if p.toks[j].sep(',') && (p.negates(j-1) || p.toks[j-1].is(auxiliary|modal)) {
			return j - 1
		}
	}
	return -1
}

// emphasis returns how many tokens the phrase that ends with token k has where it only stresses a verb: "in no way",
// "by any means"; 0 for other words.
func (p *parser) emphasis(k int, s sentence) int {
	if k-2 < s.first || !stressing.in(&p.toks[k]) {
		return 0
	}
	if w := p.lower(k - 1); w != "no" && w != "any" || !p.toks[k-2].is(preposition) {
		return 0
	}
	return 3
}

// stressing are nouns of phrases that stress a verb: "at no stage".
var stressing = wordSet("way stage point time means account circumstances circumstance moment")

// negates reports whether token k negates the verb after it.
func (p *parser) negates(k int) bool {
	if negations.in(&p.toks[k]) {
		return true
	}
	w := p.lower(k)
	return strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// negations are the words before a verb that say that it did not happen.
var negations = wordSet("not never cannot no longer neither nor hardly scarcely barely")

// almost are adverbs right before a verb by which it did not quite happen.
var almost = wordSet("almost nearly")

// focuses reports whether token k takes a negation before it back: "not only said".
func (p *parser) focuses(k int) bool { return p.at[k] == 0 && focusing.in(&p.toks[k]) }

var focusing = wordSet("only just merely simply solely so until")

// maxFronted is how many words may stand between a negation at the beginning of a clause and the auxiliary before its
// subject.
const maxFronted = 10

// fronted reports whether a negation at the beginning of the clause negates a cue: "nor did Marsh say that", "nowhere
// in the letter does Marsh say that". "Not until Friday did Marsh say that" does not.
func (p *parser) fronted(c *cue, s sentence) bool {
	aux := c.subj.first - 1
	for aux > s.first && p.at[aux] == 0 && p.toks[aux].is(title|determiner|role|modifier) {
		aux--
	}
	if c.subj.how == inverted || aux <= s.first || p.at[aux] != 0 || !p.toks[aux].is(auxiliary|modal) {
		return false
	}
	for k := aux - 1; k >= s.first && aux-k <= maxFronted && p.at[k] == 0 && !p.toks[k].sep(';'); k-- {
		if p.negates(k) || p.lower(k) == "nowhere" || p.lower(k) == "no" {
			return !p.focuses(k + 1)
		}
	}
	return false
}

// maxShared is how many words may stand between a negation and a further verb that shares it.
const maxShared = 25

// sharesNegation reports whether the verb is joined by "or" or "nor" to one that is negated: "did not confirm or deny
// that", "has not resigned, apologised or admitted that".
func (p *parser) sharesNegation(c *cue, s sentence) bool {
	k := c.first - 1
	for k > s.first && p.at[k] == 0 && (p.toks[k].is(adverb) && !p.toks[k].is(coordinator) || p.adverbial(k)) {
		k--
	}
	if k-1 <= s.first || p.at[k] != 0 || p.lower(k) != "or" && p.lower(k) != "nor" {
		return false
	}
	for j := k - 1; j >= s.first && k-j <= maxShared && p.at[j] == 0 && !p.toks[j].sep(';'); j-- {
		switch {
		case p.negates(j):
			return !p.focuses(j + 1)
		case p.toks[j].is(auxiliary|modal) && p.toks[j].kind == wordToken:
			return p.negates(j + 1)
		case p.lower(j) == "without":
			return true
		}
	}
	return false
}

// noOne reports whether the subject of a cue stands for no one: "none of the envoys", "neither Roe nor Marsh", "no
// official", "few".
func (p *parser) noOne(sub *subject, s sentence) bool {
	if !sub.ok() || sub.first >= len(p.toks) {
		return false
	}
	k := sub.first
	if before := k - 1; before >= s.first && p.at[before] == 0 && sub.how != inverted {
		switch w := p.lower(before); {
		case w == "nor", w == "no" && !p.toks[k].upper, w == "few" && !p.some(before, s):
			return true
		case w == "hardly", w == "scarcely", w == "barely":
			return true
		case w == "of" && before > s.first && nobodies.in(&p.toks[before-1]):
			return true
		case p.negates(before) && (sub.how == relates || single.in(&p.toks[k]) || p.toks[k].is(determiner|numeral)): // "it was not Marsh who said"
			return true
		}
	}
	switch w := p.lower(k); w {
	case "no":
		return k+1 < len(p.toks) && !besides.in(&p.toks[k+1])
	case "none":
		return k+1 >= len(p.toks) || p.lower(k+1) != "other"
	case "few":
		return !p.some(k, s)
	case "not":
		return true
	default:
		return nobodies.in(&p.toks[k])
	}
}

// some reports whether "few" at token k stands for some: "a few", "quite a few".
func (p *parser) some(k int, s sentence) bool {
	return k > s.first && p.toks[k-1].is(determiner|preposition)
}

// nobodies are subjects that stand for no one.
var nobodies = wordSet("nobody none neither nothing")

// besides are words after "no" with which the subject stands for people after all: "no fewer than ten senators".
var besides = wordSet("fewer less other doubt sooner matter longer")
