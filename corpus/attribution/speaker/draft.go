package speaker

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
)

// A Draft is a quote under way, with what decides on its neighbours.
type Draft struct {
	corpus.Quote
	Who        Referent
	Trail      Trail
	Sent, Para int
	asked      bool // its cue asks
	told       int  // 1 + the figure that its cue tells or asks, 0 for none
	Cued       bool // a cue of its own names the speaker
	Open       bool // its last quotation goes on in the next paragraph
}

// take takes whom words mean for the speaker. The step is how these words were found.
func (d *Draft) take(words corpus.Span, r resolution, found step) {
	d.Source, d.Who, d.Trail = words, r.Referent, Trail{found, r.Step}
	d.Method = cmp.Or(Steps[found].method, r.method)
}

// Extend makes another quote the last piece of this one.
func (d *Draft) Extend(more *Draft) {
	d.Spans = append(d.Spans, more.Spans...)
	d.Sent, d.Para, d.Open = more.Sent, more.Para, more.Open
}

// pronouns are words that name no speaker.
var pronouns = lexicon.Set("speaker.pronouns")

// Unname removes names that are only a pronoun: such a speaker is unnamed.
func (d *Draft) Unname() {
	for i := range d.Speakers {
		if pronouns.Holds(strings.ToLower(d.Speakers[i].Name)) {
			d.Speakers[i].Name = ""
		}
	}
	d.Speaker = d.Speakers[0]
}

// ranks order the kinds of quotes: one may be a part of another whose rank is as high or lower.
var ranks = map[corpus.Kind]int{corpus.Direct: 0, corpus.Mixed: 1, corpus.Indirect: 2}

// PartOf reports whether all that a draft holds lies in another one of the same speaker; of two that hold the same,
// the later is the part.
func (d *Draft) PartOf(o *Draft, later bool) bool {
	switch {
	case ranks[d.Kind] < ranks[o.Kind], !slices.Equal(d.Speakers, o.Speakers):
		return false
	case slices.Equal(d.Spans, o.Spans):
		return later
	}
	for _, s := range d.Spans {
		if !slices.ContainsFunc(o.Spans, func(t corpus.Span) bool { return t.Cover(s) == t }) {
			return false
		}
	}
	return true
}

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
