// Package headline makes quotes of headlines that say who says what: "Marsh Says Dam Must Go", "Dam Must Go, Experts
// Say", "Marsh: The dam must go". Start with [Quote].
package headline

import (
	_ "embed"

	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

//go:embed patterns.txt
var patternsText string

var patterns = pattern.Must[*token.Reading](patternsText, nil)

var (
	closing  = patterns.Get("closing")
	opening  = patterns.Get("opening")
	reporter = patterns.Get("reporter")
	cue      = patterns.Get("cue")
	content  = patterns.Get("content")
	label    = patterns.Get("label")
	named    = patterns.Get("named")
	tells    = patterns.Get("tells")
	whole    = patterns.Get("whole")
)

// Quote makes an indirect quote of sentence n if it is a headline that reports. The first sentence of an article may be
// one with a colon.
func Quote(p *draft.Reader, n int) {
	s := p.Sentences[n]
	if n == 0 {
		labelled(p, s)
	}
	if s.Headline {
		reported(p, n, s)
	}
}

// reported makes a quote of headline n, which is set in title case and says who says it at its end or its beginning. Its
// words are no names to the rest of the engine, as all of them have capitals.
func reported(p *draft.Reader, n int, s token.Sentence) {
	r := p.AsRead()
	if comma, ok := closing.Match(r, s.Last, s); ok {
		d := p.New(n, corpus.Indirect, p.TokenSpan(s.First, comma))
		d.Cue, d.Trail = p.TokenSpan(s.Last-1, s.Last), speaker.Trail{speaker.StepBeside}
		emit(p, d, comma+1, s.Last-1)
	} else if verb, ok := opening.Match(r, s.First, s); ok {
		end := cue.Over(r, verb, s)
		first, last := p.Trim(end, content.Over(r, verb, s))
		d := p.New(n, corpus.Indirect, p.TokenSpan(first, last))
		d.Cue, d.Trail = p.TokenSpan(verb, end), speaker.Trail{speaker.StepBeside}
		emit(p, d, s.First, reporter.Over(r, verb, s))
	}
}

// labelled makes a quote of a headline that opens with who says it and a colon: "Marsh: The dam must go", "Marsh: ‘The
// dam must go’", "Poll: Most want the dam gone". What the authors write above columns of their own is none.
func labelled(p *draft.Reader, s token.Sentence) {
	r := p.AsRead()
	colon, ok := label.Match(r, s.First, s)
	if !ok {
		return
	}
	words := s
	words.First, words.Last = p.Trim(colon+1, p.Next(colon+1, s.Last, trait.Semicolon))
	who := named.Over(r, s.First, s)
	if !speaks(p, s.First, who) || !tells.Matches(r, words.First, words) {
		return
	}
	d := p.New(0, corpus.Indirect, p.TokenSpan(words.First, words.Last))
	if whole.Matches(r, words.First, words) {
		d.Kind, d.Spans[0] = corpus.Direct, p.QuotationAt(words.First).Inner
	}
	d.Cue, d.Trail = p.TokenSpan(colon, colon+1), speaker.Trail{speaker.StepLabel}
	emit(p, d, s.First, who)
}

// emit adds the quote of a headline, which tokens [first, last) name the speaker of.
func emit(p *draft.Reader, d speaker.Draft, first, last int) {
	d.Cued, d.Source = true, p.TokenSpan(first, last)
	if w := bearer(p, last-1); w >= 0 {
		d.Who, d.Method = speaker.Referent{Figures: []int{w}}, corpus.Named
		d.Trail.Add(speaker.StepSurname)
	} else {
		d.Who, d.Method = speaker.Referent{Words: d.Source.In(p.Text)}, corpus.Described
		d.Trail.Add(speaker.StepDescription)
	}
	p.Emit(d)
}

// bearer returns the figure with the surname at token i, or the body whose name it ends; -1 for none.
func bearer(p *draft.Reader, i int) int {
	if all := p.Cast.ByLast[p.Cast.Lower(i)]; len(all) > 0 {
		return all[0]
	}
	return -1
}

// speaks reports whether the words [first, last) before a headline's colon name a person of the article, a document,
// several people or a body.
func speaks(p *draft.Reader, first, last int) bool {
	if w := bearer(p, last-1); w >= 0 {
		return p.Cast.Figures[w].Given != "" && w != p.Author()
	}
	const speakers = lexicon.Document | lexicon.People | lexicon.Role | lexicon.Body | lexicon.OrgName
	return last-first <= 2 && p.Toks[last-1].Is(speakers)
}
