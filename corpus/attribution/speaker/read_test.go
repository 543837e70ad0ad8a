package speaker_test

import (
	"fmt"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// read returns a reader of a text. The byline names who wrote it; it may be empty.
func read(text, byline string) *speaker.Reader {
	var p speaker.Reader
	p.Reader = scope.Reader{Reader: report.Reader{Reader: cue.Reader{Reader: readtest.Of(text)}}}
	p.Byline = byline
	return &p
}

// attributed returns a draft for each thing said in a text. It goes from sentence to sentence as attribution does: each
// cue has a speaker, then each quotation that no cue reports.
func attributed(p *speaker.Reader) (drafts []speaker.Draft) {
	ments := 0
	for n, s := range p.Sentences {
		for ments < len(p.Mentions) && p.Mentions[ments].First < s.Last {
			ments++
		}
		p.Memory.Enter(n, s.Para, ments)
		s.First = s.Body
		found := p.Cues(s)
		claims := p.Claims(s, found)
		drafts = append(drafts, cued(p, n, found, claims)...)
		drafts = append(drafts, uncued(p, n, claims)...)
	}
	return drafts
}

// cued returns the drafts of the cues of sentence n.
func cued(p *speaker.Reader, n int, found []cue.Cue, claims []scope.Claim) (drafts []speaker.Draft) {
	s := p.Sentences[n]
	for i := range found {
		d := speaker.Draft{Sent: n, Para: s.Para, Cued: true}
		for _, claim := range claims {
			if claim.Cue == i {
				d.Spans = append(d.Spans, p.TokenSpan(claim.First, claim.Last))
			}
		}
		if d.Spans == nil || p.Unsaid(&found[i], s) {
			continue
		}
		p.Attribute(&d, &found[i])
		p.Memory.Remember(&d)
		drafts = append(drafts, d)
	}
	return drafts
}

// uncued returns the drafts of the quotations of sentence n that no cue reports.
func uncued(p *speaker.Reader, n int, claims []scope.Claim) (drafts []speaker.Draft) {
	s := p.Sentences[n]
	for i := range p.Quotations {
		q := &p.Quotations[i]
		if q.Left < s.First || q.Left >= s.Last || claimed(claims, q) {
			continue
		}
		d := speaker.Draft{Sent: n, Para: s.Para}
		d.Spans = []corpus.Span{q.Inner}
		if q.Left == s.First && q.Right == s.Last {
			p.AttributeContinuation(&d, n, q)
		} else {
			p.AttributeLoose(&d, n, q)
		}
		p.Memory.Remember(&d)
		drafts = append(drafts, d)
	}
	return drafts
}

// claimed reports whether a cue reports a quotation.
func claimed(claims []scope.Claim, q *token.Quotation) bool {
	for _, claim := range claims {
		if claim.First <= q.Left && q.Right <= claim.Last {
			return true
		}
	}
	return false
}

// names returns the names of the speakers of a draft. Of those without a name it returns the description in brackets.
func names(p *speaker.Reader, d *speaker.Draft) string {
	var list []string
	for _, s := range d.Who.Speakers(p.Cast) {
		switch s.Kind {
		case corpus.Unknown:
			list = append(list, "unknown")
		case corpus.Unnamed:
			list = append(list, "("+s.Name+")")
		default:
			list = append(list, s.Name)
		}
	}
	return strings.Join(list, ", ")
}

// sure is the confidence from which a speaker is shown without a warning.
const sure = .8

// speakers returns a line for each thing said in a text: the words that name the speaker, who that is, and a question
// mark if that is not sure.
func speakers(text string) (lines []string) {
	p := read(text, "")
	for _, d := range attributed(p) {
		line := d.Source.In(text) + " → " + names(p, &d)
		if d.Who.Known() && d.Trail.Confidence() < sure {
			line += "?"
		}
		lines = append(lines, line)
	}
	return lines
}

// reasons returns a line for each thing said in a text, with the confidence and the steps that led to the speaker.
func reasons(text string) (lines []string) {
	p := read(text, "")
	for _, d := range attributed(p) {
		const format = "%s → %s; %.2f: %s"
		lines = append(lines, fmt.Sprintf(format, d.Source.In(text), names(p, &d), d.Trail.Confidence(), d.Trail.String()))
	}
	return lines
}
