package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/wording"
)

// The limits of a query. They are far above what a person types. They bound the cost of a search, which looks up
// each word in several fields.
const (
	MaxLength = 512 // characters
	MaxWords  = 32  // words as the index splits text, including those in phrases and values; "third-party" has two
)

// Parse reads the query language:
//
//	moratorium missiles    quotes that have all of these words
//	"verifiable freeze"    these words next to each other, in this order; curly marks do as well
//	morator*               quotes with words that begin so
//	-missiles              quotes without the word; also not:missiles and -"a phrase"
//	speaker:"Elin Marsh"   a field of Fields with its value, in quotation marks if it has spaces
//	-speaker:marsh         quotes of other speakers
//	freeze OR ban          quotes with one of the two; brackets are ignored
//
// An unclosed quotation mark makes a phrase that ends with the query. The user gets an answer, and the query shown
// with it has the missing mark. A word with a colon that can't be a field (12:30, an address) is a plain word.
// Parse skips words without letters and digits. An error of Parse is an *Error. A day relative to today, such as
// "yesterday", is an error; ParseOn accepts it.
func Parse(s string) (Query, error) { return ParseOn(Calendar{}, s) }

// ParseOn is Parse for a query that is typed on the day of a calendar.
func ParseOn(days Calendar, s string) (Query, error) { return parse(s, days, nil) }

// ParseOnly is ParseOn for a command that accepts only some of the fields in Fields.
func ParseOnly(days Calendar, s string, fields ...string) (Query, error) {
	return parse(s, days, func(f Field) bool { return slices.Contains(fields, f.Name) })
}

func parse(s string, days Calendar, isAllowed func(Field) bool) (Query, error) {
	p := &parser{rest: []rune(strings.ToValidUTF8(s, "\uFFFD")), days: days, isAllowed: isAllowed}
	if len(p.rest) > MaxLength {
		return Query{}, &Error{Column: MaxLength + 1, Hint: wording.Say("leave some words out"),
			Message: wording.Say("the query is longer than %d characters", MaxLength)}
	}
	for p.skipSpace(); !p.done(); p.skipSpace() {
		if err := p.item(); err != nil {
			return Query{}, err
		}
	}
	return p.q, nil
}

// A parser reads the runes of a query.
type parser struct {
	q         Query
	rest      []rune
	at        int // the number of runes read so far
	words     int // the number of words so far
	days      Calendar
	or        bool             // OR was the last word
	isAllowed func(Field) bool // nil if all fields are allowed
}

func (p *parser) done() bool  { return p.at >= len(p.rest) }
func (p *parser) column() int { return p.at + 1 }

func (p *parser) peek() rune {
	if p.done() {
		return 0
	}
	return p.rest[p.at]
}

func (p *parser) skipSpace() {
	for !p.done() && unicode.IsSpace(p.rest[p.at]) {
		p.at++
	}
}

// item reads a word, a phrase, or a field with its value.
func (p *parser) item() error {
	for p.peek() == '(' {
		p.at++
	}
	if p.done() || unicode.IsSpace(p.peek()) {
		return nil
	}
	column := p.column()
	not := p.minus()
	if isMark(p.peek()) {
		return p.word(Term{Text: p.quoted(), Phrase: true, Not: not, Column: column})
	}
	name, ok := p.fieldName()
	if !ok {
		text := trimBracket(p.bare(), "")
		if text == orWord && !not {
			p.or = true
			return nil
		}
		return p.word(Term{Text: text, Not: not, Column: column})
	}
	f, known := LookupField(name)
	switch {
	case !known:
		return unknownField(name, p.column())
	case p.isAllowed != nil && !p.isAllowed(f):
		return &Error{Column: column, Message: wording.Say("%s: is not allowed here", f.Name), Hint: p.expected()}
	case not && f.Name != fieldNot && !f.Excludes:
		return &Error{Column: column, Message: wording.Say("a minus sign can't exclude %s:", f.Name),
			Hint: wording.Say("put a minus sign before a word, a phrase or speaker:")}
	}
	p.at += utf8.RuneCountInString(name) + 1
	return p.field(f, value{column: column, days: p.days, not: not})
}

// expected names the fields that are allowed.
func (p *parser) expected() wording.Text {
	names := []string{"words"}
	for _, f := range Fields {
		if p.isAllowed(f) {
			names = append(names, f.Name+":")
		}
	}
	return wording.Say("expected %s", wording.AnyOf(names))
}

// minus reads minus signs before a word or phrase and reports whether there were any. A long dash counts, because
// phones replace two hyphens with it. Dashes followed by a space are not minus signs; bare reads them as a word
// without letters.
func (p *parser) minus() bool {
	at := p.at
	for at < len(p.rest) && isMinus(p.rest[at]) {
		at++
	}
	if at == p.at || at == len(p.rest) || unicode.IsSpace(p.rest[at]) {
		return false
	}
	p.at = at
	return true
}

