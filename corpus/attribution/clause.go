package attribution

import "strings"

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

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

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
	case t.is(relative) || t.lex == thatEntry:
		return p.relativeSubject(k, s, passive)
	case t.is(coordinator) && !t.is(adverb), t.sep(',') && k > s.first && p.toks[k-1].is(coordinator), t.lex == toEntry:
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
		if before <= s.first || !p.toks[before].is(preposition) || p.toks[before].is(subordinator) || p.toks[before].upper || p.toks[before].lex == ofEntry || p.at[before-1] != 0 || p.toks[before-1].sep(',') {
			return k
		}
		k, _ = p.skipBack(before, s.first)
	}
	return k
}

var (
	thatEntry      = entryOf("that")
	isEntry        = entryOf("is")
	toEntry        = entryOf("to")
	theEntry       = entryOf("the")
	andEntry       = entryOf("and")
	forEntry       = entryOf("for")
	aEntry         = entryOf("a")
	anEntry        = entryOf("an")
	whoEntry       = entryOf("who")
	thisEntry      = entryOf("this")
	thereEntry     = entryOf("there")
	asEntry        = entryOf("as")
	ifEntry        = entryOf("if")
	inEntry        = entryOf("in")
	withEntry      = entryOf("with")
	fromEntry      = entryOf("from")
	whichEntry     = entryOf("which")
	whoseEntry     = entryOf("whose")
	lateEntry      = entryOf("late")
	earlyEntry     = entryOf("early")
	byEntry        = entryOf("by")
	mayEntry       = entryOf("may")
	clearEntry     = entryOf("clear")
	plainEntry     = entryOf("plain")
	knownEntry     = entryOf("known")
	wordsEntry     = entryOf("words")
	accordingEntry = entryOf("according")
)
