package hidden

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
)

// An openTag is an element in Markdown whose end has not come yet: paragraphs of Markdown may lie between its tags.
type openTag struct {
	name string
	look look
	gone bool // it is not seen, with all that is in it
}

// OpenTags are the elements that are open, from the outermost.
type OpenTags []openTag

const (
	MaxOpen  = 100   // elements that are looked at; text within more is not seen
	maxKnown = 1_000 // elements whose end tags are looked for; a file with more is left out
)

// Hidden reports whether what comes now is not seen.
func (o OpenTags) Hidden() bool {
	return len(o) > 0 && (o[len(o)-1].gone || o[len(o)-1].look.hides())
}

// Read goes on with the tags of some HTML.
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

// isForeign reports whether an element is part of a drawing or a formula. Only there does a slash end an element.
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

// end closes an element with those that are open in it.
func (o *OpenTags) end(name string) {
	for i := len(*o) - 1; i >= 0; i-- {
		if (*o)[i].name == name {
			*o = (*o)[:i]
			return
		}
	}
}

// EndBlock closes the elements that end with a block of HTML, though nothing says so.
func (o *OpenTags) EndBlock() {
	for len(*o) > 0 && ending[(*o)[len(*o)-1].name] {
		*o = (*o)[:len(*o)-1]
	}
}

// Reopened is what makes some HTML, on its own, be within the elements that are open. Of plain elements it has only
// those that the HTML may close and those with which begins what is seen or not: a hundred elements before each block
// would take longer than the block.
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

// needed tells of each open element whether HTML with that many end tags may be read otherwise without it: of the
// plain ones with one name the innermost, one more than can end.
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
	// plainTags are elements in which HTML is read as in any other of them.
	plainTags = table.Set("address", "article", "aside", "center", "details", "div", "fieldset", "figure", "footer", "header",
		"main", "nav", "section", "span")

	// foreign are the elements that hold elements of another language than HTML.
	foreign = table.Set("svg", "math")

	// void are elements that have no end.
	void = table.Set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")

	// ending are those whose end may be left out.
	ending = table.Set("p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "option")
)
