package attribution

import (
	"sync"

	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/turn"
)

// A parser goes through an article and collects its quotes.
type parser struct {
	draft.Reader
	floor *turn.Floor
}

// parsers are some that have read an article: the next ones take their memory.
var parsers = sync.Pool{New: func() any { return &parser{} }}

// maxReused is the length of the longest text whose parser is used again: that of a longer one would hold its memory
// for good.
const maxReused = 1 << 18

// release lets another article have the parser's memory. The parser must not be used afterwards.
func (p *parser) release() {
	if len(p.Text) > maxReused {
		return
	}
	clear(p.Drafts)
	clear(p.Memory.Spoke)
	old := *p
	*p = parser{}
	*p.AsRead() = *old.AsRead()
	p.Drafts = old.Drafts[:0]
	p.Mentions, p.StartsAt, p.EndsAt = old.Mentions, old.StartsAt, old.EndsAt
	p.Found, p.Claimed, p.Memory.Spoke = old.Found, old.Claimed, old.Memory.Spoke[:0]
	parsers.Put(p)
}

// names finds the names in the text, and those whom they name.
func (p *parser) names() {
	p.Mentions = entity.Names(p.Mentions, *p.AsRead())
	p.StartsAt = append(p.StartsAt[:0], make([]int32, len(p.Toks))...)
	p.EndsAt = append(p.EndsAt[:0], make([]int32, len(p.Toks))...)
	for i := range p.Mentions {
		m := &p.Mentions[i]
		p.StartsAt[m.First] = int32(i + 1)
		p.EndsAt[m.Last-1] = int32(i + 1)
	}
	p.Cast = entity.NewCast(*p.AsRead(), p.Mentions)
}

// sentences goes through the sentences with the quotations and mentions that stand in each.
func (p *parser) sentences() {
	quote, ment := 0, 0
	for n, s := range p.Sentences {
		begin := quote
		for quote < len(p.Quotations) && p.Quotations[quote].Left < s.Last {
			quote++
		}
		for ment < len(p.Mentions) && p.Mentions[ment].First < s.Last {
			ment++
		}
		p.Memory.Enter(n, s.Para, ment)
		p.sentence(n, p.Quotations[begin:quote])
	}
}
