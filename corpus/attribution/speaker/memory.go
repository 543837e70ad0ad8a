package speaker

import (
	"iter"

	"verbatim/corpus"
)

// A Memory is what the parser knows at a sentence of those who have been named and have spoken so far.
type Memory struct {
	sent, para int
	ments      int // mentions up to the end of the sentence
	Spoke      []spoken
}

// A spoken is the speaker of an earlier quote.
type spoken struct {
	Referent
	source corpus.Span
	sent   int
	trail  Trail
	asked  bool // with a question
	told   int  // 1 + the figure that it was said to, 0 for none
}

// Enter notes which sentence is read, its paragraph, and how many mentions there are up to its end.
func (m *Memory) Enter(sent, para, ments int) { m.sent, m.para, m.ments = sent, para, ments }

// Remember notes the speaker of a quote for those that follow.
func (m *Memory) Remember(d *Draft) {
	if d.Who.Known() {
		m.Spoke = append(m.Spoke, spoken{d.Who, d.Source, d.Sent, d.Trail, d.asked, d.told})
	}
}

// back goes through the speakers of the quotes at most within sentences back, the last first.
func (m *Memory) back(within int) iter.Seq[*spoken] {
	return func(yield func(*spoken) bool) {
		for k := len(m.Spoke) - 1; k >= 0; k-- {
			if s := &m.Spoke[k]; m.sent-s.sent > within || !yield(s) {
				return
			}
		}
	}
}

// no one is the last speaker where no one has spoken. It must not be written to.
var noOne spoken

// LastSpoken returns the speaker of the quote before if it is at most within sentences back, else an unknown one.
func (m *Memory) LastSpoken(within int) *spoken {
	for s := range m.back(within) {
		return s
	}
	return &noOne
}
