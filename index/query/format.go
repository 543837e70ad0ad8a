package query

import (
	"strings"
	"time"
	"unicode"

	"verbatim/corpus"
)

// IsZero reports whether q asks for nothing in particular and matches every quote.
func (q Query) IsZero() bool {
	return len(q.Terms) == 0 && len(q.Speakers) == 0 && !q.Narrowed()
}

// Narrowed reports whether q asks only for quotes of some publishers, kinds, reports or days.
func (q Query) Narrowed() bool {
	return len(q.Publishers)+len(q.Kinds)+len(q.Reports) > 0 || !q.After.IsZero() || !q.Before.IsZero()
}

// String writes q in the query language: the terms as typed, then the fields. Parse reads it back to the same query,
// but for the columns.
func (q Query) String() string {
	var items []string
	for _, t := range q.Terms {
		items = append(items, t.String())
	}
	for _, s := range q.Speakers {
		items = append(items, "speaker:"+Quoted(s))
	}
	for _, p := range q.Publishers {
		items = append(items, "publisher:"+Quoted(p))
	}
	for _, k := range q.Kinds {
		items = append(items, "kind:"+string(k))
	}
	for _, c := range q.Reports {
		items = append(items, "report:"+string(c))
	}
	items = appendDay(items, "after:", q.After)
	items = appendDay(items, "before:", q.Before)
	return strings.Join(items, " ")
}

func appendDay(items []string, name string, day time.Time) []string {
	if day.IsZero() {
		return items
	}
	return append(items, name+day.Format(corpus.DateLayout))
}

// String writes t as it would be typed.
func (t Term) String() string {
	s := t.Text
	if t.Phrase {
		s = `"` + s + `"`
	}
	if t.Not {
		s = "-" + s
	}
	return s
}

// Quoted returns s as the value of a field: in quotation marks where it has spaces.
func Quoted(s string) string {
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return `"` + s + `"`
	}
	return s
}

// FromArgs joins the arguments of a command line into a query as typed in a channel: a shell has taken the quotation
// marks away, so an argument with a space in it is a phrase, or the value of the field it begins with. One that has
// marks of its own is left as it is, and so is a whole query in one argument, which a field or a minus sign behind its first word gives
// away.
func FromArgs(args []string) string {
	items := make([]string, len(args))
	for i, arg := range args {
		items[i] = fromArg(arg)
	}
	return strings.Join(items, " ")
}

func fromArg(arg string) string {
	if !strings.ContainsFunc(strings.TrimSpace(arg), unicode.IsSpace) || strings.ContainsFunc(arg, isMark) || isQuery(arg) {
		return arg
	}
	if name, value, ok := strings.Cut(arg, ":"); ok {
		if _, known := LookupField(name); known {
			return name + `:"` + strings.TrimSpace(value) + `"`
		}
	}
	if rest := strings.TrimLeftFunc(arg, isMinus); rest != arg {
		return `-"` + rest + `"`
	}
	return `"` + arg + `"`
}

// isQuery reports whether an argument has a field with its value or a word with a minus sign behind its first word, or begins with a
// field whose values have no spaces. "signed by: nobody" has none: nothing stands right behind the colon.
func isQuery(arg string) bool {
	for i, word := range strings.Fields(arg) {
		plain := strings.TrimLeftFunc(word, isMinus)
		if i > 0 && plain != word && hasWord(plain) {
			return true
		}
		name, value, _ := strings.Cut(plain, ":")
		if f, known := LookupField(name); known && value != "" && (i > 0 || f.OneWord) {
			return true
		}
	}
	return false
}
