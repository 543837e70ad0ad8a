package param

import (
	"errors"
	"maps"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

var (
	// flagWord is an option as a terminal takes it: two dashes, a name, and perhaps a value. A phone's keyboard turns
	// two dashes into a long one. It is an option only at the start of a word: see nextFlag.
	flagWord = regexp.MustCompile(`(--|—|–)(\pL[\pL\pN-]*)(?:=("[^"]*"|“[^”]*”|[^\s\p{Z}]*))?`)
	// flagValue is a value that follows the name.
	flagValue = regexp.MustCompile(`^[\s\p{Z}]+("[^"]*"|“[^”]*”|[^\s\p{Z}]+)`)
)

// ReadOptions splits what was typed after a command's name into its words and its options. Options have two forms:
// "limit:3" as in CutOptions, and "--limit 3" or "--limit=3" as in a terminal. What looks like an option within a
// phrase stays a word. The error is for the user.
func (f *Form) ReadOptions(text string) (words string, options map[string]string, err error) {
	words, flags, err := f.ReadFlags(text)
	if err != nil {
		return text, nil, err
	}
	words, options = f.CutOptions(words)
	if options == nil {
		return words, flags, nil
	}
	maps.Copy(options, flags)
	return words, options, nil
}

// ReadFlags reads only the options with two dashes.
func (f *Form) ReadFlags(text string) (words string, options map[string]string, err error) {
	var kept strings.Builder
	at := 0
	for at < len(text) {
		m := nextFlag(text, at)
		if m == nil {
			break
		}
		dashes, name := text[m[2]:m[3]], text[m[4]:m[5]]
		p, known := f.named(name)
		mayBeWord := dashes != "--" || f.Language == Pasted
		if inPhrase(text[:m[2]]) || !known && mayBeWord {
			kept.WriteString(text[at:m[5]])
			at = m[5]
			continue
		}
		column := utf8.RuneCountInString(text[:m[2]]) + 1
		if !known {
			return text, nil, f.unknownFlag(name, column)
		}
		value, end := flagGiven(&p, text, m)
		if value == "" {
			return text, nil, &notice.UsageError{
				Message: wording.Say("--%s requires a value", p.Name),
				Hint:    notice.Hint{Text: p.expected()},
				Column:  column,
			}
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

// nextFlag returns the offsets of the next flagWord at the start of a word, and of its groups. It searches from offset
// at on, and returns nil when there is none.
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

// flagGiven returns the value of the flag that m matches in text, and the offset at which the flag ends. The value is
// empty when there is none.
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

// unknownFlag is the error for an option that the command does not have.
func (f *Form) unknownFlag(name string, column int) error {
	e := &notice.UsageError{Message: wording.Say("%s has no option %s", f.Name, notice.Repeated("--"+name)),
		Column: column}
	if field, ok := query.LookupField(name); ok && f.Language != Arguments {
		e.Hint = notice.Hint{Text: wording.Say("write fields among the words"), Example: f.Name + " " + field.Example}
		return e
	}
	_, err := f.option(name)
	var unknown *notice.UsageError
	if errors.As(err, &unknown) {
		e.Hint = unknown.Hint
	}
	if e.Hint.IsZero() {
		e.Hint.Text = wording.Say("it takes none")
	} else {
		e.Hint.Text = wording.Say("%s; %s", e.Hint.Text,
			wording.Say("put words that begin with two dashes into quotation marks"))
	}
	return e
}
