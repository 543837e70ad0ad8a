// Package plausible finds who may have said a quote, other than the speaker whom it has. Start with [Speakers].
package plausible

import (
	"cmp"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// near is how far from a quote a name may stand, in bytes: about two paragraphs of news.
const near = 800

// A candidate is someone who may have spoken.
type candidate struct {
	corpus.Speaker
	distance int // of the nearest place from the quote, in bytes
}

// Speakers returns the people and bodies that speak in an article or are named near a quote of it, the nearest first.
// The speaker of the quote is not among them, nor is who is named in its words alone. said are the quotes of the
// article, and named the places where someone is named in it.
func Speakers(q *corpus.Quote, said []corpus.Quote, named []corpus.Naming) []corpus.Speaker {
	all := candidates{taken: fold.String(q.Speaker.Name)}
	for i := range said {
		for _, s := range said[i].Speakers {
			all.add(s, distance(q, said[i].Spans[0]))
		}
	}
	for _, n := range named {
		inside := slices.ContainsFunc(q.Spans, n.At.Overlaps)
		if d := distance(q, n.At); d <= near && !inside {
			all.add(n.Speaker, d)
		}
	}
	slices.SortStableFunc(all.list, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var speakers []corpus.Speaker
	for _, c := range all.list {
		speakers = append(speakers, c.Speaker)
	}
	return speakers
}

// distance returns how far a span is from a quote.
func distance(q *corpus.Quote, at corpus.Span) int {
	least := -1
	for _, s := range q.Spans {
		d := max(s.Start-at.End, at.Start-s.End, 0)
		if least < 0 || d < least {
			least = d
		}
	}
	return max(least, 0)
}

// candidates are those who may have spoken, each once.
type candidates struct {
	taken string // the folded name of the speaker whom the quote has
	list  []candidate
}

// add adds someone with a name, or notes that they are nearer than was known.
func (c *candidates) add(s corpus.Speaker, distance int) {
	name := fold.String(s.Name)
	if !s.Named() || name == c.taken {
		return
	}
	for i := range c.list {
		if known := &c.list[i]; fold.String(known.Name) == name {
			known.distance = min(known.distance, distance)
			known.Role = cmp.Or(known.Role, s.Role)
			return
		}
	}
	c.list = append(c.list, candidate{s, distance})
}
