package phrase

import "slices"

// maxJoint is how many speakers a cue may have.
const maxJoint = 4

var (
	joined = nouns.Get("joined")
	listed = nouns.Get("listed")
)

// JointBefore returns the mentions that "and" and commas join before the name of phrase np, in the order of the text:
// "Marsh, Roe and NATO said".
func (p *Reader) JointBefore(np *Phrase, floor int) (others []int) {
	if !np.Is(NamePhrase | BodyName) {
		return nil
	}
	s := p.from(floor)
	left, ok := joined.Match(p, p.Mentions[np.Mention].First, s)
	for ok && len(others) < maxJoint-1 {
		others = append(others, int(p.StartsAt[left])-1)
		left, ok = listed.Match(p, left, s)
	}
	slices.Reverse(others)
	return others
}
