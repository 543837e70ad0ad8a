package attribution

// citedAs returns the phrase for the person cited in "Marsh quoted Roe as saying", whose -ing form is token i, and the
// first token of the words that name the citing person. The phrase is empty when the sentence cites no one. For "Roe
// was quoted as saying" see quotedAs.
func (p *parser) citedAs(i int, s sentence) (cited phrase, citing int) {
	if i-3 < s.first || p.toks[i-1].lex.word != asWord {
		return phrase{}, 0
	}
	for k := i - 2; k > s.first && i-k < maxCited && p.at[k] == 0; k-- {
		if !p.cites(k) {
			continue
		}
		np := p.ending(i-2, k+1)
		if np.first != k+1 {
			np = p.starting(k+1, s.last)
		}
		if t := &p.toks[k+1]; t.is(objectPronoun) || k+2 == i-1 && p.lower(k+1) == "her" {
			np = phrase{first: k + 1, last: k + 2, head: k + 1, mention: -1, kind: pronounIs}
		}
		if np = p.withName(np, s); !np.ok() || np.kind == otherPhrase || np.last > i-1 {
			return phrase{}, 0
		}
		return np, p.citingFrom(k, s)
	}
	return phrase{}, 0
}

// maxCited is how many words may stand between a verb that cites and "as saying": a name with its role.
const maxCited = 16

// quotedPerson returns the person whom the -ing form at token i quotes and whose words follow a comma or colon: "wrote, quoting the
// engineer Ada Roe, “…”".
func (p *parser) quotedPerson(i int, s sentence) phrase {
	if !p.cites(i) || i+2 >= s.last {
		return phrase{}
	}
	np := p.withName(p.starting(i+1, s.last), s)
	if !np.ok() || np.kind != namePhrase && np.kind != personIs || np.last+1 >= s.last {
		return phrase{}
	}
	if k := np.last; (p.toks[k].sep(',') || p.toks[k].sep(':')) && p.at[k+1] != 0 {
		return np
	}
	return phrase{}
}

// cites reports whether the word at token k cites a person: "quoted", "cites".
func (p *parser) cites(k int) bool {
	return citing.has(p.toks[k].lex.lemma)
}

// citing are verbs whose object is a person cited.
var citing = wordSet("quote cite misquote")

// citingFrom returns the first token of the words that name the citing person, or the verb at token k when it has no
// subject.
func (p *parser) citingFrom(k int, s sentence) int {
	if sub := p.subjectOf(k, s, phrase{}); sub.ok() && !sub.passive && sub.first < k {
		return sub.first
	}
	return p.group(k, s).first
}

// citedIn reports whether the object of cue c is a cited person, whose words a later cue of the sentence reports.
func citedIn(c *cue, cues []cue) bool {
	for k := range cues {
		if o := &cues[k]; o.cites > 0 && c.cites == 0 && o.cites-1 <= c.first && c.first < o.subj.first {
			return true
		}
	}
	return false
}

// hearsay returns 1 + the first token of what says that others report the verb at token i: "is alleged to have said",
// "is said to have told"; 0 where nothing does.
func (p *parser) hearsay(i int, s sentence) int {
	if i-3 < s.first || p.lower(i-1) != "have" || p.toks[i-2].lex.word != toWord || p.at[i-3] != 0 {
		return 0
	}
	k := i - 3
	for k > s.first && i-k < maxNegation && p.at[k] == 0 && (p.toks[k].sep(',') || p.adverbial(k)) { // "reported, wrongly, to have said"
		k--
	}
	if !hearsays.in(&p.toks[k]) {
		return 0
	}
	return 1 + p.group(k, s).first
}

// hearsays are participles by which others report an action.
var hearsays = wordSet("alleged reported said believed rumoured rumored thought understood supposed claimed quoted reputed known")

// done reports whether the -ing form at token i is what an earlier verb of its clause reports rather than a report of
// its own: "warned against reading it as a threat", "denied having called it a farce", "accused Roe of calling it a
// farce".
func (p *parser) done(i int, s sentence) bool {
	if t := &p.toks[i]; !t.form(gerund) && !(t.form(participle) && i > s.first && p.at[i-1] == 0 && p.lower(i-1) == "having") {
		return false
	}
	k := p.beforeGerund(i, s)
	if k <= s.first || p.at[k] != 0 {
		return false
	}
	if t := &p.toks[k]; t.verb(reporting) && t.form(past|third|base) {
		return denying.has(t.lex.lemma)
	}
	if !objectPrepositions.in(&p.toks[k]) {
		return false
	}
	for e := k - 1; e >= s.first && k-e <= maxHearer && p.at[e] == 0 && p.toks[e].kind != punctuation; e-- {
		switch t := &p.toks[e]; {
		case t.verb(judge) && t.form(past|third|gerund) && e < k-1:
			return accusing.has(t.lex.lemma)
		case t.verb(reporting) && t.form(past|third|gerund|base):
			return t.prepositions().in(&p.toks[k])
		}
	}
	return false
}

// deniesDoing reports whether an -ing form at token j, perhaps after "ever", is what a cue denies: "denied having
// called it a farce".
func (p *parser) deniesDoing(j int, c *cue) bool {
	if !denying.has(p.toks[c.first].lex.lemma) || c.kind != finiteCue {
		return false
	}
	if j+1 < len(p.toks) && p.lower(j) == "ever" {
		j++
	}
	w := p.lower(j)
	return p.at[j] == 0 && (p.toks[j].form(gerund) || w == "having" || w == "being")
}

// denying are verbs whose -ing form tells what did not happen: "denied calling it a farce".
var denying = wordSet("deny dispute oppose")

// objectPrepositions lead from a reporting verb to an action.
var objectPrepositions = wordSet("of for about against to on")

// accusing are verbs whose object is a person and what that person did: "accused Roe of calling it a farce".
var accusing = wordSet("accuse blame criticize criticise fault condemn denounce mock attack slam blast assail chide scold rebuke praise thank")
