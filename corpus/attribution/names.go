package attribution

import (
	"cmp"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/speaker"
)

// Names returns where people and bodies are named in an article, in the order of the text. Places, headings and the
// outlet are left out, as are names of one word that may be anything.
func Names(a *corpus.Article) []corpus.Naming {
	p := read(a)
	defer p.release()
	var list []corpus.Naming
	for i := range p.Mentions {
		m := &p.Mentions[i]
		if m.Who < 0 || m.Kind&(entity.AName|entity.AnOrg) == 0 {
			continue
		}
		at := p.TokenSpan(m.First, m.Last)
		if f := &p.Cast.Figures[m.Who]; f.Kind == corpus.Person && f.Given == "" && f.Role.IsZero() || !p.inText(at) {
			continue
		}
		who := speaker.Referent{Figures: []int{m.Who}}
		if s := who.Speakers(p.Cast)[0]; s.Name != a.Publisher {
			list = append(list, corpus.Naming{Speaker: s, At: at})
		}
	}
	return list
}

// inText reports whether a span stands in a part of the article that tells something, not in a heading.
func (p *parser) inText(at corpus.Span) bool {
	i, _ := slices.BinarySearchFunc(p.Blocks, at.Start, func(b corpus.Block, start int) int {
		return cmp.Compare(b.Span.End, start+1)
	})
	return i < len(p.Blocks) && p.Blocks[i].Kind != corpus.Heading
}
