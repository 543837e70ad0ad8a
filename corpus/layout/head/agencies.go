package head

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/table"
)

//go:embed agencies.txt
var agencyFile string

// names are the sections of agencies.txt in lower case: all names, those that are also words, and the first two letters
// of each.
var names = sync.OnceValue(func() (sections struct{ all, words, begin map[string]bool }) {
	sections.all, sections.words, sections.begin = map[string]bool{}, map[string]bool{}, map[string]bool{}
	words := false
	for line := range strings.Lines(agencyFile) {
		line = strings.ToLower(strings.TrimSpace(line))
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			words = true
		default:
			sections.all[line] = true
			sections.words[line] = words
			sections.begin[line[:min(2, len(line))]] = true
		}
	}
	return sections
})

// Agency reports whether a name is that of a news agency, or of several with slashes or commas: "AP/AFP".
func Agency(name string) bool {
	if len(name) > maxName {
		return false
	}
	known := names().all
	lower := strings.ToLower(name)
	if known[lower] || known[withoutSuffix(lower)] {
		return true
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == ',' || r == '&' })
	for _, part := range parts {
		if !known[strings.ToLower(strings.TrimSpace(part))] {
			return false
		}
	}
	return len(parts) > 1
}

// withoutSuffix returns a name in lower case without what agencies add to theirs: "Belga News Agency".
func withoutSuffix(name string) string {
	for _, suffix := range []string{" news agency", " agency", " news", " press", " newswire", " wire"} {
		if bare, ok := strings.CutSuffix(name, suffix); ok {
			return bare
		}
	}
	return name
}

// maxName is how many bytes the name of an agency may have.
const maxName = 60

// maxNameWords is how many words an agency in agencies.txt may have.
const maxNameWords = 3

// bareAgency returns where the agency ends whose name begins at byte at of s without brackets, or 0.
func bareAgency(s string, at int) int {
	if begin := s[at:min(at+2, len(s))]; !startsUpper(begin) || !table.Get(names().begin, begin) {
		return 0
	}
	end := at
	found := 0
	for range maxNameWords {
		end += wordLen(s[end:])
		name := s[at:end]
		if table.Get(names().all, name) {
			found = end
		}
		if end >= len(s) || s[end] != ' ' {
			break
		}
		end++
	}
	return found
}

// wordLen returns the length of the word that opens s, with the hyphens in it.
func wordLen(s string) int {
	for i, r := range s {
		inner := r == '-' && i > 0 && i+1 < len(s) && startsLetter(s[i+1:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && !inner {
			return i
		}
	}
	return len(s)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
