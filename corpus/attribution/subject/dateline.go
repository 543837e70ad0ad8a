package subject

import (
	"sort"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/layout/head"
)

// ReadHeads sets where the sentence that opens a block begins after the head of the block: an agency's name, place and
// day, or the time of a live blog. It is the sentence's end where the whole sentence is a part of the head.
func (p *Reader) ReadHeads() {
	end := 0
	for n := range p.Sentences {
		s := &p.Sentences[n]
		if s.Opens {
			end = 0
			if h, ok := head.Of(p.Text, p.blockAt(int(p.Toks[s.First].Start))); ok {
				end = h.End
				s.Headline = s.Headline && h.Place.Len()+h.Agency.Len() == 0 // the capitals may be those of the head
			}
		}
		for s.Body = s.First; s.Body < s.Last && int(p.Toks[s.Body].Start) < end; {
			s.Body++
		}
	}
}

// blockAt returns the block in which byte at stands.
func (p *Reader) blockAt(at int) corpus.Span {
	if b := p.BlockOf(at); b != nil {
		return b.Span
	}
	return corpus.Span{Start: at, End: at}
}

// BlockOf returns the block in which byte at stands, or nil.
func (p *Reader) BlockOf(at int) *corpus.Block {
	i := sort.Search(len(p.Blocks), func(i int) bool { return p.Blocks[i].Span.End > at })
	if i == len(p.Blocks) {
		return nil
	}
	return &p.Blocks[i]
}

// Dateline returns the token behind a dateline that opens the article or a section: "MOSCOW (Agency - 18th December, 2021)",
// "SEOUL —", "Jakarta (Agency) –", or the date behind "ASTANA."; the sentence's first where there is none.
func (p *Reader) Dateline(s token.Sentence) int {
	if !s.Opens && !p.Toks[s.First].Is(lexicon.MonthName) || s.Opens && !p.Toks[s.First].Caps && !p.agencyBracket(s) {
		return s.First
	}
	for k := s.First + 1; k < s.Last && k-s.First < maxDateline && !p.Toks[k].Has(trait.Quoted); k++ {
		switch t := &p.Toks[k]; {
		case t.Has(trait.Closing) && k+1 < s.Last && p.Toks[k+1].Has(trait.Comma|trait.Small):
			return s.First // "ADA MARSH (Halden) said"
		case t.Has(trait.Dash) && t.Has(trait.Spaced) && !p.inBracket(s.First, k), t.Has(trait.Closing):
			if k+1 < s.Last && p.Toks[k+1].Has(trait.Dash|trait.Colon) {
				k++
			}
			return min(k+1, s.Last)
		case t.Has(trait.Colon) && p.Toks[k-1].Caps && k-s.First < 3: // "KARACHI: Police"
			return min(k+1, s.Last)
		case t.Has(trait.Small) && !t.Is(lexicon.Preposition|lexicon.MonthName|lexicon.Determiner) && !p.inBracket(s.First, k):
			return s.First
		}
	}
	return s.First
}

// agencyBracket reports whether a sentence begins with a place and an agency in brackets before a dash: "Jakarta (AFN) – ".
func (p *Reader) agencyBracket(s token.Sentence) bool {
	k := s.First
	for k < s.Last && k-s.First < 3 && p.Toks[k].Has(trait.Word) && p.Toks[k].Has(trait.Upper) {
		k++
	}
	if k == s.First || k >= s.Last || !p.Toks[k].Has(trait.Opening) {
		return false
	}
	for e := k; e+1 < s.Last && e-k < maxDateline; e++ {
		if p.Toks[e].Has(trait.Closing) {
			return p.Toks[e+1].Has(trait.Dash)
		}
	}
	return false
}

// maxDateline is how many tokens a dateline may have.
const maxDateline = 22

// inBracket reports whether a bracket opened among the tokens [first, k) is still open at k.
func (p *Reader) inBracket(first, k int) bool {
	for i := k - 1; i >= first; i-- {
		if p.Toks[i].Has(trait.Closing) {
			return false
		}
		if p.Toks[i].Has(trait.Opening) {
			return true
		}
	}
	return false
}
