package show

import (
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index"
)

// TestQuoteNameKeepsTheReport tests that a quote too long for a message is named with its report, wherever that stands.
func TestQuoteNameKeepsTheReport(t *testing.T) {
	content := "The dam " + strings.Repeat("above the old harbour ", 12) + "was sold"
	for name, passage := range map[string]string{"after": content + ", Marsh denied.", "before": "Marsh denied that " + content + "."} {
		at := func(words string) corpus.Span {
			i := strings.Index(passage, words)
			return corpus.Span{Start: i, End: i + len(words)}
		}
		hit := index.Hit{Passage: passage, Quote: corpus.Quote{Kind: corpus.Indirect, Spans: []corpus.Span{at(content)},
			Report: corpus.Report{Class: corpus.Denies, Span: at("Marsh denied")}}}
		if got := QuoteName(&hit); !strings.Contains(got, "Marsh denied") || !strings.Contains(got, "…") || len(got) > 2*MaxTitle {
			t.Errorf("with the report %s it, the quote is named %q", name, got)
		}
	}
}

// TestTimeIsShown tests that a quote of a recording is shown with its time, and others without one.
func TestTimeIsShown(t *testing.T) {
	hit := index.Hit{Passage: "sold", Quote: corpus.Quote{Confidence: 1, Spans: []corpus.Span{{Start: 0, End: 4}}, Time: "01:02:03"}}
	if line := (quoting{}).sourceLine(&hit, hit.Quote.Speaker, 0, false); !strings.Contains(line, " · at 01:02:03") {
		t.Errorf("no time: %q", line)
	}
	hit.Quote.Time = ""
	if line := (quoting{}).sourceLine(&hit, hit.Quote.Speaker, 0, false); strings.Contains(line, " at ") {
		t.Errorf("a time: %q", line)
	}
}

// TestNotesOfAnAnswer tests that the article's note is worded the same for a quote and for an answer.
func TestNotesOfAnAnswer(t *testing.T) {
	const note = "the article's note: she said “not”"
	hit := index.Hit{Passage: "sold", Quote: corpus.Quote{ID: "wh6ghv6kxl", Confidence: 1, Spans: []corpus.Span{{Start: 0, End: 4}}}, Correction: "she said “not”"}
	for _, line := range []string{quoting{}.answerLine(&hit), quoting{}.sourceLine(&hit, hit.Quote.Speaker, 1, false), quoting{}.shortFoot(&hit)} {
		if !strings.Contains(line, note) {
			t.Errorf("the line %q has no %q", line, note)
		}
	}
}

// TestLinkToTheSite tests that a quote is linked to its page on the site only if its article can't be.
func TestLinkToTheSite(t *testing.T) {
	hit := index.Hit{Passage: "sold", Article: corpus.Article{Title: "Dam"},
		Quote: corpus.Quote{ID: "wh6ghv6kxl", Confidence: 1, Spans: []corpus.Span{{Start: 0, End: 4}}}}
	for _, c := range []struct{ site, address, want string }{
		{"", "", " · Dam · "},
		{"https://quotes.example", "", "[Dam](<https://quotes.example/quote/wh6ghv6kxl>)"},
		{"https://quotes.example", "javascript:alert(1)", "[Dam](<https://quotes.example/quote/wh6ghv6kxl>)"},
		{"https://quotes.example", "https://x.example/dam", "[Dam](<https://x.example/dam#"},
	} {
		hit.Article.URL = c.address
		line := (quoting{View{Site: c.site}}).sourceLine(&hit, hit.Quote.Speaker, 0, false)
		if !strings.Contains(line, c.want) {
			t.Errorf("with the site %q and the address %q, the line is %q", c.site, c.address, line)
		}
	}
}

// TestPostOfASource tests that the line below a quote says that the words were posted and when, with a link to the
// post.
func TestPostOfASource(t *testing.T) {
	hit := index.Hit{Passage: "sold", Quote: corpus.Quote{ID: "wh6ghv6kxl", Confidence: 1, Spans: []corpus.Span{{Start: 0, End: 4}}}}
	if line := (quoting{}).sourceLine(&hit, hit.Quote.Speaker, 1, false); strings.Contains(line, "in a post") {
		t.Errorf("the line %q calls other words a post", line)
	}
	hit.Quote.Post = corpus.Post{Day: time.Date(2022, 1, 5, 0, 0, 0, 0, time.UTC), URL: "https://x.example/a/status/1"}
	const want = "[in a post of 5 January 2022](<https://x.example/a/status/1>)"
	if line := (quoting{}).sourceLine(&hit, hit.Quote.Speaker, 1, false); !strings.Contains(line, want) {
		t.Errorf("the line %q has no %q", line, want)
	}
	hit.Quote.Post.URL = "javascript:alert(1)"
	if line := (quoting{}).sourceLine(&hit, hit.Quote.Speaker, 1, false); strings.Contains(line, "](") || !strings.Contains(line, "in a post of") {
		t.Errorf("the line %q links to what is no address on the web", line)
	}
}
