package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Cue is a place where the article reports: a verb, a noun or "according to", with whoever it names as the speaker.
type Cue struct {
	First, Last int // tokens of the cue's words
	Kind        cueKind
	Class       lexicon.VerbClass
	Subj        subject.Subject
	Begin       int  // the first token of subject and cue together; content that stands before ends here
	End         int  // behind subject and cue; content that follows begins here or later
	Object      int  // the first token of what a preposition of its own leads to: "called for a ban"; 0 for none
	Names       bool // gives a name: "called Marsh a liar"
	Term        bool // a quotation is the term that was used: "used the term “farce”"
	Cites       int  // 1 + the first token of who passed the words on: "Marsh quoted Roe as saying"; 0 for none
	Hearsay     int  // 1 + the first token of "is said to have", by which the cue is what others say of its subject; 0 for none
	Joined      bool // a new report of an earlier cue's speaker: "and added", ", calling"
}

type cueKind uint8

// The kinds of cues.
const (
	FiniteCue    cueKind = iota
	GerundCue            // ", adding that"
	InfiniteCue          // "went on to suggest"
	NounCueKind          // "the claim that"
	AccordingCue         // "according to"
	StateCue             // "is concerned that"
	ColonCue             // "Marsh:", "her reply:"
)

// Cues finds the cues of a sentence, in order.
func (p *Reader) Cues(s token.Sentence) []Cue {
	p.Found = p.Found[:0]
	var open phrase.Phrase
	quoted := false // a quotation stands before
	last := p.lastChance(s)
	for i := s.First; i <= last; i++ {
		t := &p.Toks[i]
		if !t.Has(trait.Word) {
			quoted = quoted || p.Toks[i].Has(trait.Quoted)
			continue
		}
		if t.Has(trait.CueAdjective) { // before "worried" is taken for a verb
			if c, ok := p.stateCue(i, s, open); ok {
				p.Found = append(p.Found, c)
				continue
			}
		}
		if t.In(views) { // before "view" is taken for a verb
			if c, ok := p.opinion(i, s); ok {
				p.Found = append(p.Found, c)
				continue
			}
		}
		if t.In(clearly) || t.In(uses) {
			if c, ok := p.madeOrUsed(i, s, open); ok {
				open = c.Subj.Phrase
				p.Found = append(p.Found, c)
				continue
			}
		}
		switch {
		case t.Lex.Verb&lexicon.Reporting != 0 && (!t.Has(trait.Upper) || i == s.First || p.Toks[max(i-1, 0)].Has(trait.Quoted)):
			open = p.addVerb(i, s, open)
		case p.Toks[i].Has(trait.Finite):
			if quoted {
				if c, ok := p.unlistedCue(i, s, open); ok {
					open = c.Subj.Phrase
					p.Found = append(p.Found, c)
					continue
				}
			}
			open = p.OpenAt(i, s, open)
		case t.Has(trait.CueNoun) || t.In(verbless) || t.In(views):
			if c, ok := p.nounOrPhraseCue(i, s, open); ok {
				p.Found = append(p.Found, c)
			}
		}
	}
	return p.Found
}

// addVerb adds the cue of the reporting verb at token i, or of the noun that it may be, and returns the subject that is open
// behind it.
func (p *Reader) addVerb(i int, s token.Sentence, open phrase.Phrase) phrase.Phrase {
	if c, ok := p.verbCue(i, s, open); ok {
		open = p.openAfter(&c, s, open) // which asks for the cues before
		p.Found = append(p.Found, c)
	} else if c, ok := p.nounCue(i, s, open); ok && p.Toks[i].Has(trait.CueNoun) {
		p.Found = append(p.Found, c)
	} else if p.Toks[i].Has(trait.Finite) {
		open = p.OpenAt(i, s, open)
	}
	return open
}

// openAfter returns the subject that is open after a verb's cue.
func (p *Reader) openAfter(c *Cue, s token.Sentence, open phrase.Phrase) phrase.Phrase {
	switch {
	case c.Cites > 0: // "Marsh quoted Roe as saying": Marsh goes on
		return open
	case c.Kind != FiniteCue || !c.Subj.Ok() || p.nested(c, s) || open.Ok() && p.behindThat(&c.Subj, s):
		return open
	case p.Toks[c.Last-1].Has(trait.By): // "was denounced by Marsh": who was denounced goes on
		return p.OpenAt(c.First, s, open)
	}
	return c.Subj.Phrase
}

// verbless are words of phrases that report without a verb.
var verbless = lexicon.Set("cue.verbless")

