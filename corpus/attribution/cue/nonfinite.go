package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// participleCue finds the subject of an -ing form: one of its own, else that of the clause it hangs on.
func (p *Reader) participleCue(c Cue, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	c.Kind = GerundCue
	if np := p.withSubject(c.First, s); np.Ok() {
		c.Subj = subject.Subject{Phrase: np, How: subject.Beside}
		return c, true
	}
	if !open.Ok() && c.First <= s.First+1 {
		c.Subj = subject.Subject{Phrase: p.ledSubject(c.Last, s), How: subject.Governs}
		return c, c.Subj.Ok()
	}
	if !open.Ok() {
		open = p.before(c.First, s)
	}
	c.Subj = subject.Subject{Phrase: open, How: subject.Governs}
	c.Joined = true
	c.Begin = p.backOver(c.First, s)
	return c, open.Ok()
}

// before returns the phrase that a sentence opens with and that the -ing form at token i, after a comma, belongs to: "The
// mayor, calling it a farce, left".
func (p *Reader) before(i int, s token.Sentence) phrase.Phrase {
	if i-2 < s.First || !p.Toks[i-1].Has(trait.Comma) {
		return phrase.Phrase{}
	}
	if np := p.Ending(i-2, s.First); np.Kind != phrase.OtherPhrase && np.First == s.First {
		return np
	}
	return phrase.Phrase{}
}

// ledSubject returns the subject of the main clause, behind a comma from token i on, that a participle leads in to: "Noting that
// the ice was thin, Marsh closed the strait".
func (p *Reader) ledSubject(i int, s token.Sentence) phrase.Phrase {
	for k := i; k+2 < s.Last && k-i < token.MaxAppositive; k++ {
		if comma := p.Toks[k].Has(trait.Comma) || p.Toks[k-1].Sep(','); !comma {
			continue
		}
		np := p.Starting(k+1, s.Last)
		if np.Ok() && np.Kind == phrase.OtherPhrase && np.Last+1 < s.Last && p.Toks[np.Last].Has(trait.Comma) && p.StartsAt[np.Last+1] > 0 { // ", the harbor master, Ada Marsh, …"
			first := np.First
			np = p.Starting(np.Last+1, s.Last)
			np.First = first
		}
		if next := p.OverAdverbs(np.Last, s); p.Toks[next].Has(trait.Finite) || p.Toks[np.Last].Has(trait.Comma) {
			return np
		}
	}
	return phrase.Phrase{}
}

// infinitiveCue finds the subject of an infinitive: who was made to speak, else whoever went on to.
func (p *Reader) infinitiveCue(c Cue, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	c.Kind = InfiniteCue
	if np := p.made(c.First, s); np.Ok() {
		c.Subj = subject.Subject{Phrase: np, How: subject.Beside}
		c.Begin = np.First
		return c, true
	}
	c.Subj = subject.Subject{Phrase: open, How: subject.Governs}
	return c, open.Ok() && p.speechTo(c.First, s)
}

// making are verbs that tell who made somebody do something: "prompted Marsh to say", "leading experts to warn".
var making = lexicon.Set("cue.making")

// made returns the subject of the infinitive at token i where somebody was made to speak: "prompted Marsh to say", "Marsh was moved
// to say".
func (p *Reader) made(i int, s token.Sentence) phrase.Phrase {
	np := p.Ending(i-2, s.First)
	if k := np.First - 1; np.Ok() && k > s.First && p.Lower(k-1) == "only" { // "only for Marsh to say"
		return np
	}
	if np.First-1 < s.First || !p.Toks[np.First-1].In(making) {
		return phrase.Phrase{}
	}
	return np
}

// progressive reports whether the -ing form at token i has an auxiliary: "is saying", "he's saying".
func (p *Reader) progressive(i int, s token.Sentence) bool {
	k, be := p.SkipBack(i, s.First)
	return k < i-1 && (be || p.Toks[k+1].Has(trait.Clitic))
}

// quotedAs reports whether the -ing form at token i ends "was quoted as saying".
func (p *Reader) quotedAs(i int, s token.Sentence) bool { return p.quotedFrom(i, s) > 0 }

// quotedFrom returns 1 + the first token of "was quoted as", which the -ing form at token i ends; 0 where it ends none.
func (p *Reader) quotedFrom(i int, s token.Sentence) int {
	if i-2 < s.First || !p.Toks[i-1].Has(trait.As) {
		return 0
	}
	for k := i - 2; k >= s.First && i-k < 8; k-- {
		if p.Toks[k].Verb(lexicon.Topic) {
			return 1 + p.Group(k, s).First
		}
	}
	return 0
}

// withSubject returns the subject that the -ing form at token i has of its own: "with Marsh calling it a disgrace", "footage of Marsh
// saying", "saw Marsh waving".
func (p *Reader) withSubject(i int, s token.Sentence) phrase.Phrase {
	if i-2 < s.First {
		return phrase.Phrase{}
	}
	np := p.SimpleEnding(i-1, s.First)
	if k := np.First - 1; k <= s.First || !p.Toks[k-1].In(recorded) {
		np = p.Ending(i-1, s.First)
	}
	k := np.First - 1
	for k > s.First && p.Toks[k].Has(trait.Modifier) { // "with former Mayor Ada Marsh calling"
		k--
	}
	if np.Kind == phrase.OtherPhrase || k <= s.First {
		return phrase.Phrase{}
	}
	t := &p.Toks[k]
	switch {
	case t.Lex.Word == lexicon.WithWord:
		return np
	case np.Kind == phrase.NamePhrase && p.Toks[k].In(possessing), p.Toks[k].In(Perceives), p.Toks[k-1].In(recorded):
		return np
	case np.Kind == phrase.NamePhrase && t.Has(trait.Dash) && i == np.Last && k == np.First-1: // "both spoke – Marsh calling it a disgrace"
		return np
	}
	return phrase.Phrase{}
}

// Perceives are verbs whose object is heard or seen to do something: "heard Marsh saying".
var Perceives = lexicon.Set("cue.Perceives")

// possessing are verbs by which a text or tape has somebody say something: "the letter has Marsh saying".
var possessing = lexicon.Set("cue.possessing")

// recorded are nouns for what somebody is heard or seen saying something in: "footage of Marsh saying".
var recorded = lexicon.Set("cue.recorded")

// backOver returns the first token of adverbs and conjunctions that stand before token i behind a comma.
func (p *Reader) backOver(i int, s token.Sentence) int {
	k := i
	for k > s.First && i-k < 4 && p.Toks[k-1].Has(trait.Adverb|trait.Subordinator|trait.Coordinator|trait.Modal|trait.Auxiliary|trait.Negation|trait.Comma) {
		k--
		if p.Toks[k].Has(trait.Comma) && p.Toks[k+1].Has(trait.Coordinator) { // "at once, but added"
			return k
		}
	}
	return k
}

// speechTo reports whether the infinitive at token i says what somebody did: "went on to say", not "refused to say".
func (p *Reader) speechTo(i int, s token.Sentence) bool {
	for k := i - 2; k >= s.First && i-k < 5; k-- {
		switch p.Lower(k) {
		case "on", "continued", "wanted", "used", "came", "hesitate", "hesitated", "seemed", "appeared", "began", "proceeded", "tweeted", "twitter", "statement", "email", "time", "chose", "moved", "rushed", "hastened", "continue", "continues", "sought", "quick", "pains":
			return true
		case "refused", "declined", "unable", "failed", "going", "reluctant", "hard", "difficult", "easy":
			return false
		}
	}
	return false
}
