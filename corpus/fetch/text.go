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

// byteOrderMarks say a text's charset before anything else does.
var byteOrderMarks = []struct{ mark, charset string }{
	{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
}

// xmlDeclaration is the line with which an XML text begins, up to the charset it declares.
var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']`)

// errCharset is returned where no charset that is named fits the text.
var errCharset = errors.New("its charset is not known: it is not UTF-8, and neither the server nor the page names the right one")

// toUTF8 returns text as UTF-8 without a byte order mark. What counts is the mark, then what the text is by itself, then what the server
// says, then what declared finds in it. Text that is UTF-8 with letters beyond ASCII is taken as that whatever anybody says: text of
// another charset is that by the rarest chance, while servers that say Latin-1 of everything are common.
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
			continue // text in letters of ASCII would become Chinese
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

// decodeAs decodes text from a charset, and fails where a byte is none of its characters.
func decodeAs(text []byte, label string) ([]byte, error) {
	encoding, name := charset.Lookup(label)
	if encoding == nil || name == "replacement" {
		return nil, fmt.Errorf("the charset %q is not known", label)
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

// declaredXML returns the charset that an XML text declares.
func declaredXML(text []byte) string {
	if m := xmlDeclaration.FindSubmatch(text); m != nil {
		return strings.ToLower(string(m[1]))
	}
	return ""
}

// undeclare takes a charset that is no longer true out of an XML declaration.
func undeclare(text []byte) []byte {
	m := xmlDeclaration.FindSubmatchIndex(text)
	if m == nil {
		return text
	}
	return bytes.Join([][]byte{text[:m[2]], text[m[3]:]}, []byte("utf-8"))
}
