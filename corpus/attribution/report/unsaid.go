package report

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// Unsaid reports whether a cue says that its content was not said: "did not say that", "no one claimed", "declined to
// predict when", "stopped short of calling it", "if Marsh says that". Such words must not be attributed to the subject.
// Some negations still report, such as "did not rule out"; see opposite.
func (p *Reader) Unsaid(c *cue.Cue, s token.Sentence) bool {
	if p.NoOne(&c.Subj, s) || p.OldVersion(c, s) || p.misquoted(c, s) || p.hypothetical(c, s) || p.noHearsay(c) {
		return true
	}
	switch c.Kind {
	case cue.FiniteCue:
		return p.withheld(c, s) || p.Denied(c, s) || p.mayHave(c, s)
	case cue.InfiniteCue:
		return p.heldBack(c, s)
	case cue.GerundCue:
		return p.without(c, s)
	}
	return false
}

// Speaking are the classes of verbs of speech. A negated verb of thinking reports a doubt.
const Speaking = lexicon.Reporting &^ lexicon.Mind

// Denied reports whether the verb of a finite cue is negated so that nothing was said: "never said that", "has not said
// that".
func (p *Reader) Denied(c *cue.Cue, s token.Sentence) bool {
	if c.Kind != cue.FiniteCue || c.Class&Speaking == 0 {
		return false
	}
	if p.sharesNegation(c, s) { // "did not confirm or deny that"
		return true
	}
	return !affirms.Has(p.Toks[c.First].Lex.Lemma) && (p.Group(c.First, s).Negated || p.fronted(c, s))
}

// affirms are verbs that report what their negation leaves standing: "did not rule out that", "did not deny".
var affirms = lexicon.Set("report.affirms")

// noHearsay reports whether others do not say what a cue reports of its subject: "cannot be said to have promised".
func (p *Reader) noHearsay(c *cue.Cue) bool {
	for k := c.Hearsay - 1; k >= 0 && k < c.First; k++ {
		if p.Negates(k) && !p.Focuses(k+1) {
			return true
		}
	}
	return false
}

// withheld reports whether the subject declined to speak: "declined to comment", "refused to promise that", "did not
// want to say". Refusing any other action is a report of its own.
func (p *Reader) withheld(c *cue.Cue, s token.Sentence) bool {
	if !declining.Has(p.Toks[c.First].Lex.Lemma) && !p.Group(c.First, s).Negated {
		return false
	}
	k := c.First + 1
	if k+1 >= len(p.Toks) || !p.Toks[k].Has(trait.To) {
		return false
	}
	next := &p.Toks[k+1]
	if p.Toks[k+1].In(silences) {
		return true
	}
	return next.Verb(lexicon.Say|lexicon.Tell|lexicon.Call|lexicon.Talk|lexicon.Mind) && !affirms.Has(next.Lex.Lemma)
}

// declining are verbs of not doing what the infinitive after them says.
var declining = lexicon.Set("report.declining")

// silences are infinitives after "declined" by which nothing is said.
var silences = lexicon.Set("report.silences")

// mayHave reports whether the verb of a cue has a modal by which it is not known to have been said: "may say", "should
// have said".
func (p *Reader) mayHave(c *cue.Cue, s token.Sentence) bool {
	for k := p.Group(c.First, s).First; k < c.First; k++ {
		if p.Toks[k].In(unsure) {
			return true
		}
	}
	return false
}

// unsure are modals that leave open whether something was said.
var unsure = lexicon.Set("report.unsure")

// heldBack reports whether the infinitive of a cue did not happen: "did not want to say", "was not quick to say". A
// verb of failing is a negation too, so that "did not hesitate to say" is said.
func (p *Reader) heldBack(c *cue.Cue, s token.Sentence) bool {
	held := false
	for k := c.First - 2; k >= s.First && c.First-k < phrase.MaxNegation && !p.Toks[k].Has(trait.Quoted); k-- {
		t := &p.Toks[k]
		switch {
		case !t.Has(trait.Word | trait.Clitic), t.Has(trait.Pronoun | trait.Relative):
			return held
		case p.Toks[k].In(holding), p.Negates(k) && !p.Focuses(k+1):
			held = !held
		}
	}
	return held
}

