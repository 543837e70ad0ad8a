package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// speakersIn returns who speaks by a row of the heading: "Remarks by Ada Marsh at the Dam", "As delivered by Ambassador
// Ada Marsh", "Full text of Ada Marsh's address", "Ada Marsh – 2022 statement", "Transcript: Ada Marsh on the dam".
func (d speeches) speakersIn(span corpus.Span) ([]voice.Voice, bool) {
	if span.Len() > look.MaxHeading*2 {
		return nil, false
	}
	if list, ok := d.speechBy(span); ok {
		return list, true
	}
	n, named := look.Leads(span.In(d.Text))
	span.Start += n
	text := span.In(d.Text)
	for _, owner := range []string{"’s ", "'s ", "s’ ", "s' "} { // "Ada Marsh's remarks at the dam"
		name, rest, ok := strings.Cut(text, owner)
		if ok && look.OpensWithNoun(rest) {
			end := span.Start + len(name)
			if owner[0] == 's' {
				end++
			}
			return d.speakers(corpus.Span{Start: span.Start, End: end})
		}
	}
	for _, sign := range []string{": ", " – ", " — ", " - "} { // "Ada Marsh – 2022 Statement to the Committee"
		name, rest, ok := strings.Cut(text, sign)
		if ok && look.OpensWithNoun(rest) {
			return d.fullName(corpus.Span{Start: span.Start, End: span.Start + len(name)})
		}
	}
	if named {
		v, ok := d.voiceUpTo(span, 0)
		if !ok {
			return nil, false
		}
		return d.fullName(v)
	}
	return nil, false
}

// speechBy returns who speaks by a row such as "Remarks by Ada Marsh at the Dam".
func (d speeches) speechBy(span corpus.Span) ([]voice.Voice, bool) {
	text := span.In(d.Text)
	for _, by := range bys {
		at := by.Index(text)
		if at < 0 || !look.EndsWithNoun(text[:at]) && !look.AnnouncesQuotes(text[:at+by.Len()]) {
			continue
		}
		if name, ok := d.voiceUpTo(span, at+by.Len()); ok {
			return d.speakers(name)
		}
		return nil, false
	}
	return nil, false
}

// bys are the words that join the name of a speech and who gives it.
var bys = table.Phrases(" by ", " of ", " from ")

// speakers reads the words that a heading names speakers with.
func (d speeches) speakers(span corpus.Span) ([]voice.Voice, bool) {
	if first, _, _ := strings.Cut(strings.ToLower(span.In(d.Text)), " "); look.Possessives[first] { // "My father's speech"
		return []voice.Voice{{}}, false
	}
	list, ok := d.Voices(span)
	kind := list[0].Kind
	return list, ok && (kind == voice.Person || kind == voice.Office || kind == voice.Group)
}

// fullName reads words as a person's full name.
func (d speeches) fullName(span corpus.Span) ([]voice.Voice, bool) {
	list, ok := d.speakers(span)
	return list, ok && list[0].Kind == voice.Person && (len(d.WordsOf(list[0].Name)) > 1 || list[0].Role.Len() > 0)
}

// stops end the name in a heading: they say where, when or why the speech was given.
var stops = []string{
	" at ", " on ", " to ", " ahead ", " during ", " before ", " in ", " following ", " after ", " with ", " regarding ",
	" upon ", " about ", "’s ", "'s ", " At ", " On ", " To ", " Before ", " In ", "\n", ": ", " (", " [",
}

// voiceUpTo returns the words that begin at byte from of a heading, up to those that say where the speech was given.
func (d speeches) voiceUpTo(span corpus.Span, from int) (corpus.Span, bool) {
	rest := span.In(d.Text)[from:]
	end := len(rest)
	for _, stop := range stops {
		if i := strings.Index(rest, stop); i > 0 && i < end {
			end = i
		}
	}
	name := voice.Trimmed(d.Text, span.Start+from, span.Start+from+len(strings.TrimRight(rest[:end], " .:,")))
	return name, name.Len() > 0
}
