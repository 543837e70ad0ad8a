// Package hidden removes from HTML what readers do not see, and what is struck out: no one said it in the article.
// Start with [ReadSheet], which reads the styles of a page, and [Hider.Hide]. [OpenTags] does the same for HTML in
// Markdown.
//
// The package is not a browser. It ignores scripts and the stylesheets in other files. Of the styles in the page it
// reads only the properties that hide text by themselves. Its time is bounded: see maxMatching.
//
// Inheritance, specificity and !important count; cascadia matches selectors. Rules for other media than screens or for
// some widths do not count, nor do selectors that depend on what the reader does. If the styles leave nothing of a page,
// they hide it until a script has run, and package page reads it again without them.
package hidden

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/node"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// struck are the elements that strike out their text.
var struck = table.Set("del", "s", "strike")

// unseen are elements that show nothing until a script runs, or because scripts run.
var unseen = table.Set("template", "noscript")

// A Hider removes from a page what its readers don't see.
type Hider struct {
	sheet   *Sheet // the page's own styles; nil for none
	budget  int    // remaining steps; below 0 after too many
	tooDeep bool   // more elements were open at once than OpenTags tracks
}

// maxMatching is how many steps the styles of a page may take: comparisons of elements with rules, and properties
// set. News pages take 100,000; 20 million need a second.
const maxMatching = 20_000_000

// New returns a hider for pages with these styles, which may be nil.
func New(s *Sheet) *Hider { return &Hider{sheet: s, budget: maxMatching} }

// Hide removes from a page what its readers don't see.
func (h *Hider) Hide(doc *html.Node) {
	var l look
	if !hasOtherStyles(doc) {
		l.background = white
	}
	h.within(doc, l)
}

// Exceeded returns an error if the styles of the page took too many steps, or its elements are nested too deep.
func (h *Hider) Exceeded() error {
	switch {
	case h.budget < 0:
		return skip.Errorf(skip.Styles)
	case h.tooDeep:
		return skip.Errorf(skip.Deep)
	}
	return nil
}

// white is the background of browsers by default.
var white = colour{known: true, parts: [3]int{255, 255, 255}}

// hasOtherStyles reports whether a page has stylesheets in other files, which might set a background.
func hasOtherStyles(doc *html.Node) bool {
	for n := range doc.Descendants() {
		rel := strings.ToLower(node.Attr(n, "rel"))
		if n.DataAtom == atom.Link && (strings.Contains(rel, "stylesheet") || rel == "preload" &&
			node.Attr(n, "as") == "style") ||
			n.DataAtom == atom.Style && strings.Contains(node.Text(n), "@import") {
			return true
		}
	}
	return false
}

// A look is what an element passes on to the elements in it.
type look struct {
	tiny, invisible, indented bool

	depth              int
	colour, background colour
	fill               colour // of the letters instead of colour, if filled
	filled             bool
	through            colour // of the background that shows through the letters, if cut
	cut                bool
}

// hides reports whether readers don't see text with this look.
func (l look) hides() bool {
	return l.tiny || l.invisible || l.indented || !l.hasInk()
}

// hasInk reports whether letters differ from their background. Clear letters show a background that is clipped to
// their shape.
func (l look) hasInk() bool {
	ink := l.colour
	if l.filled {
		ink = l.fill
	}
	if ink.clear && l.cut {
		ink = l.through
	}
	return !ink.clear && !ink.same(l.background)
}

// within removes from n what is not seen. It recurses as deep as the page nests, which the parser bounds at 512.
func (h *Hider) within(n *html.Node, l look) {
	for c := n.FirstChild; c != nil && h.budget >= 0; {
		next := c.NextSibling
		switch c.Type {
		case html.TextNode:
			if l.hides() && strings.TrimSpace(c.Data) != "" && !node.Silent[n.Data] {
				n.RemoveChild(c)
			}
		case html.ElementNode:
			passed, seen := h.element(c, l)
			if seen {
				h.within(c, passed)
			} else {
				n.RemoveChild(c)
			}
		}
		c = next
	}
}