// holding are words by which an infinitive after them does not happen.
var holding = lexicon.Set("report.holding")

// without reports whether the -ing form of a cue did not happen: "without saying", "stopped short of calling", "instead
// of saying".
func (p *Reader) without(c *cue.Cue, s token.Sentence) bool {
	k := p.BeforeGerund(c.First, s)
	if k < s.First || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	switch w := p.Lower(k); w {
	case "without", "than", "not", "never", "avoided", "avoids", "avoid", "avoiding":
		return true
	case "of":
		return k > s.First && (p.Lower(k-1) == "short" || p.Lower(k-1) == "instead")
	case "from":
		return k > s.First && p.Toks[k-1].In(refraining)
	case "or", "nor":
		return p.sharesNegation(c, s)
	}
	return false
}

// refraining are words before "from" by which what follows does not happen.
var refraining = lexicon.Set("report.refraining")

// OldVersion reports whether the subject of a cue is what a correction takes back: "an earlier version of this
// article", or in a note "this article", "we".
func (p *Reader) OldVersion(c *cue.Cue, s token.Sentence) bool {
	if !c.Subj.Ok() {
		return false
	}
	begin := max(c.Subj.First-2, s.First)
	if c.Cites > 0 {
		begin = c.Cites - 1
	}
	note := p.Corrects(s.Para)
	for k := begin; k < c.Subj.Last && k < len(p.Toks); k++ {
		switch w := p.Lower(k); {
		case w == "version" && k > s.First && p.Toks[k-1].In(older):
			return true
		case note && (w == "we" || k > s.First && p.Toks[k].In(ours) && (p.Toks[k-1].Lex.Word == lexicon.ThisWord || p.Toks[k-1].Has(trait.The) || p.Lower(k-1) == "our")):
			return true
		}
	}
	return false
}

// OfArticle reports whether a cue in a note says what the article had said, which is not what a person said: words about
// the article or about an error stand before the cue.
func (p *Reader) OfArticle(c *cue.Cue, s token.Sentence) bool {
	if !p.Corrects(s.Para) {
		return false
	}
	if c.Kind != cue.FiniteCue || c.Subj.Kind != phrase.NamePhrase && c.Subj.Kind != phrase.PronounIs {
		return true
	}
	for k := s.First; k < c.First; k++ {
		if t := &p.Toks[k]; !p.opensLabel(k, s) && (t.In(ours) || t.In(older) || p.Lower(k) == "version" || t.In(correcting) || t.In(Misquoting)) {
			return true
		}
	}
	return false
}

// opensLabel reports whether token k is in the label that opens a note: "Correction, Dec. 20: ".
func (p *Reader) opensLabel(k int, s token.Sentence) bool {
	if !s.Opens {
		return false
	}
	for i := k; i < s.Last && i < s.First+maxLabelled; i++ {
		if p.Toks[i].Has(trait.Colon) {
			return true
		}
	}
	return false
}

// maxLabelled is how many tokens the label of a note may have.
const maxLabelled = 14

// older are words for a version of an article that was replaced.
var older = lexicon.Set("report.older")

// ours are words by which an outlet speaks of what it has published.
var ours = lexicon.Set("report.ours")

// misquoted reports whether the words around a cue say that it was wrong: "was falsely quoted as saying", "in a
// deepfake video Marsh says".
func (p *Reader) misquoted(c *cue.Cue, s token.Sentence) bool {
	if p.inForgery(c, s) {
		return true
	}
	var first int
	switch {
	case c.Cites > 0:
		first = c.Cites - 1
	case c.Hearsay > 0, c.First > s.First && p.Toks[c.First-1].Has(trait.As):
		first = max(s.First, c.First-cue.MaxCited)
	default:
		return false
	}
	if p.Corrects(s.Para) { // "Marsh was quoted as saying", in a note that corrects it
		return true
	}
	for k := first; k < c.First; k++ {
		if p.Toks[k].In(erring) {
			return true
		}
	}
	return false
}

