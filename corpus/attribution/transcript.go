package attribution

import (
	"unicode/utf8"

	"verbatim/corpus"
)

// labelled finds the speaker of a transcript's label, tokens [first, colon): a name, with a title before it or a role behind a
// comma, or a description: "THE CHAIRMAN".
func (p *parser) labelled(first, colon int) referent {
	last := colon
	for k := first; k < colon; k++ {
		if p.toks[k].sep(',') {
			last = k
			break
		}
	}
	label := p.tokenSpan(first, last).In(p.text)
	if label == "A" {
		if w := p.cast.principal(p.author()); w >= 0 {
			return referent{figures: []int{w}}
		}
	}
	if w := p.author(); label == "Q" && w >= 0 {
		return referent{figures: []int{w}}
	}
	for first < last-1 && p.toks[first].is(title|determiner) {
		first++
	}
	if utf8.RuneCountInString(label) <= 2 || p.toks[last-1].is(role|people|title) {
		return referent{words: label}
	}
	surname := p.cast.lower(last - 1)
	for _, w := range p.cast.byLast[surname] {
		if p.cast.figures[w].given != "" {
			return referent{figures: []int{w}}
		}
	}
	f := figure{name: p.tokenSpan(first, last).In(p.text), last: surname, kind: corpus.Person, words: last - first}
	if last-first > 1 {
		f.given = p.cast.lower(first)
	}
	if last < colon-1 {
		f.role, f.rank = p.tokenSpan(last+1, colon), nounRole
	}
	return referent{figures: []int{p.cast.enter(f)}}
}
