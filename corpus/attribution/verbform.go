package attribution

// reports reports whether the form of a reporting verb at token i is a verb that reports here.
func (p *parser) reports(i int, s sentence) bool {
	t := &p.toks[i]
	switch {
	case t.form(third) && i+2 < s.last && p.toks[i+1].lex.word == thatWord && (t.is(cueNoun|document) || ambiguous.has(t.lex.lemma)) && p.relatesTo(i+1, s):
		return false // "states that will vote"
	case perceives.in(&p.toks[i]) && p.heardSaying(i, s):
		return false
	case i+1 < s.last && p.toks[i+1].lex.word == thatWord && moved.has(t.lex.lemma):
		return false // "left, convinced that"
	case needs[t.lex.lemma] != nil && (i+1 >= s.last || !needs[t.lex.lemma].in(&p.toks[i+1])):
		return false
	}
	return !p.reduced(i, s) && !p.isNoun(i, s)
}

// isNoun reports whether the form of a reporting verb at token i is more likely a noun or adjective: "the report", "his
// remarks", "proposed guarantees".
func (p *parser) isNoun(i int, s sentence) bool {
	if i == s.first {
		return !p.toks[i].form(gerund | past | third)
	}
	t, before := &p.toks[i], &p.toks[i-1]
	if p.pluralNoun(i) {
		return true
	}
	if p.statedBy(i, s) {
		return false
	}
	if p.at[i-1] != 0 {
		return !t.form(past|third) && !(t.lex.verb&say != 0)
	}
	if before.is(determiner|possessive) && !before.is(people) && before.lex.word != thatWord || before.kind == clitic && !p.auxiliaryClitic(i-1, t) {
		return true
	}
	if before.is(adjective|modifier) && !before.upper && !before.is(adverb|role|people|body|document) && !t.form(gerund|past) {
		return true
	}
	aux, _ := p.skipBack(i, s.first)
	if t.form(third) && ambiguous.has(t.lex.lemma) && i+1 < s.last && p.toks[i+1].sep(',') && before.is(adjective|role) && !before.upper && i-2 >= s.first && p.adverbial(i-2) { // "solidly conservative states,"
		return true
	}
	helped := aux < i-1 && p.anyAux(aux+1, i)
	if helped && t.form(third) && !t.form(base|past) { // "has claims in the fjord"
		return true
	}
	if !helped && ambiguous.has(t.lex.lemma) && !before.is(pronoun) && !t.form(past|gerund) && !p.behindQuote(i-1, s) && i+1 < s.last && p.at[i+1] == 0 && p.toks[i+1].lex.word != thatWord && !p.toks[i+1].sep(':') && !p.toks[i+1].sep(',') {
		return true
	}
	if t.form(base) && !t.form(past) {
		k := aux
		return !helped && !onlyVerb.has(t.lex.lemma) && (k < s.first || !(p.toks[k].lex.word == toWord || p.toks[k].sep(',') || p.toks[k].is(people|pronoun|relative|coordinator) || p.endsAt[k] > 0 && p.plural(k) || p.several(k) || p.joinedNoun(k, s) || p.heardDoing(k, s)))
	}
	if t.is(document|people|cueNoun) && t.form(third) && !t.form(past) {
		if before.is(role|body) && i+1 < s.last && p.toks[i+1].is(determiner|possessive|pronoun|objectPronoun) { // "the campaign calls this a farce"
			return false
		}
		return before.is(preposition|modifier|coordinator) || before.lex.verb != 0 && !before.upper || before.form(gerund) || before.kind == wordToken && before.unlisted() && !before.upper
	}
	return before.is(preposition) && !t.form(gerund) && !helped
}

// onlyVerb are verbs whose plain form is hardly ever a noun.
var onlyVerb = wordSet(`say argue insist tell acknowledge contend believe agree suggest
warn deny announce allege assert concede admit complain describe criticize criticise accuse denounce declare explain`)

// ambiguous are verbs whose present is a noun more often.
var ambiguous = wordSet("state rule reason project signal estimate sign address object challenge demand request charge post")

// behindQuote reports whether only a noun phrase that ends with token k stands between a quotation and the word behind it, so that the
// word is its verb: "“…,” the Danes state".
func (p *parser) behindQuote(k int, s sentence) bool {
	np := p.ending(k, s.first)
	return np.ok() && p.quotedUpTo(np.first, s) != nil
}