// element reports whether an element may be seen, and returns its look.
func (h *Hider) element(n *html.Node, l look) (look, bool) {
	if struck[n.Data] || unseen[n.Data] || !shownByAttributes(n) {
		return l, false
	}
	if inlineWords(n) {
		n.Attr = withoutAttr(n.Attr, "aria-hidden") // readers do see it
	}
	l.depth++
	s := h.style(n)
	if s.hides() {
		return l, false
	}
	if node.HasAttr(n, "style") { // which the library that finds the article interprets differently
		n.Attr = withoutAttr(n.Attr, "style")
	}
	return l.with(s), true
}

// shownByAttributes reports whether no attribute of an element hides it.
func shownByAttributes(n *html.Node) bool {
	switch {
	case node.HasAttr(n, "hidden"), node.HasAttr(n, "popover"):
		return false
	case n.Data == "dialog":
		return node.HasAttr(n, "open")
	}
	return true
}

// inlineWords reports whether an element in a line has words although it is hidden from screen readers. For blocks,
// the library that finds the article respects that attribute: they are menus and the like.
func inlineWords(n *html.Node) bool {
	return node.HasAttr(n, "aria-hidden") && !node.Blocks[n.Data] && wordLike(node.TextUpTo(n, node.MaxShown))
}

func wordLike(s string) bool {
	return len(strings.Fields(s)) > 0 && strings.ToLower(s) != strings.ToUpper(s)
}

func withoutAttr(attrs []html.Attribute, key string) (kept []html.Attribute) {
	for _, a := range attrs {
		if a.Key != key {
			kept = append(kept, a)
		}
	}
	return kept
}

// style returns the properties of an element, from old attributes, then the page's rules, then its own style.
func (h *Hider) style(n *html.Node) style {
	s := style{}
	if h.sheet == nil && (n.DataAtom == atom.Html || n.DataAtom == atom.Body) {
		return s // a script shows a page that hides itself
	}
	if v := node.Attr(n, "bgcolor"); v != "" {
		s.set("background-color", v, false)
	}
	if v := node.Attr(n, "color"); v != "" && n.Data == "font" {
		s.set("color", v, false)
	}
	if h.sheet != nil {
		h.sheet.apply(n, s, &h.budget)
	}
	if own := node.Attr(n, "style"); own != "" {
		s.declare(own)
	}
	return s
}

// with returns the look of an element with these properties.
func (l look) with(s style) look {
	if v, ok := s.get("font-size"); ok {
		l.tiny = isTiny(v)
	}
	if v, ok := s.get("visibility"); ok {
		l.invisible = v == "hidden" || v == "collapse"
	}
	if v, ok := s.get("text-indent"); ok {
		n, isLength := toPixels(v)
		l.indented = isFar(v) || isLength && n >= farRight || v == "100%" && strings.Contains(s.value("overflow"), "hidden")
	}
	if v, ok := s.get("color"); ok && !keepsColour[v] {
		l.colour = parseColour(v)
	}
	if v, ok := s.get("-webkit-text-fill-color"); ok && !inherits[v] {
		l.filled = v != "currentcolor" && v != "initial"
		l.fill = parseColour(v)
	}
	return l.on(s.background(), s.value("background-clip") == "text" || s.value("-webkit-background-clip") == "text")
}

var (
	// inherits are the values that take a property from the surrounding element.
	inherits = table.Set("inherit", "unset", "revert", "revert-layer")

	// keepsColour are the values that don't change the colour of letters.
	keepsColour = table.Set("inherit", "unset", "revert", "revert-layer", "currentcolor")
)

// on returns the look of an element with a background, which may be clipped to its letters.
func (l look) on(background colour, cut bool) look {
	switch {
	case cut:
		l.cut, l.through = true, background
	case !background.clear:
		l.background, l.cut = background, false
	}
	return l
}
