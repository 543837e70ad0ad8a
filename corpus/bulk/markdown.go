package bulk

import (
	"fmt"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/corpus/load/field"
)

// Markdown returns an article as a Markdown file: YAML front matter, then the text with markup characters escaped.
// corpus/load reads the same fields from it, and the text as [Normal] returns it.
func Markdown(a *corpus.Article) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	for _, f := range []struct{ name, value string }{
		{"title", a.Title}, {"publisher", a.Publisher}, {"author", a.Byline}, {"dateline", a.Dateline}, {"date", a.Day()},
		{"url", a.URL},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.name, quoted(f.value))
		}
	}
	b.WriteString("---\n")
	for paragraph := range strings.SplitSeq(strings.TrimSuffix(Normal(a.Text), "\n"), "\n\n") {
		b.WriteByte('\n')
		for i, line := range strings.Split(paragraph, "\n") {
			if i > 0 {
				b.WriteString("  \n") // two spaces make a hard line break
			}
			b.WriteString(commonMark.Escape(line))
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// quoted returns a value of the front matter in YAML's double quotes.
func quoted(value string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range field.OneLine(value) {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Normal returns text as corpus/load reads it from Markdown. It keeps lines, with one blank line between paragraphs,
// single spaces, no invisible characters, and a line break at the end. It returns "" if there is no text.
func Normal(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var b strings.Builder
	gap := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = spaced(line)
		switch {
		case line == "" && b.Len() > 0:
			gap = "\n\n"
		case line != "":
			b.WriteString(gap)
			b.WriteString(line)
			gap = "\n"
		}
	}
	if strings.TrimSpace(b.String()) == "" {
		return ""
	}
	return b.String() + "\n"
}

// spaced returns a line with single spaces, none at its ends, and without control characters and invisible marks.
func spaced(line string) string {
	line = strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '\f' || r == '\v':
			return ' '
		case unicode.IsControl(r), legible.IsBreak(r):
			return -1
		}
		return r
	}, line)
	return strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' }), " ")
}
