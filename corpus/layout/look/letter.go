package look

import (
	"strings"

	"verbatim/corpus/table"
)

// salutations open letters to an editor.
var salutations = []string{"Sir, ", "Sir – ", "Sir — ", "Madam, ", "Sirs, ", "Sir, – ", "SIR – ", "Dear Editor",
	"To the Editor"}

// maxSalutation is how many bytes may name those whom a letter is to.
const maxSalutation = 60

// Salutation returns the length of the salutation that opens a text, or 0.
func Salutation(text string) int {
	if rest, ok := strings.CutPrefix(text, "Dear "); ok {
		if comma := strings.IndexAny(rest, ",:"); comma > 0 && comma < maxSalutation &&
			!strings.ContainsAny(rest[:comma], ".!?") {
			return len(text) - len(strings.TrimLeft(rest[comma+1:], " \n"))
		}
	}
	for _, s := range salutations {
		if strings.HasPrefix(text, s) || strings.HasPrefix(s, text) && text == strings.TrimRight(s, " –—") {
			s = s[:min(len(s), len(text))]
			return len(s) + len(text[len(s):]) - len(strings.TrimLeft(text[len(s):], ":,– \n"))
		}
	}
	return 0
}

// ClosingPhrase reports whether a row is what stands above a signature.
func ClosingPhrase(text string) bool {
	for _, phrase := range []string{
		"Yours", "Sincerely", "Kind regards", "Best regards", "Respectfully", "Faithfully", "With ", "Signed", "Signatories",
		"The signatories", "The undersigned", "In solidarity", "Best wishes",
	} {
		if strings.HasPrefix(text, phrase) && len(text) <= maxSalutation && !strings.HasSuffix(text, ".") {
			return true
		}
	}
	return false
}

// AnnouncesLetter reports whether a heading says that a letter is below.
func AnnouncesLetter(heading string) bool {
	heading = heading[:min(len(heading), maxAnnouncing)]
	return openLetter.In(heading) || jointLetter.In(heading)
}

// maxAnnouncing is how many bytes of a heading are read to see whether a letter is below.
const maxAnnouncing = 1000

// What letters without a salutation are called.
var openLetter, jointLetter = table.NewPhrase("open letter"), table.NewPhrase("joint letter")
