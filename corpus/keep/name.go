package keep

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"verbatim/corpus/wording"
)

// maxName is the longest name of a file in bytes: that of most file systems, less room for the suffix that Remove adds.
const maxName = 200

// Name returns the name for a file that a user sends: the last part of its path, without characters that cause
// trouble in shells, file systems or git. It fails if nothing is left, or if a corpus ignores files of that name.
func Name(sent string) (string, error) {
	base := path.Base(strings.ReplaceAll(sent, `\`, "/"))
	ext := path.Ext(base)
	name := words(strings.TrimSuffix(base, ext))
	ext = strings.ToLower(ext)
	for len(name)+len(ext) > maxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	switch {
	case name == "":
		return "", wording.Say("the name of the file %s has no letters or digits; rename it", strconv.Quote(sent))
	case strings.EqualFold(name, "readme"):
		return "", wording.Say("files with the name %s are ignored; rename it", base)
	}
	return name + ext, nil
}

// words returns s with one dash in place of other characters than letters, digits, points, dashes and underscores,
// and none at the ends.
func words(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToValidUTF8(s, "-") {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), r == '_', r == '.':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return strings.Trim(b.String(), "._")
}
