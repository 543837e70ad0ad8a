package report_test

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// read returns a reader of a text. It finds scopes too, because a report depends on where its content begins.
func read(text string) *scope.Reader {
	return &scope.Reader{Reader: report.Reader{Reader: cue.Reader{Reader: readtest.Of(text)}}}
}

// isQuotation reports whether the tokens [first, last) are one quotation.
func isQuotation(p *scope.Reader, first, last int) bool {
	q := p.At[first]
	return q != 0 && p.Quotations[q-1].Left == first && p.Quotations[q-1].Right == last
}

// eachClaim calls f with each cue of a text that reports something, and what it reports first.
func eachClaim(text string, f func(p *scope.Reader, s token.Sentence, c *cue.Cue, claim scope.Claim)) {
	p := read(text)
	for _, s := range p.Sentences {
		s.First = s.Body
		found := p.Cues(s)
		claims := p.Claims(s, found)
		for i := range found {
			for _, claim := range claims {
				if claim.Cue == i {
					f(p, s, &found[i], claim)
					break
				}
			}
		}
	}
}

// reports returns a line for each cue of a text: what the speaker did with the content, and the words that say so.
func reports(text string) (lines []string) {
	eachClaim(text, func(p *scope.Reader, s token.Sentence, c *cue.Cue, claim scope.Claim) {
		line := p.TokenSpan(c.First, c.Last).In(text) + ": "
		if p.Unsaid(c, s) {
			line += "not said"
		} else {
			r := p.Reported(c, claim.First, isQuotation(p, claim.First, claim.Last), s)
			line += string(r.Class) + " “" + r.Span.In(text) + "”"
		}
		lines = append(lines, line)
	})
	return lines
}
