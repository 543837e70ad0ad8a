package scope

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// boundary is where what cue i reports from token start on ends: with the sentence, where a further report begins, or where
// the reporter goes on in his own words.
func (p *Reader) boundary(i, start int, clause bool, s token.Sentence, cues []cue.Cue) int {
	end := p.nextReport(i, start, s, cues)
	if lead := p.leadIn(&cues[i], start, s); lead > 0 {
		end = min(end, lead)
	}
	if verb := p.mainVerb(&cues[i], start, s); verb > 0 {
		end = min(end, verb)
	}
	if !clause && !p.HasQuote(start, end) {
		return p.objectEnd(start, end, s)
	}
	verb, quoted := false, p.lastQuote(start, s.Last) // whether the reported clause has had its verb, and where quotations end
	for k := start; k < end; k++ {
		if p.Toks[k].Has(trait.Quoted) {
			k, verb = p.Quotations[p.At[k]-1].Right-1, true
			if p.rejoins(k, s) {
				return k + 1
			}
			continue
		}
		if k > start && k+1 < end && p.Toks[k-1].Has(trait.Quoted) && p.Toks[k+1].Has(trait.Quoted) && p.Lower(k) == "not" { // "said “yes,” not “no”"
			return k
		}
		if end := p.asClause(k, s); !clause && end > start { // "told them to leave as the talks ended"
			return end
		}
		if p.Toks[k].Has(trait.Semicolon) || quoted >= start && k > quoted && p.leavesQuote(k, clause, s) || k-start > 2 && k+1 < s.Last && k > quoted && p.turnsAt(k, start, verb, s) && !p.spansBoth(&cues[i], k, s) {
			return k
		}
		verb = verb || p.Toks[k].Has(trait.Finite)
	}
	return end
}

// leavesQuote reports whether the reporter goes on, at token k, behind the last quotation in what is reported: "“greed” and accusing",
// "“greed” and left", "“greed,” which hurt", "“greed,” and, before", "“greed” – although".
func (p *Reader) leavesQuote(k int, clause bool, s token.Sentence) bool {
	t, next := &p.Toks[k], &p.Toks[min(k+1, s.Last-1)]
	pauses := p.ClosedByComma(k - 1)
	switch {
	case pauses && t.Has(trait.Relative):
		return true
	case t.Has(trait.Coordinator):
		return pauses && next.Has(trait.Comma) || next.Has(trait.Gerund) || !clause && (p.Toks[k+1].Has(trait.Finite) && !next.Has(trait.Auxiliary|trait.Modal) || next.Has(trait.Pronoun) && k+2 < s.Last)
	case t.Has(trait.Comma):
		return next.Has(trait.Who) || next.Lex.Word == lexicon.WhichWord
	}
	return t.Has(trait.Dash) && next.Has(trait.Coordinator|trait.Subordinator)
}

// lastQuote is the last of the tokens [first, last) that lies in a quotation or is a mark without a partner; -1 if none does.
func (p *Reader) lastQuote(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if p.Toks[i].Has(trait.Quoted | trait.Mark) {
			return i
		}
	}
	return -1
}

// nextReport is where, behind token start, a further report begins that is no part of what cue i reports; the sentence's end
// if there is none.
func (p *Reader) nextReport(i, start int, s token.Sentence, cues []cue.Cue) int {
	for n := i + 1; n < len(cues); n++ {
		c := &cues[n]
		if c.First > start && c.Kind == cue.FiniteCue && c.Subj.First == cues[i].Subj.First && p.Toks[c.First-1].Has(trait.Comma) { // "denied it, called it a lie and left"
			return c.First - 1
		}
		if c.Begin <= start || p.Denied(c, s) {
			continue
		}
		before := &p.Toks[c.Begin-1]
		switch {
		case c.Kind == cue.GerundCue && (p.Toks[c.Begin].Has(trait.Comma) || p.Toks[c.Begin-1].Has(trait.Quoted) && p.Utterance(&p.Quotations[p.At[c.Begin-1]-1])):
			return c.Begin
		case c.Subj.How == subject.Shared && cues[i].Subj.First == c.Subj.First && c.Class&(lexicon.Say|lexicon.Tell|lexicon.Write|lexicon.Ask|lexicon.Call|lexicon.Judge) != 0 && c.Class&lexicon.Mind == 0:
			return c.Begin
		case c.Begin-2 > start && before.Has(trait.Coordinator) && p.Toks[c.Begin-2].Has(trait.Comma):
			return c.Begin - 2
		case c.Begin-1 == start && before.Has(trait.Coordinator) && c.Subj.Kind != phrase.PronounIs: // ", she said, and Roe agreed"
			return start
		case c.Begin-2 > start && before.Has(trait.Coordinator) && p.ClosedByComma(c.Begin-2): // "“…,” and Marsh vowed"
			return c.Begin - 1
		case p.Lower(c.Begin-1) == "but" && c.Subj.Kind == phrase.NamePhrase && p.HasVerb(start, c.Begin-1):
			return c.Begin - 1
		case c.Begin-2 > start && p.Toks[c.Begin-1].In(turns) && p.Toks[c.Begin-2].Has(trait.Comma):
			return c.Begin - 2
		case c.Kind == cue.FiniteCue && c.Class&(lexicon.Say|lexicon.Tell) != 0 && p.ClosedByComma(c.Begin-1): // "Marsh called it “a farce,” Roe said"
			return c.Begin
		case c.Class&(lexicon.Say|lexicon.Tell) != 0 && before.Has(trait.Comma) && (p.closes(c, start, s) || p.introduces(c, s)):
			return c.Begin - 1
		case c.Kind == cue.AccordingCue && p.Toks[c.Begin].Has(trait.Comma):
			return c.Begin
		}
	}
	return s.Last
}

