package legible

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestText checks that invisible characters are removed, control characters become symbols, and all others stay.
func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"plain, “marked” – and\nlines\tand\r\n": "plain, “marked” – and\nlines\tand\r\n",
		"re\u00adport": "report", // soft hyphen
		"mo\u200bra\u200cto\u200dri\u2060um\ufeff":                 "moratorium",
		"a\u202egnp\u202c.\u2066b\u2069\u200e\u200f":               "agnp.b",
		"\u061ca\u180eb\u034fc\u115f\u3164\uffa0d":                 "abcd",
		"a\U000e0041\U000e0042\U000e007fb":                         "ab", // tags
		"a\u2061\u2062\u2063\u2064b\u206a\u206fc":                  "abc",
		"a\ufff9b\ufffac\ufffb":                                    "abc",
		"a\ufe0f\ufe0e\U000e0100b":                                 "ab",
		"\x1b[31mred\x07\x00\x7f\u009b":                            "␛[31mred␇␀␡\ufffd",
		"👩\u200d👩\u200d👧 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥 ☎\ufe0e ©\ufe0f": "👩\u200d👩\u200d👧 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥 ☎\ufe0e ©\ufe0f",
		"1\ufe0f\u20e3 1\ufe0f2":                                   "1\ufe0f\u20e3 12",
		"👍\ufe0f\ufe0f\ufe0f\U000e0100👍":                           "👍\ufe0f👍", // only the first selector
		"🏴\U000e0067\U000e0062\U000e007f":                          "🏴",
		"می\u200cخواهم":                                            "می\u200cخواهم", // Persian: needed
		"\u200cسلام\u200c world":                                   "سلام world",    // at an end: not
		"a\u200cسلام":                                              "aسلام",
		"ക്\u200d ක්\u200dර":                                       "ക്\u200d ක්\u200dර",
		// Malayalam, Sinhala
		"ش\u200d\u200d\u200dب":      "ش\u200dب",
		"\u0600 \u06dd \u070f":      "\u0600 \u06dd \u070f", // visible format characters
		"é e\u0301 日本 한국 Ω ½ …":     "é e\u0301 日本 한국 Ω ½ …",
		"in\u00a0a\u2028row\u0085x": "in\u00a0a\u2028row\u0085x",
	} {
		if got := Text(text); got != want {
			t.Errorf("%+q: got %+q, want %+q", text, got, want)
		}
	}
}

// FuzzText checks that only invisible characters are removed, that pieces give the same as the whole, and that the
// result does not change when it is shown again.
func FuzzText(f *testing.F) {
	f.Add("👩\u200d👧 می\u200cخواهم a\u202eb\x1b\u00ad\U000e0041", 5, 11)
	f.Add("ക്\u200d\ufe0f\u200d", 3, 6)
	f.Fuzz(func(t *testing.T, text string, one, two int) {
		text = strings.ToValidUTF8(text, "?")
		whole := Text(text)
		at := func(i int) int {
			i = max(0, min(i, len(text)))
			for i < len(text) && !utf8.RuneStart(text[i]) {
				i++
			}
			return i
		}
		a, b := min(at(one), at(two)), max(at(one), at(two))
		if got := In(text, 0, a) + In(text, a, b) + In(text, b, len(text)); got != whole {
			t.Errorf("in pieces %+q is %+q, in whole %+q", text, got, whole)
		}
		if got := Text(whole); got != whole {
			t.Errorf("%+q shows %+q, which shows %+q", text, whole, got)
		}
		rest := []rune(text)
		for _, r := range whole {
			for len(rest) > 0 && rest[0] != r && Unseen(rest[0]) {
				rest = rest[1:]
			}
			if len(rest) == 0 || rest[0] != r && !unicode.IsControl(rest[0]) {
				t.Fatalf("%+q shows %+q, which is not in it", text, whole)
			}
			rest = rest[1:]
		}
		for _, r := range rest {
			if !Unseen(r) {
				t.Errorf("%+q shows %+q: %q is missing", text, whole, r)
			}
		}
		if strings.ContainsFunc(whole, func(r rune) bool {
			return unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r)
		}) {
			t.Errorf("%+q shows %+q", text, whole)
		}
	})
}
