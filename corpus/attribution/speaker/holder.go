package speaker

import (
	"strings"
	"unicode"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/fold"
)

// holders are the people with an office, by the words of their role: first those with which it begins, then those
// with which it ends. -1 is several people.
type holders [2]map[string]int

// maxEnding is how many words may be before the office by which a label calls the holder of a longer one.
const maxEnding = 4

// enter enters a figure by its words.
func enter(m map[string]int, words string, w int) {
	if other, ok := m[words]; ok && other != w {
		w = -1
	}
	m[words] = w
}

// Holder returns the figure whose role begins or ends with an office, the only one; -1 for none: "Secretary General"
// of an "Alliance Secretary General".
func (p *Reader) Holder(office string) int {
	if p.holders == nil {
		p.holders = newHolders(p.Cast)
	}
	for _, part := range p.holders {
		if w, ok := part[entity.WithoutThe(fold.Lower(office))]; ok {
			return w
		}
	}
	return -1
}

// newHolders reads the roles of a cast.
func newHolders(c *entity.Cast) *holders {
	h := &holders{{}, {}}
	for _, holder := range c.Holders() {
		role := holder.Role
		for i, r := range role + " " {
			if !unicode.IsLetter(r) {
				enter(h[0], role[:i], holder.Figure)
			}
		}
		for range maxEnding {
			_, role, _ = strings.Cut(role, " ")
			enter(h[1], role, holder.Figure)
		}
	}
	return h
}
