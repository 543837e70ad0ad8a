package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/html"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
)

// A served is a site of the built-in sample, asked over the wire.
type served struct {
	t      *testing.T
	url    string
	corpus *local.Corpus
	log    *bytes.Buffer
}

// serve serves the built-in sample.
func serve(t *testing.T, o Options) *served {
	t.Helper()
	s := &served{t: t, log: new(bytes.Buffer)}
	var err error
	s.corpus, err = local.Open(t.Context(), local.Place{Data: t.TempDir()}, &terminal.Screen{W: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.corpus.Close)
	if o.Service == nil {
		o.Service = s.corpus
	}
	o.Articles, o.Log = Indexed(s.corpus.Live), slog.New(slog.NewTextHandler(s.log, nil))
	server := httptest.NewServer(New(o))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// everyTick is a clock on which a second passes with every look at it, so that no limit is reached.
func everyTick() func() time.Time {
	begun := time.Date(2022, 2, 1, 12, 0, 0, 0, time.UTC)
	var looks atomic.Int64
	return func() time.Time { return begun.Add(time.Duration(looks.Add(1)) * time.Second) }
}

// ask sends a request and returns the answer with its body.
func (s *served) ask(method, path string, header ...string) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer, string(body)
}

// someQuote is the id of a quote of the sample, someSpeaker who said it, and someArticle the path of an article.
const (
	someQuote   = "rlycunfv4i"
	someSpeaker = "Lorna Whitcombe-Hale"
	someArticle = "2022-01-28-treaty-about-tanks.html"
)

func TestPages(t *testing.T) {
	s := serve(t, Options{Now: everyTick()})
	for _, c := range []struct {
		path   string
		status int
		texts  []string // what the page has
	}{
		{"/", 200, []string{"12 articles", "no cookies"}},
		{"/search", 200, []string{"Ways to ask"}},
		{"/search?q=moratorium", 200,
			[]string{someSpeaker, "Quotes 1 to 10 of 24", "by outlet", "from=10", "<mark>moratorium</mark>"}},
		{"/search?q=moratorium&from=20", 200, []string{"Quotes 21 to 24 of 24", `rel="prev"`}},
		{"/search?q=moratorium&from=90", 200, []string{"No more quotes"}},
		{"/search?q=moratorium&speaker=whitcombe&kind=direct&publisher=meridian&after=2021&before=2022&sort=date", 200,
			[]string{"1 quote", `value="whitcombe"`}},
		{"/search?q=who+spoke+about+a+moratorium%3F", 200, []string{"Understood as"}},
		{"/search?q=garage+in+a+month&as=source", 200, []string{"Seo Ha-jun"}},
		{"/search?publisher=ledger", 200, []string{"The Baltic Ledger"}},
		{"/search?q=xylophone", 200, []string{"No quotes found"}},
		{"/search?q=thanks", 200, nil},
		{"/timeline?q=moratorium", 200, []string{"<svg", "24 quotes by 19 speakers, by day", "The numbers"}},
		{"/timeline?q=xylophone", 200, nil},
		{"/speaker?name=Lorna+Whitcombe-Hale", 200, []string{"Fenland Verification Project", "Roles", "<svg", "4 quotes"}},
		{"/speakers", 200, []string{"Speakers (53)", "Ilse van den Broek", "from=50"}},
		{"/speakers?from=50", 200, []string{`rel="prev"`}},
		{"/speakers?q=institute", 200, []string{`value="institute"`}},
		{"/articles", 200, []string{"Articles (12)"}},
		{"/articles?q=tanks", 200, []string{"who still wants a treaty"}},
		{"/article?path=" + someArticle, 200, []string{"Perkovac-Dean", "<mark class=", "as published"}},
		{"/quote/" + someQuote, 200, []string{"press release", "In the article", "Citation"}},
		{"/style.css", 200, []string{".quote"}},
		{"/robots.txt", 200, []string{"Disallow: /"}},
		{"/opensearch.xml", 200, []string{"{searchTerms}"}},
		{"/openapi.yaml", 200, []string{"openapi: 3.1"}},

		{"/nothing", 404, []string{"no such page"}},
		{"/quote/zzzzzzzzzz", 404, []string{"No quote has the ID"}},
		{"/quote/a", 400, nil},
		{"/quote/", 404, nil},
		{"/article", 404, []string{"No article has this address"}},
		{"/article?path=../../etc/passwd", 404, nil},
		{"/article?path=tanks", 404, nil}, // only a whole path is an address
		{"/article?path=" + someArticle + "&from=5000", 400, nil},
		{"/speaker", 400, []string{"the name of a speaker"}},
		{"/speaker?name=Nobody+Known", 404, nil},
		{"/search?q=after:tomorow", 400, []string{"At character 7"}},
		{"/search?q=x&kind=loud", 400, nil},
		{"/search?q=x&sort=up", 400, nil},
		{"/search?q=x&after=someday", 400, nil},
		{"/search?q=x&as=hide", 400, []string{"who-said, ask and source"}},
		{"/search?q=x&from=-1", 400, nil},
		{"/search?q=x&from=100", 400, []string{"a number from 0 to 99"}},
		{"/search?q=" + strings.Repeat("a", 600), 400, nil},
		{"/search?q=" + strings.Repeat("a", 6000), 414, nil},
		{"/search?q=x&format=xml", 400, []string{"the parameter format is not json"}},
		{"/search?q=%00%ff%0a", 400, nil},
		{"/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 200, nil},
		{"/search?format=json", 400, []string{"the parameter q is not given"}},
		{"/timeline?format=json&kind=", 400, []string{"the parameter q is not given"}},
		{"/?format=json", 400, []string{"the parameter format is not for this page"}},
		{"/search.rss", 400, nil},
		{"/search.atom?q=after:tomorow", 400, nil},
		{"/speakers?from=a", 400, nil},
		{"/articles?q=speaker:x", 400, nil},
	} {
		answer, body := s.ask(http.MethodGet, c.path)
		if answer.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d:\n%s", c.path, answer.StatusCode, c.status, body)
		}
		for _, text := range c.texts {
			if !strings.Contains(body, text) && !strings.Contains(strings.ToLower(body), strings.ToLower(text)) {
				t.Errorf("%s lacks %q:\n%s", c.path, text, body)
			}
		}
		if len(body) > 50_000 {
			t.Errorf("%s has %d bytes", c.path, len(body))
		}
		if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			checkPage(t, c.path, body)
		}
	}
	if s.log.Len() > 0 {
		t.Errorf("the log has:\n%s", s.log)
	}
}

