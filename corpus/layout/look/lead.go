package look

import (
	"strings"

	"verbatim/corpus/table"
)

// The words that open a heading above someone's words. After nameLeads, the name of who speaks may follow without the
// name of a speech: "Transcript: Ada Marsh on the dam".
var (
	leads = table.Phrases("here is ", "read ", "read: ", "watch: ", "the ", "full ", "complete ", "edited ", "prepared ",
		"official ", "excerpts from ", "excerpts of ", "video: ")
	nameLeads = table.Phrases("text of ", "text: ", "transcript of ", "transcript: ", "transcript – ", "transcript - ",
		"in full: ", "speech: ", "remarks: ", "statement: ", "address: ")
)

// Leads returns the length of the words that open a heading above someone's words. Named reports whether the name of
// who speaks may follow them without the name of a speech.
func Leads(heading string) (length int, named bool) {
	for {
		n := opening(heading[length:], leads)
		if n == 0 {
			n = opening(heading[length:], nameLeads)
			named = named || n > 0
		}
		if n == 0 {
			return length, named
		}
		length += n
	}
}

// opening returns the length of the one of some phrases that opens a text and is not all of it, or 0.
func opening(text string, phrases []table.Phrase) int {
	for i := range phrases {
		if p := &phrases[i]; p.Len() < len(text) && p.Opens(text) {
			return p.Len()
		}
	}
	return 0
}

// AnnouncesQuotes reports whether a text says that quotes of one person follow.
func AnnouncesQuotes(text string) bool {
	for _, noun := range collections {
		if strings.Contains(text, noun) {
			return ofOne().MatchString(text)
		}
	}
	return false
}

// collections are what quotes of one person are called.
var collections = []string{"quotes", "quotations", "excerpts", "extracts", "highlights"}

// ofOne matches words that say whose the quotes are.
var ofOne = table.Pattern(`\b(?:quotes|excerpts|highlights|quotations|extracts)\b.* (?:from|by|of) `)
