package attribution

import "verbatim/corpus"

// report makes the quote of the i-th cue of sentence n out of its claims, if it makes one.
func (p *parser) report(n, i int, cues []cue, claims []claim, quots []quotation, owner []int) {
	s, c := p.sents[n], &cues[i]
	s.first = p.dateline(s)
	var spans []corpus.Span
	quoted, mixed, clause, open, marked := false, false, false, false, false
	begin := -1 // the first token of the content
	for ci := range claims {
		cl := &claims[ci]
		if cl.cue != i {
			continue
		}
		pieces, whole, last := p.pieces(ci, cl, quots, owner)
		if len(pieces) == 0 && p.othersWords(c, cl) {
			continue
		}
		if begin < 0 {
			begin = cl.first
		}
		if whole && p.completes(c, cl, &last, s) {
			pieces, whole = []corpus.Span{p.tokenSpan(cl.first, cl.last)}, false
		}
		if len(pieces) == 0 {
			clause = clause || cl.clause
			marked = marked || p.hasQuote(cl.first, cl.last)
			spans = append(spans, p.tokenSpan(cl.first, cl.last))
			continue
		}
		if !quoted && len(spans) > 0 && whole { // the clause before belongs to no quotation
			spans = spans[:0]
		}
		quoted = true
		mixed = mixed || !whole
		open = last.open
		spans = append(spans, pieces...)
	}
	if len(spans) == 0 {
		return
	}
	if p.unsaid(c, s) {
		p.declined(n, c)
		return
	}
	if !quoted && (marked && !clause || !p.reportsClause(c, clause, spans) || p.inside(i, cues, claims)) {
		return
	}
	kind := corpus.Indirect
	switch {
	case quoted && mixed, !quoted && marked: // what somebody reports may hold what another one is quoted with
		kind = corpus.Mixed
	case quoted:
		kind = corpus.Direct
	}
	if kind == corpus.Indirect && p.ofArticle(c, s) {
		return
	}
	d := draft{sent: n, para: s.para, cued: true, open: open}
	d.Kind, d.Spans, d.Cue = kind, spans, p.tokenSpan(c.first, c.last)
	d.Report = p.reported(c, begin, kind == corpus.Direct, s)
	p.emitReported(d, i, cues, claims)
}

// emitReported emits the quote of the i-th cue with its speaker, unless a correction takes it back. Where others report
// that the speaker spoke, the report says so.
func (p *parser) emitReported(d draft, i int, cues []cue, claims []claim) {
	c := &cues[i]
	p.attribute(&d, c)
	if k := p.toldBy(d.sent, i, cues, claims); k < 0 {
		return
	} else if k > 0 && d.Report.Class != corpus.Cites && d.Spans[0].Start > d.Cue.Start {
		d.Report = corpus.Report{Class: corpus.Cites, Span: p.tokenSpan(k-1, c.last)}
	}
	p.emit(d)
}

// toldBy returns 1 + the first token of what reports that the i-th cue's speaker spoke, where that itself is no quote:
// "a post claims that Marsh said"; 0 where nothing does, -1 where it is what a correction takes back.
func (p *parser) toldBy(n, i int, cues []cue, claims []claim) int {
	c := &cues[i]
	if c.kind != finiteCue || c.subj.how == inverted {
		return 0
	}
	if k := c.subj.first - 2; k >= p.sents[n].first && p.at[k] == 0 && !p.relatesTo(k+1, p.sents[n]) && p.toks[k+1].lex.word == thatWord && p.toks[k].is(cueNoun|document) { // "rumours that Marsh said"
		if np := p.ending(k, max(0, k-maxPhrase)); np.ok() {
			return 1 + np.first
		}
		return 1 + k
	}
	for k := range claims {
		cl := &claims[k]
		o := &cues[cl.cue]
		if cl.cue == i || !cl.clause || o.kind != finiteCue || o.class&(say|tell|write) == 0 || o.subj.kind != otherPhrase && o.subj.kind != documentIs {
			continue
		}
		if cl.first > c.subj.first || c.first >= cl.last || o.last > c.subj.first || o.last < c.subj.first && p.toks[c.subj.first-1].lex.word != thatWord {
			continue
		}
		if p.oldVersion(o, p.sents[n]) {
			return -1
		}
		return 1 + o.subj.first
	}
	return 0
}

// declined remembers who did not say what cue c reports: a pronoun or a further quotation may mean them.
func (p *parser) declined(n int, c *cue) {
	if c.kind != finiteCue || p.noOne(&c.subj, p.sents[n]) {
		return
	}
	d := draft{sent: n, para: p.sents[n].para}
	p.attribute(&d, c)
	p.memory.remember(&d)
}

