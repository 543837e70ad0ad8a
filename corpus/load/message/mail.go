package message

import (
	"bytes"
	"cmp"
	"net/textproto"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/origin"
	"verbatim/corpus/load/page"
	"verbatim/corpus/load/skip"
)

// Parse reads an email: a newsletter, or an article that was forwarded. Its subject is the title, its date the day.
// Of an article that was forwarded, title, day and publisher are those of the original message.
func Parse(name string, data []byte) (corpus.Article, error) {
	r := reader{wants: func(kind string, _ textproto.MIMEHeader) bool { return isPage(kind) || kind == "text/plain" }}
	m, err := r.read(data, 0)
	if err != nil {
		return corpus.Article{}, err
	}
	from := origin.OfPath(name)
	var a corpus.Article
	for next := m; next != nil; next = next.inner { // an article that is attached as a message comes after a note
		var known corpus.Article
		next.setFields(&known)
		read, failed := next.article(name, known)
		if failed == nil && len(read.Text) >= len(a.Text) {
			a = read
		}
		err = cmp.Or(err, failed)
	}
	if a.Text == "" {
		return a, cmp.Or(err, skip.Errorf(skip.NoMail))
	}
	from.Settle(&a)
	return a, nil
}

// article reads the body of a message: its page, or its plain text if that has more words.
func (m *message) article(name string, known corpus.Article) (corpus.Article, error) {
	plain, err := m.first(func(kind string) bool { return kind == "text/plain" })
	if err != nil {
		return corpus.Article{}, err
	}
	html, err := m.first(isPage)
	if err != nil {
		return corpus.Article{}, err
	}
	head, _ := forwarded(string(plain))
	if len(plain) == 0 {
		head, _ = forwarded(page.Text(html))
	}
	head.overrule(&known)
	var ofText, ofPage corpus.Article
	if len(plain) > 0 {
		ofText, err = fromText(name, string(plain), known)
	}
	if len(html) > 0 {
		var failed error
		ofPage, failed = page.ParseFrom(name, html, page.Source{Known: known})
		if failed == nil {
			withoutForwarding(&ofPage)
		}
		err = cmp.Or(err, failed)
	}
	switch {
	case ofText.Text == "" && ofPage.Text == "":
		return corpus.Article{}, err
	case 2*wordBytes(ofPage.Text) >= wordBytes(ofText.Text):
		return ofPage, nil
	}
	return ofText, nil
}

// first returns the first part of a type that is not attached, as UTF-8 with line feeds.
func (m *message) first(is func(kind string) bool) ([]byte, error) {
	for i := range m.parts {
		p := &m.parts[i]
		if p.attached || !is(p.kind) {
			continue
		}
		text, err := p.text()
		if err != nil || len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if p.params["format"] == "flowed" {
			text = unflowed(text, p.params["delsp"] == "yes")
		}
		return text, decode.CheckText(text)
	}
	return nil, nil
}

// unflowed joins the lines of text that ends each line of a paragraph but the last with a space (RFC 3676).
func unflowed(text []byte, withoutSpace bool) []byte {
	out := make([]byte, 0, len(text))
	for line := range bytes.Lines(text) {
		bare := bytes.TrimSuffix(line, []byte("\n"))
		if len(bare) < len(line) && bytes.HasSuffix(bare, []byte(" ")) && string(bare) != "-- " {
			if withoutSpace {
				bare = bare[:len(bare)-1]
			}
			out = append(out, bare...)
			continue
		}
		out = append(out, line...)
	}
	return out
}

// fromText makes an article of the plain text of a message.
func fromText(name, text string, known corpus.Article) (corpus.Article, error) {
	a := known
	a.Text = strings.TrimLeft(text, "\n")
	withoutForwarding(&a)
	if strings.TrimSpace(a.Text) == "" {
		return a, skip.Errorf(skip.NoMail)
	}
	field.Fill(&a, name)
	return a, nil
}

// wordBytes returns the bytes of a text that are not in addresses, of which plain text has many.
func wordBytes(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if !strings.Contains(word, "://") {
			n += len(word)
		}
	}
	return n
}
