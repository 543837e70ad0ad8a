package headline

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/trait"
)

// maxLabel is how many tokens may stand before the colon of a headline that names who says it.
const maxLabel = 7

// Label makes a quote of the first sentence of an article where it is a headline that opens with who says it and a
// colon: "Marsh: The dam must go", "Marsh: ‘The dam must go’", "Poll: Most want the dam gone". It reports whether it is
// one. What the authors write above columns of their own is none.
func Label(p *draft.Reader, n int) bool {
	s := p.Sentences[n]
	if n > 0 || !p.Tok(s.Last).Has(trait.Break) {
		return false
	}
	colon := p.Next(s.First, min(s.Last-1, s.First+maxLabel), trait.Quoted|trait.Colon|trait.Third)
	first, last := p.Trim(colon+1, p.Next(colon+1, s.Last, trait.Semicolon))
	who := p.Next(s.First+1, colon, trait.Preposition) // "Marsh at the harbor" is Marsh
	if !p.Toks[colon].Has(trait.Colon) || !speaks(p, s.First, who) || !tells(p, first, last) {
		return false
	}
	d := p.New(n, corpus.Indirect, p.TokenSpan(first, last))
	if p.HasQuote(first, last) {
		d.Kind = corpus.Mixed
	}
	if q := p.QuotationAt(first); q != nil && p.Skip(q.Right, last, trait.Sign) == last {
		d.Kind, d.Spans[0] = corpus.Direct, q.Inner
	}
	d.Source, d.Cue = p.TokenSpan(s.First, who), p.TokenSpan(colon, colon+1)
	d.Trail.Add(speaker.StepLabel)
	emit(p, d, s.First, who)
	return true
}

// tells reports whether the words [first, last) of a headline are more than a name for something: a quotation, a pronoun
// or what can be a verb stands among them.
func tells(p *draft.Reader, first, last int) bool {
	for k := first; k < last; k++ {
		switch t := &p.Toks[k]; {
		case t.Has(trait.Quoted | trait.Auxiliary | trait.Modal | trait.Pronoun | trait.ObjectPronoun):
			return true
		case k == first:
		case t.Has(trait.Reporting), t.Other(lexicon.Base | lexicon.Third | lexicon.Past | lexicon.Gerund):
			return true
		}
	}
	return false
}

// speaks reports whether the words [first, last) before a headline's colon name a person of the article, a document,
// several people or a body.
func speaks(p *draft.Reader, first, last int) bool {
	if bearers := p.Cast.ByLast[p.Cast.Lower(last-1)]; len(bearers) > 0 {
		for _, w := range bearers {
			if p.Cast.Figures[w].Given != "" && w != p.Author() {
				return true
			}
		}
		return false
	}
	const speakers = lexicon.Document | lexicon.People | lexicon.Role | lexicon.Body | lexicon.OrgName
	return last-first <= 2 && p.Toks[last-1].Is(speakers)
}
