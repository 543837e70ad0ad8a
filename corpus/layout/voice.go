package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// A namer reads names and offices in a text.
type namer struct {
	text  string
	words Words
}

// voice reads the words of a span as the name of a speaker.
func (d *namer) voice(span corpus.Span) (Voice, bool) {
	bare, brackets := d.withoutBrackets(span)
	plain := strings.ToLower(strings.Trim(strings.TrimPrefix(bare.In(d.text), "@"), " .:–—-"))
	if v, ok := nameless(plain); ok {
		v.Role = bare
		return v, true
	}
	if plain == "" || labelWords()["no label"][plain] {
		return Voice{}, false
	}
	if strings.HasPrefix(bare.In(d.text), "@") && !strings.Contains(bare.In(d.text), " ") {
		return Voice{Kind: Person, Name: bare}, true
	}
	parts := d.commaParts(bare)
	if d.adverbial(parts[0]) {
		return Voice{}, false
	}
	v, ok := d.leading(parts[0])
	if v.Kind == Group { // with its article
		v.Name = parts[0]
	}
	if !ok {
		return Voice{}, false
	}
	if len(parts) > 1 && d.adverbial(parts[1]) { // "PRESIDENT ADA MARSH, IN A STATEMENT"
		if v.Kind != Person || v.Role.Len() == 0 {
			return Voice{}, false
		}
		parts = parts[:1]
	}
	d.addParts(&v, parts)
	d.addBrackets(&v, brackets)
	return v, v.Name.Len() > 0 || v.Kind == Office || v.Kind == Group
}

// adverbial reports whether words after a comma say when or where rather than who: "The campaign, in a letter".
func (d *namer) adverbial(part corpus.Span) bool {
	first, _, _ := strings.Cut(strings.ToLower(part.In(d.text)), " ")
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
		kind    VoiceKind
	}{{"asker", Asker}, {"principal", Principal}, {"stranger", Stranger}, {"no voice", NoVoice}} {
		if labelWords()[n.section][plain] {
			return Voice{Kind: n.kind}, true
		}
	}
	return Voice{}, false
}

// withoutBrackets returns the span up to its first bracket, and the contents of all its brackets.
func (d *namer) withoutBrackets(span corpus.Span) (bare corpus.Span, brackets []corpus.Span) {
	bare = span
	text := span.In(d.text)
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
		brackets = append(brackets, trimmed(d.text, span.Start+open+1, span.Start+open+end))
		at = open + end + 1
		if rest := trimmed(d.text, span.Start+at, span.End); rest.Len() > 0 && strings.HasPrefix(rest.In(d.text), ",") {
			brackets = append(brackets, trimmed(d.text, rest.Start+1, rest.End)) // "Ada Marsh (61), farmer"
			break
		}
	}
	return trimmed(d.text, bare.Start, bare.End), brackets
}

// commaParts splits a span at its commas.
func (d *namer) commaParts(span corpus.Span) []corpus.Span {
	var parts []corpus.Span
	at := span.Start
	for {
		comma := strings.IndexByte(d.text[at:span.End], ',')
		if comma < 0 {
			return append(parts, trimmed(d.text, at, span.End))
		}
		parts = append(parts, trimmed(d.text, at, at+comma))
		at += comma + 1
	}
}

// addParts adds what stands after the first comma: the role of a name, or the name of an office.
func (d *namer) addParts(v *Voice, parts []corpus.Span) {
	rest := parts[1:]
	for len(rest) > 0 && isNumber(rest[0].In(d.text)) { // "Ada Marsh, 43, farmer"
		rest = rest[1:]
	}
	for len(rest) > 0 && (isNumber(rest[len(rest)-1].In(d.text)) || isClause(rest[len(rest)-1].In(d.text))) {
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return
	}
	last := rest[len(rest)-1]
	if v.Kind == Office {
		named, ok := d.leading(last)
		if ok && named.Kind == Person && named.Role.Len() == 0 { // "the envoy to the council, Ada Marsh"
			v.Kind, v.Name = Person, named.Name
			v.Role = trimmed(d.text, parts[0].Start, last.Start)
			v.Role.End = len(strings.TrimRight(d.text[:v.Role.End], ", "))
			return
		}
		v.Role.End = last.End
		return
	}
	v.Role = corpus.Span{Start: rest[0].Start, End: last.End}
}

// addBrackets adds what stands in brackets: the name of an office's holder, or an office.
func (d *namer) addBrackets(v *Voice, brackets []corpus.Span) {
	for _, b := range brackets {
		words := b.In(d.text)
		if words == "" || isNumber(words) {
			continue
		}
		if handle, ok := strings.CutPrefix(words, "@"); ok && !strings.Contains(handle, " ") {
			v.Handle = corpus.Span{Start: b.Start + 1, End: b.End}
			continue
		}
		if !unicode.IsUpper(firstRune(words)) {
			if v.Role.Len() == 0 && v.Kind == Person && d.hasRole(words) {
				v.Role = b
			}
			continue
		}
		switch named, ok := d.leading(b); {
		case v.Kind == Office && ok && named.Kind == Person && named.Role.Len() == 0:
			v.Kind, v.Name = Person, named.Name
		case v.Kind == Person && v.Role.Len() == 0 && d.hasRole(words):
			v.Role = b
		}
	}
}