// fieldName returns the name before a colon if the next word looks like a field: two or more letters, a colon, and
// a value. A known field may have spaces before its value. Any other word that ends in a colon is a plain word.
func (p *parser) fieldName() (string, bool) {
	end := p.at
	for end < len(p.rest) && unicode.IsLetter(p.rest[end]) {
		end++
	}
	if end-p.at < 2 || end == len(p.rest) || p.rest[end] != ':' {
		return "", false
	}
	name := string(p.rest[p.at:end])
	if _, known := LookupField(name); known {
		return name, true
	}
	if end+1 == len(p.rest) || unicode.IsSpace(p.rest[end+1]) || p.rest[end+1] == '/' || p.rest[end+1] == ':' {
		return "", false
	}
	return name, true
}

// field reads the value of f and adds it to the query. Of v it has all but the text.
func (p *parser) field(f Field, v value) error {
	p.skipSpace()
	column, valueColumn := v.column, p.column()
	if f.Name == fieldNot {
		p.minus()
		if _, ok := p.fieldName(); ok {
			return &Error{Column: column, Message: wording.Say("not: can't exclude a field"),
				Hint: wording.Say("put it before a word or a phrase, for example %s", f.Example)}
		}
	}
	if v.quoted = isMark(p.peek()); v.quoted {
		v.text = p.quoted()
	} else {
		v.text = p.bare()
	}
	if f.Name == fieldNot {
		v.text = trimBracket(v.text, "")
	} else {
		v.text = trimBracket(v.text, "?!")
	}
	if !hasWord(v.text) {
		return &Error{Column: column, Message: wording.Say("%s: has no value", f.Name),
			Hint: wording.Say("for example %s", f.Example)}
	}
	counted := v.text
	if f.OneWord || f.Name == FieldAfter || f.Name == FieldBefore {
		counted = "1" // otherwise 2021 would count as one word and its long form 2021-01-01 as three
	}
	if err := p.count(counted, column); err != nil {
		return err
	}
	p.or = false
	if wrong := f.fill(&p.q, v); wrong != nil {
		wrong.Column = valueColumn
		return wrong
	}
	return nil
}

// word adds a typed word or phrase to the query. A star at its end makes it a prefix.
func (p *parser) word(t Term) error {
	if err := t.cutStar(); err != nil {
		err.Column = t.Column
		return err
	}
	return p.term(t)
}

// term adds t to the query, unless it has no letters and digits.
func (p *parser) term(t Term) error {
	if !hasWord(t.Text) {
		return nil
	}
	if err := p.count(t.Text, t.Column); err != nil {
		return err
	}
	last := len(p.q.Terms) - 1
	t.Or, p.or = p.or && !t.Not && last >= 0 && !p.q.Terms[last].Not, false
	p.q.Terms = append(p.q.Terms, t)
	return nil
}

// orWord between two words or phrases makes them alternatives. Values of one field are alternatives anyway.
const orWord = "OR"

// trimBracket removes marks at the end of a value, such as that of a question, and the closing bracket after it:
// "(speaker:marsh OR speaker:lund)".
func trimBracket(s, marks string) string {
	if !strings.Contains(s, "(") {
		marks += ")"
	}
	return strings.TrimRight(s, marks+" ")
}

// count counts the words of text, which begins at column.
func (p *parser) count(text string, column int) error {
	p.words += max(len(strings.Fields(text)), countTokens(text))
	if p.words > MaxWords {
		return &Error{Column: column, Message: wording.Say("the query has more than %d words", MaxWords),
			Hint: wording.Say("leave some words out")}
	}
	return nil
}

// countTokens counts the words in text as the index splits it. A word is a run of letters and digits, which may
// contain marks such as an apostrophe. In a script without spaces, each character is a word.
func countTokens(text string) int {
	n, inWord := 0, false
	for _, r := range text {
		switch {
		case unicode.In(r, scriptsWithoutSpaces...):
			n, inWord = n+1, false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				n, inWord = n+1, true
			}
		case unicode.IsMark(r) || strings.ContainsRune("'’.,:_", r):
		default:
			inWord = false
		}
	}
	return n
}

var scriptsWithoutSpaces = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// quoted reads from an opening mark to the next mark or the end, and returns the words between them, separated by
// single spaces.
func (p *parser) quoted() string {
	p.at++
	start := p.at
	for !p.done() && !isMark(p.peek()) {
		p.at++
	}
	text := string(p.rest[start:p.at])
	if !p.done() {
		p.at++
	}
	return strings.Join(strings.Fields(text), " ")
}

// bare reads up to the next space. A quotation mark inside a word is part of it.
func (p *parser) bare() string {
	start := p.at
	for !p.done() && !unicode.IsSpace(p.rest[p.at]) {
		p.at++
	}
	return string(p.rest[start:p.at])
}

// isMinus reports whether r is a hyphen, a minus sign, or a dash that is typed in place of one.
func isMinus(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '−' }

// isMark reports whether r is a double quotation mark, straight, curly or low.
func isMark(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

// hasWord reports whether s has a letter or a digit.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
