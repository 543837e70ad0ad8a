package corpus

import (
	"strings"
	"testing"
)

// TestLine checks that whatever was written becomes a line that can be shown.
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

// TestCheckLine checks what is wrong with a line, and where.
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
		"one\ttwo":              "has the character U+0009 at character 4, which is not seen; expected plain text",
		"\x1b[1mbold":           "has the character U+001B at character 1, which is not seen; expected plain text",
		"abc\u202edef":          "has the character U+202E at character 4, which is not seen; expected plain text",
		"zero\u200bwidth":       "has the character U+200B at character 5, which is not seen; expected plain text",
		"Mar\u3164sh":           "has the character U+3164 at character 4, which is not seen; expected plain text",
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
