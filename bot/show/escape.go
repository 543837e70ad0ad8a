package show

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
)

// discord is Discord's Markdown. It shows any punctuation after a backslash as it is.
var discord = wording.Markdown{
	Always:      "\\*_~`|[]<>@", // Markdown, mentions ("<@…>", "@everyone"), links ("[…](…)")
	LineStart:   "#-+",          // headings, small print, lists
	AfterNumber: ".",            // numbered lists
	Sometimes:   ":",
	Acts:        func(rest string, _ wording.Place) bool { return shape.MatchString(rest) },
}

// shape finds a colon that makes an address a link, or that begins an emoji.
var shape = regexp.MustCompile(`^:(//|[\w~+-]+:)`)

// Escape returns s so that Discord shows just its characters: nothing in it formats, links or mentions. It leaves out
// invisible characters, since they can reorder the message or split a word. Apart from that it only adds backslashes,
// so that Unescape returns the visible text of s.
func Escape(s string) string { return discord.Escape(legible.Text(s)) }

// Unescape returns what a reader sees of a text that Render made: without escaping backslashes and the marks of bold
// type.
func Unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case strings.HasPrefix(s[i:], "**"):
			i++
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// isPunct reports whether c is ASCII punctuation. Before it a backslash is an escape for Discord.
func isPunct(c byte) bool {
	return c < utf8.RuneSelf && (unicode.IsPunct(rune(c)) || unicode.IsSymbol(rune(c)))
}

// Clip shortens what a reader sees of s to at most n characters. "…" stands for what was left out.
func Clip(s string, n int) string {
	s = strings.Join(strings.Fields(legible.Text(s)), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}
