package hidden

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
)

// An openTag is an HTML element in Markdown that is still open. Its tags can have paragraphs of Markdown between them.
type openTag struct {
	name string
	look look
	gone bool // readers see neither it nor anything in it
}

// OpenTags are the open elements, the outermost first.
type OpenTags []openTag

const (
	MaxOpen  = 100   // elements that are tracked; text in more is not seen
	maxKnown = 1_000 // elements whose end tags are tracked; a file with more is left out
)

// Hidden reports whether readers don't see what follows.
func (o OpenTags) Hidden() bool {
	return len(o) > 0 && (o[len(o)-1].gone || o[len(o)-1].look.hides())
}

// Read opens and closes elements by the tags of some HTML.
func (o *OpenTags) Read(raw string, h *Hider) {
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

// isForeign reports whether an element is in a drawing or a formula. Only there does a slash close an element.
func (o OpenTags) isForeign(name string) bool {
	return foreign[name] || slices.ContainsFunc(o, func(t openTag) bool { return foreign[t.name] })
}

// begin opens an element.
func (o *OpenTags) begin(tag html.Token, h *Hider) {
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
	gone := in.gone || !isSeen || node.Silent[tag.Data] || len(*o) >= MaxOpen-1
	*o = append(*o, openTag{tag.Data, l, gone})
}

// end closes an element and the open elements in it.
func (o *OpenTags) end(name string) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].name == name {
			*o = (*o)[:i]
			return
		}
	}
}

// EndBlock closes the elements that end with a block of HTML without an end tag.
func (o *OpenTags) EndBlock() {
	for len(*o) > 0 && ending[(*o)[len(*o)-1].name] {
		*o = (*o)[:len(*o)-1]
	}
}

// Reopened returns the start tags that put some HTML back into the open elements. It leaves out plain elements,
// unless the HTML may close them or they begin a hidden or a visible part: a hundred elements before each block would
// take longer than the block.
func (o OpenTags) Reopened(raw string) string {
	needed := o.needed(strings.Count(raw, "</"))
	var b strings.Builder
	within := false
	for i := range o {
		hidden := o[:i+1].Hidden()
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

// needed reports for each open element whether it can change how HTML with that many end tags is read. Of plain
// elements with the same name, these are the innermost, one more than the end tags.
func (o OpenTags) needed(ends int) []bool {
	needed, inner := make([]bool, len(o)), map[string]int{}
	for i := len(o) - 1; i >= 0; i-- {
		name := o[i].name
		needed[i] = !plainTags[name] || inner[name] <= ends
		inner[name]++
	}
	return needed
}

var (
	// plainTags are elements that don't change how the HTML in them is read.
	plainTags = table.Set("address", "article", "aside", "center", "details", "div", "fieldset", "figure",
		"footer", "header", "main", "nav", "section", "span")

	// foreign are the elements that contain another language than HTML.
	foreign = table.Set("svg", "math")

	// void are elements without an end tag.
	void = table.Set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
		"wbr")

	// ending are elements whose end tag may be left out.
	ending = table.Set("p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "option")
)
