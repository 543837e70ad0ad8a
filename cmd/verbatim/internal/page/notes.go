package page

import (
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/wording"
)

// notes returns the notes on the quotes, and enters their speakers into the legend in the order in which they speak.
func (p *page) notes(text string, quotes []attribution.Explained) []*pageQuote {
	legend := newLegend(quotes)
	notes := make([]*pageQuote, len(quotes))
	for i := range quotes {
		n := newNote(text, i+1, &quotes[i])
		if n.Unsure {
			p.Unsure++
		}
		for _, who := range quotes[i].Speakers {
			s, isNew := legend.line(who)
			if isNew {
				p.Speakers = append(p.Speakers, s)
			}
			s.Quotes = append(s.Quotes, n)
			s.Count = wording.Count(len(s.Quotes), "quote")
			n.spokenBy(s)
		}
		notes[i] = n
	}
	return notes
}

// newNote returns the note on a quote, without its speakers.
func newNote(text string, number int, q *attribution.Explained) *pageQuote {
	n := &pageQuote{
		Number: number, Kind: q.Kind, Confidence: shownConfidence(q.Confidence), Unsure: render.Unsure(&q.Quote),
		Reasons: reasons(text, q), Title: noteTitle(q),
	}
	n.Class = string(n.Kind)
	if n.Unsure {
		n.Class += " unsure"
	}
	return n
}

// spokenBy adds a speaker. A quote has the look of its first speaker. The role is shown only for a single speaker, at
// their first quote.
func (n *pageQuote) spokenBy(s *pageSpeaker) {
	n.Speakers = append(n.Speakers, s)
	if len(n.Speakers) > 1 {
		n.Role = ""
		return
	}
	n.Label = fmt.Sprintf("%s·%d", s.Label, n.Number)
	if n.Unsure {
		n.Label += "?"
	}
	n.Class = s.Class + " " + n.Class
	if s.Quotes[0] == n {
		n.Role = s.Role
	}
}

// A legend says how each speaker of an article looks.
type legend struct {
	looks  map[speakerKey]string // the classes of colour and pattern
	lines  map[speakerKey]*pageSpeaker
	labels int
}

// A speakerKey identifies a speaker. It has no role, because one person can have several.
type speakerKey struct {
	kind corpus.SpeakerKind
	name string
}

// The numbers of colours and patterns in page.css. Colours are used up first: only from the ninth speaker on is
// there a pattern. After all combinations are used, only the labels differ.
const (
	pageColours  = 8
	pagePatterns = 4 // the first of them is plain
)

// newLegend returns the legend of quotes. Speakers with a name get the first colours. Speakers whom the article only
// describes get the next ones, because they seldom speak more than once.
func newLegend(quotes []attribution.Explained) *legend {
	l := &legend{looks: map[speakerKey]string{}, lines: map[speakerKey]*pageSpeaker{}}
	for _, named := range []bool{true, false} {
		for i := range quotes {
			for _, who := range quotes[i].Speakers {
				key, n := speakerKey{who.Kind, who.Name}, len(l.looks)
				if who.Named() == named && who.Name != "" && l.looks[key] == "" {
					l.looks[key] = fmt.Sprintf("c%d p%d", n%pageColours, n/pageColours%pagePatterns)
				}
			}
		}
	}
	return l
}

// line returns the line of a speaker, and whether it is new. All unknown speakers share one line.
func (l *legend) line(who corpus.Speaker) (s *pageSpeaker, isNew bool) {
	key := speakerKey{who.Kind, who.Name}
	if s := l.lines[key]; s != nil {
		return s, false
	}
	s = &pageSpeaker{Label: "?", Class: "unknown", Name: "Speaker unknown"}
	if who.Name != "" {
		s.Label, s.Class, s.Name = letters(l.labels), l.looks[key], terminal.Clean(who.Name)
		l.labels++
	}
	if who.Kind == corpus.Unnamed {
		s.Name = "Speaker unnamed: " + s.Name
	}
	if who.Role != who.Name {
		s.Role = terminal.Clean(who.Role)
	}
	l.lines[key] = s
	return s, true
}

// letters returns n, from 0, as A to Z, AA to ZZ, AAA and so on.
func letters(n int) string {
	label := ""
	for ; n >= 0; n = n/26 - 1 {
		label = string(rune('A'+n%26)) + label
	}
	return label
}

// noteTitle returns the tooltip of a quote's words: the speakers, the confidence and the reason, each on its own line.
func noteTitle(q *attribution.Explained) string {
	var who []string
	for _, s := range q.Speakers {
		who = append(who, terminal.Clean(s.String()))
	}
	sure := string(q.Kind) + ", confidence " + shownConfidence(q.Confidence)
	if render.Unsure(&q.Quote) {
		sure += ", attributed by context"
	}
	return strings.TrimSpace(strings.Join(who, "; ") + "\n" + sure + "\n" + terminal.Clean(q.Why))
}
