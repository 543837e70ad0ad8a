package cite

import (
	"fmt"
	"io"
	"strings"
)

// writeBibTeX writes an entry per quote. Plain BibTeX reads year and month, BibLaTeX the date.
func writeBibTeX(w io.Writer, quotes []Quote) error {
	for i := range quotes {
		q := &quotes[i]
		kind := "article"
		if q.Publisher == "" {
			kind = "misc" // an article needs a journal
		}
		var b strings.Builder
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "@%s{%s", kind, q.Key())
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, ",\n  %s = %s", name, value)
			}
		}
		// Two pairs of braces: a byline is not split into names, and a title keeps its capitals.
		field("author", whole(q.Byline))
		field("title", whole(q.Title))
		field("journal", braced(q.Publisher))
		if q.Year != 0 {
			field("date", "{"+q.Date()+"}")
			field("year", fmt.Sprintf("{%04d}", q.Year))
			field("month", months[q.Month][0])
		}
		if q.URL != "" {
			field("url", "{"+bareAddress.Replace(q.URL)+"}")
		}
		field("note", braced(q.note()))
		b.WriteString("\n}\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// bareAddress encodes what would end a field. Programs take an address as it is, without TeX's commands.
var bareAddress = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20")

// braced returns a text as the value of a field, or "".
func braced(text string) string {
	if text == "" {
		return ""
	}
	return "{" + escapeTeX(text) + "}"
}

// whole returns a text as a value that is neither split nor written in other letters.
func whole(text string) string {
	if text == "" {
		return ""
	}
	return "{" + braced(text) + "}"
}

// commands are what TeX takes for something else, with what writes them. BibTeX counts braces even after a backslash,
// so they are written as commands too.
var commands = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\textbraceleft{}`, '}': `\textbraceright{}`, '^': `\textasciicircum{}`,
	'~': `\textasciitilde{}`, '$': `\$`, '&': `\&`, '#': `\#`, '%': `\%`, '_': `\_`,
}

// apart separates two characters that TeX would make one of, such as two hyphens.
const apart = "{}"

// joins reports whether TeX makes one character of two.
func joins(a, b rune) bool {
	switch b {
	case '-', '\'', ',', '<', '>':
		return a == b
	case '`':
		return a == b || a == '?' || a == '!'
	}
	return false
}

// escapeTeX returns a text as TeX prints it.
func escapeTeX(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range text {
		if joins(last, r) {
			b.WriteString(apart)
		}
		if command, ok := commands[r]; ok {
			b.WriteString(command)
		} else {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
