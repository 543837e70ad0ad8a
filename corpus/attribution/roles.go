package attribution

import "verbatim/corpus"

// maxRole is how many tokens a role may have: longer ones are clauses that happened to stand there.
const maxRole = 28

// roleBefore returns the title or role that stands before a name, without forms of address; zero where there is none.
func (c *cast) roleBefore(m *mention) corpus.Span {
	first, last := m.first, m.name
	for last > first && c.toks[last-1].sep(',') {
		last--
	}
	if first >= last {
		return corpus.Span{}
	}
	if last-first == 1 && !c.toks[first].is(role) && (c.toks[first].is(title) && c.toks[first].is(genders) || c.toks[first].dotted && c.address(first)) {
		return corpus.Span{}
	}
	return corpus.Span{Start: int(c.toks[first].start), End: int(c.toks[last-1].end)}
}

// address reports whether the title at token i only addresses somebody: Mr., Dr.
func (c *cast) address(i int) bool {
	switch c.lower(i) {
	case "mr", "mrs", "ms", "dr":
		return true
	}
	return false
}

// roleBehind returns the role that stands behind a name: ", a senior fellow at the Halden Institute,", ", who chairs …" or
// "(R-Fla.)"; zero where there is none.
func (c *cast) roleBehind(m *mention) corpus.Span {
	i := m.last
	if i >= len(c.toks) {
		return corpus.Span{}
	}
	switch {
	case c.toks[i].sep('('):
		return c.bracketRole(i)
	case !c.toks[i].sep(','):
		return corpus.Span{}
	}
	i++
	if i+1 < len(c.toks) && c.toks[i].kind == numberToken && c.toks[i+1].sep(',') { // ", 54, a farmer"
		i += 2
	}
	if !c.roleStarts(i) {
		return corpus.Span{}
	}
	if c.toks[i].is(relative) {
		return c.whoRole(i)
	}
	end := c.appositiveEnd(i)
	if end <= i {
		return corpus.Span{}
	}
	return corpus.Span{Start: int(c.toks[i].start), End: int(c.toks[end-1].end)}
}

// bracketRole returns what a bracket at token i says where it is a party and a state: (R-Fla.), (D-N.Y.).
func (c *cast) bracketRole(i int) corpus.Span {
	for k := i + 1; k < len(c.toks) && k < i+6; k++ {
		if c.toks[k].sep(')') {
			first := c.toks[i+1]
			if !first.upper || first.end-first.start > 12 {
				break
			}
			return corpus.Span{Start: int(first.start), End: int(c.toks[k-1].end)}
		}
	}
	return corpus.Span{}
}

// roleStarts reports whether a role can begin with token i, behind a name and its comma.
func (c *cast) roleStarts(i int) bool {
	if i >= len(c.toks) {
		return false
	}
	t := &c.toks[i]
	if t.kind != wordToken {
		return false
	}
	if t.is(relative) {
		return true
	}
	for k := i; k < len(c.toks) && k < i+12; k++ { // a role noun must follow before the phrase ends
		t := &c.toks[k]
		switch {
		case t.kind == breakToken || t.kind == punctuation && !t.sep('-') || t.is(relative) || t.verb(say|tell) && !t.upper && t.form(past):
			return false
		case t.is(role | title | people):
			return true
		case t.is(auxiliary|modal|pronoun|subordinator) && !t.upper && k > i:
			return false
		case t.is(preposition) && k == i:
			return false
		}
	}
	return false
}

// appositiveEnd returns the token behind the phrase that begins at token i: before the next comma, bracket, dash, full stop
// or mark; -1 where it does not end within maxRole tokens.
func (c *cast) appositiveEnd(i int) int {
	for k := i; k < len(c.toks) && k < i+maxRole; k++ {
		t := &c.toks[k]
		if t.kind == breakToken || t.kind == markToken || t.is(relative) && k > i {
			return k
		}
		if t.kind == punctuation && t.sign != '_' && t.sign != '$' && !(t.sign == '-' && !t.spaced) {
			return k
		}
		if t.verb(say|tell) && t.form(past) && !t.upper && k > i && !c.toks[k-1].is(determiner) {
			return k
		}
	}
	return -1
}

// whoRole returns the role in a clause "who is a …" or "who was the …" that begins at token i.
func (c *cast) whoRole(i int) corpus.Span {
	k := i + 1
	for k < len(c.toks) && (c.toks[k].is(auxiliary|modal) || c.toks[k].is(adverb)) {
		k++
	}
	if k == i+1 || k >= len(c.toks) || !c.roleStarts(k) || c.toks[k].is(relative) || !(c.toks[k].is(determiner) || c.toks[k].is(role|modifier)) {
		return corpus.Span{}
	}
	end := c.appositiveEnd(k)
	if end <= k {
		return corpus.Span{}
	}
	return corpus.Span{Start: int(c.toks[k].start), End: int(c.toks[end-1].end)}
}