// leading reads words without commas and brackets: a name, an office, or an office followed by a name.
func (d *namer) leading(span corpus.Span) (Voice, bool) {
	article := articleLen(span.In(d.text))
	isOffice := strings.HasPrefix(span.In(d.text), "THE ") // "THE CORONER"
	span.Start += article
	words := d.wordsOf(span)
	for n := len(words); n > 2 && words[n-1].Len() <= maxSuffix && allCaps(words[n-1].In(d.text)) &&
		d.is(words[n-1], Role|Title); n-- { // "Ada Marsh MP"
		words, span.End = words[:n-1], words[n-2].End
	}
	if isOffice && len(words) == 1 {
		return Voice{Kind: Office, Role: span}, true
	}
	for len(words) > 1 && courtesy[strings.ToLower(strings.TrimRight(words[0].In(d.text), "."))] {
		words, span.Start = words[1:], words[1].Start
	}
	if len(words) == 0 || len(words) > maxNameWords {
		return Voice{}, false
	}
	name := len(words) // the first word of the name
	for name > 0 && d.nameWord(words[name-1].In(d.text), name-1 < len(words)-1) {
		name--
	}
	for name < len(words) && (d.is(words[name], Title) || name == 0 && len(words) > 1 && isParticle(words[0].In(d.text))) {
		name++
	}
	switch {
	case name == len(words):
		return d.officeOf(span, words)
	case name == 0 && d.common(words):
		return Voice{}, false
	case name == 0:
		return d.nameOf(span, words)
	}
	return d.titledName(span, words, name)
}

// maxSuffix is how many bytes letters after a name may have: "MP", "PhD".
const maxSuffix = 3

// maxNameWords is how many words may name a speaker in front of a comma.
const maxNameWords = 14

// nameOf reads words all of which can be parts of a name.
func (d *namer) nameOf(span corpus.Span, words []corpus.Span) (Voice, bool) {
	if len(words) > 5 {
		return Voice{}, false
	}
	for _, w := range words {
		if d.is(w, Body) {
			return Voice{Kind: Group, Name: span}, true
		}
	}
	return Voice{Kind: Person, Name: corpus.Span{Start: words[0].Start, End: words[len(words)-1].End}}, true
}

// common reports whether words that could be a name are rather a heading: none is a first name, and one of several, or
// the only one in small letters, is a word of the language.
func (d *namer) common(words []corpus.Span) bool {
	common := false
	if len(words) == 1 && allCaps(words[0].In(d.text)) { // how often it comes decides
		return d.is(words[0], Place)
	}
	for _, w := range words {
		if d.is(w, Given) {
			return false
		}
		common = common || d.is(w, Noun|Report) || len(words) == 1 && d.is(w, Place)
	}
	return common
}

// clauses are verbs that make words a clause and no name.
var clauses = table.Set("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could")

// officeOf reads words that end with none that can be part of a name.
func (d *namer) officeOf(span corpus.Span, words []corpus.Span) (Voice, bool) {
	role, body := false, false
	for i, w := range words {
		word := w.In(d.text)
		if clauses[word] {
			return Voice{}, false
		}
		named := i > 0 && role == body && d.nameWord(words[0].In(d.text), false)
		if named && strings.EqualFold(word, "of") { // "ADA MARSH of Ohio"
			return d.nameOf(corpus.Span{Start: words[0].Start, End: words[i-1].End}, words[:i])
		}
		role = role || d.is(w, Role|Title)
		body = body || d.is(w, Body)
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
func (d *namer) titledName(span corpus.Span, words []corpus.Span, name int) (Voice, bool) {
	office, body := false, false
	for _, w := range words[:name] {
		office = office || d.is(w, Role|Title|People)
		body = body || d.is(w, Body)
		if !unicode.IsUpper(firstRune(w.In(d.text))) && d.is(w, Report) && !d.is(w, Role|Title) {
			return Voice{}, false
		}
	}
	before, last := words[:name], words[len(words)-1]
	if of := strings.ToLower(before[len(before)-1].In(d.text)); of == "of" || of == "for" || of == "to" || of == "the" {
		if len(before) > 1 && d.nameWord(before[0].In(d.text), false) && !office && !body { // "ADA MARSH of Ohio"
			return d.nameUpTo(before)
		}
		if office {
			end := before[max(len(before)-2, 0)].End
			v, ok := d.leading(corpus.Span{Start: span.Start, End: end})
			if ok && v.Kind == Person { // "PRESIDENT ADA MARSH OF HALDEN"
				return v, true
			}
			return Voice{Kind: Office, Role: span}, true
		}
		if body || d.is(last, Body) {
			return Voice{Kind: Group, Name: span}, true
		}
		return Voice{}, false
	}
	if !office {
		return Voice{}, false
	}
	v, ok := d.nameOf(corpus.Span{Start: words[name].Start, End: last.End}, words[name:])
	if !ok || v.Kind != Person {
		return v, ok
	}
	if !courtesy[strings.Trim(strings.ToLower(before[len(before)-1].In(d.text)), ".")] || len(before) > 1 {
		v.Role = corpus.Span{Start: before[0].Start, End: before[len(before)-1].End}
	}
	return v, true
}

// courtesy are titles that say nothing of an office.
var courtesy = table.Set("mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lady", "lord", "dr")

// nameUpTo returns the name that the words before an "of" are.
func (d *namer) nameUpTo(words []corpus.Span) (Voice, bool) {
	n := len(words) - 1
	return d.nameOf(corpus.Span{Start: words[0].Start, End: words[n-1].End}, words[:n])
}
