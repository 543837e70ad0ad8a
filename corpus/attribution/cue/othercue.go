package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// unlistedCue makes a cue of a verb that the lexicon does not know as one, where a quotation that ends in a comma, question or
// exclamation mark and the speaker stand beside it: no other verb does there.
func (p *Reader) unlistedCue(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	if p.Toks[i].Has(trait.Auxiliary | trait.Modal) {
		return Cue{}, false
	}
	if p.heardSaying(i, s) {
		return Cue{}, false
	}
	c := Cue{First: i, Last: i + 1, Class: lexicon.Say, Begin: i, End: i + 1}
	if p.QuotedUpTo(i, s) != nil {
		np := p.WithName(p.Starting(i+1, s.Last), s)
		c.Subj = subject.Subject{Phrase: np, How: subject.Inverted}
		c.End = np.Last
	} else {
		c.Subj = p.SubjectOf(i, s, open)
		if c.Subj.How == subject.Shared || c.Subj.How == subject.Relates {
			return Cue{}, false
		}
		p.stretch(&c, s)
		c.Begin = c.Subj.First
	}
	q := p.QuotedUpTo(c.Begin, s)
	if q == nil || !c.Subj.Ok() || c.Subj.Kind == phrase.OtherPhrase {
		return Cue{}, false
	}
	if k := q.Left - 1; k > s.First && p.Toks[k].Has(trait.Word) && p.HasVerb(s.First, k) { // "Marsh promised an end to “waste,” many thought"
		return Cue{}, false
	}
	end := &p.Toks[q.Last-1]
	return c, end.Sep(',') || end.Sep('?') || end.Sep('!')
}

// heardSaying reports whether a reporting verb follows who is heard after token i: "heard Marsh say".
func (p *Reader) heardSaying(i int, s token.Sentence) bool {
	np := p.Starting(i+1, s.Last)
	return np.Ok() && np.Last < s.Last && p.Toks[np.Last].Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) && p.Toks[np.Last].Has(trait.Base)
}

// according handles "according to Marsh".
func (p *Reader) according(i int, s token.Sentence) (Cue, bool) {
	np := p.Starting(i+2, s.Last)
	if k := i + 2; k+1 < s.Last && p.Toks[k].Has(trait.ObjectPronoun|trait.Possessive) && p.Toks[k+1].Has(trait.Sign) { // "according to her,"
		np = phrase.Phrase{First: k, Last: k + 1, Head: k, Mention: -1, Kind: phrase.PronounIs}
	}
	if np = p.WithName(np, s); !np.Ok() {
		return Cue{}, false
	}
	np = p.whoseWords(np)
	c := Cue{First: i, Last: i + 2, Kind: AccordingCue, Class: lexicon.Say, Subj: subject.Subject{Phrase: np, How: subject.Beside}, Begin: i, End: p.behindAside(np.Last, s)}
	if k := np.Last + 1; c.End > k && !p.Toks[k].Has(trait.Relative) && p.HasVerb(k, c.End) {
		c.End = np.Last // "according to the poll, six in ten would vote for her"
	} else if c.End > k && c.End+1 < s.Last && p.Toks[c.End+1].Has(trait.Coordinator) { // "according to Marsh, the port needs salt, but"
		c.End = np.Last
	}
	if i > s.First && p.Toks[i-1].Has(trait.Comma) {
		c.Begin = i - 1
	}
	return c, true
}

// whoseWords returns the owner of a phrase for spoken words: "according to Marsh's statements", or the phrase itself.
func (p *Reader) whoseWords(np phrase.Phrase) phrase.Phrase {
	if np.Mention >= 0 || !p.Toks[np.Head].In(spokenWords) {
		return np
	}
	for k := np.First; k < np.Head; k++ {
		if m := int(p.StartsAt[k]) - 1; m >= 0 {
			owner := p.Named(m, np.First)
			owner.Last = np.Last // what follows begins after the whole
			return owner
		}
	}
	return np
}

// spokenWords are nouns for what somebody says, of which the owner is the speaker.
var spokenWords = lexicon.Set("cue.spokenWords")

