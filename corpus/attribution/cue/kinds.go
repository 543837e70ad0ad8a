package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/trait"
)

// state finds the subject of "is concerned that".
func (w *walk) state(c *Cue, _ int) bool {
	sub := w.SubjectOf(c.First, w.s, w.open)
	c.First = be(w.Reader, c.First, w.s)
	c.Begin = min(c.First, sub.First)
	return c.of(sub)
}

// fixed finds the subject of a phrase with a verb: "made clear that", "used the term".
func (w *walk) fixed(c *Cue, _ int) bool {
	c.Subj = w.SubjectOf(c.First, w.s, w.open)
	return w.before(c)
}

// Patterns of a speaker and what stands after.
var (
	aside     = patterns.Get("aside")
	nameAside = patterns.Get("name-aside")
	together  = patterns.Get("together")
	alone     = patterns.Get("alone")
	paused    = patterns.Get("paused")
)

// according finds the speaker after "according to".
func (w *walk) according(c *Cue, k int) bool {
	np := w.speakerAt(k)
	c.Begin = paused.Over(w.Reader, c.Begin, w.s)
	c.End = nameAside.Over(w.Reader, np.Last, w.s)
	return c.of(subject.Subject{Phrase: w.whoseWords(np), How: subject.Beside})
}

// ownWords finds the speaker in "in Marsh's words".
func (w *walk) ownWords(c *Cue, _ int) bool {
	np := w.Starting(c.First+1, w.s.Last)
	return c.of(subject.Subject{Phrase: w.whoseWords(np), How: subject.Beside})
}

// speakerAt returns the noun phrase that begins with token k, with the name in apposition to it, or an objective or
// possessive pronoun by itself: "according to her,".
func (w *walk) speakerAt(k int) phrase.Phrase {
	if alone.Matches(w.Reader, k, w.s) {
		return pronoun(k)
	}
	return w.WithName(w.Starting(k, w.s.Last), w.s)
}

// pronoun returns a phrase of a pronoun.
func pronoun(k int) phrase.Phrase {
	return phrase.Phrase{First: k, Last: k + 1, Head: k, Mention: -1, Kind: phrase.PronounIs}
}

// spokenWords are nouns for what someone says, of which the owner is the speaker.
var spokenWords = lexicon.Set("cue.spokenWords")

// whoseWords returns the owner of a phrase for spoken words, "according to Marsh's statements", or the phrase itself.
func (w *walk) whoseWords(np phrase.Phrase) phrase.Phrase {
	if !w.Toks[np.Head].In(spokenWords) {
		return np
	}
	for k := np.First; k < np.Head; k++ {
		switch m := int(w.StartsAt[k]) - 1; {
		case m >= 0:
			return w.Named(m, np.First)
		case w.Toks[k].Has(trait.Possessive):
			return pronoun(k)
		}
	}
	return np
}

// owned is the pattern of what stands between an owner and a noun.
var owned = patterns.Get("owned")

// noun finds the owner of "Marsh's claim that" and "her belief that".
func (w *walk) noun(c *Cue, _ int) bool {
	c.Last = c.First + 1
	k := owned.Over(w.Reader, c.First, w.s)
	switch {
	case k == c.First:
		return false
	case w.Toks[k].Has(trait.Clitic):
		return c.of(subject.Subject{Phrase: w.Owning(k-1, w.s.First), How: subject.Beside})
	case w.open.Is(phrase.Speaking &^ phrase.DocumentIs):
		return w.joined(c, 0)
	}
	return c.of(subject.Subject{Phrase: pronoun(k), How: subject.Beside})
}

// afterQuotation is the pattern of a quotation after which its sentence goes on.
var afterQuotation = patterns.Get("after-quotation")

// unlisted finds the subject of a verb that the lexicon does not know as one that reports, where the speaker and a
// quotation that ends in a comma, question or exclamation mark stand beside it: no other verb does there.
func (w *walk) unlisted(c *Cue, _ int) bool {
	if !w.finite(c, 0) || c.Subj.Is(phrase.OtherPhrase) {
		return false
	}
	return c.Subj.How <= subject.Apposed && afterQuotation.Matches(w.Reader, c.Begin, w.s)
}
