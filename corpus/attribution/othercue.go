package attribution

// unlistedCue makes a cue of a verb that the lexicon does not know as one, where a quotation that ends in a comma, question or
// exclamation mark and the speaker stand beside it: no other verb does there.
func (p *parser) unlistedCue(i int, s sentence, open phrase) (cue, bool) {
	if p.toks[i].is(auxiliary | modal) {
		return cue{}, false
	}
	if perceives.in(&p.toks[i]) && p.heardSaying(i, s) {
		return cue{}, false
	}
	c := cue{first: i, last: i + 1, class: say, begin: i, end: i + 1}
	if p.quotedUpTo(i, s) != nil {
		np := p.withName(p.starting(i+1, s.last), s)
		c.subj = subject{phrase: np, how: inverted}
		c.end = np.last
	} else {
		c.subj = p.subjectOf(i, s, open)
		if c.subj.how == shared || c.subj.passive || c.subj.how == relates || !c.subj.ok() {
			return cue{}, false
		}
		p.stretch(&c, s)
		c.begin = c.subj.first
	}
	q := p.quotedUpTo(c.begin, s)
	if q == nil || !c.subj.ok() || c.subj.kind == otherPhrase {
		return cue{}, false
	}
	if k := q.left - 1; k > s.first && p.at[k] == 0 && p.toks[k].kind == wordToken && !p.toks[k].is(coordinator) && p.hasVerb(s.first, k) { // "Marsh promised an end to “waste,” many thought"
		return cue{}, false
	}
	if c.subj.how != inverted && p.leadsUp(q, s) { // "As Marsh promised “a new start,” many appeared to warm"
		return cue{}, false
	}
	end := &p.toks[q.last-1]
	return c, end.sep(',') || end.sep('?') || end.sep('!')
}

// heardSaying reports whether a reporting verb follows who is heard after token i: "heard Marsh say".
func (p *parser) heardSaying(i int, s sentence) bool {
	np := p.starting(i+1, s.last)
	return np.ok() && np.last < s.last && p.toks[np.last].verb(say|tell|ask|write) && p.toks[np.last].form(base)
}

// according handles "according to Marsh".
func (p *parser) according(i int, s sentence) (cue, bool) {
	np := p.starting(i+2, s.last)
	if k := i + 2; k+1 < s.last && p.toks[k].is(objectPronoun|possessive) && p.toks[k+1].kind == punctuation { // "according to her,"
		np = phrase{first: k, last: k + 1, head: k, mention: -1, kind: pronounIs}
	}
	if np = p.withName(np, s); !np.ok() {
		return cue{}, false
	}
	np = p.whoseWords(np)
	c := cue{first: i, last: i + 2, kind: accordingCue, class: say, subj: subject{phrase: np, how: beside}, begin: i, end: p.behindAside(np.last, s)}
	if k := np.last + 1; c.end > k && !p.toks[k].is(relative) && (p.hasVerb(k, c.end) || p.toks[k].kind == numberToken && !p.toks[k+1].sep(',')) {
		c.end = np.last // "according to the poll, six in ten would vote for her"
	} else if c.end > k && c.end+1 < s.last && p.toks[c.end+1].is(coordinator) { // "according to Marsh, the port needs salt, but"
		c.end = np.last
	}
	if i > s.first && p.toks[i-1].sep(',') {
		c.begin = i - 1
	}
	return c, true
}

// whoseWords returns the owner of a phrase for spoken words: "according to Marsh's statements", or the phrase itself.
func (p *parser) whoseWords(np phrase) phrase {
	if np.mention >= 0 || !spokenWords.in(&p.toks[np.head]) {
		return np
	}
	for k := np.first; k < np.head; k++ {
		if m := int(p.startsAt[k]) - 1; m >= 0 && p.ments[m].owner {
			owner := p.named(m, np.first)
			owner.last = np.last // what follows begins after the whole
			return owner
		}
		if p.toks[k].is(possessive) {
			return phrase{first: k, last: np.last, head: k, mention: -1, kind: pronounIs}
		}
	}
	return np
}

// spokenWords are nouns for what somebody says, of which the owner is the speaker.
var spokenWords = wordSet("statement statements word words remark remarks comment comments account testimony claim claims")

// inTheWords reports whether the word at token i is that of "in the words of", which names a speaker as "according to" does.
func (p *parser) inTheWords(i int, s sentence) bool {
	return i-2 >= s.first && i+1 < s.last && (p.toks[i].lex.word == wordsWord || views.in(&p.toks[i])) && p.toks[i+1].lex.word == ofWord && p.toks[i-1].lex.word == theWord && p.lower(i-2) == "in"
}

