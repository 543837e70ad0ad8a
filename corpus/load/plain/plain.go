// Package plain builds the plain text of pages and Markdown: see [Builder].
package plain

import (
	"strings"
	"unicode"

	"verbatim/corpus/legible"
)

// Builder builds plain text of marked-up text: paragraphs with a blank line between, single spaces within.
type Builder struct {
	done  strings.Builder // finished paragraphs
	par   strings.Builder // the paragraph at work
	space bool            // a space is due before the next word
	fresh bool            // the paragraph's line has no word yet
}

// Words adds words to the paragraph. White space becomes one space; marks that nobody sees are dropped.
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

// Verbatim adds text whose line breaks and spaces count.
func (p *Builder) Verbatim(s string) {
	for _, r := range s {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) && !legible.IsBreak(r) {
			p.par.WriteRune(r)
		}
	}
	p.space, p.fresh = false, false
}

// Newline breaks the line within the paragraph.
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

// String returns the text so far; it ends in a line break unless it is empty.
func (p *Builder) String() string {
	p.Paragraph()
	if p.done.Len() == 0 {
		return ""
	}
	return strings.ToValidUTF8(p.done.String(), "\ufffd") + "\n"
}

// Current returns the paragraph at work.
func (p *Builder) Current() string { return strings.TrimSpace(p.par.String()) }