// checkPage checks what every page must have for browsers and screen readers, and that it has nothing that runs.
func checkPage(t *testing.T, path, body string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	count, ids, labels := map[string]int{}, map[string]bool{}, map[string]bool{}
	var inputs []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("%s has the id %s twice", path, a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "for":
				labels[a.Val] = true
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s has an attribute %s", path, a.Key)
			case a.Key == "lang" && a.Val != "en":
				t.Errorf("%s is in %q", path, a.Val)
			}
			if a.Key == "id" && (n.Data == "input" || n.Data == "select") {
				inputs = append(inputs, a.Val)
			}
		}
	}
	for _, one := range []string{"html", "title", "main", "h1"} {
		if count[one] != 1 {
			t.Errorf("%s has %d elements %s, want one", path, count[one], one)
		}
	}
	for _, none := range []string{"script", "style", "iframe", "object", "img"} {
		if count[none] > 0 {
			t.Errorf("%s has an element %s", path, none)
		}
	}
	for _, id := range inputs {
		if !labels[id] {
			t.Errorf("%s: nothing says what to type into %s", path, id)
		}
	}
}

// TestEveryLinkLeads follows every link of the site that stays on it, and those of its pages, and so on.
func TestEveryLinkLeads(t *testing.T) {
	s := serve(t, Options{Now: everyTick()})
	seen, waiting := map[string]bool{"/": true}, []string{"/"}
	for len(waiting) > 0 && len(seen) < 1200 {
		path := waiting[0]
		waiting = waiting[1:]
		answer, body := s.ask(http.MethodGet, path)
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", path, answer.StatusCode)
		}
		if !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			continue
		}
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				if a.Key != "href" || !strings.HasPrefix(a.Val, "/") || seen[a.Val] {
					continue
				}
				seen[a.Val] = true
				waiting = append(waiting, a.Val)
			}
		}
	}
	if len(seen) < 500 {
		t.Errorf("only %d links were found", len(seen))
	}
}

