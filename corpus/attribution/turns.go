package attribution

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/fold"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// layoutClasses are the classes of the lexicon that the layout of an article is read with.
var layoutClasses = []struct {
	class lexicon.Class
	as    voice.Class
}{
	{lexicon.Title, voice.Title},
	{lexicon.Role, voice.Role},
	{lexicon.People, voice.People},
	{lexicon.Body | lexicon.OrgWord | lexicon.OrgName, voice.Body},
	{lexicon.FirstName, voice.Given},
	{lexicon.Place | lexicon.Demonym, voice.Place},
	{lexicon.Document | lexicon.CueNoun | lexicon.Adjective | lexicon.Adverb | lexicon.DayName | lexicon.MonthName, voice.Noun},
	{lexicon.Starter | lexicon.Preposition | lexicon.Auxiliary | lexicon.Modal | lexicon.Pronoun, voice.Noun},
}

// layoutWords tells the layout's reader what the lexicon knows of a word.
func layoutWords(word string) voice.Class {
	var lower [32]byte
	e := lexicon.Known(table.AppendLower(lower[:0], word))
	var c voice.Class
	for _, l := range layoutClasses {
		if e.Is(l.class) {
			c |= l.as
		}
	}
	if e.Other != 0 || e.Verb != 0 && e.Class&(lexicon.FirstName|lexicon.Role|lexicon.Title) == 0 {
		c |= voice.Noun
	}
	if e.Verb&(lexicon.Say|lexicon.Tell|lexicon.Write|lexicon.Ask) != 0 && e.Form&(lexicon.Past|lexicon.Third|lexicon.Gerund) != 0 {
		c |= voice.Report
	}
	return c
}

// A floor is the turns of an article, and the one that is being read.
type floor struct {
	turns  []layout.Turn
	next   int              // the turn that is being read, or the next one
	words  int              // how many pieces of it are quotes already
	voiced int              // 1 + the turn whose speaker is in who
	who    speaker.Referent // who speaks in it
	trail  speaker.Trail    // how that was found
	full   map[string]int   // the figure that a label last named in full, by surname
	gives  int              // 1 plus the figure who gives the speech above, 0 for none

}

// hasFloor reports whether sentence n is part of a turn, and makes quotes of its words.
func (p *parser) hasFloor(n int) bool {
	f := &p.floor
	s := p.Sentences[n]
	start, end := int(p.Toks[s.First].Start), int(p.Toks[s.Last-1].End)
	for f.next < len(f.turns) && f.turns[f.next].Rows.End <= start {
		f.next, f.words = f.next+1, 0
	}
	spoken := false
	for f.next < len(f.turns) && f.turns[f.next].Rows.Start < end {
		t := &f.turns[f.next]
		spoken = p.takeWords(n, end, t) || spoken
		if t.Rows.End > end {
			break
		}
		f.next, f.words = f.next+1, 0
	}
	return spoken
}

// takeWords makes quotes of the words of a turn that begin before byte end, where sentence n ends. It reports whether
// someone says them.
func (p *parser) takeWords(n, end int, t *layout.Turn) bool {
	f := &p.floor
	if f.words == 0 && f.voiced != f.next+1 {
		f.voiced = f.next + 1
		f.who, f.trail = p.voice(n, t)
		if t.Voice.Kind == voice.Announced && !f.who.Known() { // no one leads over to these words
			t.Words, t.Rows.End = nil, t.Rows.Start
			return false
		}
	}
	for f.words < len(t.Words) && t.Words[f.words].Start < end {
		d := speaker.Draft{Sent: n, Para: p.Sentences[n].Para, Cued: true, Who: f.who, Trail: f.trail}
		d.Kind, d.Spans, d.Source, d.Method = corpus.Direct, []corpus.Span{t.Words[f.words]}, t.Label, corpus.Transcript
		d.Post = t.Post
		if t.Form == layout.Caption {
			d.Kind = corpus.Mixed
		}
		p.emit(d)
		f.words++
	}
	return true
}

