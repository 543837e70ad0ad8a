// Package turn makes quotes of the turns that an article's layout sets out: interviews, transcripts, lists of
// reactions. Start with [New] and [Floor.Takes].
package turn

import (
	"slices"
	"sync"

	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/voice"
)

// A Floor has the turns of an article that are still to be read, and who speaks in the first of them.
type Floor struct {
	*draft.Reader
	turns  []layout.Turn
	lead   string // the text above the first turn
	voiced bool   // it is known who speaks
	who    speaker.Referent
	trail  speaker.Trail
	full   map[string]int // the figure that a label last named in full, by surname
	guest  func() int     // the figure that an interview is with, or who gives the speech above, or -1
	asks   func() int     // the reporter whom the text above names as the one who asks, or -1
	alone  bool           // one asks and one answers: dashes, bold questions or "A:" set an interview
}

// maxLead is how many bytes above the first turn are looked at for who asks and who answers.
const maxLead = 3000

// New returns the floor of an article with some turns.
func New(p *draft.Reader, turns []layout.Turn) *Floor {
	f := &Floor{Reader: p, turns: turns, full: map[string]int{}}
	if len(turns) > 0 {
		f.alone = slices.ContainsFunc(turns, func(t layout.Turn) bool {
			return t.Form == layout.Interview || t.Voice.Kind == voice.Principal
		})
		f.lead = p.Text[:min(len(p.Text), turns[0].Rows.Start, maxLead)]
		f.guest = sync.OnceValue(f.findGuest)
		f.asks = sync.OnceValue(func() int { return f.named(asking) })
	}
	return f
}

// Takes makes quotes of the words of turns in sentence n. It reports whether someone has their turn there.
func (f *Floor) Takes(n int) bool {
	s, spoken := f.Sentences[n], false
	end := f.TokenSpan(s.First, s.Last).End
	for ; len(f.turns) > 0 && f.turns[0].Rows.Start < end; f.turns, f.voiced = f.turns[1:], false {
		spoken = true
		f.take(n, end)
		if f.turns[0].Rows.End > end {
			break
		}
	}
	return spoken
}

// take makes quotes of the words of the first turn that begin before byte end, where sentence n ends.
func (f *Floor) take(n, end int) {
	t := &f.turns[0]
	if !f.voiced {
		f.who, f.trail = f.voice(n, t)
		f.voiced = true
	}
	for len(t.Words) > 0 && t.Words[0].Start < end {
		d := f.New(n, corpus.Direct, t.Words[0])
		if t.Form == layout.Caption {
			d.Kind = corpus.Mixed
		}
		d.Cued, d.Who, d.Trail = true, f.who, f.trail
		d.Source, d.Method, d.Post = t.Label, corpus.Transcript, t.Post
		f.Emit(d)
		t.Words = t.Words[1:]
	}
}

// voice finds whom the layout means as the speaker of a turn that begins at sentence n.
func (f *Floor) voice(n int, t *layout.Turn) (speaker.Referent, speaker.Trail) {
	who, trail := -1, speaker.Trail{speaker.StepTranscript}
	switch v := &t.Voice; v.Kind {
	case voice.Announced:
		return f.announced(n)
	case voice.Group:
		return speaker.Referent{Words: entity.DisplayedBody(v.Name.In(f.Text)), Body: true}, trail
	case voice.Person:
		if f.spelled(v) != "" {
			return f.people(t), trail
		}
	case voice.Office:
		if who = f.Holder(v.Role.In(f.Text)); who >= 0 {
			trail.Add(speaker.StepRoleMatch)
		}
	case voice.Principal:
		who = f.guest()
	case voice.Asker:
		return f.asker(t), trail
	}
	if who < 0 {
		return speaker.Referent{Words: t.Label.In(f.Text)}, trail
	}
	return speaker.Referent{Figures: []int{who}}, trail
}

// announced returns whom the sentence before sentence n is about, which leads over to the words of a turn.
func (f *Floor) announced(n int) (speaker.Referent, speaker.Trail) {
	np := f.Announced(n)
	if !np.Ok() {
		return speaker.Referent{}, speaker.Trail{}
	}
	r := f.Resolve(np)
	return r.Referent, speaker.Trail{speaker.StepAnnounced, r.Step}
}

// people returns the figures whom a label names, most often one.
func (f *Floor) people(t *layout.Turn) (who speaker.Referent) {
	for _, v := range append([]voice.Voice{t.Voice}, t.Joint...) {
		if w := f.labelled(&v); !slices.Contains(who.Figures, w) {
			who.Figures = append(who.Figures, w)
		}
	}
	return who
}