// inTheWords reports whether the word at token i is that of "in the words of", which names a speaker as "according to" does.
func (p *Reader) inTheWords(i int, s token.Sentence) bool {
	return i-2 >= s.First && i+1 < s.Last && (p.Toks[i].Lex.Word == lexicon.WordsWord || p.Toks[i].In(views)) && p.Toks[i-1].Has(trait.The) && p.Lower(i-2) == "in"
}

// opinion handles "in the view of Marsh," and "in Marsh's view," at the beginning of a sentence.
func (p *Reader) opinion(i int, s token.Sentence) (c Cue, ok bool) {
	switch {
	case p.inTheWords(i, s):
		c, ok = p.nounOrPhraseCue(i, s, phrase.Phrase{})
	case i+1 < s.Last && p.Toks[i+1].Has(trait.Comma):
		c, ok = p.ownWords(i, s)
	}
	return c, ok && c.Begin == s.First
}

// ownWords handles "in Marsh's words".
func (p *Reader) ownWords(i int, s token.Sentence) (Cue, bool) {
	if i-1 > s.First && p.Toks[i].Lex.Word != lexicon.WordsWord && i+1 < s.Last && p.Toks[i+1].Has(trait.Comma) && (p.Lower(i-1) == "his" || p.Lower(i-1) == "her") { // "in his opinion,"
		np := phrase.Phrase{First: i - 1, Last: i, Head: i - 1, Mention: -1, Kind: phrase.PronounIs}
		return Cue{First: i, Last: i + 1, Kind: AccordingCue, Class: lexicon.Say, Subj: subject.Subject{Phrase: np, How: subject.Beside}, Begin: i - 2, End: i + 1}, true
	}
	if i-2 <= s.First || p.EndsAt[i-2] == 0 {
		return Cue{}, false
	}
	m := int(p.EndsAt[i-2]) - 1
	begin := p.Mentions[m].First - 1
	if begin < s.First || p.Lower(begin) != "in" {
		return Cue{}, false
	}
	return Cue{First: i, Last: i + 1, Kind: AccordingCue, Class: lexicon.Say, Subj: subject.Subject{Phrase: p.Named(m, s.First), How: subject.Beside}, Begin: begin, End: i + 1}, true
}

// madeOrUsed makes a cue of token i, a word of the sets clearly and uses.
func (p *Reader) madeOrUsed(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	if p.Toks[i].In(uses) {
		return p.usedTerm(i, s, open)
	}
	return p.madeClear(i, s, open)
}

// clearly are adjectives for what somebody makes known.
var clearly = lexicon.Set("cue.clearly")

// madeClear handles "made clear that" and "made it plain that", whose adjective is token i.
func (p *Reader) madeClear(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	if i+1 >= s.Last || !p.Toks[i+1].Has(trait.That|trait.Colon) {
		return Cue{}, false
	}
	k := i - 1
	for k > s.First && i-k < 4 && (p.Lower(k) == "it" || p.Lower(k) == "be") {
		k--
	}
	if k <= s.First || p.Toks[k-1].Has(trait.To) {
		return Cue{}, false
	}
	if w := p.Lower(k); w != "made" && w != "make" && w != "let" {
		return Cue{}, false
	}
	c := Cue{First: k, Last: i + 1, Class: lexicon.Say, Begin: k, End: i + 1}
	if p.Lower(k) == "making" {
		return p.participleCue(c, s, open)
	}
	c.Subj = p.SubjectOf(k, s, open)
	c.Begin = min(k, p.leftEdge(p.subjectBegin(c, s), s))
	c.Joined = c.Subj.How == subject.Shared
	return c, true
}

// usedTerm handles "used the term “…”", whose verb is token i.
func (p *Reader) usedTerm(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	if i+3 >= s.Last || !p.Toks[i+2].In(terms) {
		return Cue{}, false
	}
	c := Cue{First: i, Last: i + 3, Class: lexicon.Call, Begin: i, End: i + 3, Term: true}
	c.Subj = p.SubjectOf(i, s, open)
	c.Begin = min(i, c.Subj.First)
	c.Joined = c.Subj.How == subject.Shared
	return c, c.Subj.Ok()
}

