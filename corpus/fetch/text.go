package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// byteOrderMarks give the charset of a text, before any other source.
var byteOrderMarks = []struct{ mark, charset string }{
	{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
}

// xmlDeclaration matches the first line of an XML text up to its charset.
var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']`)

// errCharset is the error if no declared charset fits the text.
var errCharset = errors.New("its charset is unknown: it is not UTF-8, " +
	"and neither the server nor the page declares a charset that fits")

// toUTF8 returns text as UTF-8 without a byte order mark. It tries the mark, UTF-8 itself, the charset in the
// server's header, then the one that declared finds in the text. Valid UTF-8 beyond ASCII is always read as UTF-8:
// text of another charset almost never is, while many servers declare Latin-1 for everything.
func toUTF8(text []byte, served string, declared func([]byte) string) ([]byte, error) {
	for _, m := range byteOrderMarks {
		if rest, ok := bytes.CutPrefix(text, []byte(m.mark)); ok {
			return decodeAs(rest, m.charset)
		}
	}
	if utf8.Valid(text) && bytes.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return text, nil
	}
	labels := []string{served, declared(text)}
	for _, label := range labels {
		if label == "" || strings.HasPrefix(label, "utf-16") && bytes.IndexByte(text, 0) < 0 {
			continue // ASCII text would become Chinese
		}
		if plain, err := decodeAs(text, label); err == nil {
			return plain, nil
		}
	}
	if utf8.Valid(text) {
		return text, nil
	}
	return nil, errCharset
}

// decodeAs decodes text from a charset, and fails if a byte does not fit.
func decodeAs(text []byte, label string) ([]byte, error) {
	encoding, name := charset.Lookup(label)
	if encoding == nil || name == "replacement" {
		return nil, fmt.Errorf("the charset %q is unknown", label)
	}
	if name == "utf-8" {
		if !utf8.Valid(text) {
			return nil, errCharset
		}
		return text, nil
	}
	plain, err := encoding.NewDecoder().Bytes(text)
	if err == nil && bytes.ContainsRune(plain, utf8.RuneError) {
		err = errCharset
	}
	return plain, err
}

// declaredXML returns the declared charset of an XML text.
func declaredXML(text []byte) string {
	if m := xmlDeclaration.FindSubmatch(text); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

// undeclare removes the former charset from an XML declaration.
func undeclare(text []byte) []byte {
	m := xmlDeclaration.FindSubmatchIndex(text)
	if m == nil {
		return text
	}
	return bytes.Join([][]byte{text[:m[2]], text[m[3]:]}, []byte("utf-8"))
}