// auxiliaryClitic reports whether the 's at token i is "is" or "has" before a verb rather than a possessive.
func (p *parser) auxiliaryClitic(i int, verb *token) bool {
	return !p.possessiveClitic(i) || i > 0 && p.toks[i-1].is(pronoun|relative) && verb.form(gerund|participle)
}

// possessiveClitic reports whether the clitic at token i may be possessive: 's, not 'd or 'll.
func (p *parser) possessiveClitic(i int) bool {
	t := &p.toks[i]
	return p.text[t.end-1]|0x20 == 's'
}

func (p *parser) anyAux(first, last int) bool {
	for i := first; i < last; i++ {
		if p.toks[i].is(auxiliary | modal) {
			return true
		}
	}
	return false
}

// plural reports whether the name that ends at token k may take a plural verb: "Marsh and Roe", "the Greens".
func (p *parser) plural(k int) bool {
	t := &p.toks[k]
	if t.end > t.start && p.text[t.end-1] == 's' {
		return true
	}
	m := &p.ments[p.endsAt[k]-1]
	return m.first > 0 && p.toks[m.first-1].is(coordinator)
}

// heardDoing reports whether the name that ends with token k is who is heard or seen to do what the next word says: "heard Marsh
// write".
func (p *parser) heardDoing(k int, s sentence) bool {
	if p.endsAt[k] == 0 {
		return false
	}
	first := p.ments[p.endsAt[k]-1].first
	return first-1 > s.first && p.at[first-1] == 0 && perceives.in(&p.toks[first-1])
}

// statedBy reports whether the participle at token i stands in "as stated by".
func (p *parser) statedBy(i int, s sentence) bool {
	return i-1 >= s.first && i+2 < s.last && p.toks[i-1].lex.word == asWord && p.toks[i+1].lex.word == byWord && p.toks[i].form(participle) && p.toks[i].verb(say|tell)
}

// joinedNoun reports whether the noun phrase that ends with token k is joined to another by "and": "the council and the league
// warn".
func (p *parser) joinedNoun(k int, s sentence) bool {
	np := p.ending(k, s.first)
	return (np.kind == bodyIs || np.kind == personIs) && np.first-1 > s.first && p.toks[np.first-1].lex.word == andWord
}

// several reports whether the word at token k is a plural of documents or bodies: "polls show", "companies claim".
func (p *parser) several(k int) bool {
	t := &p.toks[k]
	return t.is(document|body) && (p.text[t.end-1] == 's' || p.lower(k) == "data")
}

// reduced reports whether the form at token i is the participle of a shortened clause: "the figures cited in the report".
func (p *parser) reduced(i int, s sentence) bool {
	t := &p.toks[i]
	if p.readBy(i, s) {
		return true
	}
	if !t.form(participle) || t.verb(say|tell|ask|write|talk) || i == s.first || i+1 >= s.last || p.at[i-1] != 0 || p.at[i+1] != 0 {
		return false
	}
	next := &p.toks[i+1]
	return next.is(preposition) && !next.is(adverb|subordinator) && next.lex.word != byWord && !governed.in(&p.toks[i+1]) && !p.toks[i-1].is(pronoun|relative|auxiliary|adverb|modal|coordinator)
}

// readBy reports whether the participle at token i, without an auxiliary, tells who wrote or read what stands before
// it: "a statement read out by his lawyer".
func (p *parser) readBy(i int, s sentence) bool {
	t, next := &p.toks[i], i+1
	if !t.form(participle) || !t.verb(write) || i == s.first || p.at[i-1] != 0 || p.toks[i-1].is(auxiliary|adverb) {
		return false
	}
	if next < s.last && p.lower(next) == "out" {
		next++
	}
	return next < s.last && p.toks[next].lex.word == byWord
}

// governed are the prepositions that verbs take themselves: "accused of", "praised for".
var governed = wordSet("of for with to as about against")

// moved are verbs with a hearer: before "that" only their participle stands.
var moved = wordSet("convince persuade")

// needs are verbs that report only before certain words: "as Marsh put it", "pointed out that", "pointed to".
var needs = map[wordID]wordBits{
	wordOf("put"): wordSet("it"), wordOf("unveil"): wordSet("that"), wordOf("assess"): wordSet("that"),
	wordOf("point"): wordSet("out to"), wordOf("maintain"): wordSet("that he she they it"),
}
