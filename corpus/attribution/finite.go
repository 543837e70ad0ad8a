package attribution

import "strings"

// finite reports whether the token can be a clause's verb, as far as its form tells.
func (r *reading) finite(i int) bool {
	t := &r.toks[i]
	if t.kind == clitic {
		return r.at[i] == 0 && i > 0 && r.toks[i-1].is(pronoun)
	}
	if t.kind != wordToken || t.upper || r.at[i] != 0 {
		return false
	}
	switch {
	case t.is(auxiliary | modal):
		return !endless.in(t)
	case t.lex.verb != 0:
		return t.form(past) || t.form(third) && !r.nominal(i) && !r.pluralNoun(i)
	case t.lex.class&^(cueAdjective|starter|commonNoun|department) != 0:
		return false
	}
	if t.lex.other != 0 {
		return t.other(past) || t.other(third) && !r.nominal(i) || t.other(base) && r.plain(i)
	}
	w := r.text[t.start:t.end]
	return strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && len(w) > 3 && !t.is(commonNoun)
}

// endless are the forms of auxiliaries that are no clause's verb by themselves.
var endless = wordSet("being having")

// nominal reports whether an article or the like before token i makes a noun of what could be a verb.
func (r *reading) nominal(i int) bool {
	if i == 0 || r.at[i-1] != 0 {
		return false
	}
	t := &r.toks[i-1]
	return t.is(determiner|possessive|preposition) && !t.is(relative) && t.lex.word != thatWord || t.kind == clitic
}

// pluralNoun reports whether the word at token i, which could be a verb, is the head of a phrase with an article: "the herring talks",
// "the Geneva talks".
func (r *reading) pluralNoun(i int) bool {
	if i < 2 || r.at[i-1] != 0 || r.at[i-2] != 0 || !plurals.in(&r.toks[i]) {
		return false
	}
	before, first := &r.toks[i-1], &r.toks[i-2]
	if before.kind != wordToken || !first.is(determiner|possessive|preposition) && first.kind != clitic || first.lex.word == thatWord {
		return false
	}
	return before.upper && before.is(place|demonym|orgName) && first.is(determiner) || !before.upper && !before.is(role|people|body|document|functional|adverb|determiner) && !agents(r.text[before.start:before.end])
}

// plurals are forms of reporting verbs that are nouns in the plural more often.
var plurals = wordSet("talks attacks calls claims demands offers promises remarks reports states threats votes posts signs orders")

// plain reports whether the plain form of a verb at token i has a subject right before it: "they seem", "who live".
func (r *reading) plain(i int) bool {
	if i == 0 || r.at[i-1] != 0 {
		return false
	}
	k := i - 1
	for k > 0 && r.at[k] == 0 && r.toks[k].is(adverb) && !r.toks[k].is(people) {
		k--
	}
	t := &r.toks[k]
	return t.kind == wordToken && (t.is(pronoun|relative|people) || t.form(third) && (r.nominal(k) || r.pluralNoun(k))) // "the talks begin"
}

// skipBack returns the last token before i that is neither adverb, auxiliary, negation nor a word of time, and whether an
// auxiliary of the passive was skipped.
func (p *parser) skipBack(i, floor int) (k int, passive bool) {
	be, seen := false, false
	for k = i - 1; k >= floor && p.at[k] == 0; k-- {
		t := &p.toks[k]
		switch {
		case t.is(auxiliary):
			if !seen {
				be, seen = isBe(p.text[t.start:t.end]), true
			}
			if t.kind == clitic && k > floor && !p.toks[k-1].is(pronoun) {
				return k, be
			}
		case !t.upper && t.kind == wordToken && k+1 < i && p.toks[k+1].calendar() && (t.lex.word == lateWord || t.lex.word == earlyWord): // "late Thursday"
		case t.is(modal | negation | adverb), t.is(objectPronoun) && reflexive.in(t):
		case t.calendar() && k > floor && p.toks[k-1].is(preposition): // "on Tuesday"
			k--
		case k-1 > floor && (t.is(timeWord) && nearTimes.in(&p.toks[k-1]) || p.year(k)): // "this week", "in 2009"
			k--
		case k > floor && lasting.in(t) && p.toks[k-1].is(auxiliary): // "has since said"
		case k > floor && t.is(determiner) && floats.in(t) && p.toks[k-1].is(auxiliary|modal): // "have all said"
		case k == i-1 && p.toks[i].form(gerund) && phases.in(t): // "has begun telling"
			be, seen = true, true
		case (t.is(timeWord) || t.calendar()) && k > floor && !p.toks[k-1].is(preposition|determiner):
		case t.kind == wordToken && !t.upper && t.unlisted() && strings.HasSuffix(p.text[t.start:t.end], "ly"):
		default:
			return k, be
		}
	}
	return k, be
}

// nearTimes are words that stand before a word of time: "this week".
var nearTimes = wordSet("this last earlier late")

// lasting are words that stand for a time between an auxiliary and its verb.
var lasting = wordSet("since long")

// year reports whether token k is the year of "in 2009".
func (p *parser) year(k int) bool {
	t := &p.toks[k]
	return t.kind == numberToken && t.end-t.start == 4 && k > 0 && p.toks[k-1].lex.word == inWord
}

// floats are the words for all of a subject that stand behind an auxiliary.
var floats = wordSet("all both each")

// phases are verbs that tell when or how long somebody does what the -ing form behind them says.
var phases = wordSet("start starts started begin begins began begun keep keeps kept continue continues continued")

// reflexive are the pronouns that stress a subject behind it: "the mayor himself said".
var reflexive = wordSet("himself herself itself themselves myself ourselves")

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "get", "got", "gets":
		return true
	}
	return false
}
