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
			end = 0
			if h, ok := head.Of(p.Text, p.blockAt(int(p.Toks[s.First].Start))); ok {
				end = h.End
				s.Headline = false // the capitals may be those of the head
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
