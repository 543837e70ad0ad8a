package fetch

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"verbatim/corpus/fetch/feed"
	"verbatim/corpus/fetch/web"
	"verbatim/corpus/load"
)

const (
	said = `<p>VIENNA — Envoys met on Tuesday for the third time in a month, and again no one signed.</p>
<p>“A café is no place for a treaty,” said Mara Quillon, a senior fellow at the Delft Institute for Treaty Studies.</p>`
	body = "<body><article><h1>Talks resume</h1>" + said + "</article></body>"
)

// madeOf makes a page from the text that a server sends.
func madeOf(t *testing.T, text, kind, charset string, e entry) (*file, error) {
	t.Helper()
	return makePage(&web.Page{Address: at(t, "https://herald.example/2026/11/21/talks?utm_source=x"), Body: []byte(text),
		Type: kind, Charset: charset}, e)
}

// TestCharsets checks that a page is kept in UTF-8 and loaded with its letters, for every actual and declared charset.
func TestCharsets(t *testing.T) {
	latin := func(s string) string { b, _ := charmap.Windows1252.NewEncoder().String(s); return b }
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("<title>Talks</title>" + body)
	bare, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String("<title>Talks</title>" + body)
	ascii := strings.NewReplacer("é", "&eacute;", "“", "&ldquo;", "”", "&rdquo;", "—", "&mdash;").Replace(body)
	for name, c := range map[string]struct{ text, charset string }{
		"by header":     {latin(body), "windows-1252"},
		"by meta":       {latin(`<html><head><meta charset="windows-1252"></head>` + body), ""},
		"by http-equiv": {latin(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">` + body), ""},
		"by XML declaration": {latin(`<?xml version="1.0" encoding="windows-1252"?><html><head/>` + body +
			"</html>"), ""},
		"the header goes before the page":  {latin(`<meta charset="koi8-r">` + body), "windows-1252"},
		"UTF-8 undeclared":                 {body, ""},
		"UTF-8 though the header says not": {body, "iso-8859-1"},
		"UTF-8 though the page says not":   {`<meta charset="iso-8859-1">` + body, ""},
		"Latin though the header says not": {latin(`<meta charset="windows-1252">` + body), "utf-8"},
		"with a mark":                      {"\ufeff" + body, "koi8-r"},
		"UTF-16 with a mark":               {wide, ""},
		"UTF-16 by header":                 {bare, "utf-16be"},
		"ASCII that claims to be UTF-16":   {ascii, "utf-16le"},
		"ASCII of an unknown charset":      {`<meta charset="x-nonsense">` + ascii, "x-other"},
		"ASCII with an odd XML declared":   {`<?xml version="1.0" encoding="utf-16"?>` + ascii, ""},
	} {
		m, err := madeOf(t, c.text, "text/html", c.charset, entry{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(m.article.Text, "“A café is no place for a treaty,”") || m.article.Title == "" {
			t.Errorf("%s: the text is %q", name, m.article.Text)
		}
		if a, err := load.Parse(m.name, m.data); err != nil || articleSum(&a) != articleSum(&m.article) {
			t.Errorf("%s: the file is loaded as another article: %v", name, err)
		}
	}
	for name, c := range map[string]struct{ text, charset string }{
		"undeclared": {latin(body), ""}, "by a wrong one": {latin(body), "utf-8"},
		"by an unknown one": {latin(body), "x-nonsense"},
	} {
		if m, err := madeOf(t, c.text, "text/html", c.charset, entry{}); err == nil ||
			!strings.Contains(err.Error(), "charset is unknown") {
			t.Errorf("%s: got %v, %v", name, m, err)
		}
	}
}

// TestComplete checks that fields in the page are kept, and that others come from the feed and from the address.
func TestComplete(t *testing.T) {
	moment := time.Date(2026, 11, 23, 4, 30, 0, 0, time.UTC)
	e := entry{Entry: feed.Entry{
		Title: "Talks <go> on", Printed: "Sun, 22 Nov 2026 23:30:00 -0500", Moment: moment,
	}}
	for name, c := range map[string]struct {
		text, kind         string
		e                  entry
		title, day, url    string
		publisher, endings string
	}{
		"all by itself": {`<head><title>Own</title><link rel="canonical" href="https://herald.example/own"><meta property="og:site_name" content="The Herald">` +
			`<meta property="article:published_time" content="2026-11-20T10:00:00Z"></head>` + body, "text/html", e, "Own",
			"2026-11-20", "https://herald.example/own", "The Herald", "own-*.html"},
		"by the feed": {"<html><head></head>" + body, "text/html", e, "Talks resume", "2026-11-22",
			"https://herald.example/2026/11/21/talks", "herald.example", "talks-*.html"},
		"by the moment": {body, "text/html", entry{Entry: feed.Entry{Printed: "yesterday", Moment: moment}}, "Talks resume",
			"2026-11-23", "https://herald.example/2026/11/21/talks", "herald.example", "talks-*.html"},
		"by the address": {"<!doctype html><!-- x --><html lang=en>" + body, "", entry{}, "Talks resume", "2026-11-21",
			"https://herald.example/2026/11/21/talks", "herald.example", "talks-*.html"},
		"a title by the feed": {"<article>" + said + "</article>", "application/xhtml+xml", e, "Talks <go> on",
			"2026-11-22", "https://herald.example/2026/11/21/talks", "herald.example", "talks-*.html"},
		"not well formed": {"<html><head><title>Own<b></title><p><div><table><p>" + said + "<i><b></p></i><div></table" +
			strings.Repeat("<p>", 50), "text/html", e, "Own<b>", "2026-11-22",
			"https://herald.example/2026/11/21/talks", "herald.example", "talks-*.html"},
		"NUL": {"<html>\x00<head><title>O\x00wn</title></head>" + strings.ReplaceAll(body, "place", "pl\x00ace"),
			"text/html", e, "Own", "2026-11-22",
			"https://herald.example/2026/11/21/talks", "herald.example", "talks-*.html"},
		"plain text": {"Talks resume\n\n\"A café is no place for a treaty,\" said Mara Quillon.\n", "text/plain", e,
			"Talks resume", "2026-11-22", "https://herald.example/2026/11/21/talks", "", "talks-*.txt"},
	} {
		m, err := madeOf(t, c.text, c.kind, "", c.e)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		a := m.article
		if a.Title != c.title || a.Day() != c.day || a.URL != c.url || a.Publisher != c.publisher ||
			!strings.Contains(a.Text, "place for a treaty") {
			t.Errorf("%s: got %q, %s, %s, %q\n%s", name, a.Title, a.Day(), a.URL, a.Publisher, m.data)
		}
		begin, end, _ := strings.Cut(c.endings, "*")
		if !strings.HasPrefix(m.name, "fetched/herald.example/"+begin) || !strings.HasSuffix(m.name, end) {
			t.Errorf("%s: it is kept as %s", name, m.name)
		}
	}
}

// TestLeftOut checks why pages are left out.
func TestLeftOut(t *testing.T) {
	for name, c := range map[string]struct{ text, kind, want string }{
		"another type":  {"x", "application/pdf", "it is application/pdf, not a page"},
		"a picture":     {"\x89PNG\r\n\x1a\n" + strings.Repeat("x", 500), "text/html", "it is image/png"},
		"a PDF":         {"%PDF-1.7 " + strings.Repeat("x", 500), "", "it is application/pdf"},
		"an empty page": {"", "text/html", ""},
		"a front page": {`<link rel="alternate" type="application/rss+xml" href="/feed?key=hunter2"><p>x`, "text/html",
			"has a feed, https://herald.example/feed?key=…"},
		"no article":    {"<p>x</p>", "text/html", "no article was found"},
		"deep":          {strings.Repeat("<div>", 5000) + said, "text/html", "nested too deep"},
		"many elements": {strings.Repeat("<i></i>", 50_000) + said, "text/html", "more elements"},
	} {
		m, err := madeOf(t, c.text, c.kind, "", entry{})
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v, %v, want %s", name, m, err, c.want)
		}
	}
}

// FuzzMakePage checks that any response is either refused or becomes a file in the folder that loads as the announced
// article.
func FuzzMakePage(f *testing.F) {
	f.Add([]byte("<html><head></head>"+body), "text/html", "windows-1252", "Sun, 22 Nov 2026", "Talks")
	f.Add([]byte("Talks\n\n"+said), "text/plain", "", "", "\"><script>")
	f.Fuzz(func(t *testing.T, text []byte, kind, charset, printed, title string) {
		p := &web.Page{Address: at(t, "https://herald.example/talks"), Body: text, Type: kind, Charset: charset}
		m, err := makePage(p, entry{Entry: feed.Entry{Printed: printed, Title: title}})
		if err != nil {
			return
		}
		a, err := load.Parse(m.name, m.data)
		if err != nil || articleSum(&a) != articleSum(&m.article) || !strings.HasPrefix(m.name, Folder+"/") ||
			strings.Contains(m.name, "..") {
			t.Errorf("%s: %v", m.name, err)
		}
	})
}
