package speaker

import (
	"sort"
	"strings"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/fold"
)

// Holder returns the figure whose role begins with an office, the only one; -1 for none.
func (p *Reader) Holder(office string) int {
	if p.holders == nil {
		p.holders = p.Cast.Holders()
	}
	office = entity.WithoutThe(fold.Lower(office))
	at := sort.Search(len(p.holders), func(i int) bool { return p.holders[i].Role >= office })
	found := -1
	for _, h := range p.holders[at:] {
		if !strings.HasPrefix(h.Role, office) {
			break
		}
		if found >= 0 {
			return -1
		}
		found = h.Figure
	}
	if found < 0 {
		return p.endingHolder(office)
	}
	return found
}

// endingHolder returns the figure whose role ends with an office, the one who gives the speech or the only one; -1 for
// none: "Secretary General" of an "Alliance Secretary General".
func (p *Reader) endingHolder(office string) int {
	if p.endings == nil {
		p.endings = map[string]int{}
		for _, h := range p.holders {
			rest := h.Role
			for range maxEnding {
				_, after, ok := strings.Cut(rest, " ")
				if !ok {
					break
				}
				rest = after
				if w, seen := p.endings[rest]; seen && w != h.Figure {
					p.endings[rest] = -1
				} else {
					p.endings[rest] = h.Figure
				}
			}
		}
	}
	if w, ok := p.endings[office]; ok {
		return w
	}
	return -1
}

// maxEnding is how many words may be before the office by which a label calls the holder of a longer one.
const maxEnding = 4
