package attribution

// rejoins reports whether an aside after token k takes up the clause before it, to say what someone does about it:
// ", something Marsh denies", ", a charge he rejects". It is the reporter's. Token k is a comma, or ends a quotation that
// has one inside.
func (p *parser) rejoins(k int, s sentence) bool {
	if k+3 >= s.last || !p.closedByComma(k) && (p.at[k] != 0 || !p.toks[k].sep(',')) {
		return false
	}
	i := k + 1
	if p.articles(&p.toks[i]) || p.toks[i].lex.word == thisWord {
		i++
	}
	switch {
	case p.at[i] != 0 || p.at[i+1] != 0 || p.toks[i+1].kind == punctuation:
		return false
	case p.lower(i) == "something":
		return p.clauseBehind(p.overThat(i+1), s)
	}
	return p.toks[i].is(cueNoun|document) && p.rejectedBy(p.overThat(i+1), s)
}

// overThat returns the token after "that" or "which" at token i, or i itself.
func (p *parser) overThat(i int) int {
	if t := &p.toks[i]; t.lex.word == thatWord || t.lex.word == whichWord {
		return i + 1
	}
	return i
}

// rejoined reports whether a cue is the verb of an aside that takes up the clause before it.
func (p *parser) rejoined(c *cue, s sentence) bool {
	for k := c.first - 1; k > s.first && c.first-k < maxPhrase; k-- {
		if p.at[k] != 0 {
			return p.rejoins(k, s)
		}
		if p.toks[k].sep(',') {
			return p.rejoins(k, s)
		}
	}
	return false
}
