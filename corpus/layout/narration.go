package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// loneHeading reports whether a row between two turns is a heading: "The talks on dams".
func loneHeading(r *row) bool {
	return r.Kind == corpus.Heading && strings.Count(r.text, " ") < maxLoneHeading &&
		unicode.IsLetter(look.LastRune(r.text))
}

// maxLoneHeading is how many words a heading between two turns may have.
const maxLoneHeading = 8

// narrates reports whether a row is the reporter's: it reports words in marks, and not in the first person.
func (d *document) narrates(r *row) bool {
	return !look.Marked(r.text) && strings.ContainsAny(r.text, "“\"«") && d.reports(r) && !look.SaysI(r.text)
}

// goesOnReporting reports whether a row below a speaker's words is the reporter's: it is about the speaker, or after
// the last label, where the report may go on, it is about another speaker or reports.
func (d *transcripts) goesOnReporting(r *row, speaker *voice.Voice, last bool) bool {
	if look.SaysI(r.text) {
		return false
	}
	if last && d.aboutGuest(r) {
		return true
	}
	if last && (!d.mostly || d.reports(r)) {
		return true
	}
	about := d.subject(r)
	if about == "" {
		return false
	}
	if last {
		return d.surnames[about]
	}
	return speaker.Kind == voice.Person && about == d.surname(speaker)
}

// aboutGuest reports whether a row begins with a full name that stands above the turns, too, and a verb: it tells the
// life of the one whom the interview is with.
func (d *document) aboutGuest(r *row) bool {
	words := d.nameAtStart(r)
	if len(words) < 2 {
		return false
	}
	name := corpus.Span{Start: words[0].Start, End: words[len(words)-1].End}.In(d.Text)
	if strings.Contains(d.title[:min(len(d.title), maxLead)], name) {
		return true
	}
	for i := range d.rows[:min(len(d.rows), maxSpeechHead)] {
		if above := &d.rows[i]; above.label.style == noLabel && above.Span.End <= r.Span.Start &&
			strings.Contains(above.text[:min(len(above.text), maxLead)], name) {
			return true
		}
	}
	return false
}

// maxLead is how many bytes of a row above an interview are looked at.
const maxLead = 1000

// surname returns the last word of a speaker's name in small letters.
func (d *document) surname(v *voice.Voice) string {
	words := d.WordsOf(v.Name)
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[len(words)-1].In(d.Text))
}

// subject returns in small letters the surname with which a row begins if a verb follows: "Ada Marsh was born", "Marsh
// smiles".
func (d *document) subject(r *row) string {
	words := d.nameAtStart(r)
	if len(words) == 0 {
		return ""
	}
	return strings.ToLower(words[len(words)-1].In(d.Text))
}

// nameAtStart returns the words of the name with which a row begins, if a word in small letters follows.
func (d *document) nameAtStart(r *row) []corpus.Span {
	words := d.WordsOf(corpus.Span{Start: r.Span.Start, End: min(r.Span.End, r.Span.Start+look.MaxLabel)})
	n := 0
	for n < len(words) && n < maxNames && d.NameWord(words[n].In(d.Text), n > 0) {
		n++
	}
	if n == len(words) || !unicode.IsLower(voice.FirstRune(words[n].In(d.Text))) {
		return nil
	}
	return words[:n]
}

// maxNames is how many words a person's name may have.
const maxNames = 4
