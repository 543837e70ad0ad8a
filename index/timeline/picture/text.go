package picture

import (
	"strings"

	"github.com/go-analyze/charts"
	"golang.org/x/text/unicode/norm"

	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
)

// readable returns a text as the fonts can show it, with at most so many characters. If they lack one of its letters,
// as of Arabic or Chinese, it returns something else instead: no empty boxes.
func readable(text string, most int, instead string) string {
	text = norm.NFC.String(strings.Join(strings.Fields(legible.Text(text)), " "))
	for _, r := range text {
		if !drawable(r) {
			return instead
		}
	}
	return wording.Shorten(text, most)
}

// families are the fonts that the library tries one after another, without its symbols.
var families = []string{charts.FontFamilyNotoSans, charts.FontFamilyRoboto}

// drawable reports whether a font has a character.
func drawable(r rune) bool {
	for _, name := range families {
		if charts.GetFont(name).Index(r) != 0 {
			return true
		}
	}
	return false
}
