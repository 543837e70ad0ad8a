package cue

import (
	"cmp"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A walk finds the cues of a sentence, from its first token to its last.
type walk struct {
	*Reader
	s    token.Sentence
	open phrase.Phrase // the subject that a later verb may share: "Marsh left and said"
	said int           // the end of the last verb that reports what someone said; that of the sentence for none
	on   trait.Set     // what the words have at which cues are looked for
	cue  Cue           // the one that is looked at
	aim  int           // where the object of the last cue with one begins; -1 for none
}

// A kind is a way to report: the pattern of its words, and what is done with a cue that ends, or for verbs begins, at
// boundary k. It finds the subject, and reports whether there is one.
type kind struct {
	on     trait.Set // the pattern is tried at words that have one of these
	at     *pattern.Pattern[*Reader]
	kind   cueKind
	class  lexicon.VerbClass
	finish func(w *walk, c *Cue, k int) bool
}

// kinds are the kinds of cues in the order in which they are tried.
var kinds = []kind{
	{trait.CueAdjective, patterns.Get("state"), StateCue, lexicon.Mind, (*walk).state},
	{trait.Reporting, patterns.Get("verb"), FiniteCue, 0, (*walk).verb},
	{trait.CueNoun, patterns.Get("noun"), NounCueKind, lexicon.Say, (*walk).noun},
	{trait.Finite, patterns.Get("unlisted"), FiniteCue, lexicon.Say, (*walk).unlisted},
}

// phraseKinds are those that begin with one of a few words.
var phraseKinds = []kind{
	{trait.Word, patterns.Get("made-clear"), FiniteCue, lexicon.Say, (*walk).fixed},
	{trait.Word, patterns.Get("used-term"), FiniteCue, lexicon.Call, (*walk).fixed},
	{trait.Word, patterns.Get("according"), AccordingCue, lexicon.Say, (*walk).according},
	{trait.Word, patterns.Get("own-words"), AccordingCue, lexicon.Say, (*walk).ownWords},
}

// openers are the words that cues of phraseKinds begin with.
var openers = lexicon.Set("cue.openers")

// Cues finds the cues of a sentence, in order.
func (p *Reader) Cues(s token.Sentence) []Cue {
	p.Found = p.Found[:0]
	w := &p.walk
	*w = walk{Reader: p, s: s, said: s.Last, aim: -1, on: trait.Reporting | trait.CueNoun | trait.CueAdjective}
	for i := s.First; i < s.Last; i++ {
		t := &p.Toks[i]
		tried := kinds
		switch {
		case t.Has(trait.Quoted):
			w.on |= trait.Finite // after a quotation any verb may report
			continue
		case t.In(openers):
			tried = phraseKinds
		}
		c := w.cueAt(i, tried)
		switch {
		case c != nil:
			w.add(c)
			i = c.Last - 1
		case t.Has(trait.Finite):
			w.open = w.opened(i)
		}
	}
	return p.Found
}

// cueAt returns the cue of one of some kinds that begins with token i, or nil.
func (w *walk) cueAt(i int, tried []kind) *Cue {
	has := w.Toks[i].Traits & (w.on | trait.Word)
	for n := range tried {
		kind := &tried[n]
		if !has.Has(kind.on) {
			continue
		}
		k, ok := kind.at.Match(w.Reader, i, w.s)
		if !ok {
			continue
		}
		w.cue = Cue{First: i, Last: k, Kind: kind.kind, Class: kind.class, Begin: i, End: k}
		if kind.finish(w, &w.cue, k) {
			return &w.cue
		}
	}
	return nil
}

// add adds a cue.
func (w *walk) add(c *Cue) {
	w.open = w.openAfter(c)
	w.aim = cmp.Or(c.Object, w.aim)
	w.Found = append(w.Found, *c)
	if c.Kind == FiniteCue && c.Class&(words|lexicon.Mind) != 0 && c.Subj.Ok() {
		w.said = c.End
	}
}

// openAfter returns the subject that is open after a cue.
func (w *walk) openAfter(c *Cue) phrase.Phrase {
	switch {
	case c.Kind != FiniteCue, c.Cites > 0, !c.Subj.Ok(), w.nested(c.Subj.First):
		return w.open
	case w.Tok(c.Subj.First - 1).Has(trait.That): // "voiced delight that Roe had agreed"
		return w.open
	case w.Toks[c.Last-1].Has(trait.By): // "was denounced by Marsh": who was denounced goes on
		return w.opened(c.First)
	}
	return c.Subj.Phrase
}

// newClause is the pattern of where a clause beside the others begins.
var newClause = patterns.Get("new-clause")

// nested reports whether a subject at token i stands inside what an earlier cue of the sentence reports, so that it
// is not the one a later "and added" belongs to.
func (w *walk) nested(i int) bool {
	return w.said <= i && !newClause.Matches(w.Reader, i, w.s)
}

// OpenAt returns the subject of the finite verb at i if it has one, else the one that was open.
func (p *Reader) OpenAt(i int, s token.Sentence, open phrase.Phrase) phrase.Phrase {
	p.walk = walk{Reader: p, s: s, open: open, said: s.Last}
	return p.walk.opened(i)
}

// inner is the pattern before the subject of a clause within another.
var inner = patterns.Get("inner")

// opened returns the subject that is open after the finite verb at token i.
func (w *walk) opened(i int) phrase.Phrase {
	helps := w.Toks[i].Has(trait.Auxiliary | trait.Modal)
	sub := w.SubjectOf(i, w.s, w.open)
	switch {
	case !sub.Ok(), sub.How == subject.Relates, w.Toks[i].Has(trait.Clitic):
		return w.open
	case sub.Is(phrase.OtherPhrase) && sub.How != subject.Beside:
		return w.open
	case sub.How != subject.Beside, !w.open.Ok():
		return sub.Phrase
	case inner.Matches(w.Reader, sub.First, w.s), w.nested(sub.First):
		return w.open // the subject of a clause inside the open one
	case helps && sub.Is(phrase.OtherPhrase):
		return w.open
	case !helps && w.Governed(&sub.Phrase, w.s):
		return w.open // "rejected the accord adopted in May": a participle hangs on the open clause's object
	}
	return sub.Phrase
}
