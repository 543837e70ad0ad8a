package query

import (
	"strings"
	"time"
	"unicode"

	"verbatim/corpus"
)

// IsZero reports whether q is empty, so it matches every quote.
func (q Query) IsZero() bool {
	return len(q.Terms) == 0 && len(q.Speakers)+len(q.NotSpeakers) == 0 && !q.Narrowed()
}

// Narrowed reports whether q is limited to some publishers, kinds, reports or days.
func (q Query) Narrowed() bool {
	return len(q.Publishers)+len(q.Kinds)+len(q.Reports) > 0 || !q.After.IsZero() || !q.Before.IsZero()
}

// Prose returns the words of q as a text, and whether they are plain words alone: phrases, prefixes and excluded words
// mean nothing by themselves.
func (q Query) Prose() (text string, ok bool) {
	var words []string
	for _, t := range q.Terms {
		if !t.IsPlain() {
			return "", false
		}
		words = append(words, t.Text)
	}
	return strings.Join(words, " "), len(words) > 0
}

// String writes q in the query language: the terms as typed, then the fields. Parse returns the same query for it,
// except for the columns.
func (q Query) String() string {
	var items []string
	for i, t := range q.Terms {
		if t.Or && i > 0 && !q.Terms[i-1].Not {
			items = append(items, orWord)
		}
		items = append(items, t.String())
	}
	for _, s := range q.Speakers {
		items = append(items, "speaker:"+Quoted(s))
	}
	for _, s := range q.NotSpeakers {
		items = append(items, "-speaker:"+Quoted(s))
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

// String writes t in the query language.
func (t Term) String() string {
	s := t.Text
	if t.Phrase {
		s = `"` + s + `"`
	}
	if t.Prefix {
		s += star
	}
	if t.Not {
		s = "-" + s
	}
	return s
}

// Quoted returns s as the value of a field, in quotation marks if it contains spaces.
func Quoted(s string) string {
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return `"` + s + `"`
	}
	return s
}

// FromArgs joins the arguments of a command line into a query. The shell has removed the quotation marks, so an
// argument with a space is a phrase, or the value of the field that it begins with. FromArgs does not change an
// argument that contains quotation marks, or one that is a whole query, which has a field or a minus sign after its
// first word.
func FromArgs(args []string) string {
	items := make([]string, len(args))
	for i, arg := range args {
		items[i] = fromArg(arg)
	}
	return strings.Join(items, " ")
}

func fromArg(arg string) string {
	hasSpace := strings.ContainsFunc(strings.TrimSpace(arg), unicode.IsSpace)
	if !hasSpace || strings.ContainsFunc(arg, isMark) || isQuery(arg) {
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

// isQuery reports whether an argument has, after its first word, a field with its value or a word with a minus
// sign, or begins with a field whose values have no spaces. "signed by: hand" has no field, because a space follows
// the colon.
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
