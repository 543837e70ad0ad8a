package subtitle

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/table"
)

// A lead is what stands at the start of a line of a cue.
type lead struct {
	changes bool   // someone else begins to speak
	dash    bool   // a dash says so, which in a file without names is left in the text
	label   string // who, as the line says: "ADA MARSH"
	words   string
}

var (
	chevrons = table.Pattern(`^(?:>>|&gt;&gt;)>?\s*`)
	dashes   = table.Pattern(`^[-–—]\s*`)
	// labelForm matches words that may name who speaks, up to a colon.
	labelForm = table.Pattern(`^[\[(]?(\p{Lu}[\p{L}\p{N} .,'’&/-]{0,70}?)[\])]?(?: ?\([\p{L} .-]{1,40}\))?[\])]?:(?:\s+|$)`)
)

// readLead reads the start of a line without tags. A label in small letters counts only if known has it, or after a
// sign that someone else speaks.
func readLead(line string, known map[string]int) lead {
	l := lead{words: line}
	if m := chevrons().FindString(line); m != "" {
		l.changes, l.words = true, line[len(m):]
	} else if m := dashes().FindString(line); m != "" {
		l.changes, l.dash, l.words = true, true, line[len(m):]
	}
	m := labelForm().FindStringSubmatch(l.words)
	if m == nil || !isLabel(m[1]) {
		return l
	}
	sure := l.changes || known[m[1]] > 1 || isCapitals(m[1]) && strings.Contains(m[1], " ")
	if sure || known == nil {
		l.changes, l.label, l.words = true, m[1], l.words[len(m[0]):]
	}
	return l
}

// maxLabelWords is how many words name a speaker: "DEPUTY SECRETARY GENERAL ADA MARSH".
const maxLabelWords = 6

// isLabel reports whether words can name who speaks: all of them begin with a capital, small words aside.
func isLabel(s string) bool {
	words := strings.Fields(s)
	if len(words) > maxLabelWords {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && !smallWords[w] {
			return false
		}
	}
	return true
}

var smallWords = table.Set("of", "the", "and", "for", "de", "van", "von", "der", "den", "la", "al", "bin")

func isCapitals(s string) bool { return s == strings.ToUpper(s) }

// labelsOf counts the labels at the starts of lines.
func labelsOf(cues []cue) map[string]int {
	labels := map[string]int{}
	for i := range cues {
		for _, line := range cues[i].lines {
			if l := readLead(plainLine(line), nil); l.label != "" {
				labels[l.label]++
			}
		}
	}
	return labels
}
