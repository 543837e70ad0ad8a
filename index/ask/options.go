package ask

import (
	"regexp"
	"strings"

	"verbatim/index/query"
)

// optionWord is a word that may be an option: a name, a colon and a value, which may stand in quotation marks or behind a space.
var optionWord = regexp.MustCompile(`(?:^|\s)([\pL-]+):\s?("[^"]*"|“[^”]*”|[^\s"“]\S*)`)

// CutOptions takes the options of a command, "limit:3" or "limit: 3", out of the words behind its name, but not out of a
// phrase.
func CutOptions(text string, c Command) (words string, options map[string]string) {
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
		p, known := c.named(name)
		if _, field := query.LookupField(name); field && !c.Plain {
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

// named returns the option of a command that has the name, in any case.
func (c *Command) named(name string) (Param, bool) {
	for i, p := range c.Params {
		if i > 0 && strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Param{}, false
}
