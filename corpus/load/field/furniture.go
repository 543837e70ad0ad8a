package field

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed furniture.txt
var furnitureFile string

// furnitureWords are the sections of furniture.txt.
var furnitureWords = sync.OnceValue(func() map[string][]string {
	sections, section := map[string][]string{}, ""
	for line := range strings.Lines(furnitureFile) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			sections[section] = append(sections[section], line)
		}
	}
	return sections
})

// furnitureLines are the whole lines of furniture.txt.
var furnitureLines = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, line := range furnitureWords()["lines"] {
		set[line] = true
	}
	return set
})

// maxControl is the longest line in bytes that is one of the page's controls by how it begins or ends.
const maxControl = 80

// Furniture reports whether a line belongs to the page instead of the article: a control, a path through the site, or
// the names of many icons.
func Furniture(line string) bool {
	line = strings.TrimSpace(line)
	lower := strings.ToLower(strings.Trim(line, " .…>›|»«<:#*[]()•·–—-+×"))
	switch {
	case !strings.ContainsFunc(line, isWordRune):
		return true
	case furnitureLines()[lower], isPath(line):
		return true
	case len(line) > MaxTitle:
		return !strings.ContainsAny(line, ".,:;?!")
	case len(lower) > maxControl:
		return false
	}
	for _, start := range furnitureWords()["openings"] {
		if strings.HasPrefix(lower, start) {
			return true
		}
	}
	for _, end := range furnitureWords()["endings"] {
		if count, ok := strings.CutSuffix(lower, end); ok && strings.Trim(count, "0123456789.,k ") == "" {
			return true
		}
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isPath reports whether a line is the path to a page: "Home > World > Europe", "Home / World".
func isPath(line string) bool {
	for _, mark := range []string{" > ", " › ", " » ", " / ", " → "} {
		first, _, ok := strings.Cut(line, mark)
		if ok && (furnitureLines()[strings.ToLower(strings.TrimSpace(first))] || strings.Count(line, mark) > 1) {
			return len(line) <= MaxTitle
		}
	}
	return false
}
