package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"net/http"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/fetch/web"
	"verbatim/corpus/load"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/origin"
)

// pageTypes are the media types of pages, with the extension of their file. Servers that give no type usually send
// pages.
var pageTypes = map[string]string{"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
	"": ".html"}

// A file is a page as a file of the corpus.
type file struct {
	name    string // of its file in the corpus
	data    []byte // UTF-8
	article corpus.Article
}

// makePage makes a file from a page, and the article that the loader will read from it. It adds an address and a day
// that the page does not give, from where the page was found and from the feed. It changes nothing that the page
// says. It fails if the loader would skip the file.
func makePage(p *web.Page, e entry) (*file, error) {
	ext, ok := pageTypes[p.Type]
	if !ok {
		return nil, fmt.Errorf("it is %s, not a page", p.Type)
	}
	if found := http.DetectContentType(p.Body); !strings.HasPrefix(found, "text/") && found != "application/octet-stream" {
		return nil, fmt.Errorf("it is %s, although the server says %s", found, p.Type)
	}
	text, err := toUTF8(p.Body, p.Charset, decode.DeclaredCharset)
	if err != nil {
		return nil, err
	}
	// Browsers ignore NUL; the loader would reject the file as binary.
	text = bytes.ReplaceAll(undeclare(text), []byte{0}, nil)
	add := addText
	if ext == ".html" {
		add = addHTML
	}
	f := &file{name: "page" + ext} // without a day, which would become the article's
	if err := f.read(add(text, extra{})); err != nil {
		return nil, errors.Join(err, nameFeed(text, p.Address))
	}
	at := canonical(f.article.URL, p.Address)
	x := missing(text, &f.article, e, at)
	if x.address = at.String(); e.from.names(p.Address) {
		x.publisher = e.from.Publisher
	}
	f.name = place(at) + ext
	return f, f.read(add(text, x))
}

// read sets the data of the file and loads it.
func (f *file) read(data []byte) error {
	a, err := load.Parse(f.name, data)
	var skip *load.SkipError
	if errors.As(err, &skip) {
		return errors.New(skip.Reason)
	}
	f.data, f.article = data, a
	return err
}

// An extra is what is written at the start of a file. Empty fields are not written.
type extra struct{ address, publisher, day, title string }

// missing returns what a page does not say, from the feed and from its address.
func missing(text []byte, a *corpus.Article, e entry, at web.Address) extra {
	var x extra
	if e.Title != "" && !titled.Match(text) {
		x.title = e.Title
	}
	days := []string{e.Printed, "", addressDay(at)} // as printed first: a time zone must not change the day
	if !e.Moment.IsZero() {
		days[1] = e.Moment.Format(corpus.DateLayout)
	}
	if !a.Date.IsZero() {
		return x
	}
	for _, text := range days {
		if found, ok := day.Find(text); ok {
			x.day = found.Day.Format(corpus.DateLayout)
			break
		}
	}
	return x
}

// titled matches what gives a page a title.
var titled = regexp.MustCompile(`(?i)<title[\s>]|<h1[\s>]|["']?og:title`)

// addText adds lines before a text, as the loader expects in fetched texts: the address, the publisher in the list,
// and the day.
func addText(text []byte, x extra) []byte {
	head := ""
	if x.address != "" {
		head = x.address + "\n"
	}
	if x.publisher != "" {
		head += field.PublisherLine + x.publisher + "\n"
	}
	if x.day != "" {
		head += "\n" + x.day + "\n"
	}
	if head != "" {
		head += "\n"
	}
	return append([]byte(head), text...)
}

// addHTML adds elements at the start of a page's head, where they take precedence. They declare UTF-8 and give what
// the page does not say.
func addHTML(text []byte, x extra) []byte {
	var b strings.Builder
	b.WriteString(`<meta charset="utf-8">`)
	if x.title != "" {
		b.WriteString("<title>" + html.EscapeString(x.title) + "</title>")
	}
	if x.address != "" {
		b.WriteString(`<link rel="` + origin.Rel + `" href="` + html.EscapeString(x.address) + `"`)
		if x.publisher != "" {
			b.WriteString(` title="` + html.EscapeString(x.publisher) + `"`)
		}
		b.WriteString(`>`)
	}
	if x.day != "" {
		b.WriteString(`<meta property="article:published_time" content="` + html.EscapeString(x.day) + `">`)
	}
	at := headAt(text)
	return bytes.Join([][]byte{text[:at], []byte(b.String()), text[at:]}, nil)
}

// headAt returns the start of a page's head: after the head tag, or where it would be.
func headAt(text []byte) int {
	at, end := 0, 0
	for z := nethtml.NewTokenizer(bytes.NewReader(text)); ; {
		kind := z.Next()
		end += len(z.Raw())
		switch kind {
		case nethtml.DoctypeToken:
			at = end
		case nethtml.CommentToken:
		case nethtml.TextToken:
			if len(bytes.TrimSpace(z.Raw())) > 0 {
				return at
			}
		case nethtml.StartTagToken:
			switch name, _ := z.TagName(); atom.Lookup(name) {
			case atom.Html:
				at = end
			case atom.Head:
				return end
			default:
				return at
			}
		default:
			return at
		}
	}
}

// feedLink matches the link from a page to its feed.
var feedLink = regexp.MustCompile(`(?i)<link\b[^>]*\btype\s*=\s*["']?application/(?:rss|atom)\+xml[^>]*>`)

// nameFeed returns an error with the feed of a page that is not an article, or nil. Users who list a front page want
// its feed.
func nameFeed(text []byte, at web.Address) error {
	tag := feedLink.Find(text)
	if tag == nil {
		return nil
	}
	z := nethtml.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	for _, a := range z.Token().Attr {
		if u, err := at.Parse(a.Val); a.Key == "href" && err == nil {
			return fmt.Errorf("the page has a feed, %s: list the feed instead", web.Shown(u.String()))
		}
	}
	return nil
}

// articleSum is a hash of all that the corpus shows of an article.
func articleSum(a *corpus.Article) string {
	return sum(a.Title, a.Publisher, a.Byline, a.Dateline, a.Day(), a.URL, a.Text)
}
