package attribution

import "verbatim/corpus/fold"

// A cue is a place where the article reports: a verb, a noun or "according to", with whoever it names as the speaker.
type cue struct {
	first, last int // tokens of the cue's words
	kind        cueKind
	class       verbClass
	subj        subject
	begin       int  // the first token of subject and cue together; content that stands before ends here
	end         int  // behind subject and cue; content that follows begins here or later
	object      int  // the first token of what a preposition of its own leads to: "called for a ban"; 0 for none
	names       bool // gives a name: "called Marsh a liar"
	term        bool // a quotation is the term that was used: "used the term “farce”"
	cites       int  // 1 + the first token of who passed the words on: "Marsh quoted Roe as saying"; 0 for none
	hearsay     int  // 1 + the first token of "is said to have", by which the cue is what others say of its subject; 0 for none
	joined      bool // a new report of an earlier cue's speaker: "and added", ", calling"
}

type cueKind uint8

const (
	finiteCue    cueKind = iota
	gerundCue            // ", adding that"
	infiniteCue          // "went on to suggest"
	nounCueKind          // "the claim that"
	accordingCue         // "according to"
	stateCue             // "is concerned that"
	colonCue             // "Marsh:", "her reply:"
)

// reporting are the classes of verbs that are looked at as cues.
const reporting = say | tell | ask | write | call | judge | topic | act | talk | mind | show | object

// cues finds the cues of a sentence, in order.
func (p *parser) cues(s sentence) []cue {
	p.found = p.found[:0]
	var open phrase
	quoted := false // a quotation stands before
	for i := s.first; i < s.last; i++ {
		t := &p.toks[i]
		if p.at[i] != 0 || t.kind != wordToken {
			quoted = quoted || p.at[i] != 0
			continue
		}
		if t.is(cueAdjective) { // before "worried" is taken for a verb
			if c, ok := p.stateCue(i, s, open); ok {
				p.found = append(p.found, c)
				continue
			}
		}
		if i+1 < s.last && p.toks[i+1].sep(',') && views.in(&p.toks[i]) { // before "view" is taken for a verb
			if c, ok := p.ownWords(i, s); ok && c.begin == s.first {
				p.found = append(p.found, c)
				continue
			}
		}
		if clearly.in(t) || uses.in(t) {
			if c, ok := p.madeOrUsed(i, s, open); ok {
				open = c.subj.phrase
				p.found = append(p.found, c)
				continue
			}
		}
		switch {
		case t.lex.verb&reporting != 0 && (!t.upper || i == s.first || p.at[max(i-1, 0)] != 0):
			if c, ok := p.verbCue(i, s, open); ok {
				switch {
				case c.kind != finiteCue || !c.subj.ok() || p.nested(&c, s) || open.ok() && p.behindThat(&c.subj, s):
				case p.toks[c.last-1].lex.word == byWord: // "was denounced by Marsh": who was denounced goes on
					open = p.openAt(i, s, open)
				default:
					open = c.subj.phrase
				}
				p.found = append(p.found, c)
			} else if c, ok := p.nounCue(i, s, open); ok && t.is(cueNoun) {
				p.found = append(p.found, c)
			} else if p.finite(i) {
				open = p.openAt(i, s, open)
			}
		case p.finite(i):
			if quoted {
				if c, ok := p.unlistedCue(i, s, open); ok {
					open = c.subj.phrase
					p.found = append(p.found, c)
					continue
				}
			}
			open = p.openAt(i, s, open)
		case t.is(cueNoun) || verbless.in(t) || views.in(t):
			if c, ok := p.nounOrPhraseCue(i, s, open); ok {
				p.found = append(p.found, c)
			}
		}
	}
	return p.found
}

// verbless are words of phrases that report without a verb.
var verbless = wordSet("according words")

