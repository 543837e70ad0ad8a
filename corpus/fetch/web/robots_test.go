package web

import (
	"testing"

	"github.com/temoto/robotstxt"
)

// TestRobots checks which rules of a robots.txt apply, also if much of it is invalid.
func TestRobots(t *testing.T) {
	const text = "\ufeffDisallow: /before\r\nnonsense\r\nUser-agent: *\r\nDisallow: /all\r\n\r\nUser-Agent: Verbatim # us\r\nCrawl-delay: soon\r\n" +
		"Disallow: /private/\r\nAllow: /private/open\r\nDisallow: /*.pdf$\r\nDisallow:\r\nCrawl-delay: 2.5\r\n\x00\xff: x\r\nSitemap: https://news.example/map\r\n"
	g := readRobots([]byte(text))
	for path, allowed := range map[string]bool{
		"/": true, "/all": true, "/before": true, "/private/x": false, "/private/open": true, "/a.pdf": false,
		"/a.pdf.html": true, "/a?b=.pdf": false,
	} {
		if g.Test(path) != allowed {
			t.Errorf("%s: allowed is %v", path, !allowed)
		}
	}
	if got := g.CrawlDelay.Seconds(); got != 2.5 {
		t.Errorf("the delay is %v", got)
	}
	for text, allowed := range map[string]bool{
		"": true, "User-agent: *\nDisallow: /\n": false, "User-agent: other\nDisallow: /\n": true,
		"User-agent: *\nDisallow:\n": true,
		"<html>Not found</html>":     true, "User-agent: verbatim\nDisallow: /x\nUser-agent: *\nDisallow: /\n": true,
		"User-agent: other\nUser-agent: *\nDisallow: /a\n": false,
	} {
		if g := readRobots([]byte(text)); (g == nil || g.Test("/a")) != allowed {
			t.Errorf("%q: allowed is %v", text, !allowed)
		}
	}
}

// FuzzRobots checks that no invalid line of a robots.txt makes the library ignore the others.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$\nCrawl-delay: 1e400\n")
	f.Add("User-agent: 0 crawldelay")
	f.Add("Allow: /\nUser-agent:\nDisallow: a b # c\n\x00\r: x")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := robotstxt.FromBytes(known([]byte(text))); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if g := readRobots([]byte(text)); g != nil {
			g.Test("/a")
		}
	})
}