// othersWords reports whether a claim without quotations of its own is nothing but words that another cue reports: a quotation alone, or
// what a noun introduces, as in "called Marsh's claim “pathetic” and “cheap”".
func (p *parser) othersWords(c *cue, cl *claim) bool {
	if p.at[cl.first] == 0 { // "recalled Marsh saying that “no one came”"
		return p.toks[cl.first].lex.word == thatWord && cl.first+1 < cl.last && p.at[cl.first+1] != 0
	}
	return c.kind == nounCueKind || p.quots[p.at[cl.first]-1].right >= cl.last
}

// inside reports whether the i-th cue stands inside a clause that another one reports: what somebody says that somebody said.
func (p *parser) inside(i int, cues []cue, claims []claim) bool {
	for k := range claims {
		cl := &claims[k]
		if cl.cue != i && cl.clause && cl.first <= cues[i].first && cues[i].first < cl.last && p.reportsClause(&cues[cl.cue], true, []corpus.Span{p.tokenSpan(cl.first, cl.last)}) {
			return true
		}
	}
	return false
}

// pieces returns the spans of a claim that holds quotations: the words of each when they are the whole of it, else the clause
// as it stands. last is the last of the quotations.
func (p *parser) pieces(ci int, cl *claim, quots []quotation, owner []int) (spans []corpus.Span, whole bool, last quotation) {
	first, end, n := -1, cl.first, 0
	for k := range quots {
		if owner[k] != ci {
			continue
		}
		if first < 0 {
			first = k
		}
		if quots[k].left != p.skipCommas(end, cl.last) {
			n = -1 << 20
		}
		end = quots[k].right
		last = quots[k]
		n++
		spans = append(spans, quots[k].inner)
	}
	if first < 0 {
		return nil, false, last
	}
	tail := p.skipCommas(end, cl.last)
	whole = n > 0 && (tail >= cl.last || p.utterance(&last)) && !p.embeds(cl, &last)
	if whole {
		return spans, true, last
	}
	return []corpus.Span{p.tokenSpan(cl.first, cl.last)}, false, last
}

// embeds reports whether "that" makes one clause of a claim and the quotation it begins with: "said that “no one came”". A
// quotation that ends as a sentence does, or goes on in the next paragraph, stands for itself.
func (p *parser) embeds(c *claim, last *quotation) bool {
	return c.first > 0 && p.toks[c.first-1].lex.word == thatWord && !last.open && !p.utterance(last)
}

// completes reports whether a quotation after "as Marsh put it," only ends a clause that the reporter began: "will not come since, as
// stated by Marsh, “no one asked”".
func (p *parser) completes(c *cue, cl *claim, last *quotation, s sentence) bool {
	if c.kind != accordingCue || c.begin-1 <= s.first || p.at[cl.first] == 0 || p.utterance(last) {
		return false
	}
	before := &p.toks[c.begin-1]
	return p.at[c.begin-1] == 0 && before.is(subordinator|preposition|auxiliary|coordinator) && !p.toks[cl.first+1].upper
}

func (p *parser) skipCommas(k, last int) int {
	for k < last && p.at[k] == 0 && p.toks[k].kind == punctuation {
		k++
	}
	return k
}

// utterance reports whether a quotation ends as a clause does: with a comma, full stop, question or exclamation mark inside.
func (p *parser) utterance(q *quotation) bool {
	t := &p.toks[q.last-1]
	return t.sep(',') || t.sep('.') || t.sep('?') || t.sep('!') || t.dotted
}

// tokenSpan is the span of the tokens [first, last).
func (p *parser) tokenSpan(first, last int) corpus.Span {
	return corpus.Span{Start: int(p.toks[first].start), End: int(p.toks[last-1].end)}
}

// emit adds a quote to the result, in the place where its content begins.
func (p *parser) emit(d draft) {
	switch {
	case d.Kind == corpus.Mixed && p.marked(d.Spans) < shortQuote:
		d.trail.add(stepFew)
	case d.Kind == corpus.Mixed:
		d.trail.add(stepMixed)
	}
	if d.Kind != corpus.Indirect && p.short(&d) {
		d.trail.add(stepShort)
	}
	if d.who.known() {
		d.Confidence = d.trail.confidence()
	}
	if d.Kind == corpus.Direct && d.Report.Plain() {
		d.Report = p.question(&d)
	}
	p.memory.remember(&d)
	p.out = append(p.out, d)
}
