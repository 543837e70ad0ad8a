package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus/load/node"
)

// addSheets puts the styles that the page contains in other parts of its file where the page links to them.
func (s *Source) addSheets(doc *html.Node) {
	if len(s.Sheets) == 0 {
		return
	}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Link || !strings.EqualFold(strings.TrimSpace(node.Attr(n, "rel")), "stylesheet") {
			continue
		}
		if css, ok := s.Sheets[node.Attr(n, "href")]; ok {
			n.Data, n.DataAtom = "style", atom.Style
			n.AppendChild(&html.Node{Type: html.TextNode, Data: css})
		}
	}
}

// Pictures in a page are addresses that contain their own bytes: "data:image/png;base64,iVBORw0…".
var dataScheme = []byte("data:")

const (
	maxDataType = 200 // bytes between "data:" and the comma
	minPicture  = 256 // bytes of data that are removed; fewer are no burden
)

// withoutPictures returns a page without the bytes of the pictures and fonts that its addresses contain. A page of
// many megabytes becomes as small as it is without them.
func withoutPictures(page []byte) []byte {
	var kept []byte
	done := 0
	for at := 0; ; {
		next := bytes.Index(page[at:], dataScheme)
		if next < 0 {
			break
		}
		at += next + len(dataScheme)
		comma := bytes.IndexByte(page[at:min(at+maxDataType, len(page))], ',')
		if comma < 0 {
			continue
		}
		start := at + comma + 1
		end := start
		for end < len(page) && inAddress[page[end]] {
			end++
		}
		if end-start >= minPicture {
			kept, done = append(kept, page[done:start]...), end
			at = end
		}
	}
	if done == 0 {
		return page
	}
	return append(kept, page[done:]...)
}

// inAddress are the bytes that may be in the data of an address. Quotation marks, brackets and white space are not.
var inAddress = func() (set [256]bool) {
	for c := range set {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		set[c] = letter || c >= '0' && c <= '9' || strings.IndexByte("+/=%-_.!*;,:@&~?$#", byte(c)) >= 0
	}
	return set
}()
