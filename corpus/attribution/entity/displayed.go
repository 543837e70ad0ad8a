package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// Spelled returns the figure with this first name and surname, or -1.
func (c *Cast) Spelled(name string) int {
	words := strings.Fields(name)
	if len(words) < 2 {
		return -1
	}
	if w, ok := c.bearerOf(fold.String(words[0]), fold.String(words[len(words)-1])); ok {
		return w
	}
	return -1
}

// An OfficeHolder is a figure and the words of its role, folded.
type OfficeHolder struct {
	Role   string
	Figure int
}

// WithoutThe returns an office without its article.
func WithoutThe(office string) string { return strings.TrimPrefix(office, "the ") }

// Holders returns the people with a role, in the order of their roles. It is never nil.
func (c *Cast) Holders() []OfficeHolder {
	list := []OfficeHolder{}
	for w := range c.Figures {
		if f := &c.Figures[w]; f.Kind == corpus.Person && f.Role.Len() > 0 && (f.Given != "" || f.Titled) {
			list = append(list, OfficeHolder{WithoutThe(fold.Lower(f.Role.In(c.Text))), w})
		}
	}
	slices.SortFunc(list, func(a, b OfficeHolder) int { return strings.Compare(a.Role, b.Role) })
	return list
}

// Displayed returns a name that is set in capitals in normal case: "Mary-Ann Hollis". All else stays as it is.
func Displayed(name string) string {
	var b strings.Builder
	for len(name) > 0 {
		end := strings.IndexFunc(name, unicode.IsSpace)
		if end < 0 {
			end = len(name)
		}
		word := name[:end]
		mixed := strings.ContainsFunc(word, unicode.IsLower)
		if mixed || utf8.RuneCountInString(strings.TrimRight(word, ".")) < 2 {
			b.WriteString(word)
		} else {
			b.WriteString(capitalised(word))
		}
		space := end + len(name[end:]) - len(strings.TrimLeftFunc(name[end:], unicode.IsSpace))
		b.WriteString(name[end:space])
		name = name[space:]
	}
	return b.String()
}

// DisplayedBody returns the name of a body in normal case. Capitals beside small letters are an abbreviation: "MFA of
// Norland".
func DisplayedBody(name string) string {
	if name != strings.ToUpper(name) {
		return name
	}
	return Displayed(name)
}

// capitalised returns a word with capitals only at its start and after hyphens and apostrophes.
func capitalised(word string) string {
	var b strings.Builder
	start := true
	for _, r := range word {
		if start {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = r == '-' || r == '\'' || r == '’' || r == '.'
	}
	return b.String()
}
