package keep

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName is how many bytes a file's name may have: that of most file systems, with room for what Remove puts behind it.
const maxName = 200

// Name returns the name under which a file that somebody sends is kept: the last part of its path, without what a shell, a file system
// or git may stumble over. It fails where nothing is left, or where a corpus passes over files of that name.
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
		return "", fmt.Errorf("the file %q has no name that can be kept; name it with letters or digits", sent)
	case strings.EqualFold(name, "readme"):
		return "", fmt.Errorf("files of the name %s are passed over; name it otherwise", base)
	}
	return name + ext, nil
}

// words returns s with one dash or underscore where anything else than letters, digits, points and these stands, and none at its ends.
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
