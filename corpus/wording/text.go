package wording

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Text is words for users: an English format of package fmt with its values, so that a surface can say the same in
// another language. The zero Text is empty. A Text is also an error.
type Text struct {
	Format string
	One    string // the format if the first value is 1; "" if that makes no difference
	Values []any  // a string, an int, a Day, or a Text

	begin begin
	stop  bool // a full stop ends it
}

// begin is how the first letter of a text is written.
type begin int

const (
	asItIs begin = iota
	lower
	upper
)

// DayLayout is how a day is shown to people: in an order that readers on both sides of the Atlantic read alike.
const DayLayout = "2 January 2006"

// A Day is the value of a text that is a day, or a month or a year. Layout is of package time; "" means DayLayout.
type Day struct {
	Time   time.Time
	Layout string
}

// DayOf returns a day as a value of a text.
func DayOf(t time.Time) Day { return Day{Time: t} }

// In returns the day in a language. nil is English.
func (d Day) In(l Language) string {
	layout := cmp.Or(d.Layout, DayLayout)
	if l == nil {
		return d.Time.Format(layout)
	}
	return l.Day(d.Time, layout)
}

// A Language says texts in the words of one language.
type Language interface {
	// Say returns a text in the language, with its values filled in.
	Say(format string, values ...any) string
	// IsEnglish reports whether the language is English, which has its singulars in the texts.
	IsEnglish() bool
	// Day returns a day in the language.
	Day(day time.Time, layout string) string
}

// Say returns a text. The format is a constant, so that a test can look for it in all languages.
func Say(format string, values ...any) Text { return Text{Format: format, Values: values} }

// Counted returns a text that begins with a number or depends on it: one is its format for 1.
func Counted(one, several string, n int, more ...any) Text {
	return Text{Format: several, One: one, Values: append([]any{n}, more...)}
}

// Amount is Count as a text.
func Amount(n int, noun string) Text { return Counted("%d "+noun, "%d "+Plural(noun), n) }

// Known returns a text of a table, such as the summary of a parameter: languages have it as it is there.
func Known(text string) Text { return Text{Format: strings.ReplaceAll(text, "%", "%%")} }

// Typed returns a text that is the same in all languages: a name, or what was typed.
func Typed(text string) Text {
	if text == "" {
		return Text{}
	}
	return Text{Format: "%s", Values: []any{text}}
}

// AllOf is And as a text.
func AllOf(items []string) Text {
	var list []Text
	for _, item := range items {
		list = append(list, Typed(item))
	}
	return AllTexts(list)
}

// AllTexts joins texts as in "one, two and three".
func AllTexts(items []Text) Text {
	end := len(items) - 1
	switch {
	case end < 0:
		return Text{}
	case end == 0:
		return items[0]
	}
	return Say("%s and %s", Joined(", ", items[:end]...), items[end])
}

// AnyOf is Or as a text.
func AnyOf(items []string) Text {
	if len(items) < 2 {
		return Typed(strings.Join(items, ""))
	}
	end := len(items) - 1
	return Say("%s or %s", strings.Join(items[:end], ", "), items[end])
}

// Joined joins texts with a semicolon, or another separator.
func Joined(separator string, parts ...Text) Text {
	t := Text{Format: strings.TrimSuffix(strings.Repeat("%s"+separator, len(parts)), separator)}
	for _, p := range parts {
		t.Values = append(t.Values, p)
	}
	return t
}

// Strings returns texts in English. The list is never nil.
func Strings(list []Text) []string {
	lines := make([]string, len(list))
	for i := range list {
		lines[i] = list[i].String()
	}
	return lines
}

// Of returns an error as a text. One that is none is as in a table.
func Of(err error) Text {
	var t Text
	if errors.As(err, &t) {
		return t
	}
	return Known(err.Error())
}

// IsZero reports whether the text is empty.
func (t Text) IsZero() bool { return t.Format == "" }

// Lower returns the text with a small first letter.
func (t Text) Lower() Text {
	t.begin = lower
	return t
}

// Upper returns the text with a capital first letter.
func (t Text) Upper() Text {
	t.begin = upper
	return t
}

// Sentence returns the text as a sentence: with a capital first letter and a full stop.
func (t Text) Sentence() Text {
	t.begin, t.stop = upper, true
	return t
}

// Stop returns the text with a full stop.
func (t Text) Stop() Text {
	t.stop = true
	return t
}

// String returns the text in English.
func (t Text) String() string { return t.In(nil) }

// Error implements error.
func (t Text) Error() string { return t.String() }

// In returns the text in a language. nil is English.
func (t Text) In(l Language) string {
	if t.Format == "" {
		return ""
	}
	values := make([]any, len(t.Values))
	for i, v := range t.Values {
		values[i] = valueIn(l, v)
	}
	said := ""
	switch {
	case t.One != "" && len(t.Values) > 0 && t.Values[0] == 1 && (l == nil || l.IsEnglish()):
		said = fmt.Sprintf(t.One, values...)
	case l != nil:
		said = l.Say(t.Format, values...)
	default:
		said = fmt.Sprintf(t.Format, values...)
	}
	switch first, size := utf8.DecodeRuneInString(said); t.begin {
	case lower:
		said = string(unicode.ToLower(first)) + said[size:]
	case upper:
		said = string(unicode.ToUpper(first)) + said[size:]
	}
	if t.stop && !strings.HasSuffix(said, ".") {
		said += "."
	}
	return said
}

// valueIn returns a value of a text in a language.
func valueIn(l Language, value any) any {
	switch v := value.(type) {
	case Text:
		return v.In(l)
	case Day:
		return v.In(l)
	case int:
		if l == nil {
			return number(v)
		}
	}
	return value
}

// A number is printed with commas between its thousands.
type number int

// Format implements fmt.Formatter.
func (n number) Format(to fmt.State, _ rune) { io.WriteString(to, Number(int(n))) }
