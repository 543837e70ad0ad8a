package attribution

import "verbatim/corpus"

// maxHeadlineLabel is how many tokens may stand before the colon of a headline that names who says it.
const maxHeadlineLabel = 7

// headlineLabel makes a quote of a headline that opens with who says it and a colon: "Marsh: The dam must go", "Marsh: ‘The dam must go’",
// "Poll: Most want the dam gone". It reports whether sentence n is one. What the author writes above a column of their own is none.
func (p *parser) headlineLabel(n int) bool {
	s := p.sents[n]
	if n > 0 || len(p.sents) < 2 || p.sents[1].para == s.para || s.last-s.first > maxHeadline {
		return false
	}
	colon := s.first
	for colon < s.last && p.at[colon] == 0 && !p.toks[colon].sep(':') && colon-s.first < maxHeadlineLabel {
		colon++
	}
	if colon == s.first || colon+minHeadlineWords >= s.last || p.at[colon] != 0 || !p.toks[colon].sep(':') {
		return false
	}
	end := colon + 1
	for end < s.last && (p.at[end] != 0 || !p.toks[end].sep(';')) {
		end++
	}
	first, last := p.trim(colon+1, end)
	if who := p.headlineSpeaker(s.first, colon); who > s.first && first < last && p.tells(first, last) {
		p.labelledQuote(n, who, colon, first, last)
		return true
	}
	return false
}

const (
	maxHeadline      = 32 // so many tokens a headline has at most
	minHeadlineWords = 3  // so many stand behind its colon at least
)

// tells reports whether the words [first, last) of a headline are more than a name for something: a quotation, a pronoun or what can be a
// verb stands among them.
func (p *parser) tells(first, last int) bool {
	for k := first; k < last; k++ {
		if t := &p.toks[k]; p.at[k] != 0 || t.is(auxiliary|modal|pronoun|objectPronoun) || k > first && (t.lex.verb != 0 || t.other(base|third|past|gerund)) {
			return true
		}
	}
	return false
}

// headlineSpeaker returns the token behind those who speak in the label [first, colon) of a headline: a person of the article, a document, several
// people or a body; 0 where it is none of these. "Marsh at the harbor" is Marsh.
func (p *parser) headlineSpeaker(first, colon int) int {
	last := first
	for last < colon && (last == first || !p.toks[last].is(preposition)) {
		if t := &p.toks[last]; t.kind != wordToken || t.is(determiner|coordinator) || t.verb(say|judge|act) && t.form(third) && !t.is(document) {
			return 0
		}
		last++
	}
	t := &p.toks[last-1]
	if bearers := p.cast.byLast[p.cast.lower(last-1)]; len(bearers) > 0 {
		for _, w := range bearers {
			if p.cast.figures[w].given != "" && w != p.author() {
				return last
			}
		}
		return 0
	}
	if last-first <= 2 && t.is(document|people|role|body|orgName) && !t.is(cueNoun) {
		return last
	}
	return 0
}

// labelledQuote emits what headline n reports behind its colon, tokens [first, last), said by whom the tokens up to who name.
func (p *parser) labelledQuote(n, who, colon, first, last int) {
	d := draft{sent: n, para: p.sents[n].para, cued: true}
	d.Kind, d.Spans = corpus.Indirect, []corpus.Span{p.tokenSpan(first, last)}
	if p.hasQuote(first, last) {
		d.Kind = corpus.Mixed
		if at := p.at[first]; at != 0 && p.skipCommas(p.quots[at-1].right, last) >= last {
			d.Kind, d.Spans = corpus.Direct, []corpus.Span{p.quots[at-1].inner}
		}
	}
	d.Source, d.Cue = p.tokenSpan(p.sents[n].first, who), p.tokenSpan(colon, colon+1)
	d.who, d.trail = p.headlined(p.sents[n].first, who)
	d.trail[0] = stepLabel
	if d.Method = corpus.Named; d.who.words != "" {
		d.Method = corpus.Described
	}
	p.emit(d)
}
