package attribution

// hangsOn widens a phrase that stands behind a preposition to the one it belongs to: not "the Halden Institute" speaks but
// its spokesman.
func (p *parser) hangsOn(np phrase, floor, depth int) phrase {
	k := p.firstOfBodies(np, floor) - 1
	if k <= floor || !p.toks[k].is(preposition) || p.toks[k].upper {
		return np
	}
	if k-2 >= floor && hanging.in(&p.toks[k-1]) && p.toks[k-2].is(people|role) { // "sources close to Marsh"
		k--
	}
	outer := p.endingDepth(k-1, floor, depth+1)
	of := p.toks[k].lex.word == ofWord
	if of && outer.kind == otherPhrase && np.kind != otherPhrase && np.mention < 0 { // "54 percent of respondents", "a group of experts"
		outer.kind = np.kind
	}
	switch {
	case outer.kind == personIs, outer.kind == peopleAre, outer.kind == documentIs, outer.kind == bodyIs,
		outer.kind == otherPhrase && of, outer.kind == namePhrase && of, outer.kind == bodyName && of:
		outer.last = np.last
		return outer
	}
	return np
}

// firstOfBodies returns the first token of a body's name, and of the bodies that "and" joins before it: "a study by the
// Halden Institute and the Oslo Foundation".
func (p *parser) firstOfBodies(np phrase, floor int) int {
	k := p.beforeArticle(np.first) - 1
	if np.mention < 0 || p.ments[np.mention].kind != anOrg || k-1 <= floor || p.toks[k].lex.word != andWord {
		return np.first
	}
	if m := int(p.endsAt[k-1]) - 1; m >= 0 && p.ments[m].kind == anOrg {
		return p.beforeArticle(p.ments[m].first)
	}
	return np.first
}

var ofWord = wordOf("of")

// hanging are adjectives that stand behind whom they describe.
var hanging = wordSet("close loyal familiar sympathetic opposed allied aligned involved present briefed knowledgeable")

// pronounHanging returns the phrase that a pronoun at its end belongs to: "a source close to him".
func (p *parser) pronounHanging(i, floor, depth int) phrase {
	if i-1 <= floor || depth > 3 || !p.toks[i].is(objectPronoun) || !p.toks[i-1].is(preposition) {
		return phrase{}
	}
	np := p.hangsOn(phrase{first: i, last: i + 1, head: i, mention: -1, kind: otherPhrase}, floor, depth)
	if np.first == i {
		return phrase{}
	}
	return np
}

// share returns the phrase of a number that stands for people and ends with token i: "42%", "six in 10".
func (p *parser) share(i, floor int) phrase {
	t := &p.toks[i]
	np := phrase{last: i + 1, head: i, mention: -1, kind: peopleAre}
	switch {
	case p.text[t.start:t.end] == "%" && i-1 >= floor && p.toks[i-1].kind == numberToken:
		np.first = i - 1
	case t.kind == numberToken && i-2 >= floor && p.lower(i-1) == "in" && (p.toks[i-2].is(numeral) || p.toks[i-2].kind == numberToken):
		np.first = i - 2
	default:
		return phrase{}
	}
	return np
}
