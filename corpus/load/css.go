package load

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// withoutComments returns CSS with a space in the place of each comment. What is in strings is no comment.
func withoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	var quote byte
	from := 0
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case strings.HasPrefix(css[i:], "/*"):
			b.WriteString(css[from:i] + " ")
			n := strings.Index(css[i+2:], "*/")
			if n < 0 {
				return b.String()
			}
			from = i + 2 + n + 2
			i = from - 1
		}
	}
	return b.String() + css[min(from, len(css)):]
}

// cutBlock cuts off the first rule: what is before its block, what is in it, and what is behind. A statement without
// a block, such as @import, comes with an empty one. Braces in strings don't count.
func cutBlock(css string) (head, block, rest string) {
	depth, start := 0, 0
	var quote byte
	for i := 0; i < len(css); i++ {
		c := css[i]
		switch {
		case c == '\\':
			i++
		case quote != 0:
			if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ';' && depth == 0:
			return "@", "", css[i+1:]
		case c == '{':
			if depth++; depth == 1 {
				head, start = css[:i], i+1
			}
		case c == '}' && depth == 0:
			return "@", "", css[i+1:] // one too many
		case c == '}':
			if depth--; depth == 0 {
				return head, css[start:i], css[i+1:]
			}
		}
	}
	if depth > 0 {
		return head, css[start:], "" // what is left open ends with the styles
	}
	return "@", "", ""
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