// ownWords handles "in Marsh's words".
func (p *parser) ownWords(i int, s sentence) (cue, bool) {
	if i-1 > s.first && p.toks[i].lex.word != wordsWord && p.lower(i-2) == "in" && i+1 < s.last && p.toks[i+1].sep(',') && (p.lower(i-1) == "his" || p.lower(i-1) == "her") { // "in his opinion,"
		np := phrase{first: i - 1, last: i, head: i - 1, mention: -1, kind: pronounIs}
		return cue{first: i, last: i + 1, kind: accordingCue, class: say, subj: subject{phrase: np, how: beside}, begin: i - 2, end: i + 1}, true
	}
	if i-2 <= s.first || p.toks[i-1].kind != clitic || p.endsAt[i-2] == 0 {
		return cue{}, false
	}
	m := int(p.endsAt[i-2]) - 1
	begin := p.ments[m].first - 1
	if begin < s.first || p.lower(begin) != "in" {
		return cue{}, false
	}
	if begin > s.first && p.toks[begin-1].sep(',') {
		begin--
	}
	return cue{first: i, last: i + 1, kind: accordingCue, class: say, subj: subject{phrase: p.named(m, s.first), how: beside}, begin: begin, end: i + 1}, true
}

// madeOrUsed makes a cue of token i, a word of the sets clearly and uses.
func (p *parser) madeOrUsed(i int, s sentence, open phrase) (cue, bool) {
	if uses.in(&p.toks[i]) {
		return p.usedTerm(i, s, open)
	}
	return p.madeClear(i, s, open)
}

// clearly are adjectives for what somebody makes known.
var clearly = wordSet("clear plain known")

// madeClear handles "made clear that" and "made it plain that", whose adjective is token i.
func (p *parser) madeClear(i int, s sentence, open phrase) (cue, bool) {
	if i+1 >= s.last || p.toks[i+1].lex.word != thatWord && p.at[i+1] == 0 && !p.toks[i+1].sep(':') {
		return cue{}, false
	}
	k := i - 1
	for k > s.first && i-k < 4 && p.at[k] == 0 && (p.toks[k].is(adverb) || p.lower(k) == "it" || p.lower(k) == "be") {
		k--
	}
	if k <= s.first || p.at[k] != 0 || p.toks[k-1].lex.word == toWord {
		return cue{}, false
	}
	if w := p.lower(k); w != "made" && w != "makes" && w != "make" && w != "making" && w != "let" && w != "lets" {
		return cue{}, false
	}
	c := cue{first: k, last: i + 1, class: say, begin: k, end: i + 1}
	if p.lower(k) == "making" && !p.progressive(k, s) {
		return p.participleCue(c, s, open)
	}
	c.subj = p.subjectOf(k, s, open)
	if !c.subj.ok() || c.subj.passive {
		return cue{}, false
	}
	c.begin = min(k, p.leftEdge(p.subjectBegin(c, s), s))
	c.joined = c.subj.how == shared
	return c, true
}

// usedTerm handles "used the term “…”", whose verb is token i.
func (p *parser) usedTerm(i int, s sentence, open phrase) (cue, bool) {
	if i+3 >= s.last || p.toks[i+1].lex.word != theWord || p.at[i+3] == 0 || !terms.in(&p.toks[i+2]) {
		return cue{}, false
	}
	c := cue{first: i, last: i + 3, class: call, begin: i, end: i + 3, term: true}
	c.subj = p.subjectOf(i, s, open)
	c.begin = min(i, c.subj.first)
	c.joined = c.subj.how == shared
	return c, c.subj.ok() && !c.subj.passive && c.subj.kind != otherPhrase
}

// uses are the forms of "use" that have a subject before them.
var uses = wordSet("use uses used")

// terms are nouns that what somebody called something stands behind.
var terms = wordSet("term word words phrase expression label")

// stateCue handles "is concerned that".
func (p *parser) stateCue(i int, s sentence, open phrase) (cue, bool) {
	if i+1 >= s.last || p.toks[i+1].lex.word != thatWord {
		return cue{}, false
	}
	k, be := p.skipBack(i, s.first)
	if !be || k < s.first {
		return cue{}, false
	}
	sub := p.subjectOf(i, s, open)
	sub.passive = false
	if !sub.ok() || sub.kind == otherPhrase || p.lower(sub.head) == "it" { // "it is clear that"
		return cue{}, false
	}
	return cue{first: k + 1, last: i + 1, kind: stateCue, class: mind, subj: sub, begin: min(k+1, sub.first), end: i + 1}, true
}

