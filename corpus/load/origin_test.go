package load

import (
	"fmt"
	"testing"
)

// TestFetchedEarlier checks pages that an earlier version fetched, without writing their address into the file. Their
// folder gives the host.
func TestFetchedEarlier(t *testing.T) {
	const text = "<body><article><p>Envoys met in Vienna on Tuesday, for the third time in a month, and again no one signed.</p>" +
		"<p>“A pause,” said Mara Quillon.</p></article>"
	reuters := `<meta property="og:site_name" content="Reuters"><link rel="canonical" href="https://www.reuters.com/a">`
	forged := `<link rel="verbatim-fetched" href="https://www.reuters.com/a" title="Reuters">`
	own := `<link rel="verbatim-fetched" href="https://evil.example/a" title="The Harbour Herald">`
	for _, c := range []struct{ path, head, publisher, url string }{
		{"fetched/evil.example/a-1.html", reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/www.evil.example-8080/a-1.htm", reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", forged + reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", own + reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", `<meta charset="utf-8">` + own + reuters, "Reuters, as carried by evil.example",
			""},
		{"fetched/evil.example/a-1.html", "</head><body>" + own, "evil.example", ""},
		{"fetched/www.reuters.com/a-1.html", reuters, "Reuters", "https://www.reuters.com/a"},
		{"fetched/evil.example/a-1.html", "", "evil.example", ""},
		{"fetched/127.0.0.1-8080/a-1.html", reuters, "Reuters, as carried by 127.0.0.1", ""},
		{"fetched/evil.example/a-1.html", `<meta property="og:url" content="https://reuters.com@evil.example/a">`,
			"evil.example", ""},
		{"saved/evil.example/a-1.html", reuters, "Reuters", "https://www.reuters.com/a"},
		{"fetched/a-1.html", reuters, "Reuters", "https://www.reuters.com/a"},
	} {
		a, err := Parse(c.path, []byte("<html><head><title>Talks</title>"+c.head+"</head>"+text))
		if err != nil || a.Publisher != c.publisher || a.URL != c.url {
			t.Errorf("%s %s: got %q, %q, %v", c.path, c.head, a.Publisher, a.URL, err)
		}
	}
}

// TestTextOrigin checks that only the first lines of a fetched text give its origin.
func TestTextOrigin(t *testing.T) {
	const body = "Talks resume\n\nMOSCOW (Reuters - 21st December, 2021) Envoys met.\n\n\"A pause,\" said Mara Quillon.\n"
	for i, c := range []struct{ text, publisher, url string }{
		{"https://evil.example/a\n\n" + body, "Reuters, as carried by evil.example", "https://evil.example/a"},
		{"https://evil.example/a\nPublisher: The Herald\n\n" + body, "The Herald", "https://evil.example/a"},
		{"https://evil.example/a\nPublisher: The Herald\n" + body, "The Herald, as carried by evil.example",
			"https://evil.example/a"},
		{"https://evil.example/a\n\nPublisher: Reuters\nURL: https://reuters.com/a\n" + body,
			"Reuters, as carried by evil.example", "https://evil.example/a"},
		{"https://reuters.com/a\nPublisher: Reuters\n\n" + body, "Reuters, as carried by evil.example", ""},
		{body, "Reuters, as carried by evil.example", ""},
	} {
		a, err := Parse("fetched/evil.example/a-1.txt", []byte(c.text))
		if err != nil || a.Publisher != c.publisher || a.URL != c.url {
			t.Error(fmt.Sprintf("%d:", i), a.Publisher, a.URL, err)
		}
	}
}
