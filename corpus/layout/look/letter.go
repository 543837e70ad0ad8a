package look

import (
	"strings"
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
		if strings.HasPrefix(text, s) || text == strings.TrimRight(s, " –—") {
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
