package corpus

import (
	"strings"
	"testing"
)

// TestLine checks that any text becomes a valid line.
func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		" a\nb\tc\u202e ":                     "a b c",
		"plain":                               "plain",
		"flag \U0001F3F4\U000E0067\U000E007F": "flag \U0001F3F4",
		"a\xffb":                              "ab",
		"Mar\u3164sh\u034f":                   "Marsh",
		"می\u200cخواهم ❤\ufe0f":               "می\u200cخواهم ❤\ufe0f",
	} {
		if got := Line(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestCheckLine checks the errors and their positions.
func TestCheckLine(t *testing.T) {
	for text, want := range map[string]string{
		"The Ice Is Here":       "",
		"Tobé Ōkafor-Lind, 42":  "",
		"一":                     "",
		"12":                    "",
		strings.Repeat("é", 20): "",
		strings.Repeat("é", 21): "has 21 characters; expected at most 20",
		"one\ntwo":              "has a line break at character 4; expected one line",
		"one\u2028two":          "has a line break at character 4; expected one line",
		"one\ttwo":              "has the invisible character U+0009 at character 4; expected plain text",
		"\x1b[1mbold":           "has the invisible character U+001B at character 1; expected plain text",
		"abc\u202edef":          "has the invisible character U+202E at character 4; expected plain text",
		"zero\u200bwidth":       "has the invisible character U+200B at character 5; expected plain text",
		"Mar\u3164sh":           "has the invisible character U+3164 at character 4; expected plain text",
		"❤\ufe0f to a":          "",
		"a\xffb":                "is not UTF-8; expected text",
		"":                      "has no letter or digit; expected words",
		"— ?!":                  "has no letter or digit; expected words",
	} {
		got := ""
		if err := CheckLine(text, 20); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q %s, want %q", text, got, want)
		}
	}
}
