package speaker

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// resolveDescription finds whom a description means, where it can only mean one: "the expert", "the minister".
func (p *Reader) resolveDescription(np phrase.Phrase) resolution {
	if country := p.represented(np); country != "" {
		return p.delegate(np, country)
	}
	definite := p.definite(np)
	if last := p.Memory.LastSpoken(1); last != nil && last.One() < 0 && np.Kind == phrase.PersonIs && definite && np.Last == np.Head+1 {
		if r, ok := p.sameDescription(np); ok {
			return r
		}
	}
	if np.Kind == phrase.PersonIs && definite && np.Last-np.First <= phrase.MaxPhrase {
		if who, t := p.described(np); who >= 0 {
			if p.telling(np) {
				p.Describe(who, np)
			}
			return p.figure(who, corpus.Described, t)
		}
	}
	if np.Kind == phrase.PersonIs && definite && np.Last == np.Head+1 {
		if r, ok := p.sameDescription(np); ok {
			return r
		}
	}
	if np.Kind == phrase.DocumentIs {
		if r, ok := p.resolveDocument(np, definite); ok {
			return r
		}
	}
	if definite && np.Last-np.First <= 6 && (np.Kind == phrase.BodyIs || np.Kind == phrase.DocumentIs) {
		if who := p.describedBody(np); who >= 0 {
			return p.figure(who, corpus.Described, stepBodyGuess)
		}
	}
	if np.Kind == phrase.BodyIs {
		if r, ok := p.ownedBody(np); ok {
			return r
		}
	}
	if np.Kind == phrase.OtherPhrase {
		return p.unnamed(np, stepNoun)
	}
	return p.unnamed(np, StepDescription)
}

// definite reports whether a description means somebody in particular: "the expert", "her lawyer", "Oslo senator", and the second of "the
// senator and former governor".
func (p *Reader) definite(np phrase.Phrase) bool {
	first := &p.Toks[np.First]
	switch {
	case first.Has(trait.The | trait.Possessive):
		return true
	case first.Has(trait.Modifier) && np.First > 0 && p.Toks[np.First-1].Has(trait.And):
		return true
	}
	return first.Has(trait.Upper) && !first.Has(trait.Determiner) && np.Kind == phrase.PersonIs
}

// sameDescription takes "the diplomat" for the unnamed diplomat who spoke a little before.
func (p *Reader) sameDescription(np phrase.Phrase) (resolution, bool) {
	head := p.Lower(np.Head)
	for k := len(p.Memory.Spoke) - 1; k >= 0 && p.Memory.sent-p.Memory.Spoke[k].sent <= 3; k-- {
		s := &p.Memory.Spoke[k]
		for word := range strings.FieldsSeq(fold.Lower(s.noun())) {
			if strings.Trim(word, ",") == head {
				return resolution{s.Referent, corpus.Described, StepDescription}, true
			}
		}
	}
	return resolution{}, false
}

// generic are role nouns that an article uses for anybody of that sort whom it has named.
var generic = lexicon.Set("speaker.generic")

// described finds whom "the" with a role noun means: who has that word in a role, the last to speak first; for generic nouns
// whoever spoke last, if nothing speaks against it. -1 when nobody fits.
func (p *Reader) described(np phrase.Phrase) (int, step) {
	heads := p.roleNouns(np)
	gender := p.Toks[np.Head].Holder()
	if w := p.placed(np); w >= 0 && p.couldBe(w, gender) && !p.isBarred(w) {
		return w, StepRoleMatch
	}
	if w := p.lastFitting(np, heads, true); w >= 0 {
		return w, StepRoleMatch
	}
	if w := p.ahead(np, gender); w >= 0 {
		return w, stepRoleGuess
	}
	if w := p.introducedNext(np, gender); w >= 0 {
		return w, stepNext
	}
	within := 1
	vague := p.Toks[np.Head].In(generic) || p.Toks[np.Head].Has(trait.Number|trait.Demonym)
	if vague {
		within = 4
	}
	if p.Owned(np) || p.crowded(np, gender) {
		return -1, noStep
	}
	if last := p.lastPerson(within); last != nil && p.couldBe(last.One(), gender) && !p.contradicts(np, last.One()) && p.mayHold(last.One(), heads) && !p.isBarred(last.One()) {
		return last.One(), stepRoleGuess
	}
	if vague {
		if w := p.topic(np, gender); w >= 0 {
			return w, stepTopic
		}
	}
	if !offices.Holds(heads[0]) {
		return -1, noStep
	}
	return p.lastFitting(np, heads, false), stepRoleGuess
}

