// Package decode turns the bytes of a file into UTF-8. [Page] decodes by the charset that a page declares, [Plain] text
// that declares none, by the charset that fits its words; [CheckText] and [CheckPlain] say why a file is not text.
package decode

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// bomUTF16 are the byte order marks of UTF-16, by the charset's name.
var bomUTF16 = map[string]string{"\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be"}

// marked returns data as UTF-8 if its byte order mark says UTF-16, and data itself otherwise.
func marked(data []byte) ([]byte, error) {
	if len(data) < 2 {
		return data, nil
	}
	label, ok := bomUTF16[string(data[:2])]
	if !ok {
		return data, nil
	}
	return As(data[2:], label)
}

// Page returns the contents of an HTML file as UTF-8. It follows the byte order mark, then the declaration in
// the page, and without both the charset that fits.
func Page(data []byte) ([]byte, error) {
	plain, err := marked(data)
	if err != nil || len(plain) != len(data) {
		return plain, err
	}
	if bytes.HasPrefix(data, BOM) || isMultibyte(data) {
		return data, nil
	}
	if label := DeclaredCharset(data); label != "" {
		return As(data, label)
	}
	return guessed(data), nil
}

// isMultibyte reports whether data is UTF-8 with characters beyond ASCII. Text of another charset almost never is,
// while many pages were saved as UTF-8 and still declare their former charset.
func isMultibyte(data []byte) bool {
	return utf8.Valid(data) && bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
}

// As decodes data from the charset with that label. CheckText checks UTF-8 later.
func As(data []byte, label string) ([]byte, error) {
	encoding, name := charset.Lookup(label)
	switch {
	case encoding == nil || name == "replacement":
		return nil, skip.Errorf("the declared charset %q is unknown; save the file as UTF-8", label)
	case name == "utf-8":
		return data, nil
	}
	decoded, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return nil, skip.Errorf("the declared charset %s does not fit: %v; save the file as UTF-8", name, err)
	}
	if bytes.ContainsRune(decoded, utf8.RuneError) {
		return nil, skip.Errorf("the declared charset %s does not fit all bytes; save the file as UTF-8", name)
	}
	return decoded, nil
}

// maxHead is how many bytes of a page are searched for its declaration. Browsers read only 1,024, but pages saved by
// tools often begin with a long comment.
const maxHead = 1 << 16

var xmlEncoding = table.Pattern(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']`)

// DeclaredCharset returns the label of the charset a page declares for itself, or "".
func DeclaredCharset(data []byte) string {
	data = data[:min(len(data), maxHead)]
	if m := xmlEncoding().FindSubmatch(data); m != nil {
		return string(m[1])
	}
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			if tag.DataAtom == atom.Body {
				return ""
			}
			if label := metaCharset(tag); label != "" {
				return label
			}
		}
	}
}

// metaCharset returns the charset that a meta tag declares. A page in which the tag can be read is not UTF-16; the
// HTML standard reads such a declaration as UTF-8.
func metaCharset(tag html.Token) string {
	if tag.DataAtom != atom.Meta {
		return ""
	}
	var label, equiv, content string
	for _, a := range tag.Attr {
		switch a.Key {
		case "charset":
			label = a.Val
		case "http-equiv":
			equiv = a.Val
		case "content":
			content = a.Val
		}
	}
	if _, params, err := mime.ParseMediaType(content); label == "" && err == nil &&
		strings.EqualFold(equiv, "content-type") {
		label = params["charset"]
	}
	if label = strings.TrimSpace(label); strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return "utf-8"
	}
	return label
}
