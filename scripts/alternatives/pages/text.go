package main

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// parse parses a page, with its charset as the page declares it.
func parse(page []byte) (*html.Node, error) {
	r, err := charset.NewReader(bytes.NewReader(page), "")
	if err != nil {
		return nil, err
	}
	return html.Parse(r)
}

// inline are the elements within which, and beside which, words are not separated.
var inline = map[string]bool{"a": true, "abbr": true, "acronym": true, "b": true, "bdi": true, "bdo": true, "big": true,
	"cite": true, "code": true, "data": true, "dfn": true, "em": true, "font": true, "i": true, "ins": true, "kbd": true,
	"label": true, "mark": true, "q": true, "ruby": true, "s": true, "samp": true, "small": true, "span": true,
	"strike": true, "strong": true, "sub": true, "sup": true, "time": true, "tt": true, "u": true, "var": true,
	"wbr": true}

// silent are the elements whose text is not shown.
var silent = map[string]bool{"head": true, "script": true, "style": true, "noscript": true, "template": true,
	"svg": true, "iframe": true, "button": true, "select": true, "textarea": true}

// textOf returns the text of a tree, with a line per block.
func textOf(n *html.Node) string {
	var b strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		if n == nil || n.Type == html.ElementNode && silent[n.Data] {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		}
		isBlock := n.Type == html.ElementNode && !inline[n.Data]
		if isBlock {
			b.WriteByte('\n')
		}
		for c := range n.ChildNodes() {
			write(c)
		}
		if isBlock {
			b.WriteByte('\n')
		}
	}
	write(n)
	return b.String()
}
