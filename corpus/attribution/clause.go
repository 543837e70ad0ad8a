package attribution

// A subject is the noun phrase whose verb a verb is, and how it was found.
type subject struct {
	phrase
	how     reach
	passive bool // the verb is passive: the phrase is no speaker but the one spoken to or of
}

// A reach says where a subject stands from its verb.
type reach uint8

const (
	beside   reach = iota // "Marsh said"
	inverted              // "said Marsh"
	apposed               // "Marsh, a senior fellow, said"
	relates               // "Marsh, who said"
	shared                // "Marsh left and said"
	governs               // "Marsh left, saying"
)

// subjectOf finds the subject of the verb at token v of sentence s, whose clause subject so far is open.
func (p *parser) subjectOf(v int, s sentence, open phrase) subject {
	k, be := p.skipBack(v, s.first)
	passive := be && p.toks[v].form(participle) && !p.toks[v].form(gerund)
	k = p.overPlaces(k, s)
	if k < s.first {
		return subject{}
	}
	t := &p.toks[k]
	switch {
	case p.at[k] != 0:
		return subject{phrase: p.beforeQuotedAside(k, s), how: apposed, passive: passive}
	case t.is(relative) || t.lex.word == thatWord:
		return p.relativeSubject(k, s, passive)
	case t.is(coordinator) && !t.is(adverb), t.sep(',') && k > s.first && p.toks[k-1].is(coordinator), t.lex.word == toWord:
		if !open.ok() {
			open = p.opener(k, s)
		}
		return subject{phrase: open, how: shared, passive: passive}
	case t.sep(',') || t.sep('-'):
		return p.apposedSubject(k, s, open, passive)
	}
	np := p.ending(k, s.first)
	if outer := p.beforeWho(k, np, s); outer.ok() {
		return subject{phrase: outer, how: apposed, passive: passive}
	}
	if outer := p.beforeParticiple(k, np, s); outer.ok() && !passive {
		return subject{phrase: outer, how: beside}
	}
	return subject{phrase: np, how: beside, passive: passive}
}

// opener returns the name that a sentence opens with before the conjunction at token k, where its verb is not known as one: "Marsh
// rose and said".
func (p *parser) opener(k int, s sentence) phrase {
	m := int(p.startsAt[s.first]) - 1
	if m < 0 || p.ments[m].kind != aName || p.ments[m].owner || p.ments[m].last >= k || !p.toks[k].is(coordinator) {
		return phrase{}
	}
	if next := &p.toks[p.ments[m].last]; next.kind != wordToken || next.upper || next.is(functional|determiner) {
		return phrase{}
	}
	return p.named(m, s.first)
}

// overPlaces returns the token before the phrases of place, time and means that end with token k: "Marsh in a statement on the
// website said".
func (p *parser) overPlaces(k int, s sentence) int {
	for range 3 {
		if k < s.first || p.at[k] != 0 {
			return k
		}
		np := p.ending(k, s.first)
		if !np.ok() || np.kind == personIs || np.kind == peopleAre || np.kind == pronounIs {
			return k
		}
		before := np.first - 1
		if before <= s.first || !p.toks[before].is(preposition) || p.toks[before].is(subordinator) || p.toks[before].upper || p.toks[before].lex.word == ofWord || p.at[before-1] != 0 || p.toks[before-1].sep(',') {
			return k
		}
		k, _ = p.skipBack(before, s.first)
	}
	return k
}

var (
	thatWord      = wordOf("that")
	versionWord   = wordOf("version")
	isWord        = wordOf("is")
	toWord        = wordOf("to")
	theWord       = wordOf("the")
	andWord       = wordOf("and")
	forWord       = wordOf("for")
	aWord         = wordOf("a")
	anWord        = wordOf("an")
	whoWord       = wordOf("who")
	thisWord      = wordOf("this")
	thereWord     = wordOf("there")
	asWord        = wordOf("as")
	ifWord        = wordOf("if")
	inWord        = wordOf("in")
	withWord      = wordOf("with")
	fromWord      = wordOf("from")
	whichWord     = wordOf("which")
	whoseWord     = wordOf("whose")
	lateWord      = wordOf("late")
	earlyWord     = wordOf("early")
	byWord        = wordOf("by")
	mayWord       = wordOf("may")
	wordsWord     = wordOf("words")
	accordingWord = wordOf("according")
)