// uses are the forms of "use" that have a subject before them.
var uses = lexicon.Set("cue.uses")

// terms are nouns that what somebody called something stands behind.
var terms = lexicon.Set("cue.terms")

// stateCue handles "is concerned that".
func (p *Reader) stateCue(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	if i+1 >= s.Last || !p.Toks[i+1].Has(trait.That) {
		return Cue{}, false
	}
	k, be := p.SkipBack(i, s.First)
	if !be || k < s.First {
		return Cue{}, false
	}
	sub := p.SubjectOf(i, s, open)
	sub.Passive = false
	if p.Lower(sub.Head) == "it" { // "it is clear that"
		return Cue{}, false
	}
	return Cue{First: k + 1, Last: i + 1, Kind: StateCue, Class: lexicon.Mind, Subj: sub, Begin: min(k+1, sub.First), End: i + 1}, true
}

// behindNoun returns the token where what a noun at the token before k introduces may begin: k itself, or behind "was" and what hangs
// on the noun: "Marsh's answer to the council was that".
func (p *Reader) behindNoun(k int, s token.Sentence) int {
	for e := k; e < s.Last && e-k < phrase.MaxPhrase; e++ {
		t := &p.Toks[e]
		switch {
		case token.IsBe(p.Lower(e)):
			switch {
			case e+2 < s.Last && p.Toks[e+1].Has(trait.Colon|trait.Comma):
				return e + 2
			case e+1 < s.Last && p.Toks[e+1].Has(trait.That), p.Toks[e-1].Has(trait.To), p.Toks[k-1].In(worded):
				return e + 1
			}
			return k // "her claims were “false”": others call them so
		case t.Has(trait.Sign|trait.Finite) || t.Has(trait.Relative|trait.Subordinator):
			return k
		}
	}
	return k
}

// ownedThat returns the "that" to which an owned noun at token i leads over a time, place or participle: "Marsh's warning on
// Sunday that", "her own warnings, given at breakfast, that"; 0 where it leads to none.
func (p *Reader) ownedThat(i int, s token.Sentence) int {
	k := i - 1
	for k > s.First && i-k < 4 && p.InPhrase(k) {
		k--
	}
	if k-1 < s.First || p.EndsAt[k-1] == 0 {
		return 0
	}
	for e := i + 1; e < s.Last && e-i <= phrase.MaxHearer; e++ {
		switch t := &p.Toks[e]; {
		case t.Has(trait.That):
			if !p.Toks[e-1].Has(trait.Comma) && p.OverTimes(i+1, s) != e {
				return 0
			}
			return e
		}
	}
	return 0
}

// worded are nouns for what somebody says word by word: "his answer was “no”".
var worded = lexicon.Set("cue.worded")

// nounCue handles "Marsh's claim that" and "her belief that".
func (p *Reader) nounCue(i int, s token.Sentence, open phrase.Phrase) (Cue, bool) {
	end := p.behindNoun(i+1, s)
	if that := p.ownedThat(i, s); that > 0 {
		end = that
	}
	if end >= s.Last || !p.Toks[end].Has(trait.That|trait.Quoted) || i == s.First {
		return Cue{}, false
	}
	if p.RelatesTo(end, s) { // "a message that resonates"
		return Cue{}, false
	}
	c := Cue{First: i, Last: i + 1, Kind: NounCueKind, Class: lexicon.Say, Begin: i, End: end}
	k := i - 1
	for k > s.First && i-k < 4 && p.InPhrase(k) {
		k--
	}
	t := &p.Toks[k]
	switch {
	case t.Has(trait.Clitic) && k > s.First:
		c.Subj = subject.Subject{Phrase: p.Ending(k-1, s.First), How: subject.Beside}
	case t.Has(trait.Possessive) && open.Ok():
		c.Subj = subject.Subject{Phrase: open, How: subject.Governs}
		c.Joined = true
	case t.Has(trait.Possessive):
		c.Subj = subject.Subject{Phrase: phrase.Phrase{First: k, Last: k + 1, Head: k, Mention: -1, Kind: phrase.PronounIs}, How: subject.Beside}
	}
	return c, c.Subj.Ok()
}
