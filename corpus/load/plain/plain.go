// Package plain builds the plain text of pages and Markdown, and its blocks: see [Builder].
package plain

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
)

// A Builder collects paragraphs, with single spaces in them and a blank line between them. The zero value is empty.
type Builder struct {
	done  strings.Builder // finished paragraphs
	par   strings.Builder // the current paragraph
	space bool            // the next word needs a space before it
	fresh bool            // the current line has no word yet
	ends  []int           // offsets of the line breaks in the current paragraph that may be spaces

	blocks []corpus.Block
	kind   corpus.BlockKind // of the paragraphs that are added; empty for a paragraph
	bold   int              // bold elements that are open
	italic int              // italic elements that are open
	plain  bool             // the current paragraph has words outside of bold elements
	roman  bool             // the current paragraph has words outside of italic elements
	cite   corpus.Span      // the words of the current paragraph that name the author of a block quote
	citing bool             // the words that are added name the author

	groups int         // block quotes, posts and notes so far
	group  int         // the number of the one that is open, or 0
	posted corpus.Post // of the post that is open
	link   corpus.Post // of the post that the current paragraph links to
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
			p.word(r)
		}
	}
}

// word adds a character of a word.
func (p *Builder) word(r rune) {
	if p.citing && p.cite.End == 0 {
		p.cite.Start = p.par.Len()
	}
	p.par.WriteRune(r)
	if p.citing {
		p.cite.End = p.par.Len()
	}
	p.fresh = false
	p.plain = p.plain || p.bold == 0
	p.roman = p.roman || p.italic == 0
}

// Verbatim adds text with its line breaks and spaces.
func (p *Builder) Verbatim(s string) {
	for _, r := range s {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) && !legible.IsBreak(r) {
			p.par.WriteRune(r)
		}
	}
	p.space, p.fresh, p.plain, p.roman = false, false, true, true
}

// Newline begins a new line in the paragraph. A second one in a row ends the paragraph.
func (p *Builder) Newline() {
	if p.fresh && p.par.Len() > 0 {
		p.Paragraph()
		return
	}
	if p.par.Len() > 0 {
		p.par.WriteByte('\n')
	}
	p.space, p.fresh = false, true
}

// Break is Newline for line breaks that pages also put into a sentence, where it is a space.
func (p *Builder) Break() {
	if p.par.Len() > 0 && !p.fresh {
		p.ends = append(p.ends, p.par.Len())
	}
	p.Newline()
}

// Paragraph ends the paragraph, if there is one.
func (p *Builder) Paragraph() {
	all := joinLines(p.par.String(), p.ends)
	s := strings.Trim(all, " \t\n")
	block := corpus.Block{Kind: p.kind, Bold: !p.plain, Italic: !p.roman, Group: p.group, Post: p.posted}
	if block.Post.IsZero() {
		block.Post = p.link
	}
	cite := p.cite
	p.par.Reset()
	p.link = corpus.Post{}
	p.space, p.fresh, p.plain, p.roman, p.cite, p.ends = false, false, false, false, corpus.Span{}, nil
	if s == "" {
		return
	}
	if p.done.Len() > 0 {
		p.done.WriteString("\n\n")
	}
	start := p.done.Len()
	p.done.WriteString(s)
	if block.Kind == "" {
		block.Kind = corpus.Paragraph
	}
	block.Span = corpus.Span{Start: start, End: start + len(s)}
	if cite.End > 0 {
		shift := start - strings.Index(all, s)
		block.Cite = corpus.Span{Start: cite.Start + shift, End: min(cite.End+shift, block.Span.End)}
	}
	p.blocks = append(p.blocks, block)
}

// grouped are the kinds of blocks that contain paragraphs. What is inside of one has its kind, headings of block quotes
// aside.
var grouped = map[corpus.BlockKind]bool{corpus.Quoted: true, corpus.Embedded: true, corpus.Note: true}

// Within runs write with paragraphs of a kind.
func (p *Builder) Within(kind corpus.BlockKind, write func()) {
	p.Paragraph()
	before, group, first := p.kind, p.group, len(p.blocks)
	inner := before == corpus.Quoted && (kind == corpus.Embedded || kind == corpus.Note)
	if !grouped[before] || inner {
		p.kind = kind
		if grouped[kind] {
			p.groups++
			p.group = p.groups
		}
	}
	write()
	p.Paragraph()
	p.kind, p.group = before, group
	if kind == corpus.Quoted && before != corpus.Quoted {
		p.citeAll(p.blocks[first:])
	}
}

// WithinPost runs write with the paragraphs of an embedded post.
func (p *Builder) WithinPost(of corpus.Post, write func()) {
	p.Paragraph()
	before := p.posted
	p.posted = of
	p.Within(corpus.Embedded, write)
	p.posted = before
}

// Link says that the current paragraph links to a post. The first of several counts.
func (p *Builder) Link(to corpus.Post) {
	if p.link.IsZero() {
		p.link = to
	}
}

// citeAll gives all blocks of a block quote the author that one of them names.
func (p *Builder) citeAll(blocks []corpus.Block) {
	for i := range blocks {
		if blocks[i].Cite.Len() == 0 {
			continue
		}
		for k := range blocks {
			blocks[k].Cite = blocks[i].Cite
		}
		return
	}
}

// Citing runs write with words that name the author of a block quote. Outside of one it only runs it.
func (p *Builder) Citing(write func()) {
	before := p.citing
	p.citing = p.kind == corpus.Quoted
	write()
	p.citing = before
}

// Bold says that the words from here on are in one more bold element, or with -1 in one less.
func (p *Builder) Bold(by int) { p.bold += by }

// Italic says that the words from here on are in one more italic element, or with -1 in one less.
func (p *Builder) Italic(by int) { p.italic += by }

// String returns the text so far. It ends with a line break unless it is empty.
func (p *Builder) String() string {
	p.Paragraph()
	if p.done.Len() == 0 {
		return ""
	}
	return strings.ToValidUTF8(p.done.String(), "\ufffd") + "\n"
}

// Blocks returns the blocks of the text that String returns.
func (p *Builder) Blocks() []corpus.Block {
	p.Paragraph()
	return p.blocks
}

// Next returns the offset in the text at which the next word begins, if no paragraph ends before it.
func (p *Builder) Next() int {
	at := p.done.Len() + p.par.Len()
	if p.done.Len() > 0 {
		at += len("\n\n")
	}
	if p.space {
		at++
	}
	return at
}

// Current returns the current paragraph.
func (p *Builder) Current() string { return strings.TrimSpace(p.par.String()) }
