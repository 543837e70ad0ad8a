package attribution

import (
	"sort"

	"verbatim/corpus"
	"verbatim/corpus/layout/head"
)

// readHeads sets where the sentence that opens a block begins after the head of the block: an agency's name, place and
// day, or the time of a live blog. It is the sentence's end where the whole sentence is a part of the head.
func (p *parser) readHeads() {
	end := 0
	for n := range p.sents {
		s := &p.sents[n]
		if s.opens {
			end = 0
			if h, ok := head.Of(p.text, p.blockAt(int(p.toks[s.first].start))); ok {
				end = h.End
				s.headline = s.headline && h.Place.Len()+h.Agency.Len() == 0 // the capitals may be those of the head
			}
		}
		for s.body = s.first; s.body < s.last && int(p.toks[s.body].start) < end; {
			s.body++
		}
	}
}

// blockAt returns the block in which byte at stands.
func (p *parser) blockAt(at int) corpus.Span {
	if b := p.blockOf(at); b != nil {
		return b.Span
	}
	return corpus.Span{Start: at, End: at}
}

// blockOf returns the block in which byte at stands, or nil.
func (p *parser) blockOf(at int) *corpus.Block {
	i := sort.Search(len(p.blocks), func(i int) bool { return p.blocks[i].Span.End > at })
	if i == len(p.blocks) {
		return nil
	}
	return &p.blocks[i]
}

// dateline returns the token behind a dateline that opens the article or a section: "MOSCOW (Agency - 18th December, 2021)",
// "SEOUL —", "Jakarta (Agency) –", or the date behind "ASTANA."; the sentence's first where there is none.
func (p *parser) dateline(s sentence) int {
	if !s.opens && !p.toks[s.first].is(monthName) || s.opens && !p.toks[s.first].caps && !p.agencyBracket(s) {
		return s.first
	}
	for k := s.first + 1; k < s.last && k-s.first < maxDateline && p.at[k] == 0; k++ {
		switch t := &p.toks[k]; {
		case t.sep(')') && k+1 < s.last && (p.toks[k+1].sep(',') || p.toks[k+1].kind == wordToken && !p.toks[k+1].upper):
			return s.first // "ADA MARSH (Halden) said"
		case t.sep('-') && t.spaced && !p.inBracket(s.first, k), t.sep(')'):
			if k+1 < s.last && (p.toks[k+1].sep('-') || p.toks[k+1].sep(':')) {
				k++
			}
			return min(k+1, s.last)
		case t.sep(':') && p.toks[k-1].caps && k-s.first < 3: // "KARACHI: Police"
			return min(k+1, s.last)
		case t.kind == wordToken && !t.upper && !t.is(preposition|monthName|determiner) && !p.inBracket(s.first, k):
			return s.first
		}
	}
	return s.first
}

// agencyBracket reports whether a sentence begins with a place and an agency in brackets before a dash: "Jakarta (AFN) – ".
func (p *parser) agencyBracket(s sentence) bool {
	k := s.first
	for k < s.last && k-s.first < 3 && p.toks[k].kind == wordToken && p.toks[k].upper {
		k++
	}
	if k == s.first || k >= s.last || !p.toks[k].sep('(') {
		return false
	}
	for e := k; e+1 < s.last && e-k < maxDateline; e++ {
		if p.toks[e].sep(')') {
			return p.toks[e+1].sep('-')
		}
	}
	return false
}

// maxDateline is how many tokens a dateline may have.
const maxDateline = 22

// inBracket reports whether a bracket opened among the tokens [first, k) is still open at k.
func (p *parser) inBracket(first, k int) bool {
	for i := k - 1; i >= first; i-- {
		if p.toks[i].sep(')') {
			return false
		}
		if p.toks[i].sep('(') {
			return true
		}
	}
	return false
}
