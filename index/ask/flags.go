package ask

import (
	"maps"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/query"
)

var (
	// flagWord is an option as a terminal takes it: two dashes, which a phone's keyboard makes a long one, a name, and
	// perhaps a value. It is an option only at the start of a word: see nextFlag.
	flagWord = regexp.MustCompile(`(--|—|–)(\pL[\pL\pN-]*)(?:=("[^"]*"|“[^”]*”|[^\s\p{Z}]*))?`)
	// flagValue is a value that follows the name.
	flagValue = regexp.MustCompile(`^[\s\p{Z}]+("[^"]*"|“[^”]*”|[^\s\p{Z}]+)`)
)

// ReadOptions takes the options of a command out of the words after its name, in both forms: "limit:3" as by
// CutOptions, and "--limit 3" or "--limit=3", as in a terminal. Neither is taken out of a phrase. The error is for the
// user.
func ReadOptions(text string, c Command) (words string, options map[string]string, err error) {
	words, flags, err := ReadFlags(text, c)
	if err != nil {
		return text, nil, err
	}
	words, options = CutOptions(words, c)
	if options == nil {
		return words, flags, nil
	}
	maps.Copy(options, flags)
	return words, options, nil
}

// ReadFlags takes only options with two dashes out of the words after a command's name.
func ReadFlags(text string, c Command) (words string, options map[string]string, err error) {
	var kept strings.Builder
	at := 0
	for at < len(text) {
		m := nextFlag(text, at)
		if m == nil {
			break
		}
		dashes, name := text[m[2]:m[3]], text[m[4]:m[5]]
		p, known := c.named(name)
		if inPhrase(text[:m[2]]) || !known && (dashes != "--" || c.Name == Source) {
			kept.WriteString(text[at:m[5]])
			at = m[5]
			continue
		}
		column := utf8.RuneCountInString(text[:m[2]]) + 1
		if !known {
			return text, nil, c.noFlag(name, column)
		}
		value, end := flagGiven(&p, text, m)
		if value == "" {
			return text, nil, &UsageError{Message: "--" + p.Name + " needs a value", Hint: p.expected(), Column: column}
		}
		if options == nil {
			options = map[string]string{}
		}
		options[p.Name] = value
		kept.WriteString(text[at:m[0]])
		at = end
	}
	if options == nil {
		return text, nil, nil
	}
	kept.WriteString(text[at:])
	return strings.Join(strings.Fields(kept.String()), " "), options, nil
}

// nextFlag returns where the first flagWord at or after a byte of text stands that begins a word, with its groups; nil
// where there is none.
func nextFlag(text string, at int) []int {
	for {
		m := flagWord.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return nil
		}
		for i := range m {
			if m[i] >= 0 {
				m[i] += at
			}
		}
		if before, size := utf8.DecodeLastRuneInString(text[:m[0]]); size == 0 || unicode.IsSpace(before) {
			return m
		}
		at = m[3]
	}
}

// startsFlag reports whether a word is an option, or has the two dashes of one.
func startsFlag(word string) bool {
	m := flagWord.FindStringIndex(word)
	return strings.HasPrefix(word, "--") || m != nil && m[0] == 0
}

// flagGiven returns the value of the flag that m has found in text, "" where there is none, and where the flag ends.
func flagGiven(p *Param, text string, m []int) (value string, end int) {
	end = m[1]
	switch next := flagValue.FindStringSubmatchIndex(text[end:]); {
	case m[6] >= 0:
		value = text[m[6]:m[7]]
	case p.Kind == Switch:
		value = Yes
	case next != nil && !startsFlag(text[end+next[2]:end+next[3]]):
		value = text[end+next[2] : end+next[3]]
		end += next[1]
	}
	value = strings.TrimSpace(strings.Trim(value, `"“”`))
	if p.Kind == Choice || p.Kind == Switch {
		value = strings.ToLower(value)
	}
	return value, end
}

// noFlag is the error for an option that the command does not have.
func (c *Command) noFlag(name string, column int) error {
	if f, field := query.LookupField(name); field && !c.Plain {
		return &UsageError{Message: c.Name + " has no option " + repeated("--"+name), Hint: "fields go among the words, as in: " + c.Name + " " + f.Example, Column: column}
	}
	_, err := c.option(name)
	wrong := err.(*UsageError)
	wrong.Message, wrong.Column = c.Name+" has no option "+repeated("--"+name), column
	switch {
	case wrong.Hint == "":
		wrong.Hint = "it takes none"
	default:
		wrong.Hint += "; words with two dashes before them go in quotation marks"
	}
	return wrong
}
