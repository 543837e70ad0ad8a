package cue

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// MaxLeadIn is how many words may stand before a clause that leads in: "just months after".
const MaxLeadIn = 3

// PrepositionalObject returns where what the verb at token i reports begins behind a preposition that goes with it; 0 if none
// follows.
func (p *Reader) PrepositionalObject(i int, s token.Sentence) int {
	preps := p.Toks[i].Prepositions()
	if preps == nil {
		return 0
	}
	beside := true // only adverbs and times stand between
	called := p.Toks[i].Verb(lexicon.Call) && i+1 < s.Last && p.Lower(i+1) != "out"
	for k := i + 1; k+1 < s.Last && k-i <= phrase.MaxHearer; k++ {
		t := &p.Toks[k]
		switch {
		case t.In(preps) && !t.Has(trait.Upper) && !p.Toks[k+1].Has(trait.That) && (beside || !p.Toks[k].In(clinging) && !called):
			return p.objectFrom(k + 1)
		case t.Has(trait.Sign | trait.Finite), t.Has(trait.Relative|trait.Coordinator|trait.Subordinator|trait.Preposition) && !t.Has(trait.To) && t.Lex.Word != lexicon.WithWord && !p.Toks[k+1].Has(trait.Calendar):
			return 0
		}
		beside = beside && (p.Adverbial(k) || t.Has(trait.Time|trait.Calendar))
	}
	return 0
}

// clinging are the prepositions that belong to the word before them: not "spoke to a group of farmers".
var clinging = lexicon.Set("cue.clinging")

// objectFrom returns token i if an object may begin there: no time or place.
func (p *Reader) objectFrom(i int) int {
	if t := &p.Toks[i]; t.Has(trait.Calendar | trait.Time | trait.Relative | trait.Sign) {
		return 0
	}
	return i
}

// Infinitive returns where "to …" begins that tells what somebody promised or asked for, from token j on, behind whoever is
// asked; 0 if there is none.
func (p *Reader) Infinitive(j int, c *Cue, s token.Sentence) int {
	if c.Class&(lexicon.Act|lexicon.Ask|lexicon.Tell) == 0 {
		return 0
	}
	for j < s.Last && p.Toks[j].Has(trait.Adverb|trait.Time|trait.Calendar) {
		j++
	}
	start := j
	if j+1 < s.Last && (p.Lower(j) == "not" || p.Lower(j) == "never") { // "promised not to sell it"
		j++
	}
	if j+1 >= s.Last || !p.Toks[j].Has(trait.To) {
		return 0
	}
	verb := &p.Toks[j+1]
	if q := p.At[j+1]; q != 0 { // "told them to “open the locks”"
		verb = &p.Toks[p.Quotations[q-1].First]
	}
	if verb.Kind != token.WordToken || verb.Upper || verb.Is(lexicon.Determiner|lexicon.Possessive|lexicon.ObjectPronoun|lexicon.People|lexicon.Role) { // "wrote to the mill"
		return 0
	}
	return start
}

// request returns where what somebody is asked or told to do begins: "asked the crew to leave", "told him to leave"; 0 if nobody is.
func (p *Reader) request(c *Cue, s token.Sentence) int {
	if c.Class&(lexicon.Ask|lexicon.Tell) == 0 || c.End >= s.Last {
		return 0
	}
	for k := c.End; k < s.Last && k-c.End <= phrase.MaxHearer && !p.Toks[k].Has(trait.Quoted); k++ {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.To) && p.Infinitive(k, c, s) == 0, t.Has(trait.Sign), t.Has(trait.Functional) && !t.Has(trait.ObjectPronoun|trait.Preposition):
			return 0
		case t.Has(trait.To) && k > c.End+1-entity.Bit(c.Class&lexicon.Tell != 0):
			return c.End // who is asked belongs to what is asked
		case t.Has(trait.To):
			return k
		}
	}
	return 0
}

// LeadsUp reports whether a quotation ends the clause with "as" or "after" that a sentence begins with, so that it is not what the
// main clause reports: "After Marsh promised “a new start,” Roe said".
func (p *Reader) LeadsUp(q *token.Quotation, s token.Sentence) bool {
	first := s.First
	for first < q.Left && first < s.First+MaxLeadIn && p.Toks[first].Has(trait.Coordinator|trait.Adverb) { // "But even as"
		first++
	}
	if !p.Toks[first].Has(trait.Subordinator) {
		return false
	}
	for k := first + 1; k < q.Left; k++ {
		if p.Toks[k].Has(trait.Comma) { // the main clause has begun
			return false
		}
	}
	return q.Left > first+1 && p.HasVerb(first, q.Left)
}

// MinClosed is how many words a clause has at least that only the cue behind it tells to be one.
const MinClosed = 6
