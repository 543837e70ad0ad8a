package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// report makes the quote of the i-th cue of sentence n out of its claims, if it makes one.
func (p *parser) report(n, i int, cues []cue.Cue, claims []scope.Claim, quots []token.Quotation, owner []int) {
	s, c := p.Sentences[n], &cues[i]
	s.First = p.Dateline(s)
	var spans []corpus.Span
	quoted, mixed, clause, open, marked := false, false, false, false, false
	begin := -1 // the first token of the content
	for ci := range claims {
		cl := &claims[ci]
		if cl.Cue != i {
			continue
		}
		pieces, whole, last := p.pieces(ci, cl, quots, owner)
		if len(pieces) == 0 && p.othersWords(c, cl) {
			continue
		}
		if begin < 0 {
			begin = cl.First
		}
		if p.completes(c, cl, &last, s) {
			pieces, whole = []corpus.Span{p.TokenSpan(cl.First, cl.Last)}, false
		}
		if len(pieces) == 0 {
			clause = cl.Clause
			marked = marked || p.HasQuote(cl.First, cl.Last)
			spans = append(spans, p.TokenSpan(cl.First, cl.Last))
			continue
		}
		if !quoted && len(spans) > 0 && whole { // the clause before belongs to no quotation
			spans = spans[:0]
		}
		quoted = true
		mixed = mixed || !whole
		open = last.Open
		spans = append(spans, pieces...)
	}
	if len(spans) == 0 {
		return
	}
	if p.Unsaid(c, s) {
		p.declined(n, c)
		return
	}
	if !quoted && (marked && !clause || !p.reportsClause(c, clause, spans) || p.inside(i, cues, claims)) {
		return
	}
	kind := corpus.Indirect
	switch {
	case mixed, !quoted && marked: // what somebody reports may hold what another one is quoted with
		kind = corpus.Mixed
	case quoted:
		kind = corpus.Direct
	}
	if kind == corpus.Indirect && p.OfArticle(c, s) {
		return
	}
	d := speaker.Draft{Sent: n, Para: s.Para, Cued: true, Open: open}
	d.Kind, d.Spans, d.Cue = kind, spans, p.TokenSpan(c.First, c.Last)
	d.Report = p.Reported(c, begin, kind == corpus.Direct, s)
	p.emitReported(d, i, cues, claims)
}

// emitReported emits the quote of the i-th cue with its speaker, unless a correction takes it back. Where others report
// that the speaker spoke, the report says so.
func (p *parser) emitReported(d speaker.Draft, i int, cues []cue.Cue, claims []scope.Claim) {
	c := &cues[i]
	p.Attribute(&d, c)
	if k := p.toldBy(d.Sent, i, cues, claims); k < 0 {
		return
	} else if k > 0 && d.Spans[0].Start > d.Cue.Start {
		d.Report = corpus.Report{Class: corpus.Cites, Span: p.TokenSpan(k-1, c.Last)}
	}
	p.emit(d)
}

// toldBy returns 1 + the first token of what reports that the i-th cue's speaker spoke, where that itself is no quote:
// "a post claims that Marsh said"; 0 where nothing does, -1 where it is what a correction takes back.
func (p *parser) toldBy(n, i int, cues []cue.Cue, claims []scope.Claim) int {
	c := &cues[i]
	if c.Kind != cue.FiniteCue {
		return 0
	}
	if k := c.Subj.First - 2; k >= p.Sentences[n].First && p.Toks[k+1].Has(trait.That) && p.Toks[k].Has(trait.CueNoun|trait.Document) { // "rumours that Marsh said"
		if np := p.Ending(k, max(0, k-phrase.MaxPhrase)); np.Ok() {
			return 1 + np.First
		}
		return 1 + k
	}
	for k := range claims {
		cl := &claims[k]
		o := &cues[cl.Cue]
		if o.Class&(lexicon.Say|lexicon.Tell|lexicon.Write) == 0 || o.Subj.Kind != phrase.OtherPhrase {
			continue
		}
		if cl.First > c.Subj.First || c.First >= cl.Last || o.Last > c.Subj.First || o.Last < c.Subj.First && !p.Toks[c.Subj.First-1].Has(trait.That) {
			continue
		}
		return 1 + o.Subj.First
	}
	return 0
}

