package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/trait"
)

// maxHeadlineLabel is how many tokens may stand before the colon of a headline that names who says it.
const maxHeadlineLabel = 7

// headlineLabel makes a quote of a headline that opens with who says it and a colon: "Marsh: The dam must go", "Marsh: ‘The dam must go’",
// "Poll: Most want the dam gone". It reports whether sentence n is one. What the author writes above a column of their own is none.
func (p *parser) headlineLabel(n int) bool {
	s := p.Sentences[n]
	if n > 0 || len(p.Sentences) < 2 || p.Sentences[1].Para == s.Para || s.Last-s.First > maxHeadline {
		return false
	}
	colon := s.First
	for colon < s.Last && !p.Toks[colon].Has(trait.Quoted|trait.Colon) && colon-s.First < maxHeadlineLabel {
		colon++
	}
	if colon == s.First || colon+minHeadlineWords >= s.Last || !p.Toks[colon].Has(trait.Colon) {
		return false
	}
	end := colon + 1
	for end < s.Last && !p.Toks[end].Has(trait.Semicolon) {
		end++
	}
	first, last := p.Trim(colon+1, end)
	if who := p.headlineSpeaker(s.First, colon); who > s.First && first < last && p.tells(first, last) {
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
		if t := &p.Toks[k]; p.Toks[k].Has(trait.Quoted|trait.Auxiliary|trait.Modal|trait.Pronoun|trait.ObjectPronoun) || k > first && (t.Lex.Verb != 0 || t.Other(lexicon.Base|lexicon.Third|lexicon.Past|lexicon.Gerund)) {
			return true
		}
	}
	return false
}

// headlineSpeaker returns the token behind those who speak in the label [first, colon) of a headline: a person of the article, a document, several
// people or a body; 0 where it is none of these. "Marsh at the harbor" is Marsh.
func (p *parser) headlineSpeaker(first, colon int) int {
	last := first
	for last < colon && (last == first || !p.Toks[last].Has(trait.Preposition)) {
		if t := &p.Toks[last]; !t.Has(trait.Word) || t.Has(trait.Determiner|trait.Coordinator) || t.Verb(lexicon.Say|lexicon.Judge|lexicon.Act) && t.Has(trait.Third) && !t.Has(trait.Document) {
			return 0
		}
		last++
	}
	t := &p.Toks[last-1]
	if bearers := p.Cast.ByLast[p.Cast.Lower(last-1)]; len(bearers) > 0 {
		for _, w := range bearers {
			if p.Cast.Figures[w].Given != "" && w != p.Author() {
				return last
			}
		}
		return 0
	}
	if last-first <= 2 && t.Is(lexicon.Document|lexicon.People|lexicon.Role|lexicon.Body|lexicon.OrgName) && !t.Has(trait.CueNoun) {
		return last
	}
	return 0
}

// labelledQuote emits what headline n reports behind its colon, tokens [first, last), said by whom the tokens up to who name.
func (p *parser) labelledQuote(n, who, colon, first, last int) {
	d := speaker.Draft{Sent: n, Para: p.Sentences[n].Para, Cued: true}
	d.Kind, d.Spans = corpus.Indirect, []corpus.Span{p.TokenSpan(first, last)}
	if p.HasQuote(first, last) {
		d.Kind = corpus.Mixed
		if at := p.At[first]; at != 0 && p.skipCommas(p.Quotations[at-1].Right, last) >= last {
			d.Kind, d.Spans = corpus.Direct, []corpus.Span{p.Quotations[at-1].Inner}
		}
	}
	d.Source, d.Cue = p.TokenSpan(p.Sentences[n].First, who), p.TokenSpan(colon, colon+1)
	d.Who, d.Trail = p.headlined(p.Sentences[n].First, who)
	d.Trail[0] = speaker.StepLabel
	if d.Method = corpus.Named; d.Who.Words != "" {
		d.Method = corpus.Described
	}
	p.emit(d)
}