// lastFitting returns the figure with the role of a description whom the sentence before introduces, or who spoke or was
// named last; -1 for none. If placed is set, the role must name the place that the description names.
func (p *Reader) lastFitting(np phrase.Phrase, heads []string, placed bool) int {
	fits := func(w int) bool { return p.fits(np, w, heads) && (!placed || p.samePlace(np, w)) }
	if w := p.introduced(np.First, p.Toks[np.Head].Holder()); w >= 0 && fits(w) {
		return w
	}
	for k, steps := len(p.Memory.Spoke)-1, 0; k >= 0 && steps < 6; k, steps = k-1, steps+1 {
		s := &p.Memory.Spoke[k]
		if w := s.One(); w >= 0 && p.Memory.sent-s.sent <= 2*reachBack && fits(w) {
			return w
		}
	}
	for k := p.Memory.ments - 1; k >= 0 && p.Memory.ments-k < 30; k-- {
		m := &p.Mentions[k]
		if m.Kind == entity.AName && m.Last <= np.First && fits(m.Who) {
			return m.Who
		}
	}
	return -1
}

// lastPerson returns the last speaker who is known to be a person, at most within sentences back and with no one unnamed in between;
// nil for none.
func (p *Reader) lastPerson(within int) *spoken {
	for k := len(p.Memory.Spoke) - 1; k >= 0; k-- {
		s := &p.Memory.Spoke[k]
		if p.Memory.sent-s.sent > within || s.One() < 0 {
			return nil
		}
		if p.person(s.One()) {
			return s
		}
	}
	return nil
}

// crowded reports whether the sentence names somebody else, where no subject stands, between its subject and a description behind it, so that
// it may mean either: "Marsh quarrels with Roe because the British minister …".
func (p *Reader) crowded(np phrase.Phrase, gender lexicon.Class) bool {
	floor, near := p.Sentences[p.Memory.sent].First, -1
	for k := p.Memory.ments - 1; k >= 0 && p.Mentions[k].First >= floor; k-- {
		m := &p.Mentions[k]
		if m.Kind != entity.AName || m.Owner || m.Last > np.First || !p.couldBe(m.Who, gender) {
			continue
		}
		if p.isSubject(m) {
			return near >= 0
		}
		near = m.Who
	}
	return false
}

// topic returns the person who was last a subject in this sentence or the two before; -1 for none.
func (p *Reader) topic(np phrase.Phrase, gender lexicon.Class) int {
	floor := p.Sentences[max(0, p.Memory.sent-2)].First
	for k := p.Memory.ments - 1; k >= 0 && p.Mentions[k].First >= floor; k-- {
		if m := &p.Mentions[k]; m.Kind == entity.AName && m.Last <= np.First && p.certain(m.Who) && p.couldBe(m.Who, gender) && p.isSubject(m) && !p.contradicts(np, m.Who) && p.mayHold(m.Who, p.roleNouns(np)) && !p.isBarred(m.Who) {
			return m.Who
		}
	}
	return -1
}

// certain reports whether more than a capital tells that a figure is a person: a full name or a title.
func (p *Reader) certain(w int) bool {
	return p.Cast.Figures[w].Given != ""
}
