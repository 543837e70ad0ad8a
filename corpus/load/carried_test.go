package load

import (
	"fmt"
	"strings"
	"testing"
)

// TestNamedAfter holds which names are those of a domain.
func TestNamedAfter(t *testing.T) {
	for _, pair := range []string{
		"The Herald=herald.example", "Herald=theherald.example", "The Herald=www.herald.example", "The Herald=news.herald.co.uk",
		"The Baltic Ledger=balticledger.example", "The Baltic Ledger=baltic-ledger.example", "Hangang Daily=hangang.example",
		"Meridian News Agency=meridian.example", "The Northern Yard Times=nytimes.example", "Associated Chronicle=ac.example",
		"Süddelta Zeitung=sueddelta-zeitung.example", "Süddelta Zeitung=sz.example", "El Páramo=elparamo.example", "Herald.example=herald.example",
		"Times of Lakeside=timesoflakeside.example", "Notes & Queries=notesandqueries.example=no", "Lakeside's Own=lakesidesown.example",
		"Reuters=evil.example=no", "Reuters=reuters.evil.example=no", "Reuters=reuters.com.evil.example=no", "Reuters=r.example=no",
		"Reuters=re.example=no", "Reuters=reu-ters.example=no", "Reuters=reuters-news.example=no", "Reuters=notreuters.example=no",
		"The Northern Yard Times=times.example=no", "The Northern Yard Times=northern.example=no", "Reuters News=rn.example=no",
		"Rеuters=reuters.example=no", "Ｒeuters=reuters.example=no", "Reuters=xn--reters-1of.example=no", "Reuters=127.0.0.1=no",
		"Reuters=[::1]=no", "Reuters=localhost=no", "reuters.com=reuters.evil=no", "reuters.com=evil.example=no",
		"Reuters (evil.example)=evil.example=no", "News=news.example=no", "The=the.example=no", "…=evil.example=no",
		"Herald=herald.github.io", "Herald=evil.github.io=no", strings.Repeat("a ", 40) + "=aaaa.example=no",
	} {
		parts := strings.Split(pair, "=")
		if got := namedAfter(parts[0], parts[1]); got == (len(parts) == 3) {
			t.Errorf("%q on %s: got %v", parts[0], parts[1], got)
		}
	}
}

// TestFetchedEarlier holds what is shown of pages that an earlier version has fetched, which did not write down their
// address: their folder tells the host.
func TestFetchedEarlier(t *testing.T) {
	const text = "<body><article><p>Envoys met in Vienna on Tuesday, for the third time in a month, and again nobody signed.</p>" +
		"<p>“A pause,” said Mara Quillon.</p></article>"
	reuters := `<meta property="og:site_name" content="Reuters"><link rel="canonical" href="https://www.reuters.com/a">`
	forged := `<link rel="verbatim-fetched" href="https://www.reuters.com/a" title="Reuters">`
	own := `<link rel="verbatim-fetched" href="https://evil.example/a" title="The Harbour Herald">`
	for _, c := range []struct{ path, head, publisher, url string }{
		{"fetched/evil.example/a-1.html", reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/www.evil.example-8080/a-1.htm", reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", forged + reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", own + reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", `<meta charset="utf-8">` + own + reuters, "Reuters, as carried by evil.example", ""},
		{"fetched/evil.example/a-1.html", "</head><body>" + own, "evil.example", ""},
		{"fetched/www.reuters.com/a-1.html", reuters, "Reuters", "https://www.reuters.com/a"},
		{"fetched/evil.example/a-1.html", "", "evil.example", ""},
		{"fetched/127.0.0.1-8080/a-1.html", reuters, "Reuters, as carried by 127.0.0.1", ""},
		{"fetched/evil.example/a-1.html", `<meta property="og:url" content="https://reuters.com@evil.example/a">`, "evil.example", ""},
		{"saved/evil.example/a-1.html", reuters, "Reuters", "https://www.reuters.com/a"},
		{"fetched/a-1.html", reuters, "Reuters", "https://www.reuters.com/a"},
	} {
		a, err := Parse(c.path, []byte("<html><head><title>Talks</title>"+c.head+"</head>"+text))
		if err != nil || a.Publisher != c.publisher || a.URL != c.url {
			t.Errorf("%s %s: got %q, %q, %v", c.path, c.head, a.Publisher, a.URL, err)
		}
	}
}