// nounOrPhraseCue makes a cue of token i where it is no verb's: "according to", "in the words of", "in Marsh's words", "the claim that".
func (p *Reader) nounOrPhraseCue(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	switch t := &p.Toks[i]; {
	case t.Lex.Word == lexicon.AccordingWord && i+1 < s.Last && p.Toks[i+1].Has(trait.To):
		return p.according(i, s)
	case p.inTheWords(i, s):
		c, ok := p.according(i, s)
		c.First, c.Begin = i-2, min(c.Begin, i-2)
		return c, ok
	case t.Lex.Word == lexicon.WordsWord:
		return p.ownWords(i, s)
	case t.Has(trait.CueNoun):
		return p.nounCue(i, s, open)
	}
	return Cue{}, false
}

// views are nouns that tell with "in" whose opinion follows: "in Marsh's view,".
var views = lexicon.Set("cue.views")

// nested reports whether the subject of a verb stands inside what an earlier cue of the sentence reports, so that it is not
// the one a later "and added" belongs to.
func (p *Reader) nested(c *Cue, s token.Sentence) bool {
	if k := c.Subj.First - 1; c.End > 0 && k > s.First && p.Toks[k].Has(trait.Comma) && (c.End >= s.Last || p.Toks[c.End].Has(trait.Comma|trait.Stop)) { // "…, Marsh said, adding"
		return false
	}
	for i := len(p.Found) - 1; i >= 0; i-- {
		e := &p.Found[i]
		if e.Kind != FiniteCue || e.Class&(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write|lexicon.Mind) == 0 || e.Subj.How == subject.Inverted || !e.Subj.Ok() {
			continue
		}
		return e.End <= c.Subj.First && !p.newClause(c.Subj.First, s)
	}
	return false
}

// behindThat reports whether a subject stands right after "that", so that its clause lies within another one: "Marsh voiced delight
// that Roe had agreed and added".
func (p *Reader) behindThat(sub *subject.Subject, s token.Sentence) bool {
	k := sub.First - 1
	return sub.How == subject.Beside && k > s.First && p.Toks[k].Has(trait.That)
}

// newClause reports whether a clause beside the others begins with token i: behind a comma and conjunction, or "while".
func (p *Reader) newClause(i int, s token.Sentence) bool {
	if i-1 <= s.First {
		return i-1 < s.First
	}
	t := &p.Toks[i-1]
	return t.Has(trait.Semicolon) || t.Has(trait.Coordinator) && p.Toks[i-2].Has(trait.Comma) || t.Has(trait.Subordinator) && p.Toks[i-2].Has(trait.Comma) || t.Has(trait.Comma) && p.Toks[i-2].Has(trait.Quoted)
}

// OpenAt returns the subject of the finite verb at i if it has one, else the one that was open.
func (p *Reader) OpenAt(i int, s token.Sentence, open phrase.Phrase) phrase.Phrase {
	if p.Toks[i].Has(trait.Auxiliary|trait.Modal) && p.Toks[i].Has(trait.Clitic) {
		return open
	}
	sub := p.SubjectOf(i, s, open)
	if sub.Ok() && open.Ok() && sub.How == subject.Beside && sub.First > s.First && (p.Toks[sub.First-1].Has(trait.Subordinator|trait.Relative) || p.nested(&Cue{Subj: sub}, s)) {
		return open // the subject of a clause inside the open one
	}
	if open.Ok() && sub.Ok() && sub.How == subject.Beside && p.Governed(&sub.Phrase, s) && !p.Toks[i].Has(trait.Auxiliary|trait.Modal) {
		return open // "rejected the accord adopted in May": a participle hangs on the open clause's object
	}
	if sub.Ok() && sub.How != subject.Relates && sub.Kind != phrase.OtherPhrase {
		return sub.Phrase
	}
	if sub.Ok() && sub.How == subject.Beside && (!open.Ok() || !p.Toks[i].Has(trait.Auxiliary|trait.Modal)) {
		return sub.Phrase
	}
	return open
}

// Says reports whether a noun is the object of a verb: "expressing her belief that", of which the noun introduces what was said.
func (c *Cue) Says(noun *Cue) bool {
	return noun.Kind == NounCueKind && c.Class&lexicon.Topic != 0 && c.First < noun.First && noun.First-c.First < phrase.MaxPhrase
}

// Frames reports whether "according to" before a clause makes what an act in it reports the speaker's: "According to Marsh, the
// port has offered “a truce”".
func (c *Cue) Frames(act *Cue) bool {
	if act.Subj.Kind == phrase.NamePhrase || act.Subj.Kind == phrase.PronounIs || act.Subj.Kind == phrase.PersonIs {
		return false
	}
	return c.Kind == AccordingCue && c.End <= act.Begin && act.Class&(lexicon.Say|lexicon.Tell|lexicon.Write|lexicon.Ask) == 0
}

// UnknownAsker reports whether a cue tells what was asked but not by whom: "Marsh was asked about the dam".
func (c *Cue) UnknownAsker() bool { return c.Subj.Passive && c.Class&lexicon.Ask != 0 }