// TestHeaders checks what protects visitors, and that a page is sent again only if it has changed.
func TestHeaders(t *testing.T) {
	s := serve(t, Options{Now: everyTick(), Address: "https://quotes.example"})
	for _, path := range []string{
		"/", "/search?q=moratorium", "/nothing", "/style.css", "/search.rss?q=treaty", "/openapi.yaml",
	} {
		answer, _ := s.ask(http.MethodGet, path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age=31536000",
		} {
			if got := answer.Header.Get(name); !strings.HasPrefix(got, want) || strings.Contains(got, "unsafe") {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		if answer.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", path)
		}
	}
	first, body := s.ask(http.MethodGet, "/search?q=moratorium")
	again, none := s.ask(http.MethodGet, "/search?q=moratorium", "If-None-Match", first.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified || none != "" {
		t.Errorf("what the visitor has is sent again: status %d, %d bytes", again.StatusCode, len(none))
	}
	head, none := s.ask(http.MethodHead, "/search?q=moratorium")
	if head.StatusCode != http.StatusOK || none != "" || head.ContentLength != int64(len(body)) {
		t.Errorf("HEAD: status %d, length %d, want %d", head.StatusCode, head.ContentLength, len(body))
	}
	if head, _ = s.ask(http.MethodHead, "/nothing"); head.StatusCode != http.StatusNotFound {
		t.Errorf("HEAD of no page: status %d", head.StatusCode)
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		answer, _ := s.ask(method, "/search?q=moratorium")
		if answer.StatusCode != http.StatusMethodNotAllowed || answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: status %d, Allow %q", method, answer.StatusCode, answer.Header.Get("Allow"))
		}
	}
}

// TestJSONIsAsInATerminal checks that programs get the objects of docs/json.md.
func TestJSONIsAsInATerminal(t *testing.T) {
	s := serve(t, Options{Now: everyTick()})
	same := func(path string, want any) {
		t.Helper()
		answer, body := s.ask(http.MethodGet, path)
		var b bytes.Buffer
		if err := render.WriteJSON(&b, want); err != nil {
			t.Fatal(err)
		}
		if answer.Header.Get("Content-Type") != "application/json" || body != b.String() {
			t.Errorf("%s: got\n%s\nwant\n%s", path, body, &b)
		}
	}
	do := func(r ask.Request) ask.Answer {
		t.Helper()
		a, err := s.corpus.Do(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	limit := map[string]string{ask.ParamLimit: "10"}
	same("/search?q=moratorium&format=json", render.JSON("moratorium", do(ask.Request{
		Command: ask.WhoSaid, Words: "moratorium", Options: limit, Counts: true})))
	same("/quote/"+someQuote+"?format=json",
		render.JSON(someQuote, do(ask.Request{Command: ask.Context, Words: someQuote})))
	same("/timeline?q=treaty&format=json", render.JSON("treaty", do(ask.Request{Command: ask.Timeline, Words: "treaty"})))
	same("/articles?q=tanks&format=json", render.JSON("tanks", do(ask.Request{Command: ask.Articles, Words: "tanks"})))
	whole, quotes, err := Indexed(s.corpus.Live).Whole(t.Context(), someArticle)
	if err != nil {
		t.Fatal(err)
	}
	same("/article?path="+someArticle+"&format=json", render.WholeObject(&whole, quotes))

	for path, status := range map[string]int{"/search?q=after:tomorow&format=json": 400, "/nothing?format=json": 404} {
		answer, body := s.ask(http.MethodGet, path)
		var wrong struct {
			Error struct {
				Message string
				Column  int
			}
			Answers []any
		}
		err := json.Unmarshal([]byte(body), &wrong)
		if err != nil || answer.StatusCode != status || wrong.Error.Message == "" || wrong.Answers == nil {
			t.Errorf("%s: status %d, %v:\n%s", path, answer.StatusCode, err, body)
		}
	}
}

// TestFeeds checks that feeds and the description for browsers have whole addresses, which lead to pages.
func TestFeeds(t *testing.T) {
	s := serve(t, Options{Now: everyTick()})
	var rss struct {
		Items []struct {
			Title string `xml:"title"`
			Link  string `xml:"link"`
			Date  string `xml:"pubDate"`
			Text  string `xml:"description"`
		} `xml:"channel>item"`
	}
	answer, body := s.ask(http.MethodGet, "/search.rss?q=moratorium")
	err := xml.Unmarshal([]byte(body), &rss)
	if err != nil || len(rss.Items) != feedLength || answer.Header.Get("Content-Type") != "application/rss+xml" {
		t.Fatalf("%v, %d items:\n%s", err, len(rss.Items), body)
	}
	for _, i := range rss.Items {
		path, ok := strings.CutPrefix(i.Link, s.url)
		if _, err := time.Parse(time.RFC1123Z, i.Date); err != nil || !ok || i.Title == "" || i.Text == "" {
			t.Errorf("item %+v, %v", i, err)
		}
		if answer, _ := s.ask(http.MethodGet, path); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", i.Link, answer.StatusCode)
		}
	}
	var atom struct {
		ID      string `xml:"id"`
		Entries []struct {
			Author  string `xml:"author>name"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	_, body = s.ask(http.MethodGet, "/search.atom?q=moratorium")
	err = xml.Unmarshal([]byte(body), &atom)
	if err != nil || len(atom.Entries) != feedLength || !strings.HasPrefix(atom.ID, s.url) ||
		atom.Entries[0].Author == "" || atom.Entries[0].Content == "" {
		t.Errorf("%v:\n%s", err, body)
	}
	_, body = s.ask(http.MethodGet, "/opensearch.xml")
	if !strings.Contains(body, s.url+visit.Results+"?q={searchTerms}") {
		t.Errorf("the description is\n%s", body)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/opensearch.xml", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = `evil"><x`
	if answer, err := http.DefaultTransport.RoundTrip(request); err == nil {
		defer answer.Body.Close()
		if body, _ := io.ReadAll(answer.Body); strings.Contains(string(body), "evil") {
			t.Errorf("the description has the host of the request:\n%s", body)
		}
	}
}
