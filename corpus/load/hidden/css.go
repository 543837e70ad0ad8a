package hidden

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kinds of CSS tokens. All others are a single byte, which is their kind.
const (
	commentCSS = '/'
	stringCSS  = '"'
	nameCSS    = 'a'
	escapeCSS  = '\\'
	urlCSS     = 'u' // without quotes: comments and strings have no meaning in it
)

// tokenCSS returns the kind and the length of the first token of some CSS. It tells apart only the kinds that matter
// here.
func tokenCSS(css string) (kind byte, n int) {
	switch c := css[0]; {
	case c == '\\':
		return escapeCSS, min(2, len(css))
	case c == '"' || c == '\'':
		return stringCSS, endOfString(css)
	case strings.HasPrefix(css, "/*"):
		if i := strings.Index(css[2:], "*/"); i >= 0 {
			return commentCSS, i + 4
		}
		return commentCSS, len(css)
	case isNameCSS(c):
		for n = 1; n < len(css) && isNameCSS(css[n]); n++ {
		}
		if strings.EqualFold(css[:n], "url") && strings.HasPrefix(css[n:], "(") {
			if end := endOfURL(css[n:]); end > 0 {
				return urlCSS, n + end
			}
		}
		return nameCSS, n
	default:
		return c, 1
	}
}

// isNameCSS reports whether a byte is part of names and numbers.
func isNameCSS(c byte) bool {
	return c >= utf8.RuneSelf || c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// endOfString returns the end of the string at the start of some CSS: its closing quotation mark, or the end of the
// line.
func endOfString(css string) int {
	for i := 1; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case css[0]:
			return i + 1
		case '\n':
			return i
		}
	}
	return len(css)
}

// endOfURL returns the end of an address in brackets, or 0 if the address is a string.
func endOfURL(css string) int {
	if rest := strings.TrimLeft(css[1:], " \t\r\n\f"); rest == "" || rest[0] == '"' || rest[0] == '\'' {
		return 0
	}
	for i := 1; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case ')':
			return i + 1
		}
	}
	return len(css)
}

// closingCSS are the brackets of CSS.
var closingCSS = map[byte]byte{'(': ')', '[': ']', '{': '}'}

// indexCSS returns the index of the first of some marks outside strings, comments and brackets, or -1. Open brackets
// end with the CSS.
func indexCSS(css, marks string) int {
	var open []byte // expected closing brackets
	for i := 0; i < len(css); {
		kind, n := tokenCSS(css[i:])
		closing, opens := closingCSS[kind]
		switch {
		case n == 1 && len(open) == 0 && strings.IndexByte(marks, css[i]) >= 0:
			return i
		case opens:
			open = append(open, closing)
		case len(open) > 0 && kind == open[len(open)-1]:
			open = open[:len(open)-1]
		}
		i += n
	}
	return -1
}

// withoutComments returns CSS with a space for each comment.
func withoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	for css != "" {
		kind, n := tokenCSS(css)
		if kind == commentCSS && n > 1 {
			b.WriteByte(' ')
		} else {
			b.WriteString(css[:n])
		}
		css = css[n:]
	}
	return b.String()
}

// cutBlock splits CSS after the first rule, into head, block and rest. A statement without a block, such as @import,
// has an empty one.
func cutBlock(css string) (head, block, rest string) {
	css = strings.TrimLeft(css, " \t\r\n\f")
	for _, mark := range []string{"<!--", "-->"} { // which once hid styles from old browsers
		css = strings.TrimLeft(strings.TrimPrefix(css, mark), " \t\r\n\f")
	}
	marks := "{"
	if strings.HasPrefix(css, "@") {
		marks = "{;"
	}
	i := indexCSS(css, marks)
	switch {
	case i < 0:
		return "@", "", ""
	case css[i] == ';':
		return "@", "", css[i+1:]
	}
	head, block = css[:i], css[i+1:]
	if end := indexCSS(block, "}"); end >= 0 {
		return head, block[:end], block[end+1:]
	}
	return head, block, "" // an open block ends with the styles
}

// cutDeclaration splits a list after its first declaration. A rule in the list yields "".
func cutDeclaration(list string) (first, rest string) {
	i := indexCSS(list, ";{")
	switch {
	case i < 0:
		return list, ""
	case list[i] == ';':
		return list[:i], list[i+1:]
	}
	_, _, rest = cutBlock(list)
	return "", rest
}

// unescapeCSS resolves backslashes: "\64 isplay" is display.
func unescapeCSS(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			i++
			continue
		}
		digits := i + 1
		for digits < len(s) && digits < i+7 && strings.IndexByte("0123456789abcdefABCDEF", s[digits]) >= 0 {
			digits++
		}
		if digits == i+1 {
			i = digits
			continue
		}
		n, err := strconv.ParseUint(s[i+1:digits], 16, 32)
		if err != nil || n > utf8.MaxRune {
			n = utf8.RuneError
		}
		b.WriteRune(rune(n))
		if i = digits; i < len(s) && s[i] == ' ' {
			i++
		}
	}
	return b.String()
}
