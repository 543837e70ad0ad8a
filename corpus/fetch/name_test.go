package fetch

import (
	"strings"
	"testing"

	"verbatim/corpus/keep"
)

// TestPlace checks that the name of a page's file has the words of its address, and that no address leads out of the
// folder.
func TestPlace(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.herald.example/2026/11/23/Talks-Resume.html": "fetched/www.herald.example/talks-resume-",
		"https://herald.example/a/":                               "fetched/herald.example/a-",
		"https://herald.example/":                                 "fetched/herald.example/",
		"https://herald.example/index.html":                       "fetched/herald.example/",
		"https://herald.example/?p=4711":                          "fetched/herald.example/",
		"https://herald.example/Gespr%C3%A4che%20%2F..%2F..%2Fx":  "fetched/herald.example/gespräche-x-",
		"https://herald.example/..%2f..%2f.verbatim%2ffeeds.txt":  "fetched/herald.example/verbatim-feeds-",
		"https://herald.example/a/%2e%2e/%2e%2e/x":                "fetched/herald.example/x-",
		"http://[2606:4700::1111]:8080/a":                         "fetched/2606-4700--1111-8080/a-",
		"https://herald.example/README.md":                        "fetched/herald.example/readme-",
		"https://herald.example/" + strings.Repeat("long-title-",
			100): "fetched/herald.example/" + strings.Repeat("long-title-", 6)[:60-1],
		"https://herald.example/v2.0-released": "fetched/herald.example/v2-0-released-",
		"https://herald.example/%ff%00%0a":     "fetched/herald.example/",
	} {
		got := place(at(t, address))
		rest, ok := strings.CutPrefix(got, want)
		if rest = strings.TrimPrefix(rest, "-"); !ok || len(rest) != hashSize {
			t.Errorf("%.80s: got %s, want %s…", address, got, want)
		}
		if name, err := keep.Name(got + ".html"); err != nil || !strings.HasSuffix(got+".html", "/"+name) {
			t.Errorf("%.80s: %s is not a name that a corpus keeps: %s, %v", address, got, name, err)
		}
	}
}

// TestKey checks which addresses are of the same page.
func TestKey(t *testing.T) {
	for _, pair := range [][2]string{
		{"https://herald.example/a", "http://HERALD.example/a#part"},
		{"https://herald.example/a?id=1&utm_source=rss&utm_medium=x", "https://herald.example/a?fbclid=2&id=1"},
		{"https://herald.example", "https://herald.example/?"},
	} {
		if key(at(t, pair[0])) != key(at(t, pair[1])) {
			t.Errorf("%v count as two pages", pair)
		}
	}
	for _, pair := range [][2]string{
		{"https://herald.example/a", "https://herald.example/b"}, {"https://herald.example/a?id=1",
			"https://herald.example/a?id=2"},
		{"https://herald.example/a", "https://www.herald.example/a"},
		{"https://herald.example/a", "https://herald.example:8443/a"},
	} {
		if key(at(t, pair[0])) == key(at(t, pair[1])) {
			t.Errorf("%v count as one page", pair)
		}
	}
}

// TestCanonical checks that a page's own address is accepted only on its own site, and that no page can replace
// another.
func TestCanonical(t *testing.T) {
	const found = "https://amp.herald.example/a?utm_source=rss"
	for says, want := range map[string]string{
		"https://www.herald.example/2026/a":     "https://www.herald.example/2026/a",
		"https://other.example/a":               "https://amp.herald.example/a",
		"https://herald.example.evil.example/a": "https://amp.herald.example/a",
		"https://www.herald.example/":           "https://amp.herald.example/a", // a front page
		"https://www.herald.example:8443/a":     "https://amp.herald.example/a",
		"/a":                                    "https://amp.herald.example/a",
		"":                                      "https://amp.herald.example/a",
		"https://user:pw@www.herald.example/a":  "https://amp.herald.example/a",
	} {
		if got := canonical(says, at(t, found)); got.String() != want {
			t.Errorf("%q: got %s, want %s", says, got, want)
		}
	}
	for _, pair := range [][2]string{{"https://8.0.0.1/a", "https://8.8.0.1/b"},
		{"https://one.github.io/a", "https://two.github.io/b"}} {
		if got := canonical(pair[0], at(t, pair[1])); got.String() != pair[1] {
			t.Errorf("%s replaces %s", pair[1], got)
		}
	}
}

func TestAddressDay(t *testing.T) {
	for address, want := range map[string]string{
		"https://herald.example/2026/11/23/talks": "2026-11-23", "https://herald.example/2026-11-3-talks": "2026-11-03",
		"https://herald.example/news/2026/1/2":    "2026-01-02",
		"https://herald.example/2026/13/23/talks": "", "https://herald.example/20261123": "",
		"https://herald.example/?d=/2026/11/23/": "", "https://herald.example/1/2026/11/": "",
	} {
		if got := addressDay(at(t, address)); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}
