package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A moment is what is known of the words up to a place in what is reported.
type moment uint8

const (
	anObject  moment = 1 << iota // an object or infinitive is reported, without a quotation
	noClause                     // an object or words that are no clause are reported
	pastQuote                    // the last quotation has ended
	later                        // a few words stand before, and no quotation comes after
	hadVerb                      // the clause that is reported has had its verb
)

// ends are the patterns by which the reporter goes on, each with all that must be known before it is tried.
var ends = []struct {
	when moment
	goes *pattern.Pattern[*Reader]
}{
	{0, patterns.Get("goes-on")},
	{anObject, patterns.Get("leaves-object")},
	{noClause, patterns.Get("while-so")},
	{pastQuote, patterns.Get("leaves-quote")},
	{pastQuote | noClause, patterns.Get("leaves-words")},
	{later, patterns.Get("turns")},
	{later | hadVerb, patterns.Get("another")},
}

// boundary is where what follows cue i ends: with the sentence, where a further report begins, or where the reporter
// goes on in his own words.
func (p *Reader) boundary(i int, what content, s token.Sentence, cues []cue.Cue) int {
	c, start := &cues[i], what.start
	end := p.nextReport(i, start, s, cues)
	if lead := p.leadIn(c, start, s); lead > 0 {
		end = min(end, lead)
	}
	if verb := p.mainVerb(c, start, s); verb > 0 {
		end = min(end, verb)
	}
	quoted := s.Last - 1 // the last token of the last quotation
	for quoted >= start && !p.Toks[quoted].Has(trait.Quoted|trait.Mark) {
		quoted--
	}
	now, never := p.moments(c, what, end, quoted)
	s.First = start // nothing before counts
	for k := start; k < end; k++ {
		if q := p.QuotationAt(k); q != nil {
			k, now = q.Right-1, now|hadVerb
			continue
		}
		if k > quoted {
			now |= pastQuote
		}
		if k > max(quoted, start+2) {
			now |= later
		}
		if p.goesOn(k, now&^never, s) {
			return k
		}
		if p.Toks[k].Has(trait.Finite) {
			now |= hadVerb
		}
	}
	return end
}

// moments returns what is known of all words that a cue reports, and what is known of none.
func (p *Reader) moments(c *cue.Cue, what content, end, quoted int) (now, never moment) {
	switch {
	case what.clause:
	case p.HasQuote(what.start, end):
		now = noClause
	default:
		now, never = anObject|noClause, pastQuote|later
	}
	if quoted < what.start {
		never |= pastQuote
	}
	if c.Kind == cue.AccordingCue { // "According to Marsh, the ice is thin, and the boats are old"
		never |= later
	}
	if p.Toks[what.start].Has(trait.Subordinator | trait.Preposition | trait.Adverb) { // "if the ice goes, we go"
		never |= hadVerb
	}
	return now, never
}

// goesOn reports whether the reporter goes on at token k.
func (p *Reader) goesOn(k int, now moment, s token.Sentence) bool {
	for _, e := range ends {
		if e.when&^now == 0 && e.goes.Matches(p, k, s) {
			return true
		}
	}
	return false
}
