package web

import (
	"errors"
	"strings"
	"testing"
)

// TestParse checks which URLs are accepted, and how hosts are normalised.
func TestParse(t *testing.T) {
	for typed, want := range map[string]string{
		"https://News.Example/a#part":       "https://news.example/a",
		"http://news.example:80/":           "http://news.example/",
		"https://news.example:443/a?b=c":    "https://news.example/a?b=c",
		"http://news.example:8080/":         "http://news.example:8080/",
		"https://news.example./":            "https://news.example/",
		"https://xn--bcher-kva.example/":    "https://xn--bcher-kva.example/",
		"https://bücher.example/ä":          "https://xn--bcher-kva.example/%C3%A4",
		"http://[2606:4700::1111]/":         "http://[2606:4700::1111]/",
		"http://[::FFFF:8.8.8.8]:80/":       "http://[::ffff:8.8.8.8]/",
		"http://8.8.8.8/":                   "http://8.8.8.8/",
		" https://news.example/a ":          "https://news.example/a",
		"http://１２７.０.０.１/":                 "http://127.0.0.1/", // which check rejects
		"https://_dmarc.news.example/a%20b": "https://_dmarc.news.example/a%20b",
	} {
		if got, err := Parse(typed); err != nil || got.String() != want {
			t.Errorf("%q: got %v, %v, want %s", typed, got, err, want)
		}
	}
	for _, typed := range []string{
		"", "news.example/a", "//news.example/a", "ftp://news.example/", "file:///etc/passwd", "gopher://news.example/",
		"javascript:alert(1)",
		"data:text/html,x", "http:news.example", "http:///a", "https://user@news.example/", "https://user:pw@news.example/",
		"https://news.example@127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
		"http://017700000001/", "http://0177.0.0.1/",
		"http://127.1/", "http://127.0.0.1./", "http://127.0.0.0x1/", "http://127.0.0.01/", "http://256.1.1.1/",
		"http://[fe80::1%25eth0]/",
		"http://[::1/", "http://news.example:0/", "http://news.example:70000/", "http://news.example:x/",
		"http://a..example/", "http://-a.example/",
		"http://news.example\t.x/", "http://a b.example/", "http://%31%32%37.0.0.1/", "http://news.example%00/",
		"https://" + strings.Repeat("a.", 200) + "example/",
		"https://news.example/" + strings.Repeat("a", maxAddress),
	} {
		var e *Error
		if got, err := Parse(typed); err == nil &&
			(typed != "http://127.0.0.1./" && typed != "http://%31%32%37.0.0.1/" || New(Options{}).check(got) == nil) {
			t.Errorf("%.60q is read as %v", typed, got)
		} else if err != nil && (!errors.As(err, &e) || e.Again) {
			t.Errorf("%.60q: another kind of error: %v", typed, err)
		}
	}
}

// TestCheck checks that only listed ports are allowed, and no address in a network that is not public.
func TestCheck(t *testing.T) {
	c := New(Options{Ports: []string{"news.example:8080"}})
	for text, allowed := range map[string]bool{
		"http://news.example:8080/": true, "https://news.example/": true, "http://news.example:443/": true,
		"https://8.8.8.8/":          true,
		"http://news.example:8081/": false, "http://other.example:8080/": false, "http://news.example:22/": false,
		"http://127.0.0.1/": false, "http://[::1]/": false, "http://[::ffff:169.254.169.254]/": false,
		"http://[64:ff9b::7f00:1]/": false,
		"http://１２７.０.０.１/":         false, "http://169.254.169.254/latest/meta-data": false,
	} {
		a, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.check(a); (err == nil) != allowed {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestShown checks that possible secrets in an address are not printed.
func TestShown(t *testing.T) {
	for address, want := range map[string]string{
		"https://news.example/a":                               "https://news.example/a",
		"https://news.example/a?id=4711":                       "https://news.example/a?id=4711",
		"https://news.example/a?token=hunter2&id=7#hunter2":    "https://news.example/a?token=…&id=7",
		"https://news.example/a?hunter2":                       "https://news.example/a?…",
		"https://user:hunter2@news.example/a":                  "https://…@news.example/a",
		"https://hunter2@news.example/a?k=1234567890123456789": "https://…@news.example/a?k=…",
		"mailto:hunter2@news.example":                          "…",
		"https://user:hunter2@news.example:x/a":                "https:/…",
		"https://news.example/a%zz?token=hunter2":              "https://news.example…",
	} {
		if got := Shown(address); got != want {
			t.Errorf("%s is shown as %s, want %s", address, got, want)
		}
	}
}

func FuzzShown(f *testing.F) {
	for _, seed := range []string{"https://news.example/a?token=", "https://user:", "https:", "//", "a@b?"} {
		f.Add(seed, "@news.example/")
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		const secret = "hunter2secret"
		if a, err := Parse(before + "x?key=" + secret); err == nil && a.RawQuery != "" &&
			strings.Contains(a.RawQuery, secret) && strings.Contains(Shown(a.String()), secret) {
			t.Errorf("%q is shown as %q", a, Shown(a.String()))
		}
		if shown := Shown("https://user:" + secret + "@news.example/" + after); strings.Contains(shown, secret) {
			t.Errorf("%q: shown is %q", after, shown)
		}
	})
}
