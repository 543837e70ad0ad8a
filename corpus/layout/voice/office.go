package voice

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// leading reads words without commas and brackets: a name, an office, or an office followed by a name.
func (rd *Reader) leading(span corpus.Span) (Voice, bool) {
	article := articleLen(span.In(rd.Text))
	isOffice := strings.HasPrefix(span.In(rd.Text), "THE ") // "THE CORONER"
	span.Start += article
	words := rd.WordsOf(span)
	for n := len(words); n > 2 && words[n-1].Len() <= maxSuffix && AllCaps(words[n-1].In(rd.Text)) &&
		rd.Is(words[n-1], Role|Title); n-- { // "Ada Marsh MP"
		words, span.End = words[:n-1], words[n-2].End
	}
	if isOffice && len(words) == 1 {
		return Voice{Kind: Office, Role: span}, true
	}
	for len(words) > 1 && table.Get(Courtesy, strings.TrimRight(words[0].In(rd.Text), ".")) {
		words, span.Start = words[1:], words[1].Start
	}
	if len(words) == 0 || len(words) > maxNameWords || strings.ContainsAny(span.In(rd.Text), "‘“«\"") {
		return Voice{}, false
	}
	name := len(words) // the first word of the name
	for name > 0 && rd.NameWord(words[name-1].In(rd.Text), name-1 < len(words)-1) {
		name--
	}
	for name < len(words) && (rd.Is(words[name], Title) || name == 0 && len(words) > 1 &&
		isParticle(words[0].In(rd.Text))) {
		name++
	}
	switch {
	case name == len(words):
		return rd.officeOf(span, words)
	case name == 0 && rd.common(words):
		return Voice{}, false
	case name == 0 && article > 0 && !rd.hasGiven(words): // "The Lantern" asks
		span.Start -= article
		return Voice{Kind: Group, Name: span}, true
	case name == 0:
		return rd.nameOf(span, words)
	}
	return rd.titledName(span, words, name)
}

// hasGiven reports whether one of the words is a first name.
func (rd *Reader) hasGiven(words []corpus.Span) bool {
	for _, w := range words {
		if rd.Is(w, Given) {
			return true
		}
	}
	return false
}

// maxSuffix is how many bytes letters after a name may have: "MP", "PhD".
const maxSuffix = 3

// maxNameWords is how many words may name a speaker in front of a comma.
const maxNameWords = 14

// nameOf reads words all of which can be parts of a name.
func (rd *Reader) nameOf(span corpus.Span, words []corpus.Span) (Voice, bool) {
	if len(words) > 5 {
		return Voice{}, false
	}
	for _, w := range words {
		if rd.Is(w, Body) {
			return Voice{Kind: Group, Name: span}, true
		}
	}
	return Voice{Kind: Person, Name: corpus.Span{Start: words[0].Start, End: words[len(words)-1].End}}, true
}

// common reports whether words that could be a name are rather a heading: none is a first name, and one of several, or
// the only one in small letters, is a word of the language.
func (rd *Reader) common(words []corpus.Span) bool {
	common := false
	if len(words) == 1 && AllCaps(words[0].In(rd.Text)) { // how often it comes decides
		return rd.Is(words[0], Place)
	}
	for _, w := range words {
		if rd.Is(w, Given) {
			return false
		}
		common = common || rd.Is(w, Noun|Report) || len(words) == 1 && rd.Is(w, Place)
	}
	return common
}

// clauses are verbs that make words a clause and no name.
var clauses = table.Set("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could")

// officeOf reads words that end with none that can be part of a name.
func (rd *Reader) officeOf(span corpus.Span, words []corpus.Span) (Voice, bool) {
	role, body := false, false
	for i, w := range words {
		word := w.In(rd.Text)
		if clauses[word] {
			return Voice{}, false
		}
		named := role == body && rd.named(words[:i])
		if named && strings.EqualFold(word, "of") { // "ADA MARSH of Ohio"
			return rd.nameOf(corpus.Span{Start: words[0].Start, End: words[i-1].End}, words[:i])
		}
		role = role || rd.Is(w, Role|Title)
		body = body || rd.Is(w, Body)
	}
	switch {
	case role:
		return Voice{Kind: Office, Role: span}, true
	case body:
		return Voice{Kind: Group, Name: span}, true
	}
	return Voice{}, false
}

