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

// Words returns the classes of a word in small letters or capitals. Attribution's lexicon provides it.
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

// IsHandle reports whether words are the name of an account, with its sign: "@AdaMarsh".
func IsHandle(words string) bool {
	return strings.HasPrefix(words, "@") && !strings.ContainsFunc(words, unicode.IsSpace)
}

// Voice reads the words of a span as the name of a speaker.
func (rd *Reader) Voice(span corpus.Span) (Voice, bool) {
	span = withoutMedium(rd.Text, span)
	bare, brackets := rd.withoutBrackets(span)
	plain := strings.ToLower(strings.Trim(strings.TrimPrefix(bare.In(rd.Text), "@"), " .:–—-"))
	if v, ok := nameless(plain); ok {
		v.Role = bare
		return v, true
	}
	if plain == "" || labelWords()["no label"][plain] {
		return Voice{}, false
	}
	if IsHandle(bare.In(rd.Text)) {
		return Voice{Kind: Person, Name: bare}, true
	}
	parts := rd.dashParts(bare)
	if len(parts) == 1 {
		parts = commaParts(rd.Text, bare)
	}
	if rd.adverbial(parts[0]) || occasion(parts[0].In(rd.Text)) {
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
	first, _, _ := strings.Cut(part.In(rd.Text), " ")
	return table.Get(adverbials, first)
}

// adverbials are words that open when or where something is said.
var adverbials = table.Set("in", "on", "at", "as", "with", "after", "during", "when", "while", "but", "and", "or", "by",
	"from", "to")

// occasions are what headings name before a colon, and no one's names: "Norland-Suria press conference: opening words".
var occasions = table.Set("conference", "briefing", "summit", "interview", "webinar", "statements", "remarks", "talks",
	"meeting", "encounter", "stakeout", "debate")

// occasion reports whether several words name the occasion on which somebody speaks.
func occasion(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return len(last) < len(name) && table.Get(occasions, last)
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
	if len(brackets) > 0 { // "Ada Marsh ✔ (@adamarsh)"
		bare.End = bare.Start + len(strings.TrimRightFunc(bare.In(rd.Text), isSymbol))
	}
	return Trimmed(rd.Text, bare.Start, bare.End), brackets
}

// isSymbol reports whether a character is a picture or white space, as accounts have after their names.
func isSymbol(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || unicode.Is(unicode.Mn, r) || r == '\u200d'
}

// media are how words after a name say where the speaker said something.
var media = []string{" in a ", " in an ", " on Twitter", " on Telegram", " on Facebook", " on X",
	" on social media", " via "}

// maxMedium is how many words may name a medium: "written statement".
const maxMedium = 2

// withoutMedium returns a span without the words that say where the speaker said something: "The ministry in a
// statement".
func withoutMedium(text string, span corpus.Span) corpus.Span {
	name := span.In(text)
	for _, m := range media {
		at := strings.LastIndex(name, m)
		if at > 0 && name[at-1] != ',' && strings.Count(name[at+len(m):], " ") < maxMedium {
			return Trimmed(text, span.Start, span.Start+at)
		}
	}
	return span
}

// dashParts splits a span at a dash or a bar between a name and an office: "Ada Marsh – mayor of Halden".
func (rd *Reader) dashParts(span corpus.Span) []corpus.Span {
	text := span.In(rd.Text)
	for _, sign := range []string{" – ", " — ", " - ", " | "} {
		name, office, ok := strings.Cut(text, sign)
		isOffice := rd.HasRole(office) || unicode.IsLower(FirstRune(office)) // "former keeper of the lock"
		if ok && isOffice && strings.Contains(name, " ") && !strings.Contains(name, ",") && !rd.HasRole(name) {
			at := span.Start + len(name)
			return []corpus.Span{Trimmed(rd.Text, span.Start, at), Trimmed(rd.Text, at+len(sign), span.End)}
		}
	}
	return []corpus.Span{span}
}

// commaParts splits a span at its commas.
func commaParts(text string, span corpus.Span) []corpus.Span {
	var parts []corpus.Span
	at := span.Start
	for {
		comma := strings.IndexByte(text[at:span.End], ',')
		if comma < 0 {
			return append(parts, Trimmed(text, at, span.End))
		}
		parts = append(parts, Trimmed(text, at, at+comma))
		at += comma + 1
	}
}

// addParts adds what stands after the first comma: the role of a name, or the name of an office.
func (rd *Reader) addParts(v *Voice, parts []corpus.Span) {
	rest := parts[1:]
	for len(rest) > 0 && isNumber(rest[0].In(rd.Text)) { // "Ada Marsh, 43, farmer"
		rest = rest[1:]
	}
	for len(rest) > 0 && (isNumber(rest[len(rest)-1].In(rd.Text)) || isClause(rest[len(rest)-1].In(rd.Text)) ||
		rd.Is(rest[len(rest)-1], Report) && !rd.Is(rest[len(rest)-1], Role)) { // "Ada Marsh, farmer, said:"
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return
	}
	last := rest[len(rest)-1]
	if v.Kind == Office {
		named, ok := rd.leading(last)
		full := len(rd.WordsOf(named.Name)) > 1
		if ok && named.Kind == Person && named.Role.Len() == 0 && full { // "the envoy to the council, Ada Marsh"
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
		if IsHandle(words) {
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