// nounOrPhraseCue makes a cue of token i where it is no verb's: "according to", "in the words of", "in Marsh's words", "the claim that".
func (p *parser) nounOrPhraseCue(i int, s sentence, open phrase) (cue, bool) {
	switch t := &p.toks[i]; {
	case t.lex.word == accordingWord && i+1 < s.last && p.toks[i+1].lex.word == toWord:
		return p.according(i, s)
	case p.inTheWords(i, s):
		c, ok := p.according(i, s)
		c.first, c.begin = i-2, min(c.begin, i-2)
		return c, ok
	case t.lex.word == wordsWord:
		return p.ownWords(i, s)
	case t.is(cueNoun):
		return p.nounCue(i, s, open)
	}
	return cue{}, false
}

// views are nouns that tell with "in" whose opinion follows: "in Marsh's view,".
var views = wordSet("view opinion judgment judgement estimation assessment telling")

// nested reports whether the subject of a verb stands inside what an earlier cue of the sentence reports, so that it is not
// the one a later "and added" belongs to.
func (p *parser) nested(c *cue, s sentence) bool {
	if k := c.subj.first - 1; c.end > 0 && k > s.first && p.toks[k].sep(',') && (c.end >= s.last || p.toks[c.end].sep(',') || p.toks[c.end].sep('.')) { // "…, Marsh said, adding"
		return false
	}
	for i := len(p.found) - 1; i >= 0; i-- {
		e := &p.found[i]
		if e.kind != finiteCue || e.class&(say|tell|ask|write|mind) == 0 || e.subj.how == inverted || !e.subj.ok() {
			continue
		}
		return e.end <= c.subj.first && !p.newClause(c.subj.first, s)
	}
	return false
}

// behindThat reports whether a subject stands right after "that", so that its clause lies within another one: "Marsh voiced delight
// that Roe had agreed and added".
func (p *parser) behindThat(sub *subject, s sentence) bool {
	k := sub.first - 1
	return sub.how == beside && k > s.first && p.at[k] == 0 && p.toks[k].lex.word == thatWord
}

// newClause reports whether a clause beside the others begins with token i: behind a comma and conjunction, or "while".
func (p *parser) newClause(i int, s sentence) bool {
	if i-1 <= s.first {
		return i-1 < s.first
	}
	t := &p.toks[i-1]
	return t.sep(';') || t.is(coordinator) && p.toks[i-2].sep(',') || t.is(subordinator) && p.toks[i-2].sep(',') || t.sep(',') && p.at[i-2] != 0
}

// openAt returns the subject of the finite verb at i if it has one, else the one that was open.
func (p *parser) openAt(i int, s sentence, open phrase) phrase {
	if p.toks[i].is(auxiliary|modal) && p.toks[i].kind == clitic {
		return open
	}
	sub := p.subjectOf(i, s, open)
	if sub.ok() && open.ok() && sub.how == beside && sub.first > s.first && (p.toks[sub.first-1].is(subordinator|relative) || p.nested(&cue{subj: sub}, s)) {
		return open // the subject of a clause inside the open one
	}
	if open.ok() && sub.ok() && sub.how == beside && p.governed(&sub.phrase, s) && !p.toks[i].is(auxiliary|modal) {
		return open // "rejected the accord adopted in May": a participle hangs on the open clause's object
	}
	if sub.ok() && sub.how != relates && sub.kind != otherPhrase {
		return sub.phrase
	}
	if sub.ok() && sub.how == beside && (!open.ok() || !p.toks[i].is(auxiliary|modal)) {
		return sub.phrase
	}
	return open
}

// governed reports whether a noun phrase is the object of a verb or preposition right before it.
func (p *parser) governed(np *phrase, s sentence) bool {
	k := np.first - 1
	if k <= s.first || p.at[k] != 0 {
		return false
	}
	t := &p.toks[k]
	return t.is(preposition) && !t.is(subordinator) || p.finite(k) && !t.is(modal) || t.other(base|gerund) || t.form(gerund)
}

// lower returns the word at token i in lower case.
func (r *reading) lower(i int) string {
	t := &r.toks[i]
	if t.wide || t.kind != wordToken {
		return fold.Lower(r.text[t.start:t.end])
	}
	return r.low[t.start:t.end]
}
