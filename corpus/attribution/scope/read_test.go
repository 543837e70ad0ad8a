package scope_test

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/readtest"
)

// read returns a reader of a text.
func read(text string) *scope.Reader {
	return &scope.Reader{Reader: report.Reader{Reader: cue.Reader{Reader: readtest.Of(text)}}}
}

// words returns the words of the tokens [first, last).
func words(p *scope.Reader, first, last int) string { return p.TokenSpan(first, last).In(p.Text) }

// claims returns a line for each stretch of a text that a cue reports: the cue, and what it reports. An object, which
// is no clause, is marked.
func claims(text string) (lines []string) {
	p := read(text)
	for _, s := range p.Sentences {
		s.First = s.Body
		found := p.Cues(s)
		for _, claim := range p.Claims(s, found) {
			line := words(p, found[claim.Cue].First, found[claim.Cue].Last) + " → " + words(p, claim.First, claim.Last)
			if !claim.Clause {
				line += " (object)"
			}
			lines = append(lines, line)
		}
	}
	return lines
}
