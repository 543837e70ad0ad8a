package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// verbCue makes a cue of the reporting verb at token i, if it is one.
func (p *Reader) verbCue(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	t := &p.Toks[i]
	if !p.reports(i, s) {
		return Cue{}, false
	}
	c := Cue{First: i, Last: i + 1, Class: t.Lex.Verb & lexicon.Reporting, Begin: i, End: i + 1}
	if t.Lex.Lemma.String() == "put" && i+1 < s.Last { // "put it", see needs
		c.Last, c.End = i+2, i+2
	}
	if c.Object = p.PrepositionalObject(i, s); c.Object == i+2 {
		c.Last = c.Object // "called for"
	} else if c.Object == 0 {
		c.Object = p.request(&c, s)
	}
	if p.done(i, s) {
		return Cue{}, false
	}
	c.Hearsay = p.hearsay(i, s)
	if t.Has(trait.Gerund) {
		if np, citing := p.citedAs(i, s); np.Ok() {
			c.Subj, c.Begin, c.Cites = subject.Subject{Phrase: np, How: subject.Beside}, min(np.First, citing), 1+citing
			return c, true
		}
		if np := p.quotedPerson(i, s); np.Ok() {
			c.Subj, c.End, c.Cites = subject.Subject{Phrase: np, How: subject.Beside}, np.Last, 1+i
			return c, true
		}
	}
	switch {
	case p.quotedAs(i, s) && open.Ok():
		c.Hearsay = p.quotedFrom(i, s)
		c.Subj = subject.Subject{Phrase: open, How: subject.Shared}
		c.Begin = min(i, open.First)
		return c, true
	case t.Has(trait.Gerund) && !p.progressive(i, s):
		return p.participleCue(c, s, open)
	case i > s.First && p.Toks[i-1].Has(trait.To):
		return p.infinitiveCue(c, s, open)
	case p.inverts(i, s):
		return p.invertedCue(c, s)
	}
	return p.finiteVerbCue(c, s, open)
}

// finiteVerbCue finds the subject of a finite verb: before it, or behind it where none stands before.
func (p *Reader) finiteVerbCue(c Cue, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	c.Subj = p.SubjectOf(c.First, s, open)
	if c.Class&lexicon.Ask != 0 && p.WasAsked(c.First, s) {
		c.Subj.Passive = true
	}
	if p.statedBy(c.First, s) {
		return p.asStatedBy(c, s)
	}
	if c.Subj.Passive {
		if by, ok := p.passiveCue(c, s); ok {
			return by, true
		}
		c.Subj = subject.Subject{Passive: true} // "Marsh was asked": nobody says who asked
		return c, c.Class&(lexicon.Ask|lexicon.Tell) != 0
	}
	if c.Subj.How == subject.Relates && p.Toks[c.Subj.Last-1].Has(trait.That) && (c.Subj.Kind == phrase.OtherPhrase || c.Subj.Kind == phrase.DocumentIs) && open.Ok() && open.Kind != phrase.OtherPhrase && open.First < c.Subj.First {
		c.Subj = subject.Subject{Phrase: open, How: subject.Governs} // "Marsh posted a message that said": Marsh speaks
		c.Joined = true
		return c, true
	}
	if c.Subj.Ok() {
		p.stretch(&c, s)
		c.Begin = min(c.First, p.leftEdge(p.subjectBegin(c, s), s))
		if k := p.perceiver(&c, s); k >= 0 {
			c.Begin = k
		}
		c.Joined = c.Subj.How == subject.Shared
		return c, p.agrees(c.First, &c.Subj) && (!c.Joined || p.shares(c.First, s))
	}
	return p.invertedCue(c, s)
}

// WasAsked reports whether the participle at token i tells without a subject that somebody was asked: "Asked whether the ice was
// thin, Roe said", "when asked about it".
func (p *Reader) WasAsked(i int, s token.Sentence) bool {
	if !p.Toks[i].Has(trait.Participle) || i+1 >= s.Last {
		return false
	}
	np := p.Starting(i+1, s.Last)
	return !np.Ok() && (i == s.First || p.Toks[i-1].In(phrase.Dependent))
}

// perceiver returns the first token of who hears or sees the subject of a cue say something: "Marsh heard Roe say"; -1 where no one
// does.
func (p *Reader) perceiver(c *Cue, s token.Sentence) int {
	k := c.Subj.First - 1
	if p.Toks[c.First].Has(trait.Past) || k <= s.First || !p.Toks[k].In(Perceives) {
		return -1
	}
	if sub := p.SubjectOf(k, s, phrase.Phrase{}); sub.Ok() {
		return sub.First
	}
	return -1
}

// shares reports whether the verb at token i, behind a conjunction, can have the subject of the verb before it: not "asked them to
// stand and say it", "a shrewd and calculated move", "were mocked and criticized".
func (p *Reader) shares(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	if t.Has(trait.Base) && !t.Has(trait.Past) {
		for k := i - 1; k > s.First && i-k < phrase.MaxForward && !p.Toks[k].Has(trait.Quoted); k-- {
			if p.Toks[k].Has(trait.Modal | trait.To) {
				return p.Toks[k].Has(trait.Modal)
			}
		}
		return true
	}
	if k := i - 2; k > s.First && t.Has(trait.Participle) {
		before := &p.Toks[k]
		if _, be := p.SkipBack(k, s.First); be && before.Has(trait.Participle) {
			return false
		}
		return !before.Has(trait.Adjective)
	}
	return true
}

