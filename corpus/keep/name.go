package keep

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
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
		return "", fmt.Errorf("the name of the file %q has no letters or digits; rename it", sent)
	case strings.EqualFold(name, "readme"):
		return "", fmt.Errorf("files with the name %s are ignored; rename it", base)
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
