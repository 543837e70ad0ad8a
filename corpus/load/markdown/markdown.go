// Package markdown reads Markdown files, with or without YAML front matter. [Parse] makes an article of a file.
package markdown

import (
	"bytes"
	"errors"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/hidden"
	"verbatim/corpus/load/page"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// Parse reads a Markdown file. The text of the article is the body as plain text.
func Parse(name string, data []byte) (corpus.Article, error) {
	data, err := decode.Plain(data)
	if err != nil {
		return corpus.Article{}, err
	}
	if err := decode.CheckText(data); err != nil {
		return corpus.Article{}, err
	}
	matter, body, err := splitFrontMatter(data)
	if err != nil {
		return corpus.Article{}, err
	}
	var a corpus.Article
	if err := readFrontMatter(&a, matter); err != nil {
		return corpus.Article{}, err
	}
	lines := bytes.Count(data[:len(data)-len(body)], []byte("\n"))
	if err := checkMarks(body, lines); err != nil {
		return corpus.Article{}, err
	}
	var heading string
	if heading, err = readBody(&a, body); err != nil {
		return corpus.Article{}, err
	}
	if strings.TrimSpace(a.Text) == "" { // "&nbsp;"
		return corpus.Article{}, skip.Errorf(skip.NoText)
	}
	field.Set(&a, field.Title, field.CleanTitle(heading))
	field.Fill(&a, name)
	return a, nil
}

// readBody reads the body into the article's text and blocks, and returns its first heading. It reads CommonMark and
// strikethrough. Other extensions (tables, footnotes) stay as typed, which is readable and can't be abused to take time.
func readBody(a *corpus.Article, body []byte) (heading string, err error) {
	defer skip.Recover(&err)
	m := markdown{source: body}
	root := markdownParser().Parse(text.NewReader(body))
	if m.hider, err = m.styles(root); err != nil {
		return "", err
	}
	m.blocks(root)
	a.Text, a.Blocks = m.out.String(), m.out.Blocks()
	return m.heading, errors.Join(m.err, m.hider.Exceeded())
}

type markdown struct {
	source  []byte
	out     plain.Builder
	heading string
	hider   *hidden.Hider
	open    hidden.OpenTags // HTML elements
	err     error           // of HTML in it
}

// styles returns a hider with the styles in the HTML of a Markdown file.
func (m *markdown) styles(root ast.Node) (*hidden.Hider, error) {
	var all strings.Builder
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if b, ok := n.(*ast.HTMLBlock); ok {
			all.WriteString(m.raw(b) + "\n")
		}
	}
	if !strings.Contains(strings.ToLower(all.String()), "<style") {
		return hidden.New(nil), nil
	}
	doc, err := page.ParseDocument(all.String())
	if err != nil {
		return nil, err
	}
	s, err := hidden.ReadSheet(doc)
	return hidden.New(s), err
}

// blocks writes the blocks of n. checkMarks bounds how deep they nest.
func (m *markdown) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			m.inlines(c)
		case *ast.Heading:
			m.out.Within(corpus.Heading, func() {
				m.inlines(c)
				if text := m.out.Current(); m.heading == "" && !field.Furniture(text) {
					m.heading = text
				}
			})
		case *ast.Blockquote:
			if of := m.postIn(c); of.URL != "" {
				m.out.WithinPost(of, func() { m.blocks(c) })
			} else {
				m.out.Within(corpus.Quoted, func() { m.blocks(c) })
			}
		case *ast.ListItem:
			m.out.Within(corpus.ListItem, func() { m.blocks(c) })
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			if !m.open.Hidden() {
				m.out.Verbatim(string(c.Lines().Value(m.source)))
			}
		case *ast.HTMLBlock:
			m.html(c)
		default: // lists
			m.blocks(c)
		}
		m.out.Paragraph()
	}
}

// inlines writes the words of a block. It follows links between nodes instead of recursing, since the depth of
// emphasis is not bounded.
func (m *markdown) inlines(block ast.Node) {
	defer func(n int) { m.open = m.open[:min(n, len(m.open))] }(len(m.open)) // elements that a paragraph opens end with it
	for n := block.FirstChild(); n != nil; {
		descend := m.inline(n)
		if descend && n.FirstChild() != nil {
			m.emphasis(n, 1)
			n = n.FirstChild()
			continue
		}
		for n != block && n.NextSibling() == nil {
			n = n.Parent()
			m.emphasis(n, -1)
		}
		if n == block {
			return
		}
		n = n.NextSibling()
	}
}

// emphasis tells the builder that emphasis begins or, with -1, ends.
func (m *markdown) emphasis(n ast.Node, by int) {
	switch e, ok := n.(*ast.Emphasis); {
	case ok && e.Level > 1:
		m.out.Bold(by)
	case ok:
		m.out.Italic(by)
	}
}

// inline writes a node and reports whether to write its children.
func (m *markdown) inline(n ast.Node) (descend bool) {
	if raw, ok := n.(*ast.RawHTML); ok {
		m.open.Read(string(raw.Segments.Value(m.source)), m.hider)
		return false
	}
	if m.open.Hidden() {
		return true // the element may end in a child
	}
	switch n := n.(type) {
	case *ast.Text:
		if s := string(n.Segment.Value(m.source)); n.IsRaw() {
			m.out.Words(s)
		} else {
			m.out.Words(unescape(s))
		}
		switch {
		case n.HardLineBreak():
			m.out.Newline()
		case n.SoftLineBreak():
			m.out.Words(" ")
		}
	case *ast.String:
		m.out.Words(string(n.Value))
	case *ast.Link:
		if address, text := m.linked(n); address != "" {
			printed, _ := day.Find(text)
			m.out.Link(corpus.Post{Day: printed.Day, URL: address})
		}
	case *ast.AutoLink:
		m.out.Words(string(n.Label(m.source)))
	case *struckOut, *ast.Image:
		return false
	}
	return true
}

// html writes the text that an HTML block shows.
func (m *markdown) html(n *ast.HTMLBlock) {
	raw := m.raw(n)
	if len(m.open) > hidden.MaxOpen { // some of it may be in elements that can't be reopened
		m.open.Read(raw, m.hider)
		m.open.EndBlock()
		return
	}
	doc, err := page.ParseDocument(m.open.Reopened(raw) + raw)
	m.open.Read(raw, m.hider)
	m.open.EndBlock()
	if err != nil {
		m.err = err
		return
	}
	m.hider.Hide(doc)
	m.out.Paragraph()
	page.Mark(doc)
	page.WriteText(&m.out, doc)
}

// raw returns the HTML of a block.
func (m *markdown) raw(n *ast.HTMLBlock) string {
	raw := n.Lines().Value(m.source)
	if n.HasClosure() {
		raw = append(bytes.Clone(raw), n.ClosureLine.Value(m.source)...)
	}
	return string(raw)
}

var (
	escaped = table.Pattern("\\\\[!-/:-@\\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
)

// unescape resolves the backslash escapes and character references of Markdown text.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	return escaped().ReplaceAllStringFunc(s, func(e string) string {
		if e[0] == '\\' {
			return e[1:]
		}
		return html.UnescapeString(e)
	})
}