// subjectBegin is where subject and cue begin; an aside between them belongs to them.
func (p *Reader) subjectBegin(c Cue, s token.Sentence) int {
	if c.Subj.How == subject.Shared {
		return p.backOver(c.First, s)
	}
	if others := p.JointBefore(&c.Subj.Phrase, s.First); len(others) > 0 {
		return min(c.Subj.First, p.BeforeArticle(p.Mentions[others[0]].First))
	}
	return c.Subj.First
}

// leftEdge returns where the words that describe a speaker begin behind a comma, given where what is known of the phrase begins:
// ", the road service's deputy head, Ada Marsh", ", postmaster Ada Marsh".
func (p *Reader) leftEdge(begin int, s token.Sentence) int {
	if p.Toks[begin].Has(trait.Determiner | trait.Possessive) { // nothing before an article belongs to it
		return begin
	}
	for k := begin - 1; k > s.First && begin-k < phrase.MaxPhrase; k-- {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.Comma):
			return k + 1
		case t.Has(trait.Clitic | trait.Determiner | trait.Possessive):
		case !t.Has(trait.Word) || p.Toks[k].Has(trait.Finite|trait.Functional|trait.Adverb|trait.Time):
			return begin
		}
	}
	return begin
}

// agrees reports whether the verb's form fits the subject: no noun was taken for a verb.
func (p *Reader) agrees(i int, sub *subject.Subject) bool {
	t := &p.Toks[i]
	switch {
	case p.Lower(sub.Head) == "you":
		return false
	case sub.Kind == phrase.OtherPhrase && (t.Has(trait.Third) && t.Lex.Class != 0 || p.bare(sub)), p.names(i, sub):
		return false
	case sub.How == subject.Shared:
		return true
	case t.Has(trait.Third):
		return sub.Kind != phrase.PeopleAre || sub.How == subject.Relates || p.Toks[sub.Head].In(Single) && (p.Toks[sub.Head].Has(trait.Upper) || p.Lower(sub.Head) != "one")
	}
	return true
}

// Single are words for somebody that stand for one as well as for several: "another says".
var Single = lexicon.Set("cue.Single")

// names reports whether the participle at token i only tells what something is called: "shared a syllabus called …".
func (p *Reader) names(i int, sub *subject.Subject) bool {
	t := &p.Toks[i]
	if !t.Verb(lexicon.Call) || !t.Has(trait.Participle) || sub.Mention >= 0 || sub.Kind == phrase.PersonIs || sub.Kind == phrase.PeopleAre || sub.Kind == phrase.PronounIs {
		return false
	}
	k := i + 1
	for k < len(p.Toks) && p.Toks[k].Has(trait.Determiner) {
		k++
	}
	return sub.First > 0 && p.Toks[sub.First-1].Has(trait.Finite) || k < len(p.Toks) && p.Toks[k].Has(trait.Quoted|trait.Upper)
}

// bare reports whether a phrase has neither article nor name nor plural: one word before a noun that was taken for a verb.
func (p *Reader) bare(sub *subject.Subject) bool {
	if sub.Last-sub.First > 2 || sub.How == subject.Relates || sub.How == subject.Shared {
		return false
	}
	first, head := &p.Toks[sub.First], &p.Toks[sub.Head]
	return !first.Has(trait.Determiner|trait.Possessive|trait.Numeral|trait.Upper) && p.Text[head.End-1] != 's'
}

// asStatedBy handles "as stated by Marsh", which reports as "according to Marsh" does.
func (p *Reader) asStatedBy(c Cue, s token.Sentence) (Cue, bool) {
	np := p.WithName(p.Starting(c.Last+1, s.Last), s)
	if !np.Ok() {
		return Cue{}, false
	}
	c.Kind, c.Subj = AccordingCue, subject.Subject{Phrase: np, How: subject.Beside}
	c.First, c.Last = c.First-1, c.Last+1
	c.Begin, c.End = c.First, np.Last
	if k := c.Begin - 1; k > s.First {
		c.Begin = k
	}
	return c, c.Begin == s.First || c.End+1 >= s.Last || p.Toks[c.End+1].Has(trait.Quoted)
}

// passiveCue handles "was announced by the ministry": the agent speaks. Without an agent nobody does.
func (p *Reader) passiveCue(c Cue, s token.Sentence) (Cue, bool) {
	for k := c.Last; k < s.Last && k < c.Last+4; k++ {
		if k > c.Last && p.Toks[k].Has(trait.Finite|trait.Participle) { // "asked about the accord announced by the ministry"
			break
		}
		if p.Toks[k].Has(trait.By) {
			np := p.Starting(k+1, s.Last)
			if !np.Ok() {
				return Cue{}, false
			}
			c.Subj = subject.Subject{Phrase: np, How: subject.Beside}
			c.Last, c.End = k+1, np.Last
			return c, true
		}
	}
	return Cue{}, false
}