// Relays reports whether a cue right after a quotation tells only which paper reports the sentence: "Marsh promised to
// “drain it,” the Halden Post reported".
func (p *Reader) Relays(c *cue.Cue, q *token.Quotation) bool {
	paper := c.Subj.Kind == phrase.BodyName || p.Toks[c.Subj.First].Has(trait.The)
	return c.Begin == q.Right && paper && p.Toks[c.First].Lex.Lemma.String() == "report"
}

// introduces reports whether a quotation follows a cue, after a comma or colon: "Marsh responded, “no”".
func (p *Reader) introduces(c *cue.Cue, s token.Sentence) bool {
	k := c.End
	return k+1 < s.Last && p.Toks[k+1].Has(trait.Quoted) && p.Toks[k].Has(trait.Comma|trait.Colon)
}

// spansBoth reports whether a cue that opens its sentence reports both clauses around the comma at token k: "According to Marsh, the
// ice is thin, and the boats are old".
func (p *Reader) spansBoth(c *cue.Cue, k int, s token.Sentence) bool {
	return c.Kind == cue.AccordingCue && c.Begin == s.First && k+1 < s.Last && p.Toks[k+1].Has(trait.And)
}

// leadIn returns where a clause beside the main one ends: "When Marsh suggested that …, Roe said", "Marsh, who said that …,
// left"; 0 where the cue is in no such clause.
func (p *Reader) leadIn(c *cue.Cue, start int, s token.Sentence) int {
	if c.Subj.First > start { // "Noting that …, Marsh left"
		return c.Subj.First - 1
	}
	relative := c.Subj.How == subject.Relates && p.Toks[c.Subj.Last-2].Has(trait.Comma)
	asked := p.WasAsked(c.First, s) // "Asked by Marsh whether …, Roe said"
	if !relative && !asked && !p.inLeadIn(c, start, s) {
		return 0
	}
	first := 0
	for k := start; k < s.Last; k++ {
		switch {
		case p.Toks[k].Has(trait.Quoted):
			q := &p.Quotations[p.At[k]-1]
			if p.Toks[q.Last-1].Sep(',') && q.Right < s.Last && (p.Toks[p.OverAdverbs(q.Right, s)].Has(trait.Finite) || !p.Toks[q.Right].Has(trait.Coordinator) && p.HasVerb(q.Right, s.Last)) { // "Marsh, who called it “a farce,” said"
				return q.Right
			}
			k = q.Right - 1
			continue
		case !p.Toks[k].Has(trait.Comma) || k+1 >= s.Last:
			continue
		case p.Toks[p.OverAdverbs(k+1, s)].Has(trait.Finite), !relative && p.HasVerb(k+1, min(s.Last, k+phrase.MaxForward)):
			return k
		case first == 0:
			first = k
		}
	}
	if relative {
		return 0
	}
	return first
}

// mainVerb returns the verb of the main clause, where its subject is the noun that introduces the clause from token start
// on: "Marsh's claim that the ice is thin was ignored"; 0 where it is not.
func (p *Reader) mainVerb(c *cue.Cue, start int, s token.Sentence) int {
	if c.Kind == cue.GerundCue && c.Subj.Last+1 == c.First {
		return p.verbAfterAside(start, s)
	}
	if c.Kind != cue.NounCueKind || p.leads(s.First) || p.HasVerb(s.First, start) {
		return 0
	}
	clauses := 1 // that have not had their verb
	for k := start; k < s.Last; k++ {
		switch t := &p.Toks[k]; {
		case t.Has(trait.Quoted):
			return 0
		case t.Has(trait.Subordinator|trait.Relative|trait.Coordinator) && !t.Has(trait.Adverb):
			clauses++
		case !t.Has(trait.Finite) || p.Group(k, s).First < k:
		case clauses == 0:
			return k
		default:
			clauses--
		}
	}
	return 0
}