// titledName reads words of which the last, from name on, are a name and the others should be an office.
func (rd *Reader) titledName(span corpus.Span, words []corpus.Span, name int) (Voice, bool) {
	office, body := false, false
	for _, w := range words[:name] {
		office = office || rd.Is(w, Role|Title|People)
		body = body || rd.Is(w, Body)
		if !unicode.IsUpper(FirstRune(w.In(rd.Text))) && rd.Is(w, Report) && !rd.Is(w, Role|Title) {
			return Voice{}, false
		}
	}
	for len(words)-name > 2 && !rd.Is(words[name], Given) &&
		(rd.Is(words[name], Noun|Place|Body) || rd.Is(words[name+1], Given) && hasFor(rd.Text, words[:name])) {
		name++ // "Secretary for River Affairs Ada Marsh"
	}
	before := words[:name]
	if table.Get(isFor, before[len(before)-1].In(rd.Text)) {
		if k := rd.afterPlace(words, name); office && k > 0 {
			name, before = k, words[:k]
		} else {
			return rd.officeFor(span, words, name, office, body)
		}
	}
	if !office {
		return Voice{}, false
	}
	v, ok := rd.nameOf(corpus.Span{Start: words[name].Start, End: words[len(words)-1].End}, words[name:])
	if !ok || v.Kind != Person {
		return v, ok
	}
	if !table.Get(Courtesy, strings.Trim(before[len(before)-1].In(rd.Text), ".")) || len(before) > 1 {
		v.Role = corpus.Span{Start: before[0].Start, End: before[len(before)-1].End}
	}
	return v, true
}

// hasFor reports whether words of an office say what it is for.
func hasFor(text string, words []corpus.Span) bool {
	for _, w := range words {
		if of := strings.ToLower(w.In(text)); of == "of" || of == "for" {
			return true
		}
	}
	return false
}

// isFor has the words after which an office says where or what it is for.
var isFor = table.Set("of", "for", "to", "the", "from", "in", "at", "near")

// afterPlace returns the first word of the name that ends an office with what it is for: "Minister of Norland Ada
// Marsh". The words from name on could all be parts of a name. It returns 0 where all of them are the place.
func (rd *Reader) afterPlace(words []corpus.Span, name int) int {
	k := len(words) - 2
	if k > name && len(strings.Trim(words[k].In(rd.Text), ".")) == 1 { // an initial
		k--
	}
	last := words[len(words)-1]
	if k <= name || rd.Is(last, Place|Noun|Body|People) {
		return 0
	}
	if first := words[k]; rd.Is(first, Given) || rd.Known(first.In(rd.Text)) == 0 {
		return k
	}
	return 0
}

// named reports whether words before "of" are a name: "ADA MARSH of Ohio", but no "Period of Service".
func (rd *Reader) named(words []corpus.Span) bool {
	for _, w := range words {
		if !rd.NameWord(w.In(rd.Text), false) {
			return false
		}
	}
	if len(words) != 1 {
		return len(words) > 1
	}
	word := words[0]
	before := strings.Fields(rd.Text[max(0, word.Start-maxCourtesy):word.Start])
	titled := len(before) > 0 && table.Get(Courtesy, strings.TrimRight(before[len(before)-1], "."))
	return titled || AllCaps(word.In(rd.Text)) || rd.Is(word, Given) // "Lord Vale of Halden"
}

// maxCourtesy is how many bytes before a name may hold a title.
const maxCourtesy = 8

// officeFor reads an office or a body of which the last words, from name on, are the place that it is for.
func (rd *Reader) officeFor(span corpus.Span, words []corpus.Span, name int, office, body bool) (Voice, bool) {
	before, last := words[:name], words[len(words)-1]
	switch {
	case !office && !body && rd.named(before[:len(before)-1]): // "ADA MARSH of Ohio"
		return rd.nameUpTo(before)
	case office:
		end := before[max(len(before)-2, 0)].End
		v, ok := rd.leading(corpus.Span{Start: span.Start, End: end})
		if ok && v.Kind == Person { // "PRESIDENT ADA MARSH OF HALDEN"
			return v, true
		}
		return Voice{Kind: Office, Role: span}, true
	case body || rd.Is(last, Body):
		return Voice{Kind: Group, Name: span}, true
	}
	return Voice{}, false
}

// Courtesy has titles that say nothing of an office.
var Courtesy = table.Set("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "lord", "dr", "hon", "rt",
	"madam", "mister")

// nameUpTo returns the name that the words before an "of" are.
func (rd *Reader) nameUpTo(words []corpus.Span) (Voice, bool) {
	n := len(words) - 1
	return rd.nameOf(corpus.Span{Start: words[0].Start, End: words[n-1].End}, words[:n])
}
