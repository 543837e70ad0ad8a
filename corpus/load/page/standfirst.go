package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"verbatim/corpus/load/field"
	"verbatim/corpus/load/node"
	"verbatim/corpus/table"
)

// The standfirst is the summary between headline and body. Many pages have it outside of the element with the body,
// and the library looks for paragraphs only there.

const (
	maxHeadings = 50 // headings that are compared with the title
	maxAbove    = 40 // blocks after the headline among which the standfirst is
	minLead     = 8  // words of a standfirst
	minFirst    = 50 // bytes of the first paragraph of a body; what is shorter is a date or a byline
)

// numbered is the attribute with the number of a block. The library keeps it when it copies and renames elements.
const numbered = "data-verbatim-block"

// leadElements are the elements that hold a standfirst.
var leadElements = table.Set("div", "h2", "h3", "h4", "header", "p", "section")

// A leadBlock is a block after the headline that may be part of the standfirst.
type leadBlock struct {
	number int
	node   *html.Node
}

// findHeadline returns the headline of the article with that title, or nil. It prefers an h1 to an h2.
func findHeadline(doc *html.Node, title string) (headline *html.Node) {
	seen := 0
	for n := range doc.Descendants() {
		isFirst := n.Data == "h1" || node.Attr(n, "itemprop") == "headline"
		if !isFirst && n.Data != "h2" {
			continue
		}
		if seen++; seen > maxHeadings {
			break
		}
		text := field.OneLine(node.TextUpTo(n, node.MaxShown))
		if text == "" || title == "" || !similar(text, title) {
			continue
		}
		if isFirst {
			return n
		}
		if headline == nil {
			headline = n
		}
	}
	return headline
}

// numberBlocks numbers the blocks of a page that contain no other block, and returns those after the headline that may
// be the standfirst.
func numberBlocks(doc *html.Node, o *outline) (leads []leadBlock) {
	number, end := 0, 0
	for n := range doc.Descendants() {
		if n == o.headline {
			end = number + maxAbove
		}
		if n.Type != html.ElementNode {
			continue
		}
		removeAttrs(n, numbered)
		if !node.Blocks[n.Data] || hasBlock(n) {
			continue
		}
		number++
		n.Attr = append(n.Attr, html.Attribute{Key: numbered, Val: strconv.Itoa(number)})
		if number <= end && n != o.headline && isLead(n) && !o.isApart(n) {
			leads = append(leads, leadBlock{number, n})
		}
	}
	return leads
}

// hasBlock reports whether an element contains a block.
func hasBlock(n *html.Node) bool {
	for d := range n.Descendants() {
		if node.Blocks[d.Data] {
			return true
		}
	}
	return false
}

// isLead reports whether a block has the text of a standfirst: a sentence, of which many words are in lower case.
func isLead(n *html.Node) bool {
	if !leadElements[n.Data] {
		return false
	}
	words, lower := 0, 0
	text := node.TextUpTo(n, node.MaxShown)
	for word := range strings.FieldsSeq(text) {
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLetter(first) {
			words++
		}
		if unicode.IsLower(first) {
			lower++
		}
	}
	_, byline := field.BylineNames(field.OneLine(text))
	return words >= minLead && lower*5 >= words*2 && !byline && !linked(n)
}

// standfirst returns the blocks that are above the article that the library has found and not part of it.
func standfirst(leads []leadBlock, found *html.Node) (list []*html.Node) {
	first, body := firstParagraph(found), node.Text(found)
	var texts []string
	for _, lead := range leads {
		text := strings.TrimSpace(node.Text(lead.node))
		if lead.number >= first || strings.Contains(body, text) || slices.Contains(texts, text) {
			continue
		}
		list, texts = append(list, lead.node), append(texts, text)
	}
	return list
}

// firstParagraph returns the number of the first paragraph of the article that the library has found, or 0.
func firstParagraph(found *html.Node) int {
	for n := range found.Descendants() {
		number, err := strconv.Atoi(node.Attr(n, numbered))
		if err == nil && len(node.TextUpTo(n, minFirst+utf8.UTFMax)) >= minFirst {
			return number
		}
	}
	return 0
}
