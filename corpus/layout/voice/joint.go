package voice

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// maxJoint is how many people may speak together. Longer lists are rare, and each quote repeats them.
const maxJoint = 60

// Voices reads the words of a span as the names of one or more people who speak together: "Ada Marsh and Otto Flint",
// "Foreign Ministers Ada Marsh, Otto Flint and Ilse Roe".
func (rd *Reader) Voices(span corpus.Span) ([]Voice, bool) {
	pieces := listed(rd.Text, span)
	if len(pieces) > 1 && len(pieces) <= maxJoint {
		if list, ok := rd.people(pieces); ok {
			return list, true
		}
	}
	v, ok := rd.Voice(span)
	return []Voice{v}, ok
}

// people reads each piece as the full name of a person, with or without an office.
func (rd *Reader) people(pieces []piece) ([]Voice, bool) {
	list := make([]Voice, 0, len(pieces))
	placed := false // an office has been read: what follows after a comma says where
	for _, p := range pieces {
		if placed && !p.and {
			continue
		}
		v, ok := rd.Voice(p.Span)
		office := ok && v.Kind == Office || !ok && rd.HasRole(p.In(rd.Text))
		if office && len(list) > 0 && list[len(list)-1].addOffice(p.Span) {
			placed = true // "Ada Marsh, mayor of Halden, and Otto Flint"
			continue
		}
		placed = false
		if !ok || v.Kind != Person || len(rd.WordsOf(v.Name)) < 2 {
			return nil, false
		}
		list = append(list, v)
	}
	return list, len(list) > 1
}

// addOffice gives a voice the office that follows its name and a comma. It reports whether the voice had none.
func (v *Voice) addOffice(office corpus.Span) bool {
	if v.Role.Len() > 0 {
		return false
	}
	v.Role = office
	return true
}

// A piece is one of the words or phrases that a list has.
type piece struct {
	corpus.Span
	and bool // "and" is before it
}

// listed splits a span at its commas and at "and" or "&" between words.
func listed(text string, span corpus.Span) []piece {
	var pieces []piece
	for _, part := range commaParts(text, span) {
		start, and := part.Start, false
		for {
			at, n := conjunction(text[start:part.End])
			if at < 0 {
				break
			}
			if s := Trimmed(text, start, start+at); s.Len() > 0 {
				pieces = append(pieces, piece{s, and})
			}
			start, and = start+at+n, true
		}
		if s := Trimmed(text, start, part.End); s.Len() > 0 {
			pieces = append(pieces, piece{s, and})
		}
	}
	return pieces
}

// conjunction returns where a word that joins names is in a text, and its length; -1 for none.
func conjunction(text string) (at, n int) {
	at = -1
	for _, word := range []string{"and ", "& "} {
		if strings.HasPrefix(text, word) {
			return 0, len(word)
		}
		if i := strings.Index(text, " "+word); i >= 0 && (at < 0 || i < at) {
			at, n = i, len(word)+1
		}
	}
	return at, n
}

// NameAndOffice reads a full name and an office that follows it without a comma, as where the name is set in bold or
// has a line of its own: "Ada Marsh Senior fellow, River Institute".
func (rd *Reader) NameAndOffice(span corpus.Span) (Voice, bool) {
	words := rd.WordsOf(span)
	n := 0
	for n < len(words) && n < maxNameParts && rd.NameWord(words[n].In(rd.Text), n > 0) && !rd.officeAt(words, n) {
		n++
	}
	if n < 2 || !rd.officeAt(words, n) || len(words) == n+1 || !rd.Is(words[0], Given) && rd.Is(words[0], Noun|Place) {
		return Voice{}, false
	}
	return Voice{
		Kind: Person,
		Name: corpus.Span{Start: words[0].Start, End: words[n-1].End},
		Role: corpus.Span{Start: words[n].Start, End: span.End},
	}, true
}

// maxNameParts is how many words a person's name may have.
const maxNameParts = 4

// officeAt reports whether word n opens an office: "Professor", "Former".
func (rd *Reader) officeAt(words []corpus.Span, n int) bool {
	if n >= len(words) || !unicode.IsUpper(FirstRune(words[n].In(rd.Text))) {
		return false
	}
	return rd.Is(words[n], Role) && !rd.Is(words[n], Given) || table.Get(officeOpeners, words[n].In(rd.Text))
}

// officeOpeners are words that stand before an office and in no name.
var officeOpeners = table.Set("former", "senior", "deputy", "acting", "chief", "associate", "assistant", "visiting",
	"research",
	"executive", "vice", "honorary", "emeritus", "emerita", "non-resident", "nonresident", "adjunct", "distinguished",
	"principal", "managing", "general", "independent", "retired", "founding", "special", "interim", "lead")
