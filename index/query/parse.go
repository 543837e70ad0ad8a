package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of a query. They are far above what a person types, and keep the cost of a search bounded: each word is
// looked up in several fields.
const (
	MaxLength = 512 // characters
	MaxWords  = 32  // words as an index finds them: those within phrases and values too, and each part of "third-party"
)

// Parse reads the query language:
//
//	moratorium missiles    quotes that have all of these words
//	"verifiable freeze"    these words next to each other, in this order; curly marks do as well
//	-missiles              quotes without the word; also not:missiles and -"a phrase"
//	speaker:"Elin Marsh"   a field of Fields with its value, in quotation marks if it has spaces
//
// A quotation mark that is never closed makes a phrase to the end: whoever types in a channel gets an answer, and the
// query shown with it has the mark that was missing. A word with a colon that can't be a field (12:30, an address) is a
// plain word. What has neither letter nor digit is passed over. An error of Parse is an *Error.
func Parse(s string) (Query, error) { return parse(s, nil) }

// ParseOnly is Parse for a command that knows the named fields of Fields alone.
func ParseOnly(s string, fields ...string) (Query, error) {
	return parse(s, func(f Field) bool { return slices.Contains(fields, f.Name) })
}

func parse(s string, takes func(Field) bool) (Query, error) {
	p := &parser{rest: []rune(strings.ToValidUTF8(s, "\uFFFD")), takes: takes}
	if len(p.rest) > MaxLength {
		return Query{}, &Error{Column: MaxLength + 1, Message: fmt.Sprintf("the query is longer than %d characters", MaxLength),
			Hint: "leave some words out"}
	}
	for p.skipSpace(); !p.done(); p.skipSpace() {
		if err := p.item(); err != nil {
			return Query{}, err
		}
	}
	return p.q, nil
}

// A parser reads runes from the front of rest; at is how many have been read.
type parser struct {
	q     Query
	rest  []rune
	at    int
	words int
	takes func(Field) bool // which fields are known; nil means all
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

// item reads a word, a phrase or a field with its value.
func (p *parser) item() error {
	column := p.column()
	not := p.minus()
	if isMark(p.peek()) {
		return p.term(Term{Text: p.quoted(), Phrase: true, Not: not, Column: column})
	}
	name, ok := p.fieldName()
	if !ok {
		return p.term(Term{Text: p.bare(), Not: not, Column: column})
	}
	f, known := LookupField(name)
	switch {
	case !known:
		return unknownField(name, p.column())
	case p.takes != nil && !p.takes(f):
		return &Error{Column: column, Message: fmt.Sprintf("%s: can't be asked for here", f.Name), Hint: p.taken()}
	case not && f.Name == fieldNot:
		not = true
	case not:
		return &Error{Column: column, Message: fmt.Sprintf("%s: can't be left out with a minus sign", f.Name),
			Hint: "a minus sign goes before a word or a phrase"}
	}
	p.at += utf8.RuneCountInString(name) + 1
	return p.field(f, column)
}

// taken says which fields are known here.
func (p *parser) taken() string {
	var names []string
	for _, f := range Fields {
		if p.takes(f) {
			names = append(names, f.Name+":")
		}
	}
	if names == nil {
		return "expected words"
	}
	return "expected words, " + strings.Join(names, " ")
}

// minus reads minus signs before a word or phrase and reports whether there were any. A long dash is one too: phones put it where
// somebody types two short ones. Dashes that stand alone are no minus sign; they are left for bare, and passed over as a word
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

// fieldName returns the name before a colon if what comes next has the form of a field: two letters or more, a colon,
// and then a value. A known field may have spaces before its value; another word with a colon at its end is plain.
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

// field reads the value of f, whose name began at column, and puts it into the query.
func (p *parser) field(f Field, column int) error {
	p.skipSpace()
	valueColumn := p.column()
	v := value{column: column}
	if f.Name == fieldNot {
		p.minus()
		if _, ok := p.fieldName(); ok {
			return &Error{Column: column, Message: "not: can't go before a field", Hint: "it goes before a word or a phrase, as in " + f.Example}
		}
	}
	if v.quoted = isMark(p.peek()); v.quoted {
		v.text = p.quoted()
	} else {
		v.text = p.bare()
	}
	if !hasWord(v.text) {
		return &Error{Column: column, Message: fmt.Sprintf("%s: has no value", f.Name), Hint: "type it as in " + f.Example}
	}
	counted := v.text
	if f.OneWord || f.Name == FieldAfter || f.Name == FieldBefore {
		counted = "1" // "2021" is written as 2021-01-01
	}
	if err := p.count(counted, column); err != nil {
		return err
	}
	if wrong := f.set(&p.q, v); wrong != nil {
		wrong.Column = valueColumn
		return wrong
	}
	return nil
}

// term adds t to the query unless it has no word.
func (p *parser) term(t Term) error {
	if !hasWord(t.Text) {
		return nil
	}
	if err := p.count(t.Text, t.Column); err != nil {
		return err
	}
	p.q.Terms = append(p.q.Terms, t)
	return nil
}

// count adds the words of text, which began at column, to those of the query.
func (p *parser) count(text string, column int) error {
	p.words += max(len(strings.Fields(text)), parts(text))
	if p.words > MaxWords {
		return &Error{Column: column, Message: fmt.Sprintf("the query has more than %d words", MaxWords), Hint: "leave some out"}
	}
	return nil
}

// parts counts the words in text as an index parts it: runs of letters and digits, in which marks such as an apostrophe may stand,
// and each character of a script that is written without spaces.
func parts(text string) int {
	n, within := 0, false
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			n, within = n+1, false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !within {
				n, within = n+1, true
			}
		case unicode.IsMark(r) || strings.ContainsRune("'’.,:_", r):
		default:
			within = false
		}
	}
	return n
}

// quoted reads from an opening mark to the next mark or the end, and returns the words between, parted by one space.
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

// bare reads up to the next space. A quotation mark within a word belongs to it.
func (p *parser) bare() string {
	start := p.at
	for !p.done() && !unicode.IsSpace(p.rest[p.at]) {
		p.at++
	}
	return string(p.rest[start:p.at])
}

// isMinus reports whether r is a hyphen or a minus sign, or one of the dashes that are typed for it.
func isMinus(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '−' }

// isMark reports whether r is a double quotation mark, straight, curly or low.
func isMark(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

// hasWord reports whether s has a letter or a digit.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
