package speaker

import (
	"cmp"
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

// ranks order the kinds of quotes: one may be a part of another whose rank is as high or lower, but not of a direct
// one.
var ranks = map[corpus.Kind]int{corpus.Direct: 0, corpus.Mixed: 1, corpus.Indirect: 2}

// PartOf reports whether all that a draft holds lies in another one of the same speaker; of two that hold the same,
// the later is the part. Words quoted directly stand for themselves.
func (d *Draft) PartOf(o *Draft, later bool) bool {
	switch {
	case o.Kind == corpus.Direct, ranks[d.Kind] < ranks[o.Kind]:
		return false
	case d.Speaker.Name == "", !slices.Equal(d.Speakers, o.Speakers):
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
