package message

import (
	"net/textproto"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/load/page"
	"verbatim/corpus/load/skip"
)

// ParseArchive reads a page with its pictures in one file, as browsers save it: .mhtml or .mht. The page is read as
// a .html file is; the archive adds the address from which it was saved.
func ParseArchive(name string, data []byte) (corpus.Article, error) {
	r := reader{wants: func(kind string, h textproto.MIMEHeader) bool { return isPage(kind) || isOwnSheet(h) }}
	m, err := r.read(data, 0)
	if err != nil {
		return corpus.Article{}, err
	}
	root := m.root()
	if root == nil {
		return corpus.Article{}, skip.Errorf("no page was found in the archive; save the page again, or its text as .txt")
	}
	html, err := root.inUTF8()
	if err != nil {
		return corpus.Article{}, err
	}
	address := root.header.Get("Content-Location")
	if address == "" {
		address = m.header.Get("Snapshot-Content-Location")
	}
	return page.ParseFrom(name, html, page.Source{Address: address, Sheets: m.sheets()})
}

func isPage(kind string) bool { return kind == "text/html" || kind == "application/xhtml+xml" }

// isOwnSheet reports whether a part holds styles that the page contains itself. Browsers give them no address.
func isOwnSheet(h textproto.MIMEHeader) bool {
	return strings.HasPrefix(h.Get("Content-Location"), "cid:")
}

// root returns the part with the page: the one that the header names, or else the first.
func (m *message) root() *part {
	start := m.params["start"]
	var first *part
	for i := range m.parts {
		p := &m.parts[i]
		switch {
		case !isPage(p.kind):
		case start != "" && p.header.Get("Content-Id") == start:
			return p
		case first == nil:
			first = p
		}
	}
	return first
}

// sheets returns the styles of the page, by the address that its links give.
func (m *message) sheets() map[string]string {
	sheets := map[string]string{}
	for i := range m.parts {
		p := &m.parts[i]
		if p.kind != "text/css" || !isOwnSheet(p.header) {
			continue
		}
		if css, err := p.inUTF8(); err == nil {
			sheets[p.header.Get("Content-Location")] = string(css)
		}
	}
	return sheets
}
