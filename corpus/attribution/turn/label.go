package turn

import (
	"cmp"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// classes are the classes of the lexicon that the layout of an article is read with.
var classes = []struct {
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

// Words tells the layout's reader what the lexicon knows of a word.
func Words(word string) (c voice.Class) {
	var lower [32]byte
	e := lexicon.Known(table.AppendLower(lower[:0], word))
	for _, l := range classes {
		if e.Is(l.class) {
			c |= l.as
		}
	}
	const says, saying = lexicon.Say | lexicon.Tell | lexicon.Write | lexicon.Ask, lexicon.Past | lexicon.Third | lexicon.Gerund
	if e.Verb&says != 0 && e.Form&saying != 0 {
		c |= voice.Report
	}
	if e.Other != 0 {
		c |= voice.Noun
	}
	return c
}

// spelled returns the name in a label, or the fuller one of the article's title.
func (f *Floor) spelled(v *voice.Voice) string { return cmp.Or(v.Spelled, v.Name.In(f.Text)) }

// labelled finds or enters the figure whom a label names. A surname alone means whom a label named in full last, then
// the only one of the article who has it.
func (f *Floor) labelled(v *voice.Voice) int {
	words := strings.Fields(entity.Displayed(fold.Visible(f.spelled(v)))) // a label may go on in the next line
	if handle, ok := strings.CutPrefix(words[0], "@"); ok {
		if w := f.Cast.Spelled(joint().ReplaceAllString(handle, "$1 $2")); w >= 0 {
			return w
		}
	}
	last, w := fold.String(words[len(words)-1]), -1
	if name := strings.Join(words, " "); len(words) > 1 {
		w = f.Cast.Named(name)
	} else if w = f.bySurname(last); w < 0 {
		w = f.Cast.Enter(entity.Figure{Name: name, Last: last, Kind: corpus.Person, Words: 1})
	}
	f.full[last] = w
	f.Cast.Figures[w].Name = entity.Displayed(f.Cast.Figures[w].Name)
	if v.Role.Len() > 0 {
		f.Cast.LearnRole(w, v.Role, entity.NounRole)
	}
	return w
}

// bySurname finds the figure whom a surname alone means in a label, or -1.
func (f *Floor) bySurname(last string) int {
	if w, ok := f.full[last]; ok {
		return w
	}
	if bearers := f.Cast.ByLast[last]; len(bearers) > 0 {
		return bearers[0]
	}
	return -1
}

// joint matches where a handle joins two names by a capital: "AdaMarsh" is Ada Marsh.
var joint = table.Pattern(`(\pL)(\p{Lu}\p{Ll})`)
