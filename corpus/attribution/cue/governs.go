package cue

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
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
	for k := i + 1; k+1 < s.Last && k-i <= phrase.MaxHearer && p.At[k] == 0; k++ {
		t := &p.Toks[k]
		switch {
		case t.In(preps) && !t.Upper && p.Toks[k+1].Lex.Word != lexicon.ThatWord && (beside || !p.Toks[k].In(clinging) && !called):
			return p.objectFrom(k + 1)
		case t.Kind == token.Punctuation, t.Is(lexicon.Relative|lexicon.Coordinator|lexicon.Subordinator|lexicon.Preposition) && t.Lex.Word != lexicon.ToWord && t.Lex.Word != lexicon.WithWord && !p.Toks[k+1].Calendar(), p.Finite(k):
			return 0
		}
		beside = beside && (p.Adverbial(k) || t.Is(lexicon.TimeWord) || t.Calendar())
	}
	return 0
}

// clinging are the prepositions that belong to the word before them: not "spoke to a group of farmers".
var clinging = lexicon.WordSet("of to against with")

// objectFrom returns token i if an object may begin there: no time or place.
func (p *Reader) objectFrom(i int) int {
	if t := &p.Toks[i]; p.At[i] == 0 && (t.Calendar() || t.Is(lexicon.TimeWord|lexicon.Relative) || t.Kind == token.Punctuation) {
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
	for j < s.Last && (p.Toks[j].Is(lexicon.Adverb|lexicon.TimeWord) || p.Toks[j].Calendar()) && p.Toks[j].Lex.Word != lexicon.ToWord {
		j++
	}
	start := j
	if j+1 < s.Last && (p.Lower(j) == "not" || p.Lower(j) == "never") { // "promised not to sell it"
		j++
	}
	if j+1 >= s.Last || p.Toks[j].Lex.Word != lexicon.ToWord {
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
	if c.Class&(lexicon.Ask|lexicon.Tell) == 0 || c.End >= s.Last || p.At[c.End] != 0 {
		return 0
	}
	for k := c.End; k < s.Last && k-c.End <= phrase.MaxHearer && p.At[k] == 0; k++ {
		t := &p.Toks[k]
		switch {
		case t.Lex.Word == lexicon.ToWord && p.Infinitive(k, c, s) == 0, t.Kind == token.Punctuation, t.Is(lexicon.Functional) && !t.Is(lexicon.ObjectPronoun|lexicon.Preposition):
			return 0
		case t.Lex.Word == lexicon.ToWord && k > c.End+1-entity.Bit(c.Class&lexicon.Tell != 0):
			return c.End // who is asked belongs to what is asked
		case t.Lex.Word == lexicon.ToWord:
			return k
		}
	}
	return 0
}

// LeadsUp reports whether a quotation ends the clause with "as" or "after" that a sentence begins with, so that it is not what the
// main clause reports: "After Marsh promised “a new start,” Roe said".
func (p *Reader) LeadsUp(q *token.Quotation, s token.Sentence) bool {
	first := s.First
	for first < q.Left && first < s.First+MaxLeadIn && p.At[first] == 0 && p.Toks[first].Is(lexicon.Coordinator|lexicon.Adverb) && !p.Toks[first].Is(lexicon.Subordinator) { // "But even as"
		first++
	}
	if !p.Toks[first].Is(lexicon.Subordinator) || p.At[first] != 0 {
		return false
	}
	for k := first + 1; k < q.Left; k++ {
		if p.At[k] == 0 && p.Toks[k].Sep(',') { // the main clause has begun
			return false
		}
	}
	return q.Left > first+1 && p.HasVerb(first, q.Left)
}

// MinClosed is how many words a clause has at least that only the cue behind it tells to be one.
const MinClosed = 6
