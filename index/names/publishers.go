package names

import (
	"cmp"
	"slices"

	"verbatim/index/terms"
)

// Publishers are the publishers of a corpus, those with the most articles first.
type Publishers struct {
	names []string
	words [][]string
}

// NewPublishers returns the publishers whose numbers of articles are given.
func NewPublishers(articles map[string]int) *Publishers {
	p := &Publishers{}
	for name := range articles {
		p.names = append(p.names, name)
	}
	slices.SortFunc(p.names, func(a, b string) int {
		return cmp.Or(cmp.Compare(articles[b], articles[a]), cmp.Compare(a, b))
	})
	for _, name := range p.names {
		p.words = append(p.words, terms.Words(name))
	}
	return p
}

// Complete returns up to limit publishers for what was typed: exact matches, then names with these prefixes,
// then similar names.
func (p *Publishers) Complete(typed string, limit int) []string {
	wanted := terms.Words(typed)
	var exact, prefixed, near []string
	for i, words := range p.words {
		distance, close := nameDistance(wanted, words)
		switch {
		case len(wanted) > 0 && slices.Equal(words, wanted):
			exact = append(exact, p.names[i])
		case terms.HavePrefixes(words, wanted):
			prefixed = append(prefixed, p.names[i])
		case close && distance > 0:
			near = append(near, p.names[i])
		}
	}
	found := slices.Concat(exact, prefixed, near)
	return found[:min(len(found), limit)]
}
