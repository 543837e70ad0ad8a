package attribution

// participleCue finds the subject of an -ing form: one of its own, else that of the clause it hangs on.
func (p *parser) participleCue(c cue, s sentence, open phrase) (cue, bool) {
	c.kind = gerundCue
	if np := p.withSubject(c.first, s); np.ok() {
		c.subj = subject{phrase: np, how: beside}
		return c, true
	}
	if !open.ok() && c.first <= s.first+1 {
		c.subj = subject{phrase: p.ledSubject(c.last, s), how: governs}
		return c, c.subj.ok()
	}
	c.subj = subject{phrase: open, how: governs}
	c.joined = true
	c.begin = p.backOver(c.first, s)
	return c, open.ok()
}

// ledSubject returns the subject of the main clause, behind a comma from token i on, that a participle leads in to: "Noting that
// the ice was thin, Marsh closed the strait".
func (p *parser) ledSubject(i int, s sentence) phrase {
	for k := i; k+2 < s.last && k-i < maxAppositive; k++ {
		if p.at[k] != 0 {
			k = p.quots[p.at[k]-1].right - 1
		}
		if comma := p.toks[k].sep(',') || p.at[k] != 0 && p.toks[k-1].sep(','); !comma || p.at[k+1] != 0 {
			continue
		}
		np := p.starting(k+1, s.last)
		if np.ok() && np.kind == otherPhrase && np.last+1 < s.last && p.toks[np.last].sep(',') && p.startsAt[np.last+1] > 0 { // ", the harbor master, Ada Marsh, …"
			first := np.first
			np = p.starting(np.last+1, s.last)
			np.first = first
		}
		if !np.ok() || np.kind == otherPhrase || np.last >= s.last {
			continue
		}
		if next := p.overAdverbs(np.last, s); p.finite(next) || p.toks[np.last].sep(',') {
			return np
		}
	}
	return phrase{}
}

// infinitiveCue finds the subject of an infinitive: who was made to speak, else whoever went on to.
func (p *parser) infinitiveCue(c cue, s sentence, open phrase) (cue, bool) {
	c.kind = infiniteCue
	if np := p.made(c.first, s); np.ok() {
		c.subj = subject{phrase: np, how: beside}
		c.begin = np.first
		return c, true
	}
	c.subj = subject{phrase: open, how: governs}
	return c, open.ok() && p.speechTo(c.first, s)
}

// making are verbs that tell who made somebody do something: "prompted Marsh to say", "leading experts to warn".
var making = wordSet("prompted prompting prompts led leading leads caused causing moved inspired inspiring spurred spurring forced forcing pushed pushing compelled compelling drove driving")

// made returns the subject of the infinitive at token i where somebody was made to speak: "prompted Marsh to say", "Marsh was moved
// to say".
func (p *parser) made(i int, s sentence) phrase {
	if i-2 > s.first && p.at[i-2] == 0 && making.in(&p.toks[i-2]) {
		if sub := p.subjectOf(i-2, s, phrase{}); sub.passive && sub.kind != otherPhrase {
			return sub.phrase
		}
	}
	np := p.ending(i-2, s.first)
	if k := np.first - 1; np.ok() && np.kind != otherPhrase && k > s.first && p.toks[k].lex.word == forWord && p.lower(k-1) == "only" { // "only for Marsh to say"
		return np
	}
	if !np.ok() || np.kind == otherPhrase || np.first-1 < s.first || !making.in(&p.toks[np.first-1]) {
		return phrase{}
	}
	return np
}

// progressive reports whether the -ing form at token i has an auxiliary: "is saying", "he's saying".
func (p *parser) progressive(i int, s sentence) bool {
	k, be := p.skipBack(i, s.first)
	return k < i-1 && (be || p.toks[k+1].kind == clitic)
}

// quotedAs reports whether the -ing form at token i ends "was quoted as saying".
func (p *parser) quotedAs(i int, s sentence) bool { return p.quotedFrom(i, s) > 0 }

// quotedFrom returns 1 + the first token of "was quoted as", which the -ing form at token i ends; 0 where it ends none.
func (p *parser) quotedFrom(i int, s sentence) int {
	if i-2 < s.first || p.toks[i-1].lex.word != asWord {
		return 0
	}
	for k := i - 2; k >= s.first && i-k < 8 && p.at[k] == 0; k-- {
		if p.toks[k].verb(topic) && p.toks[k].form(participle) {
			return 1 + p.group(k, s).first
		}
	}
	return 0
}

// withSubject returns the subject that the -ing form at token i has of its own: "with Marsh calling it a disgrace", "footage of Marsh
// saying", "saw Marsh waving".
func (p *parser) withSubject(i int, s sentence) phrase {
	if i-2 < s.first || p.at[i-1] != 0 {
		return phrase{}
	}
	np := p.simpleEnding(i-1, s.first)
	if k := np.first - 1; k <= s.first || p.toks[k].lex.word != ofWord || !recorded.in(&p.toks[k-1]) {
		np = p.ending(i-1, s.first)
	}
	k := np.first - 1
	for np.kind == namePhrase && k > s.first && p.at[k] == 0 && p.toks[k].is(modifier) { // "with former Mayor Ada Marsh calling"
		k--
	}
	if !np.ok() || np.kind == otherPhrase || k <= s.first || p.at[k] != 0 {
		return phrase{}
	}
	t := &p.toks[k]
	switch {
	case t.lex.word == withWord:
		return np
	case np.kind == namePhrase && possessing.in(&p.toks[k]), perceives.in(&p.toks[k]), t.lex.word == ofWord && recorded.in(&p.toks[k-1]):
		return np
	case np.kind == namePhrase && t.sep('-') && t.spaced && i == np.last && k == np.first-1: // "both spoke – Marsh calling it a disgrace"
		return np
	}
	return phrase{}
}

// perceives are verbs whose object is heard or seen to do something: "heard Marsh saying".
var perceives = wordSet("remember remembers remembered remembering recall recalls recalled recalling see sees saw seeing seen hear hears heard hearing watch watches watched watching show shows showed showing shown catch caught")

// possessing are verbs by which a text or tape has somebody say something: "the letter has Marsh saying".
var possessing = wordSet("has have had")

// recorded are nouns for what somebody is heard or seen saying something in: "footage of Marsh saying".
var recorded = wordSet("video footage clip clips recording tape audio image images photo photograph picture sight sound")

// backOver returns the first token of adverbs and conjunctions that stand before token i behind a comma.
func (p *parser) backOver(i int, s sentence) int {
	k := i
	for k > s.first && i-k < 4 && p.at[k-1] == 0 && (p.toks[k-1].is(adverb|subordinator|coordinator|modal|auxiliary|negation) || p.toks[k-1].sep(',')) {
		k--
		if p.toks[k].sep(',') && p.toks[k+1].is(coordinator) { // "at once, but added"
			return k
		}
	}
	return k
}

// speechTo reports whether the infinitive at token i says what somebody did: "went on to say", not "refused to say".
func (p *parser) speechTo(i int, s sentence) bool {
	for k := i - 2; k >= s.first && i-k < 5; k-- {
		switch p.lower(k) {
		case "on", "continued", "wanted", "used", "came", "hesitate", "hesitated", "seemed", "appeared", "began", "proceeded", "tweeted", "twitter", "statement", "email", "time", "chose", "moved", "rushed", "hastened", "continue", "continues", "sought", "quick", "pains":
			return true
		case "refused", "declined", "unable", "failed", "going", "reluctant", "hard", "difficult", "easy":
			return false
		}
	}
	return false
}
