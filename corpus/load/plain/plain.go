// Package plain builds the plain text of pages and Markdown: see [Builder].
package plain

import (
	"strings"
	"unicode"

	"verbatim/corpus/legible"
)

// A Builder collects paragraphs, with single spaces in them and a blank line between them.
type Builder struct {
	done  strings.Builder // finished paragraphs
	par   strings.Builder // the current paragraph
	space bool            // the next word needs a space before it
	fresh bool            // the current line has no word yet
}

// Words adds words to the paragraph. White space becomes one space; invisible characters are dropped.
func (p *Builder) Words(s string) {
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v':
			p.space = p.par.Len() > 0 && !p.fresh
		case legible.IsBreak(r), unicode.IsControl(r):
		default:
			if p.space {
				p.par.WriteByte(' ')
				p.space = false
			}
			p.par.WriteRune(r)
			p.fresh = false
		}
	}
}

// Verbatim adds text with its line breaks and spaces.
func (p *Builder) Verbatim(s string) {
	for _, r := range s {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) && !legible.IsBreak(r) {
			p.par.WriteRune(r)
		}
	}
	p.space, p.fresh = false, false
}

// Newline begins a new line in the paragraph.
func (p *Builder) Newline() {
	if p.par.Len() > 0 {
		p.par.WriteByte('\n')
	}
	p.space, p.fresh = false, true
}

// Paragraph ends the paragraph, if there is one.
func (p *Builder) Paragraph() {
	s := strings.Trim(p.par.String(), " \t\n")
	p.par.Reset()
	p.space, p.fresh = false, false
	if s == "" {
		return
	}
	if p.done.Len() > 0 {
		p.done.WriteString("\n\n")
	}
	p.done.WriteString(s)
}

// String returns the text so far. It ends with a line break unless it is empty.
func (p *Builder) String() string {
	p.Paragraph()
	if p.done.Len() == 0 {
		return ""
	}
	return strings.ToValidUTF8(p.done.String(), "\ufffd") + "\n"
}

// Current returns the current paragraph.
func (p *Builder) Current() string { return strings.TrimSpace(p.par.String()) }