// voice finds whom the layout means as the speaker of a turn that begins at sentence n.
func (p *parser) voice(n int, t *layout.Turn) (speaker.Referent, speaker.Trail) {
	v := &t.Voice
	switch v.Kind {
	case voice.Announced:
		if np := p.announcedBy(n); np.Ok() {
			r := p.Resolve(np)
			return r.Referent, speaker.Trail{speaker.StepAnnounced, r.Step}
		}
		return speaker.Referent{}, speaker.Trail{}
	case voice.Person:
		if v.Name.Len() > 0 || v.Spelled != "" {
			who := speaker.Referent{Figures: []int{p.labelled(v)}}
			for i := range t.Joint {
				if w := p.labelled(&t.Joint[i]); !slices.Contains(who.Figures, w) {
					who.Figures = append(who.Figures, w)
				}
			}
			if t.Form == layout.Speech {
				p.floor.gives = 1 + who.Figures[0]
			}
			return who, speaker.Trail{speaker.StepTranscript}
		}
	case voice.Office:
		if w := p.Holder(v.Role.In(p.Text)); w >= 0 {
			return speaker.Referent{Figures: []int{w}}, speaker.Trail{speaker.StepTranscript, speaker.StepRoleMatch}
		}
	case voice.Group:
		return speaker.Referent{Words: entity.DisplayedBody(v.Name.In(p.Text)), Body: true}, speaker.Trail{speaker.StepTranscript}
	case voice.Principal:
		if w := p.principal(); w >= 0 {
			return speaker.Referent{Figures: []int{w}}, speaker.Trail{speaker.StepTranscript}
		}
	case voice.Asker:
		if who, ok := p.asker(t); ok {
			return who, speaker.Trail{speaker.StepTranscript}
		}
	}
	return speaker.Referent{Words: t.Label.In(p.Text)}, speaker.Trail{speaker.StepTranscript}
}

// announcedBy returns the subject of the sentence before sentence n, which leads over to the words of a turn.
func (p *parser) announcedBy(n int) phrase.Phrase {
	if n == 0 {
		return phrase.Phrase{}
	}
	return p.MainSubject(p.Sentences[n-1], p.Sentences[n-1].Last)
}

// labelled finds or enters the figure whom a label names. A surname alone means whom a label named in full last, then
// the only one of the article who has it.
func (p *parser) labelled(v *voice.Voice) int {
	name := entity.Displayed(fold.Visible(cmp.Or(v.Spelled, v.Name.In(p.Text))))
	name = strings.Join(strings.Fields(name), " ") // a label may go on in the next line
	if handle, ok := strings.CutPrefix(name, "@"); ok {
		if w := p.Cast.Spelled(ofHandle(handle)); w >= 0 {
			return w
		}
	}
	words := strings.Fields(name)
	last := fold.String(words[len(words)-1])
	w := -1
	if len(words) > 1 {
		w = p.Cast.Named(name)
	} else {
		w = p.bySurname(last)
	}
	if w < 0 {
		w = p.Cast.Enter(entity.Figure{Name: name, Last: last, Kind: corpus.Person, Words: 1})
	}
	if p.floor.full == nil {
		p.floor.full = map[string]int{}
	}
	p.floor.full[last] = w
	if f := &p.Cast.Figures[w]; f.Name == strings.ToUpper(f.Name) {
		f.Name = entity.Displayed(f.Name)
	}
	if v.Role.Len() > 0 {
		p.Cast.LearnRole(w, v.Role, entity.NounRole)
	}
	return w
}

// bySurname finds the figure whom a surname alone means in a label, or -1.
func (p *parser) bySurname(last string) int {
	if w, ok := p.floor.full[last]; ok {
		return w
	}
	for _, w := range p.Cast.ByLast[last] {
		if p.Cast.Figures[w].Given != "" {
			return w
		}
	}
	if bearers := p.Cast.ByLast[last]; len(bearers) > 0 {
		return bearers[0]
	}
	return -1
}

// ofHandle returns the name that a handle spells with its capitals: "AdaMarsh" is Ada Marsh.
func ofHandle(handle string) string {
	var words []string
	begin := 0
	for i, r := range handle {
		if i > 0 && unicode.IsUpper(r) && i-begin > 1 {
			words = append(words, handle[begin:i])
			begin = i
		}
	}
	return strings.Join(append(words, handle[begin:]), " ")
}
