package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// citedAs returns the phrase for the person cited in "Marsh quoted Roe as saying", whose -ing form is token i, and the
// first token of the words that name the citing person. The phrase is empty when the sentence cites no one. For "Roe
// was quoted as saying" see quotedAs.
func (p *Reader) citedAs(i int, s token.Sentence) (cited phrase.Phrase, citing int) {
	if i-3 < s.First || !p.Toks[i-1].Has(trait.As) {
		return phrase.Phrase{}, 0
	}
	for k := i - 2; k > s.First && i-k < MaxCited && !p.Toks[k].Has(trait.Quoted); k-- {
		if !p.cites(k) {
			continue
		}
		np := p.Ending(i-2, k+1)
		if np.First != k+1 {
			np = p.Starting(k+1, s.Last)
		}
		if t := &p.Toks[k+1]; t.Has(trait.ObjectPronoun) || k+2 == i-1 && p.Lower(k+1) == "her" {
			np = phrase.Phrase{First: k + 1, Last: k + 2, Head: k + 1, Mention: -1, Kind: phrase.PronounIs}
		}
		if np = p.WithName(np, s); !np.Ok() || np.Kind == phrase.OtherPhrase || np.Last > i-1 {
			return phrase.Phrase{}, 0
		}
		return np, p.citingFrom(k, s)
	}
	return phrase.Phrase{}, 0
}

// MaxCited is how many words may stand between a verb that cites and "as saying": a name with its role.
const MaxCited = 16

// quotedPerson returns the person whom the -ing form at token i quotes and whose words follow a comma or colon: "wrote, quoting the
// engineer Ada Roe, “…”".
func (p *Reader) quotedPerson(i int, s token.Sentence) phrase.Phrase {
	if !p.cites(i) || i+2 >= s.Last {
		return phrase.Phrase{}
	}
	np := p.WithName(p.Starting(i+1, s.Last), s)
	if !np.Ok() || np.Kind != phrase.NamePhrase && np.Kind != phrase.PersonIs || np.Last+1 >= s.Last {
		return phrase.Phrase{}
	}
	if k := np.Last; p.Toks[k].Has(trait.Comma|trait.Colon) && p.Toks[k+1].Has(trait.Quoted) {
		return np
	}
	return phrase.Phrase{}
}

// cites reports whether the word at token k cites a person: "quoted", "cites".
func (p *Reader) cites(k int) bool {
	return citing.Has(p.Toks[k].Lex.Lemma)
}

// citing are verbs whose object is a person cited.
var citing = lexicon.Set("cue.citing")

// citingFrom returns the first token of the words that name the citing person, or the verb at token k when it has no
// subject.
func (p *Reader) citingFrom(k int, s token.Sentence) int {
	if sub := p.SubjectOf(k, s, phrase.Phrase{}); sub.Ok() && !sub.Passive && sub.First < k {
		return sub.First
	}
	return p.Group(k, s).First
}

// CitedIn reports whether the object of cue c is a cited person, whose words a later cue of the sentence reports.
func CitedIn(c *Cue, cues []Cue) bool {
	for k := range cues {
		if o := &cues[k]; o.Cites > 0 && c.Cites == 0 && o.Cites-1 <= c.First && c.First < o.Subj.First {
			return true
		}
	}
	return false
}

// hearsay returns 1 + the first token of what says that others report the verb at token i: "is alleged to have said",
// "is said to have told"; 0 where nothing does.
func (p *Reader) hearsay(i int, s token.Sentence) int {
	if i-3 < s.First || p.Lower(i-1) != "have" || !p.Toks[i-2].Has(trait.To) || p.Toks[i-3].Has(trait.Quoted) {
		return 0
	}
	k := i - 3
	for k > s.First && i-k < phrase.MaxNegation && !p.Toks[k].Has(trait.Quoted) && (p.Toks[k].Has(trait.Comma) || p.Adverbial(k)) { // "reported, wrongly, to have said"
		k--
	}
	if !p.Toks[k].In(hearsays) {
		return 0
	}
	return 1 + p.Group(k, s).First
}

// hearsays are participles by which others report an action.
var hearsays = lexicon.Set("cue.hearsays")

// done reports whether the -ing form at token i is what an earlier verb of its clause reports rather than a report of
// its own: "warned against reading it as a threat", "denied having called it a farce", "accused Roe of calling it a
// farce".
func (p *Reader) done(i int, s token.Sentence) bool {
	if t := &p.Toks[i]; !t.Has(trait.Gerund) && !(t.Has(trait.Participle) && i > s.First && !p.Toks[i-1].Has(trait.Quoted) && p.Lower(i-1) == "having") {
		return false
	}
	k := p.BeforeGerund(i, s)
	if k <= s.First || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	if t := &p.Toks[k]; t.Has(trait.Reporting) && t.Has(trait.Past|trait.Third|trait.Base) {
		return Denying.Has(t.Lex.Lemma)
	}
	if !p.Toks[k].In(objectPrepositions) {
		return false
	}
	for e := k - 1; e >= s.First && k-e <= phrase.MaxHearer && !p.Toks[e].Has(trait.Quoted|trait.Sign); e-- {
		switch t := &p.Toks[e]; {
		case t.Verb(lexicon.Judge) && t.Has(trait.Past|trait.Third|trait.Gerund) && e < k-1:
			return accusing.Has(t.Lex.Lemma)
		case t.Has(trait.Reporting) && t.Has(trait.Past|trait.Third|trait.Gerund|trait.Base):
			return p.Toks[k].In(t.Prepositions())
		}
	}
	return false
}

// DeniesDoing reports whether an -ing form at token j, perhaps after "ever", is what a cue denies: "denied having
// called it a farce".
func (p *Reader) DeniesDoing(j int, c *Cue) bool {
	if !Denying.Has(p.Toks[c.First].Lex.Lemma) || c.Kind != FiniteCue {
		return false
	}
	if j+1 < len(p.Toks) && p.Lower(j) == "ever" {
		j++
	}
	w := p.Lower(j)
	return !p.Toks[j].Has(trait.Quoted) && (p.Toks[j].Has(trait.Gerund) || w == "having" || w == "being")
}

// Denying are verbs whose -ing form tells what did not happen: "denied calling it a farce".
var Denying = lexicon.Set("cue.Denying")

// objectPrepositions lead from a reporting verb to an action.
var objectPrepositions = lexicon.Set("cue.objectPrepositions")

// accusing are verbs whose object is a person and what that person did: "accused Roe of calling it a farce".
var accusing = lexicon.Set("cue.accusing")
