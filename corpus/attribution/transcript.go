package attribution

import (
	"unicode/utf8"

	"verbatim/corpus"
)

// transcriptLabel returns the token of the colon behind a speaker's label that opens a paragraph: "MARSH: …", "ADA MARSH,
// HOST: …", "Q:".
func (p *parser) transcriptLabel(s sentence) (int, bool) {
	if !s.opens || p.at[s.first] != 0 || !p.toks[s.first].upper {
		return 0, false
	}
	for k := s.first; k < s.last && k-s.first < maxLabel; k++ {
		t := &p.toks[k]
		if t.sep(':') && k > s.first && k+1 < s.last {
			letter := k == s.first+1 && t.start-p.toks[s.first].start == 1
			return k, p.toks[k-1].caps && !p.toks[k-1].is(place) && p.dialogue() || letter && p.interview()
		}
		if !t.sep(',') && (t.kind != wordToken || !t.caps && !t.dotted && !t.is(title)) && k > s.first {
			return 0, false
		}
	}
	return 0, false
}

// dialogue reports whether at least two paragraphs open with a word in capitals and a colon: one alone is a dateline or a heading.
func (p *parser) dialogue() bool {
	if p.captions == 0 {
		p.captions = 1
		for _, s := range p.sents {
			if s.opens && p.capsLabel(s) {
				p.captions++
			}
		}
	}
	return p.captions > 2
}

// capsLabel reports whether a sentence begins with words in capitals and a colon.
func (p *parser) capsLabel(s sentence) bool {
	for k := s.first; k < s.last && k-s.first < maxLabel && p.at[k] == 0; k++ {
		if t := &p.toks[k]; t.sep(':') {
			return k > s.first && p.toks[k-1].caps && !p.toks[k-1].is(place)
		}
	}
	return false
}

// maxLabel is how many tokens a speaker's label may have.
const maxLabel = 10

// interview reports whether the article is set as questions and answers: at least two paragraphs begin with each of "Q:" and "A:".
func (p *parser) interview() bool {
	if p.letters == nil {
		p.letters = map[byte]int{}
		for _, s := range p.sents {
			if t := &p.toks[s.first]; s.opens && t.end-t.start == 1 && s.first+1 < s.last && p.toks[s.first+1].sep(':') {
				p.letters[p.text[t.start]]++
			}
		}
	}
	return p.letters['Q'] > 1 && p.letters['A'] > 1
}

// principal returns the person an interview is with, see cast.principal.
func (p *parser) principal() int {
	if p.guest == 0 {
		p.guest = 2 + p.cast.principal(p.author())
	}
	return p.guest - 2
}

// transcript makes a quote of what a label opens, to the end of the paragraph.
func (p *parser) transcript(n, colon int) {
	s := p.sents[n]
	last := s.last
	for m := n + 1; m < len(p.sents) && p.sents[m].para == s.para; m++ {
		last = p.sents[m].last
	}
	d := draft{sent: n, para: s.para, cued: true}
	d.Kind, d.Spans = corpus.Direct, []corpus.Span{p.tokenSpan(colon+1, last)}
	d.Source = p.tokenSpan(s.first, colon)
	d.who = p.labelled(s.first, colon)
	d.Method, d.trail = corpus.Transcript, trail{stepTranscript}
	p.emit(d)
}

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
		if w := p.principal(); w >= 0 {
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
	if w, ok := p.cast.bearers.named[surname]; ok {
		return referent{figures: []int{w}}
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