// behindNoun returns the token where what a noun at the token before k introduces may begin: k itself, or behind "was" and what hangs
// on the noun: "Marsh's answer to the council was that".
func (p *parser) behindNoun(k int, s sentence) int {
	for e := k; e < s.last && e-k < maxPhrase && p.at[e] == 0; e++ {
		t := &p.toks[e]
		switch {
		case t.is(auxiliary) && isBe(p.lower(e)):
			switch {
			case e+2 < s.last && (p.toks[e+1].sep(':') || p.toks[e+1].sep(',')) && p.at[e+2] != 0:
				return e + 2
			case e+1 < s.last && p.toks[e+1].lex.word == thatWord, p.toks[e-1].lex.word == toWord, worded.in(&p.toks[k-1]):
				return e + 1
			}
			return k // "her claims were “false”": others call them so
		case t.kind == punctuation || p.finite(e) || t.is(relative|subordinator) && !t.is(preposition):
			return k
		}
	}
	return k
}

// ownedThat returns the "that" to which an owned noun at token i leads over a time, place or participle: "Marsh's warning on
// Sunday that", "her own warnings, given at breakfast, that"; 0 where it leads to none.
func (p *parser) ownedThat(i int, s sentence) int {
	k := i - 1
	for k > s.first && i-k < 4 && p.at[k] == 0 && p.inPhrase(k) {
		k--
	}
	if k-1 < s.first || p.at[k] != 0 || p.toks[k].kind != clitic || p.endsAt[k-1] == 0 {
		return 0
	}
	for e := i + 1; e < s.last && e-i <= maxHearer && p.at[e] == 0; e++ {
		switch t := &p.toks[e]; {
		case t.lex.word == thatWord:
			if p.relatesTo(e, s) || p.demonstrative(e, s) || !p.toks[e-1].sep(',') && p.overTimes(i+1, s) != e {
				return 0
			}
			return e
		case t.calendar(): // before "May" is taken for a modal
		case t.kind == punctuation && !t.sep(','), t.is(auxiliary | modal | relative | coordinator | pronoun), p.finite(e) && !t.form(participle) && !t.other(participle):
			return 0
		}
	}
	return 0
}

// worded are nouns for what somebody says word by word: "his answer was “no”".
var worded = wordSet("answer reply response words slogan motto message question line phrase chant joke advice")

// nounCue handles "Marsh's claim that" and "her belief that".
func (p *parser) nounCue(i int, s sentence, open phrase) (cue, bool) {
	end := p.behindNoun(i+1, s)
	if that := p.ownedThat(i, s); end == i+1 && that > 0 {
		end = that
	}
	if end >= s.last || p.toks[end].lex.word != thatWord && p.at[end] == 0 || i == s.first {
		return cue{}, false
	}
	if end == i+1 && p.at[end] == 0 && p.relatesTo(end, s) { // "a message that resonates"
		return cue{}, false
	}
	c := cue{first: i, last: i + 1, kind: nounCueKind, class: say, begin: i, end: end}
	k := i - 1
	for k > s.first && i-k < 4 && p.inPhrase(k) {
		k--
	}
	t := &p.toks[k]
	switch {
	case t.kind == clitic && k > s.first && p.at[k-1] == 0:
		c.subj = subject{phrase: p.ending(k-1, s.first), how: beside}
	case t.is(possessive) && open.ok():
		c.subj = subject{phrase: open, how: governs}
		c.joined = true
	case t.is(possessive):
		c.subj = subject{phrase: phrase{first: k, last: k + 1, head: k, mention: -1, kind: pronounIs}, how: beside}
	}
	return c, c.subj.ok()
}

// relatesTo reports whether "that" at token i stands for the noun before it: its verb follows at once.
func (p *parser) relatesTo(i int, s sentence) bool {
	k := p.overAdverbs(i+1, s)
	if k+1 >= s.last || p.at[k] != 0 {
		return false
	}
	t := &p.toks[k]
	if t.kind == wordToken && !t.listed && !t.upper && p.text[t.end-1] == 's' && p.text[t.end-2] != 's' && p.toks[k+1].is(preposition|determiner|possessive|objectPronoun) {
		return true // "emerges from"
	}
	return p.finite(k)
}
