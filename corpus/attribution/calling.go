package attribution

import "verbatim/corpus"

// whoRole returns the role in a clause that begins with "who" at token i: "who is a …", "who runs …". What somebody did on a day is none.
func (c *cast) whoRole(i int) (corpus.Span, roleRank) {
	k, be := i+1, false
	for k+1 < len(c.toks) && c.toks[k].is(auxiliary|adverb) {
		be = be || c.toks[k].is(auxiliary) && isBe(c.lower(k))
		k++
	}
	end := c.appositiveEnd(k)
	if end <= k {
		return corpus.Span{}, noRole
	}
	if be && c.toks[k].is(determiner|role|modifier) {
		if role, ok := c.capacity(k, end, false); ok {
			return role, fullRole
		}
		return corpus.Span{}, noRole
	}
	if !be && c.calling(k, end) {
		return c.span(i, end), clauseRole
	}
	return corpus.Span{}, noRole
}

// calling reports whether the clause with its verb at token k tells what somebody does for a living or holds as an office.
func (c *cast) calling(k, end int) bool {
	switch w := c.lower(k); {
	case end-k < 3:
		return false
	case w == "used", w == "helped":
		k += 1 + bit(c.toks[k+1].lex.word == toWord)
	case w == "took" && c.lower(k+1) == "over":
		return c.lower(k+2) == "as"
	case w == "made": // "who made millions in salt"
		return c.toks[k+1].is(numeral)
	case w == "lost": // "who lost her son at sea"
		return c.toks[k+1].is(possessive) && c.toks[k+2].is(role)
	}
	if !callings.in(&c.toks[k]) {
		return false
	}
	for ; k < end; k++ {
		if c.toks[k].calendar() {
			return false
		}
	}
	return true
}

// callings are verbs of clauses with "who" that tell what somebody is by trade or office: "who runs the ferry".
var callings = wordSet(`run runs ran head heads headed lead leads led chair chairs chaired co-chairs co-chaired direct directs directed manage manages
managed oversee oversees oversaw overseen supervise supervises supervised coordinate coordinates coordinated organize organizes organized organised
preside presides presided command commands edit edits edited publish publishes host hosts hosted moderate moderates moderated teach teaches taught
study studies studied research researches researched specialize specializes specialized specialise specialises specialised practice practices
practise practises own owns owned found founded co-founded cofounded work works worked serve serves served represent represents represented advise
advises advised counsel counsels cover covers covered coach coaches coached track tracks tracked monitor monitors monitored appraise appraises audit
audits audited produce produces design designs designed build builds prosecute prosecutes prosecuted investigate investigates lobby lobbies farm
farms farmed breed breeds grow grows sell sells trade trades repair repairs translate translates treat treats live lives belong belongs belonged
coined created invented launched developed negotiated drafted mediated masterminded discovered trained`)
