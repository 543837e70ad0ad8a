package page

import "testing"

// TestOriginIsAtTheStart checks that the link with the origin is valid only where fetch writes it.
func TestOriginIsAtTheStart(t *testing.T) {
	const charset = `<meta charset="utf-8">`
	const link = `<link rel="verbatim-fetched" href="https://evil.example/a" title="The Harbour Herald">`
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
		doc, err := ParseDocument(head)
		if err != nil {
			t.Fatal(err)
		}
		if got := pageOrigin("fetched/evil.example/a-1.html", doc); got.Publisher != want || got.Host != "evil.example" {
			t.Errorf("%s: got %+v, want %q", head, got, want)
		}
	}
}
