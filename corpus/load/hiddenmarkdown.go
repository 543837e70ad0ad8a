package load

import (
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// markdownParser reads CommonMark, and what is struck out between tildes, as most programs show it. The library's own
// extension for that brings all its others along, which take time whenever the program starts.
var markdownParser = sync.OnceValue(func() parser.Parser {
	p := goldmark.DefaultParser()
	p.AddOptions(parser.WithInlineParsers(util.Prioritized(strikes{}, 500))) // as that extension
	return p
})

// strikes finds ~~what is struck out~~: one tilde or two, as on GitHub.
type strikes struct{}

// struckOut is a node of Markdown that is struck out.
type struckOut struct{ ast.BaseInline }

var kindStruckOut = ast.NewNodeKind("StruckOut")

// Kind implements ast.Node.
func (*struckOut) Kind() ast.NodeKind { return kindStruckOut }

// Dump implements ast.Node.
func (n *struckOut) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Trigger implements parser.InlineParser.
func (strikes) Trigger() []byte { return []byte{'~'} }

// Parse implements parser.InlineParser.
func (strikes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, strikes{})
	if node == nil || node.OriginalLength > 2 || before == '~' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// IsDelimiter implements parser.DelimiterProcessor.
func (strikes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (strikes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (strikes) OnMatch(int) ast.Node { return &struckOut{} }

// An openTag is an element in Markdown whose end has not come yet: paragraphs of Markdown may lie between its tags.
type openTag struct {
	name string
	look look
	gone bool // it is not seen, with all that is in it
}

// openTags are the elements that are open, from the outermost.
type openTags []openTag

const (
	maxOpen  = 100   // elements that are looked at; text within more is not seen
	maxKnown = 1_000 // elements whose end tags are looked for; a file with more is left out
)

// hide reports whether what comes now is not seen.
func (o openTags) hide() bool {
	return len(o) > 0 && (o[len(o)-1].gone || o[len(o)-1].look.hides())
}

// read goes on with the tags of some HTML.
func (o *openTags) read(raw string, h *hider) {
	for z := html.NewTokenizer(strings.NewReader(raw)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			if tag := z.Token(); !void[tag.Data] {
				o.begin(tag, h)
			}
		case html.SelfClosingTagToken:
			if tag := z.Token(); !void[tag.Data] && !o.isForeign(tag.Data) {
				o.begin(tag, h) // browsers ignore the slash
			}
		case html.EndTagToken:
			o.end(z.Token().Data)
		}
	}
}

// isForeign reports whether an element is part of a drawing or a formula. Only there does a slash end an element.
func (o openTags) isForeign(name string) bool {
	return foreign[name] || slices.ContainsFunc(o, func(t openTag) bool { return foreign[t.name] })
}

// begin opens an element.
func (o *openTags) begin(tag html.Token, h *hider) {
	if len(*o) >= maxKnown {
		h.tooDeep = true
		return
	}
	in := openTag{look: look{background: white}}
	if len(*o) > 0 {
		in = (*o)[len(*o)-1]
	}
	n := &html.Node{Type: html.ElementNode, Data: tag.Data, DataAtom: tag.DataAtom, Attr: tag.Attr}
	l, isSeen := h.element(n, in.look)
	gone := in.gone || !isSeen || silent[tag.Data] || len(*o) >= maxOpen-1
	*o = append(*o, openTag{tag.Data, l, gone})
}

// end closes an element with those that are open in it.
func (o *openTags) end(name string) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].name == name {
			*o = (*o)[:i]
			return
		}
	}
}

// endBlock closes the elements that end with a block of HTML, though nothing says so.
func (o *openTags) endBlock() {
	for len(*o) > 0 && ending[(*o)[len(*o)-1].name] {
		*o = (*o)[:len(*o)-1]
	}
}

// reopened is what makes some HTML, on its own, be within the elements that are open. Of plain elements it has only
// those that the HTML may close and those with which begins what is seen or not: a hundred elements before each block
// would take longer than the block.
func (o openTags) reopened(raw string) string {
	needed := o.needed(strings.Count(raw, "</"))
	var b strings.Builder
	within := false
	for i := range o {
		hidden := o[:i+1].hide()
		if !needed[i] && hidden == within {
			continue
		}
		b.WriteString("<" + o[i].name)
		if within = hidden; hidden {
			b.WriteString(" hidden")
		}
		b.WriteString(">")
	}
	return b.String()
}

// needed tells of each open element whether HTML with that many end tags may be read otherwise without it: of the
// plain ones with one name the innermost, one more than can end.
func (o openTags) needed(ends int) []bool {
	needed, inner := make([]bool, len(o)), map[string]int{}
	for i := len(o) - 1; i >= 0; i-- {
		name := o[i].name
		needed[i] = !plainTags[name] || inner[name] <= ends
		inner[name]++
	}
	return needed
}

var (
	// plainTags are elements in which HTML is read as in any other of them.
	plainTags = setOf("address", "article", "aside", "center", "details", "div", "fieldset", "figure", "footer", "header",
		"main", "nav", "section", "span")

	// foreign are the elements that hold elements of another language than HTML.
	foreign = setOf("svg", "math")

	// void are elements that have no end.
	void = setOf("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")

	// ending are those whose end may be left out.
	ending = setOf("p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "option")
)
