package subject

import (
	"sort"

	"verbatim/corpus"
	"verbatim/corpus/layout/head"
)

// ReadHeads sets where the sentence that opens a block begins after the head of the block: an agency's name, place and
// day, or the time of a live blog. It is the sentence's end where the whole sentence is a part of the head.
func (p *Reader) ReadHeads() {
	end := 0
	for n := range p.Sentences {
		s := &p.Sentences[n]
		if s.Opens {
			h, ok := head.Of(p.Text, p.BlockOf(s.First).Span)
			end = h.End
			s.Headline = s.Headline && !ok // the capitals may be those of the head
		}
		toks := p.Toks[s.First:s.Last]
		s.Body = s.First + sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= end })
	}
}

// BlockOf returns the block in which token i stands; an empty one if no block has it.
func (p *Reader) BlockOf(i int) corpus.Block {
	at := int(p.Toks[i].Start)
	n := sort.Search(len(p.Blocks), func(n int) bool { return p.Blocks[n].Span.End > at })
	if n == len(p.Blocks) {
		return corpus.Block{}
	}
	return p.Blocks[n]
}
