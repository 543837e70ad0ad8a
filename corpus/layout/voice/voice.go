// Package voice reads the words by which an article names who speaks: labels, heads and signatures. Start with
// [Reader.Voice].
package voice

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// A Class says what kind of word a word is, as far as names of speakers need it. A word may have several.
type Class uint8

// The classes of words in the names of speakers.
const (
	Title  Class = 1 << iota // Mr., Senator, Professor
	Role                     // minister, spokesman
	People                   // experts, officials
	Body                     // ministry, council, NATO
	Given                    // a first name
	Place                    // Moscow, Norway
	Report                   // a verb form that reports: said, told, wrote
	Noun                     // any other word of the language that is no name
)

// Words returns the classes of a word in lower case. Attribution's lexicon provides it.
type Words func(word string) Class

// A Kind says how a turn names its speaker.
type Kind uint8

// The kinds of voices.
const (
	NoVoice   Kind = iota // not a speaker: what stands on a screen
	Person                // named
	Office                // only an office: "Deputy Spokesman"
	Group                 // a body: "The Irish government"
	Asker                 // "Question", "Reporter": someone who asks and has no name
	Stranger              // "Unidentified male"
	Principal             // the one whom the interview is with: "Answer"
	Announced             // the subject of the sentence before, which ends with a colon
)

// A Voice is a speaker as a layout names them. Name and Role are spans of the text; either may be zero. Spelled is the
// name where only the article's title has it.
type Voice struct {
	Kind    Kind
	Name    corpus.Span
	Spelled string
	Role    corpus.Span
	Handle  corpus.Span // "@AdaMarsh", without the sign
}

// A Reader reads names and offices in a text.
type Reader struct {
	Text  string
	Known Words
}

// Voice reads the words of a span as the name of a speaker.
func (rd *Reader) Voice(span corpus.Span) (Voice, bool) {
	bare, brackets := rd.withoutBrackets(span)
	plain := strings.ToLower(strings.Trim(strings.TrimPrefix(bare.In(rd.Text), "@"), " .:–—-"))
	if v, ok := nameless(plain); ok {
		v.Role = bare
		return v, true
	}
	if plain == "" || labelWords()["no label"][plain] {
		return Voice{}, false
	}
	if strings.HasPrefix(bare.In(rd.Text), "@") && !strings.Contains(bare.In(rd.Text), " ") {
		return Voice{Kind: Person, Name: bare}, true
	}
	parts := rd.commaParts(bare)
	if rd.adverbial(parts[0]) {
		return Voice{}, false
	}
	v, ok := rd.leading(parts[0])
	if v.Kind == Group { // with its article
		v.Name = parts[0]
	}
	if !ok {
		return Voice{}, false
	}
	if len(parts) > 1 && rd.adverbial(parts[1]) { // "PRESIDENT ADA MARSH, IN A STATEMENT"
		if v.Kind != Person || v.Role.Len() == 0 {
			return Voice{}, false
		}
		parts = parts[:1]
	}
	rd.addParts(&v, parts)
	rd.addBrackets(&v, brackets)
	return v, v.Name.Len() > 0 || v.Kind == Office || v.Kind == Group
}

// adverbial reports whether words after a comma say when or where rather than who: "The campaign, in a letter".
func (rd *Reader) adverbial(part corpus.Span) bool {
	first, _, _ := strings.Cut(strings.ToLower(part.In(rd.Text)), " ")
	switch first {
	case "in", "on", "at", "as", "with", "after", "during", "when", "while", "but", "and", "or", "by", "from", "to":
		return true
	}
	return false
}

// nameless returns the voice of a label for those without a name.
func nameless(plain string) (Voice, bool) {
	plain = strings.TrimRight(plain, " 0123456789#")
	for _, n := range []struct {
		section string
		kind    Kind
	}{{"asker", Asker}, {"principal", Principal}, {"stranger", Stranger}, {"no voice", NoVoice}} {
		if labelWords()[n.section][plain] {
			return Voice{Kind: n.kind}, true
		}
	}
	return Voice{}, false
}

// withoutBrackets returns the span up to its first bracket, and the contents of all its brackets.
func (rd *Reader) withoutBrackets(span corpus.Span) (bare corpus.Span, brackets []corpus.Span) {
	bare = span
	text := span.In(rd.Text)
	for at := 0; ; {
		open := strings.IndexAny(text[at:], "([")
		if open < 0 {
			break
		}
		open += at
		if bare.End == span.End {
			bare.End = span.Start + open
		}
		end := strings.IndexAny(text[open:], ")]")
		if end < 0 {
			break
		}
		brackets = append(brackets, Trimmed(rd.Text, span.Start+open+1, span.Start+open+end))
		at = open + end + 1
		if rest := Trimmed(rd.Text, span.Start+at, span.End); rest.Len() > 0 && strings.HasPrefix(rest.In(rd.Text), ",") {
			brackets = append(brackets, Trimmed(rd.Text, rest.Start+1, rest.End)) // "Ada Marsh (61), farmer"
			break
		}
	}
	return Trimmed(rd.Text, bare.Start, bare.End), brackets
}

