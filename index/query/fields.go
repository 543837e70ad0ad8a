package query

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/wording"
)

// A Field is a row of the table of fields: a name that can be typed before a colon, and what its value does.
type Field struct {
	Name    string
	Aliases []string
	Summary string // what it selects, in a few words
	Example string
	OneWord bool // its values have no spaces

	Excludes bool // a minus sign before it leaves out what it selects

	set func(*Query, value) *Error
}

// A value is the text after the colon of a field.
type value struct {
	text   string
	quoted bool
	not    bool // a minus sign is before the field's name
	column int  // of the field's name
	days   Calendar
}

// The names of fields that other packages use.
const (
	FieldSpeaker   = "speaker"
	FieldPublisher = "publisher"
	FieldAfter     = "after"
	FieldBefore    = "before"
	FieldKind      = "kind"
	fieldNot       = "not"
)

// Set sets a field of q as if it had been typed on the day of a calendar. Its error has no column.
func (q *Query) Set(field, text string, days Calendar) error {
	f, ok := LookupField(field)
	if !ok {
		return unknownField(field, 0)
	}
	if err := f.fill(q, value{text: trimBracket(text, "?!"), days: days}); err != nil {
		return err
	}
	return nil
}

// fill sets the field of a query, unless its value has a star.
func (f Field) fill(q *Query, v value) *Error {
	if f.Name != fieldNot && strings.Contains(v.text, star) {
		return &Error{Message: wording.Say("%s: accepts no star", f.Name),
			Hint: wording.Say("only a word can end in one, for example %s", prefixExample)}
	}
	return f.set(q, v)
}

// Fields is the table of fields, in the order in which help lists them.
var Fields = []Field{
	{Name: FieldSpeaker, Aliases: []string{"by"}, Summary: "words of the speaker's name or role",
		Example:  `speaker:"Elin Marsh"`,
		Excludes: true, set: setSpeaker},
	{Name: FieldPublisher, Summary: "words of the outlet's name", Example: "publisher:herald",
		set: func(q *Query, v value) *Error { q.Publishers = append(q.Publishers, v.text); return nil }},
	{Name: FieldKind, Summary: "direct, mixed or indirect", Example: "kind:direct", OneWord: true, set: setKind},
	{Name: "report", Summary: "what the speaker did with the words: asserts, denies, doubts, asks, demands …",
		Example: "report:denies", OneWord: true, set: setReport},
	{Name: FieldAfter, Summary: "this day and later", Example: "after:2021-12-17", set: setAfter},
	{Name: FieldBefore, Summary: "days earlier than this one", Example: "before:2022", set: setBefore},
	{Name: fieldNot, Summary: "quotes without this word or phrase; a minus sign does the same", Example: "not:missiles",
		set: setNot},
}

// LookupField returns the field with a name or alias, in upper or lower case, and whether there is one.
func LookupField(name string) (Field, bool) {
	for _, f := range Fields {
		isName := func(known string) bool { return strings.EqualFold(known, name) }
		if isName(f.Name) || slices.ContainsFunc(f.Aliases, isName) {
			return f, true
		}
	}
	return Field{}, false
}

// unknownField is the error for an unknown name before a colon.
func unknownField(name string, column int) *Error {
	var names, listed []string
	for _, f := range Fields {
		names = append(append(names, f.Name), f.Aliases...)
		listed = append(listed, f.Name+":")
	}
	hint := wording.Say("the fields are %s; put a word with a colon in quotation marks", wording.AllOf(listed))
	if near, ok := Nearest(strings.ToLower(name), names); ok {
		hint = wording.Say("did you mean %s? %s", wording.Quote(near+":"), hint)
	}
	return &Error{Column: column, Message: wording.Say("unknown field %s", wording.Quote(name)), Hint: hint}
}

func setSpeaker(q *Query, v value) *Error {
	list := &q.Speakers
	if v.not {
		list = &q.NotSpeakers
	}
	*list = append(*list, v.text)
	return nil
}

func setNot(q *Query, v value) *Error {
	t := Term{Text: v.text, Phrase: v.quoted, Not: true, Column: v.column}
	err := t.cutStar()
	if err == nil {
		q.Terms = append(q.Terms, t)
	}
	return err
}

func setKind(q *Query, v value) *Error {
	k := corpus.Kind(strings.ToLower(v.text))
	if !slices.Contains(corpus.Kinds, k) {
		return &Error{Message: wording.Say("%s is not a kind of quote", wording.Quote(v.text)),
			Hint: wording.Say("expected direct, mixed or indirect")}
	}
	if !slices.Contains(q.Kinds, k) {
		q.Kinds = append(q.Kinds, k)
	}
	return nil
}

func setReport(q *Query, v value) *Error {
	c := corpus.ReportClass(strings.ToLower(v.text))
	if !slices.Contains(corpus.ReportClasses, c) {
		names := make([]string, len(corpus.ReportClasses))
		for i, known := range corpus.ReportClasses {
			names[i] = string(known)
		}
		hint := wording.Say("expected one of %s", strings.Join(names, ", "))
		if near, ok := Nearest(string(c), names); ok {
			hint = wording.Say("did you mean %s? %s", wording.Quote("report:"+near), hint)
		}
		return &Error{Message: wording.Say("%s is not a class of reports", wording.Quote(v.text)), Hint: hint}
	}
	if !slices.Contains(q.Reports, c) {
		q.Reports = append(q.Reports, c)
	}
	return nil
}

// setAfter limits the query to the day of the value and later. If there are two bounds, the later one is used.
func setAfter(q *Query, v value) *Error {
	t, err := parseDay(v.text, v.days)
	if err == nil && t.After(q.After) {
		q.After = t
	}
	return err
}

// setBefore limits the query to days before the value. If there are two bounds, the earlier one is used.
func setBefore(q *Query, v value) *Error {
	t, err := parseDay(v.text, v.days)
	if err == nil && (q.Before.IsZero() || t.Before(q.Before)) {
		q.Before = t
	}
	return err
}
