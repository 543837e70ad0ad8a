package param

import (
	"regexp"
	"strings"

	"verbatim/index/query"
)

// optionWord is a word that may be an option: a name, a colon and a value. The value may be in quotation marks, or
// follow after a space.
var optionWord = regexp.MustCompile(`(?:^|\s)([\pL-]+):\s?("[^"]*"|“[^”]*”|[^\s"“]\S*)`)

// CutOptions splits what was typed after a command's name into its words and its options "limit:3" or "limit: 3". What
// looks like an option within a phrase stays a word.
func (f *Form) CutOptions(text string) (words string, options map[string]string) {
	var kept strings.Builder
	at := 0
	for at < len(text) {
		m := optionWord.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		for i := range m {
			m[i] += at
		}
		name, value := text[m[2]:m[3]], strings.Trim(text[m[4]:m[5]], `"“”`)
		p, known := f.named(name)
		if _, field := query.LookupField(name); field && f.Language != Arguments {
			known = false // a field of the query, which has a meaning of its own
		}
		if !known || inPhrase(text[:m[2]]) {
			kept.WriteString(text[at:m[3]])
			at = m[3]
			continue
		}
		if p.Kind == Choice {
			value = strings.ToLower(value)
		}
		if options == nil {
			options = map[string]string{}
		}
		options[p.Name] = value
		kept.WriteString(text[at:m[0]])
		at = m[5]
	}
	if options == nil {
		return text, nil
	}
	kept.WriteString(text[at:])
	return strings.Join(strings.Fields(kept.String()), " "), options
}

// inPhrase reports whether a quotation mark is open at the end of text.
func inPhrase(text string) bool {
	return strings.Count(text, `"`)%2 == 1 || strings.Count(text, "“") > strings.Count(text, "”")
}
