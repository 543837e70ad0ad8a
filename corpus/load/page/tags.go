package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/skip"
)

// A small hostile page can take hours or all memory to parse. The parser opens elements such as b and a again in each
// block after the one in which they were left open, and compares them attribute by attribute. So the tags are counted
// before the page is parsed. News pages are far below these bounds.
const (
	// maxElements is the most elements of a page: the time to find the body grows faster than their number. News
	// pages have 1,000 to 5,000.
	maxElements = 30_000

	maxTags       = 4 * maxElements // tags, including end tags and comments, which may make no element
	maxAttributes = 200             // of one element; pages made by scripts have up to 30
	maxRoots      = 100             // html and body tags, each compared with the first; pages that embed others have a few
	maxReopened   = 10 * maxElements
)

// formatting are the elements that the HTML standard opens again in the next block if they were left open.
var formatting = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true,
	atom.Font: true, atom.I: true,
	atom.Nobr: true, atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true}

// checkTags returns an error if the page is not to be parsed.
func checkTags(page string) error { return new(tagCount).count(page, false) }

// A tagCount counts the tags of a page.
type tagCount struct {
	tags, elements, roots int
	open                  map[atom.Atom]int // open formatting elements, judged by tags
	opened                int               // the sum of open
	reopened              int               // how often the parser may have to open one again
	drawn                 bool              // svg or math has begun
}

// count counts the tags of a page. If all is set, it includes those in scripts, styles and titles. They count
// everywhere after the start of a drawing that withoutDrawings did not remove.
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

// begin counts an open formatting element. A link ends where the next one begins.
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
