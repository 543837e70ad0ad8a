package attribution

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// resolveDescription finds whom a description means, where it can only mean one: "the expert", "the minister".
func (p *parser) resolveDescription(np phrase) resolution {
	if country := p.represented(np); country != "" {
		return p.delegate(np, country)
	}
	definite := p.definite(np)
	if last := p.memory.lastSpoken(1); last != nil && last.one() < 0 && np.kind == personIs && definite && np.last == np.head+1 {
		if r, ok := p.sameDescription(np); ok {
			return r
		}
	}
	if np.kind == personIs && definite && np.last-np.first <= maxPhrase {
		if who, t := p.described(np); who >= 0 {
			if t == stepRoleMatch || p.telling(np) {
				p.cast.describe(who, np)
			}
			return p.figure(who, corpus.Described, t)
		}
	}
	if np.kind == personIs && definite && np.last == np.head+1 {
		if r, ok := p.sameDescription(np); ok {
			return r
		}
	}
	if np.kind == documentIs {
		if r, ok := p.resolveDocument(np, definite); ok {
			return r
		}
	}
	if definite && np.last-np.first <= 6 && (np.kind == bodyIs || np.kind == documentIs) {
		if who := p.describedBody(np); who >= 0 {
			return p.figure(who, corpus.Described, stepBodyGuess)
		}
	}
	if np.kind == bodyIs {
		if r, ok := p.ownedBody(np); ok {
			return r
		}
	}
	if np.kind == otherPhrase {
		return p.unnamed(np, stepNoun)
	}
	return p.unnamed(np, stepDescription)
}

// definite reports whether a description means somebody in particular: "the expert", "her lawyer", "Oslo senator", and the second of "the
// senator and former governor".
func (p *parser) definite(np phrase) bool {
	first := &p.toks[np.first]
	switch {
	case first.lex.word == theWord, first.is(possessive), p.lower(np.first) == "this":
		return true
	case first.is(modifier) && np.first > 0 && p.toks[np.first-1].lex.word == andWord:
		return true
	}
	return first.kind == wordToken && first.upper && !first.is(determiner) && np.kind == personIs
}

// sameDescription takes "the diplomat" for the unnamed diplomat who spoke a little before.
func (p *parser) sameDescription(np phrase) (resolution, bool) {
	head := p.lower(np.head)
	for k := len(p.memory.spoke) - 1; k >= 0 && p.memory.sent-p.memory.spoke[k].sent <= 3; k-- {
		s := &p.memory.spoke[k]
		if len(s.figures) > 0 || s.body {
			continue
		}
		for word := range strings.FieldsSeq(fold.Lower(s.noun())) {
			if strings.Trim(word, ",") == head {
				return resolution{s.referent, corpus.Described, stepRoleMatch}, true
			}
		}
	}
	return resolution{}, false
}

// generic are role nouns that an article uses for anybody of that sort whom it has named.
var generic = wordSet(`expert analyst specialist scholar academic official diplomat politician lawmaker man woman scientist researcher
dane finn swede pole turk scot spaniard briton frenchman englishman dutchman irishman welshman scotsman
candidate senator governor congressman congresswoman minister president professor economist historian
spokesman spokeswoman spokesperson lawyer attorney businessman billionaire mogul republican democrat nominee`)

// described finds whom "the" with a role noun means: who has that word in a role, the last to speak first; for generic nouns
// whoever spoke last, if nothing speaks against it. -1 when nobody fits.
func (p *parser) described(np phrase) (int, step) {
	if p.another(np) {
		return -1, noStep
	}
	heads := p.roleNouns(np)
	gender := p.toks[np.head].holder()
	if w := p.introduced(np.first, gender); w >= 0 && p.hasRole(w, heads) && !p.contradicts(np, w) && !p.isBarred(w) {
		return w, stepRoleMatch
	}
	for k, steps := len(p.memory.spoke)-1, 0; k >= 0 && steps < 6; k, steps = k-1, steps+1 {
		s := &p.memory.spoke[k]
		w := s.one()
		if w >= 0 && p.memory.sent-s.sent <= 2*reachBack && p.couldBe(w, gender) && p.hasRole(w, heads) && !p.contradicts(np, w) && !p.isBarred(w) {
			return w, stepRoleMatch
		}
	}
	for k := p.memory.ments - 1; k >= 0 && p.memory.ments-k < 30; k-- {
		m := &p.ments[k]
		if m.kind == aName && m.last <= np.first && p.couldBe(m.who, gender) && p.hasRole(m.who, heads) && !p.contradicts(np, m.who) && !p.isBarred(m.who) {
			return m.who, stepRoleMatch
		}
	}
	if w := p.ahead(np, gender); w >= 0 {
		return w, stepRoleGuess
	}
	if w := p.introducedNext(np, gender); w >= 0 {
		return w, stepNext
	}
	within := 1
	vague := generic.in(&p.toks[np.head]) || p.toks[np.head].kind == numberToken || p.toks[np.head].is(demonym)
	if vague {
		within = 4
	}
	if p.owned(np) || p.crowded(np, gender) {
		return -1, noStep
	}
	if last := p.lastPerson(within); last != nil && p.couldBe(last.one(), gender) && !p.contradicts(np, last.one()) && p.mayHold(last.one(), heads) && !p.isBarred(last.one()) {
		return last.one(), stepRoleGuess
	}
	if vague {
		if w := p.topic(np, gender); w >= 0 {
			return w, stepTopic
		}
	}
	return -1, noStep
}

// lastPerson returns the last speaker who is known to be a person, at most within sentences back and with no one unnamed in between;
// nil for none.
func (p *parser) lastPerson(within int) *spoken {
	for k := len(p.memory.spoke) - 1; k >= 0; k-- {
		s := &p.memory.spoke[k]
		if p.memory.sent-s.sent > within || s.one() < 0 {
			return nil
		}
		if p.person(s.one()) {
			return s
		}
	}
	return nil
}

// crowded reports whether the sentence names somebody else, where no subject stands, between its subject and a description behind it, so that
// it may mean either: "Marsh quarrels with Roe because the British minister …".
func (p *parser) crowded(np phrase, gender class) bool {
	floor, near := p.sents[p.memory.sent].first, -1
	for k := p.memory.ments - 1; k >= 0 && p.ments[k].first >= floor; k-- {
		m := &p.ments[k]
		if m.kind != aName || m.owner || m.last > np.first || !p.certain(m.who) || !p.couldBe(m.who, gender) {
			continue
		}
		if p.isSubject(m) {
			return near >= 0 && near != m.who
		}
		near = m.who
	}
	return false
}

// topic returns the person who was last a subject in this sentence or the two before; -1 for none.
func (p *parser) topic(np phrase, gender class) int {
	floor := p.sents[max(0, p.memory.sent-2)].first
	for k := p.memory.ments - 1; k >= 0 && p.ments[k].first >= floor; k-- {
		if m := &p.ments[k]; m.kind == aName && m.last <= np.first && p.certain(m.who) && p.couldBe(m.who, gender) && p.isSubject(m) && !p.contradicts(np, m.who) && p.mayHold(m.who, p.roleNouns(np)) && !p.isBarred(m.who) {
			return m.who
		}
	}
	return -1
}

// certain reports whether more than a capital tells that a figure is a person: a full name or a title.
func (p *parser) certain(w int) bool {
	return p.cast.figures[w].given != "" || p.cast.figures[w].titled
}
