package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/skip"
)

// A page can be written that is small and takes hours to parse, or all memory: elements such as b and a that are left open are opened
// anew by the parser in each block behind them, and compared with each other attribute by attribute. So the tags are counted before they
// are parsed. Pages of news are far from these bounds.
const (
	// maxElements is the number of elements above which a page is not read: finding the body takes time that grows faster
	// than they do. News pages have 1,000 to 5,000.
	maxElements = 30_000

	maxTags       = 4 * maxElements // tags, closing ones and comments too, of which many may stand for no element
	maxAttributes = 200             // of one element; pages made by scripts have 30 on some
	maxRoots      = 100             // html and body tags: each is compared with the first. Pages in which others lie have some
	maxReopened   = 10 * maxElements
)

// formatting are the elements that the HTML standard opens anew in the block behind the one in which they were left open.
var formatting = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Nobr: true, atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true}

// checkTags returns why a page is not parsed, or nil.
func checkTags(page string) error { return new(tagCount).count(page, false) }

// A tagCount is what is counted of a page's tags.
type tagCount struct {
	tags, elements, roots int
	open                  map[atom.Atom]int // formatting elements that are open, as far as tags tell
	opened                int               // the sum of open
	reopened              int               // how many of them the parser may have to open anew
	drawn                 bool              // svg or math has begun
}

// count counts the tags of a page, those in scripts, styles and titles too if all is set: behind the beginning of a drawing that
// withoutDrawings has left they count wherever they stand.
func (c *tagCount) count(page string, all bool) error {
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return nil
		}
		if all {
			z.NextIsNotRawText()
		}
		if raw := z.Raw(); kind == html.TextToken && c.drawn && !all && bytes.IndexByte(raw, '<') >= 0 {
			if err := c.count(string(raw), true); err != nil {
				return err
			}
		}
		name, attributes := z.TagName()
		if err := c.add(kind, atom.Lookup(name), attributes, z); err != nil {
			return err
		}
	}
}

// add counts a token.
func (c *tagCount) add(kind html.TokenType, tag atom.Atom, attributes bool, z *html.Tokenizer) error {
	if kind == html.TextToken {
		c.reopened += c.opened
	} else {
		c.tags++
	}
	switch kind {
	case html.StartTagToken, html.SelfClosingTagToken:
		c.elements++
		c.reopened += c.opened
		c.begin(tag)
		switch tag {
		case atom.Html, atom.Body:
			c.roots++
		case atom.Svg, atom.Math:
			c.drawn = true
		}
	case html.EndTagToken:
		if c.open[tag] > 0 {
			c.open[tag]--
			c.opened--
		}
	}
	for n := 0; attributes; n++ {
		if _, _, attributes = z.TagAttr(); n == maxAttributes {
			return skip.Errorf(skip.ManyAttributes)
		}
	}
	if c.tags > maxTags || c.elements > maxElements || c.roots > maxRoots || c.reopened > maxReopened {
		return skip.Errorf(skip.ManyTags)
	}
	return nil
}

// begin notes an element that formats. One link ends where the next begins.
func (c *tagCount) begin(tag atom.Atom) {
	if !formatting[tag] || tag == atom.A && c.open[tag] > 0 {
		return
	}
	if c.open == nil {
		c.open = map[atom.Atom]int{}
	}
	c.open[tag]++
	c.opened++
}