// declined remembers who did not say what cue c reports: a pronoun or a further quotation may mean them.
func (p *parser) declined(n int, c *cue.Cue) {
	if c.Kind != cue.FiniteCue {
		return
	}
	d := speaker.Draft{Sent: n, Para: p.Sentences[n].Para}
	p.Attribute(&d, c)
	p.Memory.Remember(&d)
}

// othersWords reports whether a claim without quotations of its own is nothing but words that another cue reports: a quotation alone, or
// what a noun introduces, as in "called Marsh's claim “pathetic” and “cheap”".
func (p *parser) othersWords(c *cue.Cue, cl *scope.Claim) bool {
	if !p.Toks[cl.First].Has(trait.Quoted) { // "recalled Marsh saying that “no one came”"
		return p.Toks[cl.First].Has(trait.That) && cl.First+1 < cl.Last && p.Toks[cl.First+1].Has(trait.Quoted)
	}
	return c.Kind == cue.NounCueKind || p.Quotations[p.At[cl.First]-1].Right >= cl.Last
}

// inside reports whether the i-th cue stands inside a clause that another one reports: what somebody says that somebody said.
func (p *parser) inside(i int, cues []cue.Cue, claims []scope.Claim) bool {
	for k := range claims {
		cl := &claims[k]
		if cl.Clause && cl.First <= cues[i].First && cues[i].First < cl.Last && p.reportsClause(&cues[cl.Cue], true, []corpus.Span{p.TokenSpan(cl.First, cl.Last)}) {
			return true
		}
	}
	return false
}

// pieces returns the spans of a claim that holds quotations: the words of each when they are the whole of it, else the clause
// as it stands. last is the last of the quotations.
func (p *parser) pieces(ci int, cl *scope.Claim, quots []token.Quotation, owner []int) (spans []corpus.Span, whole bool, last token.Quotation) {
	first, end, n := -1, cl.First, 0
	for k := range quots {
		if owner[k] != ci {
			continue
		}
		if first < 0 {
			first = k
		}
		if quots[k].Left != p.skipCommas(end, cl.Last) {
			n = -1 << 20
		}
		end = quots[k].Right
		last = quots[k]
		n++
		spans = append(spans, quots[k].Inner)
	}
	if first < 0 {
		return nil, false, last
	}
	tail := p.skipCommas(end, cl.Last)
	whole = n > 0 && (tail >= cl.Last || p.Utterance(&last)) && !p.embeds(cl, &last)
	if whole {
		return spans, true, last
	}
	return []corpus.Span{p.TokenSpan(cl.First, cl.Last)}, false, last
}

// embeds reports whether "that" makes one clause of a claim and the quotation it begins with: "said that “no one came”". A
// quotation that ends as a sentence does, or goes on in the next paragraph, stands for itself.
func (p *parser) embeds(c *scope.Claim, last *token.Quotation) bool {
	return c.First > 0 && p.Toks[c.First-1].Has(trait.That) && !p.Utterance(last)
}

// completes reports whether a quotation after "as Marsh put it," only ends a clause that the reporter began: "will not come since, as
// stated by Marsh, “no one asked”".
func (p *parser) completes(c *cue.Cue, cl *scope.Claim, last *token.Quotation, s token.Sentence) bool {
	if c.Kind != cue.AccordingCue || c.Begin-1 <= s.First || !p.Toks[cl.First].Has(trait.Quoted) || p.Utterance(last) {
		return false
	}
	return !p.Toks[cl.First+1].Has(trait.Upper)
}

func (p *parser) skipCommas(k, last int) int {
	for k < last && p.Toks[k].Has(trait.Sign) {
		k++
	}
	return k
}

// emit adds a quote to the result, in the place where its content begins.
func (p *parser) emit(d speaker.Draft) {
	switch {
	case d.Kind == corpus.Mixed && p.marked(d.Spans) < shortQuote:
		d.Trail.Add(speaker.StepFew)
	case d.Kind == corpus.Mixed:
		d.Trail.Add(speaker.StepMixed)
	}
	if d.Kind != corpus.Indirect && p.short(&d) {
		d.Trail.Add(speaker.StepShort)
	}
	if d.Who.Known() {
		d.Confidence = d.Trail.Confidence()
	}
	if d.Kind == corpus.Direct && d.Report.Plain() {
		d.Report = p.question(&d)
	}
	p.Memory.Remember(&d)
	p.out = append(p.out, d)
}
