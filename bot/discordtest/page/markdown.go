package page

import (
	"html"
	"html/template"
	"regexp"
	"strings"
)

// Discord's Markdown as the bot writes it: blocks at the beginning of lines, and marks inside them.
var (
	inline = regexp.MustCompile("\\\\[[:punct:]]|\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\(<([^>]*)>\\)|<(https?://[^>]*)>|\\*\\*|\\*|`[^`]*`|<#(\\d+)>|<@!?(\\d+)>")
	fence  = regexp.MustCompile("(?s)```\n?(.*?)```")
)

// markdown returns a text as HTML.
func markdown(text string) template.HTML {
	var b strings.Builder
	at := 0
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		lines(&b, text[at:m[0]])
		b.WriteString("<pre>" + html.EscapeString(text[m[2]:m[3]]) + "</pre>")
		at = m[1]
	}
	lines(&b, text[at:])
	return template.HTML(b.String())
}

// lines writes lines of text, each a block of its own; lines of one block quote stand together.
func lines(b *strings.Builder, text string) {
	quoted := false
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		words, isQuote := strings.CutPrefix(line, "> ")
		if isQuote != quoted {
			b.WriteString(map[bool]string{true: "<blockquote>", false: "</blockquote>"}[isQuote])
			quoted = isQuote
		}
		small, isSmall := strings.CutPrefix(words, "-# ")
		item, isItem := strings.CutPrefix(words, "- ")
		switch {
		case isSmall:
			b.WriteString(`<div class="small">` + marked(small) + "</div>")
		case isItem:
			b.WriteString(`<div class="item">` + marked(item) + "</div>")
		case words == "":
			b.WriteString(`<div class="empty"></div>`)
		default:
			b.WriteString("<div>" + marked(words) + "</div>")
		}
	}
	if quoted {
		b.WriteString("</blockquote>")
	}
}

// marked returns the text of a line with its marks as HTML.
func marked(text string) string {
	var b strings.Builder
	bold, italic, at := false, false, 0
	toggle := func(on *bool, tag string) {
		if *on = !*on; *on {
			b.WriteString("<" + tag + ">")
		} else {
			b.WriteString("</" + tag + ">")
		}
	}
	group := func(m []int, n int) string {
		if m[2*n] < 0 {
			return ""
		}
		return text[m[2*n]:m[2*n+1]]
	}
	for _, m := range inline.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(html.EscapeString(text[at:m[0]]))
		at = m[1]
		switch found := text[m[0]:m[1]]; {
		case found == "**":
			toggle(&bold, "b")
		case found == "*":
			toggle(&italic, "i")
		case found[0] == '\\':
			b.WriteString(html.EscapeString(found[1:]))
		case found[0] == '`':
			b.WriteString("<code>" + html.EscapeString(found[1:len(found)-1]) + "</code>")
		case group(m, 2) != "":
			b.WriteString(`<a href="` + html.EscapeString(group(m, 2)) + `">` + marked(group(m, 1)) + "</a>")
		case group(m, 3) != "":
			b.WriteString("<a>" + html.EscapeString(group(m, 3)) + "</a>")
		default:
			b.WriteString(`<span class="mention">` + html.EscapeString(strings.Trim(found, "<>")) + "</span>")
		}
	}
	b.WriteString(html.EscapeString(text[at:]))
	return b.String()
}