// TestCarried holds that no name and no domain is so long that who carried the page is cut off.
func TestCarried(t *testing.T) {
	for _, name := range []string{"Reuters", strings.Repeat("Reuters ", 30), strings.Repeat("ü", 100)} {
		for _, site := range []string{"evil.example", strings.Repeat("a", 63) + ".evil.example"} {
			got := carried(name, site)
			if n := len([]rune(got)); n > maxCarried || !strings.HasSuffix(got, site[max(0, len(site)-12):]) || !strings.Contains(got, carriedBy) {
				t.Errorf("%s (%d characters)", got, n)
			}
		}
	}
	if got := carried("The Herald", "evil.example"); got != "The Herald, as carried by evil.example" {
		t.Error(got)
	}
}

// TestTextOrigin holds that a fetched text's first lines tell where it is from, and that lines of its own do not.
func TestTextOrigin(t *testing.T) {
	const body = "Talks resume\n\nMOSCOW (Reuters - 21st December, 2021) Envoys met.\n\n\"A pause,\" said Mara Quillon.\n"
	for i, c := range []struct{ text, publisher, url string }{
		{"https://evil.example/a\n\n" + body, "Reuters, as carried by evil.example", "https://evil.example/a"},
		{"https://evil.example/a\nPublisher: The Herald\n\n" + body, "The Herald", "https://evil.example/a"},
		{"https://evil.example/a\nPublisher: The Herald\n" + body, "The Herald, as carried by evil.example", "https://evil.example/a"},
		{"https://evil.example/a\n\nPublisher: Reuters\nURL: https://reuters.com/a\n" + body, "Reuters, as carried by evil.example", "https://evil.example/a"},
		{"https://reuters.com/a\nPublisher: Reuters\n\n" + body, "Reuters, as carried by evil.example", ""},
		{body, "Reuters, as carried by evil.example", ""},
	} {
		a, err := Parse("fetched/evil.example/a-1.txt", []byte(c.text))
		if err != nil || a.Publisher != c.publisher || a.URL != c.url {
			t.Error(fmt.Sprintf("%d:", i), a.Publisher, a.URL, err)
		}
	}
}

// TestOriginIsAtTheStart holds that the link of a fetched page counts only where fetch writes it.
func TestOriginIsAtTheStart(t *testing.T) {
	const charset, link = `<meta charset="utf-8">`, `<link rel="verbatim-fetched" href="https://evil.example/a" title="The Harbour Herald">`
	for head, want := range map[string]string{
		charset + link:                                  "The Harbour Herald",
		charset + "<title>Talks</title>" + link:         "The Harbour Herald",
		"<!-- saved --><html><head>\n" + charset + link: "The Harbour Herald",
		link:                                    "",
		"<title>Talks</title>" + link:           "",
		"<title>Talks</title>" + charset + link: "",
		charset + "<meta name=a content=b>" + link:            "",
		charset + "<title>a</title><title>b</title>" + link:   "",
		charset + `<link rel="stylesheet" href="a">` + link:   "",
		charset + "<p>Words.</p>" + link:                      "",
		`<meta charset="utf-8" name="a" content="b">` + link:  "",
		"<body>" + charset + "<article>" + link:               "",
		charset + `<link rel=verbatim-fetched href=x>` + link: "",
	} {
		doc, err := parseDocument(head)
		if err != nil {
			t.Fatal(err)
		}
		if got := pageOrigin("fetched/evil.example/a-1.html", doc); got.publisher != want || got.host != "evil.example" {
			t.Errorf("%s: got %+v, want %q", head, got, want)
		}
	}
}
