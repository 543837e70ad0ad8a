package attribution

// maxJoint is how many speakers a cue may have.
const maxJoint = 4

// jointBefore returns the mentions that "and" and commas join before the name of phrase np, in the order of the text:
// "Marsh, Roe and NATO said".
func (p *parser) jointBefore(np *phrase, floor int) (others []int) {
	if np.kind != namePhrase && np.kind != bodyName {
		return nil
	}
	left := p.ments[np.mention].first
	for len(others) < maxJoint-1 {
		m := p.joinedTo(left, floor, len(others) > 0)
		if m < 0 || p.ments[m].who == p.ments[np.mention].who {
			break
		}
		others = append([]int{m}, others...)
		left = p.ments[m].first
	}
	return others
}

// joinedTo returns the mention before "and" that joins it to the name at token left; -1 for none. In a list a comma may stand
// for "and".
func (p *parser) joinedTo(left, floor int, list bool) int {
	k := p.beforeArticle(left) - 1
	if k <= floor || p.at[k] != 0 || p.toks[k].lex.word != andWord && !(list && p.toks[k].sep(',')) {
		return -1
	}
	if k-1 > floor && p.toks[k-1].sep(',') {
		k--
	}
	m := int(p.endsAt[k-1]) - 1
	if m < 0 || p.ments[m].kind == aTitle || p.ments[m].owner {
		return -1
	}
	if before := p.beforeArticle(p.ments[m].first) - 1; before >= floor && p.rules(before, &p.ments[m]) {
		return -1
	}
	return m
}

// beforeArticle returns the token of the article before token i, or i itself.
func (p *parser) beforeArticle(i int) int {
	if i > 0 && p.at[i-1] == 0 && p.articles(&p.toks[i-1]) {
		return i - 1
	}
	return i
}

// rules reports whether the word at token k makes the mention after it something else than a subject: a preposition, or a verb.
func (p *parser) rules(k int, m *mention) bool {
	t := &p.toks[k]
	if p.at[k] != 0 {
		return false
	}
	if t.is(preposition|subordinator) || t.verb(reporting) {
		return true
	}
	return m.kind != aName && (p.finite(k) || t.other(base|gerund) || t.kind == clitic)
}

// jointAfter returns the mentions that commas and "and" join after the name of phrase np where it stands after its verb:
// "said Marsh and Roe". end is the token after the last of them, or np.last.
func (p *parser) jointAfter(np *phrase, s sentence) (others []int, end int) {
	end = np.last
	if np.kind != namePhrase && np.kind != bodyName {
		return nil, end
	}
	var list []int
	for k := end; k+1 < s.last && len(list) < maxJoint-1; {
		last := p.toks[k].lex.word == andWord
		if p.at[k] != 0 || !last && !p.toks[k].sep(',') {
			break
		}
		if k++; !last && p.toks[k].lex.word == andWord {
			k, last = k+1, true
		}
		if k < s.last && p.articles(&p.toks[k]) {
			k++
		}
		if k >= s.last || p.startsAt[k] == 0 {
			break
		}
		m := int(p.startsAt[k]) - 1
		k = p.ments[m].last
		if p.ments[m].kind == aTitle || p.ments[m].owner || k < s.last && p.at[k] == 0 && p.finite(k) {
			break
		}
		if list = append(list, m); last {
			return list, k
		}
	}
	return nil, end
}