// inForgery reports whether the words before the subject name a forged picture or text: "in a deepfake video, Marsh
// says".
func (p *Reader) inForgery(c *cue.Cue, s token.Sentence) bool {
	k := c.Subj.First - 1
	if c.Kind != cue.FiniteCue || c.Subj.How == subject.Inverted || k < s.First {
		return false
	}
	for ; k >= s.First && c.Subj.First-k < phrase.MaxForward && !p.Toks[k].Has(trait.Quoted); k-- {
		if p.Toks[k].In(forged) {
			return k-2 >= s.First && p.Toks[k-1].Has(trait.Determiner) && p.Lower(k-2) == "in"
		}
		if p.Toks[k].Has(trait.Finite) {
			return false
		}
	}
	return false
}

// erring are words that say of words cited that they were not said: "wrongly quoted Marsh as saying".
var erring = lexicon.Set("report.erring")

// forged are words for pictures and texts in which people seem to say what they did not.
var forged = lexicon.Set("report.forged")

// hypothetical reports whether the clause of a cue is one that may not be true: "if Marsh says that", "it is not true
// that Marsh said that", "did Marsh say that?"
func (p *Reader) hypothetical(c *cue.Cue, s token.Sentence) bool {
	if c.Kind != cue.FiniteCue || !c.Subj.Ok() {
		return false
	}
	if p.isQuestion(s) || p.checked(s) {
		return true
	}
	k := c.Subj.First - 1
	for k > s.First && !p.Toks[k].Has(trait.Quoted) && (p.Toks[k].Has(trait.Title|trait.Determiner|trait.Role|trait.Modifier|trait.Adverb) && !p.Toks[k].Has(trait.Subordinator) || p.EndsAt[k] > 0 && p.Toks[k].Listed) {
		k--
	}
	if c.Subj.How == subject.Inverted || k < s.First || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	switch w := p.Lower(k); {
	case w == "if", w == "whether", w == "suppose", w == "supposing", w == "imagine", w == "wish", w == "unless":
		return true
	case w == "not":
		return k-2 >= s.First && p.Lower(k-1) == "or" && p.Lower(k-2) == "whether"
	case w == "had" && k == s.Body:
		return true
	case p.Toks[k].In(cue.Perceives), w == "let", w == "made":
		return p.Group(k, s).Negated || p.noOneDoes(k, s)
	case w == "until", w == "should" && k == s.Body:
		return !p.Toks[c.First].Has(trait.Past)
	case w == "though" && k > s.First && p.Lower(k-1) == "as":
		return true
	case p.Toks[k].Has(trait.That):
		return p.untrue(k-1, s)
	}
	return false
}

// noOneDoes reports whether the subject of the verb at token k stands for no one: "nobody heard".
func (p *Reader) noOneDoes(k int, s token.Sentence) bool {
	sub := p.SubjectOf(k, s, phrase.Phrase{})
	return p.NoOne(&sub, s)
}

// untrue reports whether the words that end with token k say of a clause after them that it may not be true: "it is not
// true", "it is unlikely".
func (p *Reader) untrue(k int, s token.Sentence) bool {
	if k < s.First || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	if p.Toks[k].In(untruths) {
		return true
	}
	return p.Toks[k].In(truths) && p.Group(k, s).Negated
}

var (
	untruths = lexicon.Set("report.untruths")
	truths   = lexicon.Set("report.truths")
)

// isQuestion reports whether a sentence asks whether something was said: it ends with a question mark outside
// quotations and begins with an auxiliary or a word that asks.
func (p *Reader) isQuestion(s token.Sentence) bool {
	if last := s.Last - 1; !p.Toks[last].Has(trait.Asking) {
		return false
	}
	k := s.Body
	if k < s.Last && p.Toks[k].Has(trait.Coordinator) {
		k++
	}
	return k < s.Last && !p.Toks[k].Has(trait.Quoted) && k+1 < s.Last && (p.Toks[k].Has(trait.Auxiliary|trait.Modal) || p.Toks[k].In(asking) && p.Toks[k+1].Has(trait.Auxiliary|trait.Modal))
}

// asking are the words that begin a question.
var asking = lexicon.Set("report.asking")

// checked reports whether a sentence stands in a paragraph that sets out a claim to be checked: "CLAIM: Marsh said that
// …".
func (p *Reader) checked(s token.Sentence) bool {
	p.readNotes()
	return p.notes[s.Para]&checkedClaim != 0
}
