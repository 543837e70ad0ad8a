package index

import (
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// careers returns articles about a speaker whose role changes, and who once has none.
func careers() []told {
	var articles []told
	for _, a := range []struct{ path, day, text, said, name, role string }{
		{"judge.txt", "2019-05-01", `"The court is full," Elin Marsh said.`, "The court is full,", "Elin Marsh",
			"federal judge"},
		{"minister.txt", "2021-12-20", `"The harbour is full," Elin Marsh said.`, "The harbour is full,", "Elin Marsh",
			"harbour minister"},
		{"bare.txt", "2022-02-01", `"The town is full," Marsh said.`, "The town is full,", "Marsh", ""},
		{"undated.txt", "", `"The sea is full," Elin Marsh said.`, "The sea is full,", "Elin Marsh", "sailor"},
		{"copy-a.txt", "2022-03-01", `"The boats come back with the spring tide," Jonas Lind said.`,
			"The boats come back with the spring tide,", "Jonas Lind", ""},
		{"copy-b.txt", "2022-03-02", `"The boats come back with the spring tide," Jonas Lind said.`,
			"The boats come back with the spring tide,", "Jonas Lind", "a fisherman"},
		{"lind.txt", "2022-05-01", `"I sold the last boat," Jonas Lind said.`, "I sold the last boat,", "Jonas Lind",
			"a shopkeeper"},
	} {
		var day time.Time
		if a.day != "" {
			day = date(a.day)
		}
		articles = append(articles, told{corpus.Article{Path: a.path, Date: day, Text: a.text},
			[]saying{{person(a.name, a.role), corpus.Direct, []string{a.said}}}})
	}
	return articles
}

// TestRoleOfItsOwnArticle checks that a hit has the role of its own article, otherwise the role in a duplicate
// or the newest known one, marked with its article.
func TestRoleOfItsOwnArticle(t *testing.T) {
	dir := t.TempDir()
	built(t, dir, careers())
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for words, want := range map[string]string{
		"court":   "federal judge",
		"harbour": "harbour minister",
		"sea":     "sailor",
		"town":    " (harbour minister, 2021-12-20 minister.txt)",
		"tide":    " (a fisherman, 2022-03-02 copy-b.txt)", // its copy is newer, and keeps the role
		"sold":    "a shopkeeper",
	} {
		r := searched(t, s, words, search.Options{})
		if len(r.Hits) != 1 {
			t.Fatalf("%s: %d hits, want 1", words, len(r.Hits))
		}
		got := shownRole(&r.Hits[0])
		if got != want {
			t.Errorf("%s: the role is %q, want %q", words, got, want)
		}
		if h, err := s.ByID(t.Context(), r.Hits[0].Quote.ID, 0); err != nil || shownRole(&h) != want {
			t.Errorf("%s by its id: the role is %q, want %q (%v)", words, shownRole(&h), want, err)
		}
	}

	// What a moderator says of a newer quote is the newest.
	id := searched(t, s, "sold", search.Options{}).Hits[0].Quote.ID
	list := &corrections.List{Entries: []corrections.Entry{{Time: time.Now(), By: "a", Do: corrections.Speaker,
		Quote: id, Path: "lind.txt",
		Words: "I sold the last boat,", Speaker: "Marsh", Role: "boat owner", Reason: "b"}}}
	if err := s.quotes.Correct(t.Context(), list, 1); err != nil {
		t.Fatal(err)
	}
	if got := shownRole(&searched(t, s, "town", search.Options{}).Hits[0]); got != " (boat owner, 2022-05-01 lind.txt)" {
		t.Errorf("with a correction the role is %q", got)
	}
}

// shownRole returns the role of a hit's speaker, and in brackets a role from another article.
func shownRole(h *quotes.Hit) string {
	role := h.Quote.Speaker.Role
	if k := h.KnownOf(0); !k.IsZero() {
		role += " (" + k.Role + ", " + strings.TrimSpace((&corpus.Article{Date: k.Day}).Day()+" "+k.Path) + ")"
	}
	return role
}
