package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/layout/post"
	"verbatim/corpus/load/node"
	"verbatim/corpus/load/plain"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// The attributes by which Mark tells WriteText what an element is. The library that finds the body removes classes, and
// pages cannot set these: Mark removes them first.
const (
	postMark = "data-verbatim-post" // the post's day, a space, and its address
	noteMark = "data-verbatim-note"
)

const (
	maxMarks  = 500   // elements that are marked
	maxMarked = 5_000 // bytes of the text in one; longer ones hold more than a post or a note
)

var (
	postClass = table.Pattern(`^(?:(?:twitter|x|mastodon|telegram|instagram|facebook|fb|bluesky|bsky|threads|tiktok|` +
		`truthsocial|reddit|vk|linkedin)[-_](?:tweet|video|embed|post|media|status|quote|card|xfbml)[\w-]*|tweet|` +
		`(?:embedded|embed)[-_](?:tweet|post)|(?:tweet|post|social)[-_]embed|social[-_]post|text-post-media)$`)
	noteClass = table.Pattern(`correction|clarification|editor(?:ial)?s?[-_]?note|ed-note|amendment|erratum|retraction`)
	markable  = table.Set("blockquote", "div", "figure", "section", "aside", "p", "li", "footer", "em", "small")
)

// Mark marks the elements that are posts of other sites or the outlet's notes, and turns each into a block quote of
// plain paragraphs, which the library that finds the body keeps.
func Mark(doc *html.Node) {
	var found []*html.Node
	var kinds []string
	var inside *html.Node // the last element found, with all that is in it
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		removeAttrs(n, postMark, noteMark)
		mark := markOf(n)
		if mark == "" || len(found) == maxMarks || inside != nil && within(n, inside) {
			continue
		}
		if words := strings.TrimSpace(node.TextUpTo(n, maxMarked+1)); words != "" && len(words) <= maxMarked {
			found, kinds, inside = append(found, n), append(kinds, mark), n
		}
	}
	for i, n := range found {
		value := ""
		if kinds[i] == postMark {
			of := postOf(n)
			value = of.Date() + " " + of.URL
		}
		flatten(n)
		n.Attr = []html.Attribute{{Key: kinds[i], Val: value}}
	}
}

// maxClass is how many bytes of an element's classes are read.
const maxClass = 500

// markOf returns the mark of an element by its classes, or "".
func markOf(n *html.Node) string {
	if n.DataAtom == atom.Blockquote && linksToPost(n) {
		return postMark
	}
	class := node.Attr(n, "class")
	class = class[:wording.Floor(class, maxClass)]
	if class == "" || !markable[n.Data] {
		return ""
	}
	for token := range strings.FieldsSeq(strings.ToLower(class)) {
		switch {
		case postClass().MatchString(token):
			return postMark
		case noteClass().MatchString(token):
			return noteMark
		}
	}
	return ""
}

// linksToPost reports whether a block quote links to a post with the post's day, as embedded posts do that have lost
// their class.
func linksToPost(n *html.Node) bool {
	seen := 0
	for d := range n.Descendants() {
		if seen++; seen > maxPostNodes {
			return false
		}
		if d.DataAtom != atom.A || d.Type != html.ElementNode {
			continue
		}
		if _, ok := post.Address(node.Attr(d, "href")); !ok {
			continue
		}
		if _, dated := day.Find(node.TextUpTo(d, node.MaxShown)); dated {
			return true
		}
	}
	return false
}

// maxPostNodes is how many nodes of a block quote are looked at. A post has about 20.
const maxPostNodes = 400

// within reports whether n is inside of another element. It looks at most maxDepthSeen levels up.
func within(n, outer *html.Node) bool {
	for range maxDepthSeen {
		if n == nil {
			return false
		}
		if n == outer {
			return true
		}
		n = n.Parent
	}
	return false
}

// maxDepthSeen is how many levels the parser nests elements at most.
const maxDepthSeen = 512

// addressAttrs are the attributes in which sites give the address of a post.
var addressAttrs = table.Set("cite", "data-href", "data-url", "data-embed-url", "data-instgrm-permalink",
	"data-permalink", "data-telegram-post", "data-post-url")

// postOf returns the day and the address of an embedded post by its attributes, its links and its times.
func postOf(n *html.Node) corpus.Post {
	var of corpus.Post
	var days corpus.Post // of the last link with a day: other links are in the words
	note := func(element *html.Node) {
		for _, a := range element.Attr {
			if a.Key == "data-telegram-post" {
				a.Val = "https://t.me/" + a.Val
			}
			if _, ok := post.Address(a.Val); ok && of.URL == "" && addressAttrs[a.Key] {
				of.URL = a.Val
			}
			if found, ok := day.Find(a.Val); ok && a.Key == "datetime" && days.Day.IsZero() {
				days.Day = found.Day
			}
		}
		if element.DataAtom != atom.A {
			return
		}
		href := node.Attr(element, "href")
		found, dated := day.Find(node.TextUpTo(element, maxMarked))
		if _, ok := post.Address(href); ok && (of.URL == "" || dated) {
			of.URL = href
		} else if dated && of.URL == "" && strings.HasPrefix(href, "http") {
			of.URL = href
		}
		if dated {
			days.Day = found.Day
		}
	}
	note(n)
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			note(d)
		}
	}
	of.Day, of.URL = days.Day, strings.TrimSuffix(of.URL, "/embed")
	return of
}

// flatten turns an element into a block quote of plain paragraphs.
func flatten(n *html.Node) {
	var out plain.Builder
	writeChildren(&out, n)
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	for line := range strings.Lines(out.String()) {
		if line = strings.TrimSpace(line); line != "" {
			p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			p.AppendChild(&html.Node{Type: html.TextNode, Data: line})
			n.AppendChild(p)
		}
	}
	n.Data, n.DataAtom = "blockquote", atom.Blockquote
}

// writeMarked writes an element that Mark has marked, and reports whether it is one.
func writeMarked(out *plain.Builder, n *html.Node) bool {
	write := func() { writeChildren(out, n) }
	switch {
	case n.Data != "blockquote":
		return false
	case node.HasAttr(n, noteMark):
		out.Within(corpus.Note, write)
		return true
	case !node.HasAttr(n, postMark):
		return false
	}
	date, address, _ := strings.Cut(node.Attr(n, postMark), " ")
	of := corpus.Post{URL: address}
	if t, err := day.ISO.Parse(date); err == nil {
		of.Day = t
	}
	out.WithinPost(of, write)
	return true
}

// writeLink writes a link, and tells the builder if it leads to a post.
func writeLink(out *plain.Builder, n *html.Node) {
	writeChildren(out, n)
	href := node.Attr(n, "href")
	if _, ok := post.Address(href); ok {
		found, _ := day.Find(node.TextUpTo(n, node.MaxShown))
		out.Link(corpus.Post{Day: found.Day, URL: href})
	}
}