// commaParts splits a span at its commas.
func (rd *Reader) commaParts(span corpus.Span) []corpus.Span {
	var parts []corpus.Span
	at := span.Start
	for {
		comma := strings.IndexByte(rd.Text[at:span.End], ',')
		if comma < 0 {
			return append(parts, Trimmed(rd.Text, at, span.End))
		}
		parts = append(parts, Trimmed(rd.Text, at, at+comma))
		at += comma + 1
	}
}

// addParts adds what stands after the first comma: the role of a name, or the name of an office.
func (rd *Reader) addParts(v *Voice, parts []corpus.Span) {
	rest := parts[1:]
	for len(rest) > 0 && isNumber(rest[0].In(rd.Text)) { // "Ada Marsh, 43, farmer"
		rest = rest[1:]
	}
	for len(rest) > 0 && (isNumber(rest[len(rest)-1].In(rd.Text)) || isClause(rest[len(rest)-1].In(rd.Text))) {
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return
	}
	last := rest[len(rest)-1]
	if v.Kind == Office {
		named, ok := rd.leading(last)
		if ok && named.Kind == Person && named.Role.Len() == 0 { // "the envoy to the council, Ada Marsh"
			v.Kind, v.Name = Person, named.Name
			v.Role = Trimmed(rd.Text, parts[0].Start, last.Start)
			v.Role.End = len(strings.TrimRight(rd.Text[:v.Role.End], ", "))
			return
		}
		v.Role.End = last.End
		return
	}
	v.Role = corpus.Span{Start: rest[0].Start, End: last.End}
}

// addBrackets adds what stands in brackets: the name of an office's holder, or an office.
func (rd *Reader) addBrackets(v *Voice, brackets []corpus.Span) {
	for _, b := range brackets {
		words := b.In(rd.Text)
		if words == "" || isNumber(words) {
			continue
		}
		if handle, ok := strings.CutPrefix(words, "@"); ok && !strings.Contains(handle, " ") {
			v.Handle = corpus.Span{Start: b.Start + 1, End: b.End}
			continue
		}
		if !unicode.IsUpper(FirstRune(words)) {
			if v.Role.Len() == 0 && v.Kind == Person && rd.HasRole(words) {
				v.Role = b
			}
			continue
		}
		switch named, ok := rd.leading(b); {
		case v.Kind == Office && ok && named.Kind == Person && named.Role.Len() == 0:
			v.Kind, v.Name = Person, named.Name
		case v.Kind == Person && v.Role.Len() == 0 && rd.HasRole(words):
			v.Role = b
		}
	}
}

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
	for len(words) > 1 && Courtesy[strings.ToLower(strings.TrimRight(words[0].In(rd.Text), "."))] {
		words, span.Start = words[1:], words[1].Start
	}
	if len(words) == 0 || len(words) > maxNameWords {
		return Voice{}, false
	}
	name := len(words) // the first word of the name
	for name > 0 && rd.NameWord(words[name-1].In(rd.Text), name-1 < len(words)-1) {
		name--
	}
	for name < len(words) && (rd.Is(words[name], Title) || name == 0 && len(words) > 1 && isParticle(words[0].In(rd.Text))) {
		name++
	}
	switch {
	case name == len(words):
		return rd.officeOf(span, words)
	case name == 0 && rd.common(words):
		return Voice{}, false
	case name == 0:
		return rd.nameOf(span, words)
	}
	return rd.titledName(span, words, name)
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
		named := i > 0 && role == body && rd.NameWord(words[0].In(rd.Text), false)
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
	before, last := words[:name], words[len(words)-1]
	if of := strings.ToLower(before[len(before)-1].In(rd.Text)); of == "of" || of == "for" || of == "to" || of == "the" {
		if len(before) > 1 && rd.NameWord(before[0].In(rd.Text), false) && !office && !body { // "ADA MARSH of Ohio"
			return rd.nameUpTo(before)
		}
		if office {
			end := before[max(len(before)-2, 0)].End
			v, ok := rd.leading(corpus.Span{Start: span.Start, End: end})
			if ok && v.Kind == Person { // "PRESIDENT ADA MARSH OF HALDEN"
				return v, true
			}
			return Voice{Kind: Office, Role: span}, true
		}
		if body || rd.Is(last, Body) {
			return Voice{Kind: Group, Name: span}, true
		}
		return Voice{}, false
	}
	if !office {
		return Voice{}, false
	}
	v, ok := rd.nameOf(corpus.Span{Start: words[name].Start, End: last.End}, words[name:])
	if !ok || v.Kind != Person {
		return v, ok
	}
	if !Courtesy[strings.Trim(strings.ToLower(before[len(before)-1].In(rd.Text)), ".")] || len(before) > 1 {
		v.Role = corpus.Span{Start: before[0].Start, End: before[len(before)-1].End}
	}
	return v, true
}

// Courtesy has titles that say nothing of an office.
var Courtesy = table.Set("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "lord", "dr")

// nameUpTo returns the name that the words before an "of" are.
func (rd *Reader) nameUpTo(words []corpus.Span) (Voice, bool) {
	n := len(words) - 1
	return rd.nameOf(corpus.Span{Start: words[0].Start, End: words[n-1].End}, words[:n])
}
