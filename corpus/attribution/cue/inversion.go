package cue

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// attaches are the prepositions that hang something on a noun.
var attaches = lexicon.Set("cue.attaches")

// stretch widens a subject to the quotation before it where only words stand between: all of them name the speaker.
func (p *Reader) stretch(c *Cue, s token.Sentence) {
	k := c.Subj.First - 1
	for k > s.First && !p.Toks[k].Has(trait.Quoted) && c.Subj.First-k < phrase.MaxPhrase {
		t := &p.Toks[k]
		if t.Has(trait.Sign) && !(t.Has(trait.Dash) && !t.Has(trait.Spaced)) || p.Toks[k].Has(trait.Finite) || t.Has(trait.Relative|trait.Coordinator) && !t.Has(trait.And) {
			break
		}
		if t.Has(trait.Subordinator|trait.Preposition) && !p.Toks[k].In(attaches) || t.Has(trait.Unlisted) && strings.HasSuffix(p.Text[t.Start:t.End], "ing") {
			break
		}
		k--
	}
	if p.Toks[k+1].Has(trait.Coordinator) { // "“…,” and the mayor said" begins a clause of its own
		return
	}
	if k < c.Subj.First-1 && p.QuotedUpTo(k+1, s) != nil {
		c.Subj.First = k + 1
	}
}

// inverts reports whether the verb at token i, behind a comma, has its subject behind it: "…, said Marsh, a farmer."
func (p *Reader) inverts(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	comma := i > s.First && (p.Toks[i-1].Has(trait.Comma) || p.ClosedByComma(i-1))
	if !comma || t.Lex.Verb&lexicon.Say == 0 {
		return false
	}
	np := p.Starting(i+1, s.Last)
	if !t.Has(trait.Past|trait.Third) && np.Kind != phrase.PeopleAre { // "…, say experts"
		return false
	}
	if !np.Ok() || np.Kind == phrase.OtherPhrase || np.Kind == phrase.PronounIs {
		return false
	}
	k := np.Last
	return k >= s.Last || p.Toks[k].Has(trait.Sign|trait.Relative) || p.Toks[k].Has(trait.Preposition) && !p.HasVerb(k, min(s.Last, k+6))
}

// invertedCue handles a verb whose subject follows: "said Marsh".
func (p *Reader) invertedCue(c Cue, s token.Sentence) (Cue, bool) {
	i := c.First
	k, _ := p.SkipBack(i, s.First)
	if !p.Toks[i].Has(trait.Past|trait.Third) && !p.inverts(i, s) || c.Class&(lexicon.Say|lexicon.Ask|lexicon.Write|lexicon.Tell|lexicon.Mind|lexicon.Call) == 0 && (k < s.First || !p.Toks[k].Has(trait.Quoted)) {
		return Cue{}, false
	}
	if k >= s.First && !p.Toks[k].Has(trait.Quoted|trait.Comma|trait.Dash) {
		return Cue{}, false
	}
	np := p.Starting(i+1, s.Last)
	np = p.WithName(np, s)
	if !np.Ok() || np.Kind == phrase.OtherPhrase && c.Class&lexicon.Say == 0 && !(c.Class&lexicon.Write != 0 && !p.Toks[np.Head].Has(trait.Reporting)) {
		return Cue{}, false
	}
	c.Subj = subject.Subject{Phrase: np, How: subject.Inverted}
	c.End = p.behindAside(p.behindJoint(np.Last, s), s)
	return c, true
}

// behindJoint returns the token behind a further speaker that a conjunction at token k joins: "said Marsh and others".
func (p *Reader) behindJoint(k int, s token.Sentence) int {
	if k+1 >= s.Last || !p.Toks[k].Has(trait.And) {
		return k
	}
	np := p.Starting(k+1, s.Last)
	return np.Last
}

// WithName takes the name into a description that it stands in apposition to: "said the leader of the council, Ada Marsh".
func (p *Reader) WithName(np phrase.Phrase, s token.Sentence) phrase.Phrase {
	k := np.Last
	if np.Kind != phrase.PersonIs && np.Kind != phrase.OtherPhrase || k+1 >= s.Last || !p.Toks[k].Has(trait.Comma) || p.StartsAt[k+1] == 0 {
		return np
	}
	m := int(p.StartsAt[k+1]) - 1
	ment := &p.Mentions[m]
	if ment.Last < s.Last && p.Toks[ment.Last].Has(trait.Word) {
		return np
	}
	p.Describe(ment.Who, np)
	return phrase.Phrase{First: np.First, Last: ment.Last, Head: ment.Last - 1, Mention: m, Kind: phrase.NamePhrase}
}

// behindAside returns the token behind an appositive that begins with the comma at token k, or k itself.
func (p *Reader) behindAside(k int, s token.Sentence) int {
	if k >= s.Last || !p.Toks[k].Has(trait.Comma) || k+1 >= s.Last || !p.AsideStarts(k+1, k+2) {
		return k
	}
	if p.Toks[k+1].Has(trait.Subordinator | trait.Preposition | trait.Adverb) {
		return k
	}
	relates := false
	for e := k + 1; e < s.Last && e-k < token.MaxAppositive; e++ {
		relates = relates || p.Toks[e].Has(trait.Relative)
		if p.Toks[e].Has(trait.Comma) {
			return e
		}
		if e == s.Last-1 && p.Toks[k+1].Has(trait.The|trait.An) { // "said Marsh, a scholar at the institute."
			return s.Last
		}
	}
	return k
}