// verbAfterAside returns the main verb after an aside that lasts from token start to a comma: "Marsh, calling it “a farce,”
// left"; 0 for none.
func (p *Reader) verbAfterAside(start int, s token.Sentence) int {
	for k := start + 1; k < s.Last && k-start < token.MaxAppositive; k++ {
		if p.Toks[k].Has(trait.Finite) && (p.Toks[k-1].Has(trait.Comma) || p.ClosedByComma(k-1)) {
			return k
		}
	}
	return 0
}

// inLeadIn reports whether a cue stands in a clause that opens the sentence with "when", "as" and the like.
func (p *Reader) inLeadIn(c *cue.Cue, start int, s token.Sentence) bool {
	k := min(c.Begin, c.Subj.First) - 1
	if k < s.First || k > s.First+cue.MaxLeadIn || !p.Toks[k].In(phrase.Dependent) {
		return false
	}
	return !p.Toks[start-1].Has(trait.Comma)
}

// turnsAt reports whether the reporter goes on behind what is reported from token start to token k: ", while …", ", throwing
// doubt on …", ", and he left". verb tells whether the reported clause has had its verb.
func (p *Reader) turnsAt(k, start int, verb bool, s token.Sentence) bool {
	next := &p.Toks[k+1]
	if p.Lower(k) == "even" && next.Has(trait.As) {
		return p.dependentClause(k+1, s)
	}
	if p.Lower(k) == "while" && p.StartsAt[k+1] > 0 { // "accused Marsh of greed while Roe left"
		return p.clauseBehind(k+1, s)
	}
	if !p.Toks[k].Has(trait.Comma) {
		return false
	}
	switch {
	case p.Toks[k+1].In(turns), next.Lex.Word == lexicon.WhichWord && p.rejectedBy(k+2, s), p.rejoins(k, s):
		return true
	case next.Has(trait.The|trait.An) && !p.HasVerb(k+1, s.Last) && !p.listed(k+1, s.Last):
		return true
	case p.Lower(k+1) == "but" && p.Toks[k+2].Has(trait.Finite) && !p.leads(start): // "said the ships come late, but left"
		return true
	case !verb || p.leads(start) || p.leadsTo(k, start):
		return false
	case next.Has(trait.Who | trait.An):
		return true
	case next.Has(trait.Coordinator):
		return p.clauseBehind(k+2, s)
	}
	return next.Has(trait.Upper|trait.Pronoun|trait.Determiner|trait.Possessive) && p.clauseBehind(k+1, s)
}

// rejectedBy reports whether a clause denies what stands before ", which": "which Marsh denies". The token is the one
// after "which".
func (p *Reader) rejectedBy(i int, s token.Sentence) bool {
	for k := i; k < s.Last && k-i < phrase.MaxPhrase; k++ {
		if e := &p.Toks[k].Lex; e.Lemma != 0 && k > i {
			return lexicon.ReportClasses[e.Lemma.String()][""] == corpus.Denies
		}
	}
	return false
}

// leads reports whether what begins at token i leads in to its main clause: "if the ice goes, we go".
func (p *Reader) leads(i int) bool {
	t := &p.Toks[i]
	return t.Has(trait.Subordinator | trait.Preposition | trait.Adverb)
}

// leadsTo reports whether a clause that leads in to another ends with the comma at token k: ", and if the ice goes, we go".
func (p *Reader) leadsTo(k, start int) bool {
	i := k - 1
	for i > start && !p.Toks[i].Has(trait.Quoted|trait.Comma) {
		i--
	}
	if i++; p.Toks[i].Has(trait.Coordinator) {
		i++
	}
	return i < k && (p.Toks[i].In(phrase.Dependent) || p.Lower(i) == "if") && p.HasVerb(i, k)
}

// clauseBehind reports whether a clause with its own subject and verb begins at token i, or its verb alone.
func (p *Reader) clauseBehind(i int, s token.Sentence) bool {
	if i >= s.Last || p.Toks[i].Has(trait.Quoted|trait.Subordinator|trait.Relative) {
		return false
	}
	if p.Toks[i].Has(trait.Pronoun) {
		return true
	}
	for k := i; k < s.Last && k-i < phrase.MaxPhrase && !p.Toks[k].Has(trait.Quoted|trait.Comma); k++ {
		if p.Toks[k].Has(trait.Finite) {
			return true
		}
	}
	return false
}

// listed reports whether a conjunction stands among tokens [first, last): a list rather than an apposition.
func (p *Reader) listed(first, last int) bool {
	for i := first; i < last; i++ {
		if p.Toks[i].Has(trait.Coordinator) {
			return true
		}
	}
	return false
}

// turns are words that, behind a comma, end what is reported: the reporter goes on.
var turns = lexicon.Set("scope.turns")
