package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/day"
	"verbatim/corpus/layout/head"
	"verbatim/corpus/table"
)

// jobWords mark a part of a byline as the author's post or employer, not another author.
var jobWords = table.Set("staff", "writer", "reporter", "correspondent", "editor", "special", "contributor",
	"columnist", "bureau", "chief", "press", "news", "times", "post", "herald", "journal", "tribune", "gazette",
	"ledger", "reuters", "analyst", "in")

// BylineNames returns the authors of a line like "By Jane Roe and John Doe, Staff Writers".
func BylineNames(line string) (string, bool) {
	m := bylineLine().FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	names, _, _ := strings.Cut(m[1], "|")
	names, _, _ = strings.Cut(names, " (")
	if found, ok := day.Find(names); ok {
		names = names[:found.Start] // some pages print the date after the names
	}
	parts := strings.Split(names, ",")
	for i, part := range parts {
		if i > 0 && (hasJobWord(part) || head.Agency(strings.TrimSpace(part))) {
			parts = parts[:i]
			break
		}
	}
	names = strings.Trim(strings.Join(parts, ","), " ,")
	return names, LooksLikeNames(names)
}

// bylineAgency returns the agency that a byline names after the authors, or "": "By Jane Roe, CNN", "By Jane Roe | AP".
func bylineAgency(line string) string {
	separates := func(r rune) bool { return strings.ContainsRune(",|()", r) }
	for part := range strings.FieldsFuncSeq(line, separates) {
		if part = strings.TrimSpace(part); head.Agency(part) {
			return part
		}
	}
	return ""
}

func hasJobWord(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if jobWords[w] || jobWords[strings.TrimSuffix(w, "s")] {
			return true
		}
	}
	return false
}

// nameParticles are words in names, and between names, that need no capital.
var nameParticles = table.Set("and", "&", "with", "de", "da", "del", "della", "der", "den", "di", "du", "van",
	"von", "zu", "la", "le", "al", "bin", "ibn", "el", "ten", "ter", "y")

// LooksLikeNames reports whether s could be a list of names: capitalised words and particles, at most 14 words.
func LooksLikeNames(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 14 || strings.ContainsAny(s, `0123456789:;!?"“”()%$`) {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && (i == 0 || !nameParticles[strings.TrimRight(w, ",")]) {
			return false
		}
	}
	last := words[len(words)-1]
	return !strings.HasSuffix(last, ".") || len(last) <= len("Jr.")
}
