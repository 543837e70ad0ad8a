package report

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// maxFronted is how many words may stand between a negation at the beginning of a clause and the auxiliary before its
// subject.
const maxFronted = 10

// fronted reports whether a negation at the beginning of the clause negates a cue: "nor did Marsh say that", "nowhere
// in the letter does Marsh say that". "Not until Friday did Marsh say that" does not.
func (p *Reader) fronted(c *cue.Cue, s token.Sentence) bool {
	aux := c.Subj.First - 1
	for aux > s.First && p.Toks[aux].Has(trait.Title|trait.Determiner|trait.Role|trait.Modifier) {
		aux--
	}
	if c.Subj.How == subject.Inverted || aux <= s.First || !p.Toks[aux].Has(trait.Auxiliary|trait.Modal) {
		return false
	}
	for k := aux - 1; k >= s.First && aux-k <= maxFronted && !p.Toks[k].Has(trait.Quoted|trait.Semicolon); k-- {
		if p.Negates(k) || p.Lower(k) == "nowhere" || p.Lower(k) == "no" {
			return !p.Focuses(k + 1)
		}
	}
	return false
}

// maxShared is how many words may stand between a negation and a further verb that shares it.
const maxShared = 25

// sharesNegation reports whether the verb is joined by "or" or "nor" to one that is negated: "did not confirm or deny
// that". A verb between commas may be: "has not resigned, apologised for the delay or admitted that".
func (p *Reader) sharesNegation(c *cue.Cue, s token.Sentence) bool {
	k := c.First - 1
	for k > s.First && !p.Toks[k].Has(trait.Quoted) && (p.Toks[k].Has(trait.Adverb) && !p.Toks[k].Has(trait.Coordinator) || p.Adverbial(k)) {
		k--
	}
	if k-1 <= s.First {
		return false
	}
	listed := p.Toks[k].Has(trait.Comma) && c.Subj.How == subject.Shared
	if !p.alternates(k) && !(listed && p.alternative(c.Last, s)) {
		return false
	}
	for j := k - 1; j >= s.First && k-j <= maxShared && !p.Toks[j].Has(trait.Quoted|trait.Semicolon); j-- {
		switch {
		case p.Negates(j):
			return !p.Focuses(j + 1)
		case p.Toks[j].Has(trait.Auxiliary|trait.Modal) && p.Toks[j].Has(trait.Word):
			return p.Negates(j + 1)
		case p.Lower(j) == "without":
			return true
		}
	}
	return false
}

// alternates reports whether token k is "or" or "nor".
func (p *Reader) alternates(k int) bool {
	return !p.Toks[k].Has(trait.Quoted) && (p.Lower(k) == "or" || p.Lower(k) == "nor")
}

// alternative reports whether the first coordinator from token k on is "or" or "nor", before another verb.
func (p *Reader) alternative(k int, s token.Sentence) bool {
	for end := min(s.Last, k+maxShared); k < end && !p.Toks[k].Has(trait.Quoted|trait.Semicolon); k++ {
		if p.Toks[k].Has(trait.Coordinator) {
			return p.alternates(k) && k+1 < s.Last && p.Toks[k+1].Has(trait.Past|trait.Participle|trait.Base)
		}
	}
	return false
}

// NoOne reports whether the subject of a cue stands for no one: "none of the envoys", "neither Roe nor Marsh", "no
// official", "few".
func (p *Reader) NoOne(sub *subject.Subject, s token.Sentence) bool {
	if !sub.Ok() || sub.First >= len(p.Toks) {
		return false
	}
	k := sub.First
	if before := k - 1; before >= s.First && !p.Toks[before].Has(trait.Quoted) && sub.How != subject.Inverted {
		switch w := p.Lower(before); {
		case w == "nor", w == "no" && !p.Toks[k].Has(trait.Upper), w == "few" && !p.some(before, s):
			return true
		case w == "hardly", w == "scarcely", w == "barely":
			return true
		case w == "of" && before > s.First && p.Toks[before-1].In(Nobodies):
			return true
		case p.Negates(before) && (sub.How == subject.Relates || p.Toks[k].In(cue.Single) || p.Toks[k].Has(trait.Determiner|trait.Numeral)): // "it was not Marsh who said"
			return true
		}
	}
	switch w := p.Lower(k); w {
	case "no":
		return k+1 < len(p.Toks) && !p.Toks[k+1].In(besides)
	case "none":
		return k+1 >= len(p.Toks) || p.Lower(k+1) != "other"
	case "few":
		return !p.some(k, s)
	case "not":
		return true
	default:
		return p.Toks[k].In(Nobodies)
	}
}

// some reports whether "few" at token k stands for some: "a few", "quite a few".
func (p *Reader) some(k int, s token.Sentence) bool {
	return k > s.First && p.Toks[k-1].Has(trait.Determiner|trait.Preposition)
}

// Nobodies are subjects that stand for no one.
var Nobodies = lexicon.Set("report.Nobodies")

// besides are words after "no" with which the subject stands for people after all: "no fewer than ten senators".
var besides = lexicon.Set("report.besides")
