package index

import (
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
	"verbatim/index/store"
)

// A copied is an article with the agency's quote.
type copied struct{ path, day, head, url, name, role string }

// copiedBy returns articles that all have the same quote.
func copiedBy(list []copied) []told {
	var articles []told
	for _, c := range list {
		var day time.Time
		if c.day != "" {
			day = date(c.day)
		}
		said := "The boats come back with the spring tide,"
		who := person(c.name, c.role)
		if c.name == "" {
			who = corpus.Speaker{Name: "an official", Kind: corpus.Unnamed}
		}
		articles = append(articles, told{corpus.Article{Path: c.path, Date: day, URL: c.url,
			Text: c.head + "\n\n“" + said + "” she said."},
			[]saying{{who, corpus.Direct, []string{said}}}})
	}
	return articles
}

// TestCitationHasACredibleDay checks which duplicate of a quote is cited, by the rule of package quotes, and
// that the others are named with it.
func TestCitationHasACredibleDay(t *testing.T) {
	for _, c := range []struct {
		name string
		list []copied
		want string
		role string
	}{
		{"the oldest", []copied{{path: "a.txt", day: "2021-12-21", name: "Elin Marsh"},
			{path: "b.txt", day: "2021-12-20", name: "Elin Marsh"}}, "b.txt", ""},
		{"one far older than one", []copied{{path: "new.txt", day: "2021-12-21", name: "Elin Marsh",
			role: "harbour minister"},
			{path: "old.txt", day: "1999-01-01", name: "Elin Marsh", role: "student"}}, "new.txt", "harbour minister"},
		{"one far older than several", []copied{{path: "old.txt", day: "1999-01-01", name: "Elin Marsh"},
			{path: "a.txt", day: "2021-12-23", name: "Elin Marsh"},
			{path: "b.txt", day: "2021-12-22", name: "Elin Marsh"}, {path: "c.txt", day: "2022-01-22", name: "Elin Marsh"}},
			"b.txt", ""},
		{"one far newer than several", []copied{{path: "new.txt", day: "2024-12-21", name: "Elin Marsh"},
			{path: "a.txt", day: "2021-12-23", name: "Elin Marsh"},
			{path: "b.txt", day: "2021-12-22", name: "Elin Marsh"}}, "b.txt", ""},
		{"the first of a computer's days", []copied{{path: "zero.txt", day: "1970-01-01", name: "Elin Marsh"},
			{path: "a.txt", day: "2021-12-23", name: "Elin Marsh"}}, "a.txt", ""},
		{"in the future", []copied{{path: "future.txt", day: "2099-01-01", name: "Elin Marsh", role: "emperor"},
			{path: "a.txt", day: "2021-12-23", name: "Elin Marsh"}}, "a.txt", ""},
		{"in the future or unknown", []copied{{path: "future.txt", day: "2099-01-01"},
			{path: "none.txt", name: "Elin Marsh"}}, "none.txt", ""},
		{"old days that the articles contradict", []copied{{path: "o1.txt", day: "1999-01-01",
			head: "HALDEN, Dec 21, 2021", name: "Elin Marsh"},
			{path: "o2.txt", day: "1999-01-02", url: "https://herald.example/2021/12/21/boats", name: "Elin Marsh"},
			{path: "a.txt", day: "2021-12-23", name: "Elin Marsh"}}, "a.txt", ""},
		{"the oldest with the name", []copied{{path: "a.txt", day: "2021-12-20"},
			{path: "b.txt", day: "2021-12-21", name: "Elin Marsh"}}, "b.txt", ""},
		{"of one day, that with the role", []copied{{path: "a.txt", day: "2021-12-20", name: "Elin Marsh"},
			{path: "b.txt", day: "2021-12-20", name: "Elin Marsh", role: "harbour minister"}}, "b.txt", "harbour minister"},
		{"a copy's role is kept", []copied{{path: "a.txt", day: "2021-12-20", name: "Elin Marsh"},
			{path: "b.txt", day: "2021-12-21", name: "Elin Marsh", role: "harbour minister"}}, "a.txt",
			" (harbour minister, 2021-12-21 b.txt)"},
		{"not that of one with a wrong day", []copied{{path: "a.txt", day: "2021-12-20", name: "Elin Marsh"},
			{path: "b.txt", day: "2099-12-21", name: "Elin Marsh", role: "emperor"}}, "a.txt", ""},
	} {
		dir := t.TempDir()
		built(t, dir, copiedBy(c.list))
		s, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		s.quotes.Now = func() time.Time { return date("2026-03-01") }
		r := searched(t, s, "spring tide", search.Options{})
		if len(r.Hits) != 1 || len(r.Hits[0].AlsoIn) != len(c.list)-1 {
			t.Fatalf("%s: %d hits, the first with %v, want one with %d others", c.name, len(r.Hits), r.Hits[0].AlsoIn,
				len(c.list)-1)
		}
		if h := &r.Hits[0]; h.Article.Path != c.want || shownRole(h) != c.role {
			t.Errorf("%s: %s is cited with the role %q, want %s with %q", c.name, h.Article.Path, shownRole(h), c.want, c.role)
		}
		if r := searched(t, s, "spring tide", search.Options{All: true, Copies: true}); len(r.Hits) != len(c.list) ||
			r.Total != len(c.list) {
			t.Errorf("%s: %d of %d copies, want all %d", c.name, len(r.Hits), r.Total, len(c.list))
		}
		e, err := s.Extent(t.Context(), query.Query{Terms: []query.Term{{Text: "tide"}}})
		if err != nil || e.First != nil && (e.First.Article.Path == "old.txt" || e.First.Article.Future ||
			e.Last.Article.Future) {
			t.Errorf("%s: from %v to %v (%v)", c.name, e.First, e.Last, err)
		}
		s.Close()
	}
}

// TestFutureDaysSetNothing checks that a date in the future does not affect order, filters, roles or extents
// until it has come.
func TestFutureDaysSetNothing(t *testing.T) {
	var articles []told
	for _, a := range []struct{ path, day, role, said string }{
		{"now.txt", "2026-02-01", "harbour minister", "The tide is high,"},
		{"none.txt", "", "", "The tide is low,"},
		{"later.txt", "2026-03-09", "prime minister", "The tide is late,"},
		{"never.txt", "2099-01-01", "emperor", "The tide is mine,"},
	} {
		var day time.Time
		if a.day != "" {
			day = date(a.day)
		}
		articles = append(articles, told{corpus.Article{Path: a.path, Date: day, Publisher: "Herald",
			Text: "“" + a.said + "” Elin Marsh said."},
			[]saying{{person("Elin Marsh", a.role), corpus.Direct, []string{a.said}}}})
	}
	dir := t.TempDir()
	now := date("2026-03-01")
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	b.Now = func() time.Time { return now }
	for i := range articles {
		if err := b.Add(&articles[i].Article, articles[i].found(t)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Finish(t.Context(), store.Manifest{}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.quotes.Now = b.Now
	if m, err := s.Manifest(); err != nil || !m.Due.Equal(date("2026-03-09")) {
		t.Errorf("due %v, %v, want the first day that is to come", m.Due, err)
	}

	r := searched(t, s, "tide", search.Options{Order: search.ByDate})
	if len(r.Hits) != 4 || r.Hits[0].Article.Path != "now.txt" || r.Hits[0].Article.Future {
		t.Fatalf("by date: %v", paths(r.Hits))
	}
	for _, h := range r.Hits[1:] {
		if h.Article.Future != (h.Article.Path != "none.txt") {
			t.Errorf("%s: in the future %v", h.Article.Path, h.Article.Future)
		}
	}
	if r := searched(t, s, "tide after:2026-01-01", search.Options{}); len(r.Hits) != 1 ||
		r.Hits[0].Article.Path != "now.txt" {
		t.Errorf("after a day: %v", paths(r.Hits))
	}
	if r := searched(t, s, "low", search.Options{}); shownRole(&r.Hits[0]) != " (harbour minister, 2026-02-01 now.txt)" {
		t.Errorf("the newest role is %q", shownRole(&r.Hits[0]))
	}
	if sp := speakers(t, s).All(); sp[0].Role != "harbour minister" {
		t.Errorf("speakers: %v", sp)
	}
	list, err := s.Catalogue().Articles()
	if err != nil || list[0].Path != "now.txt" || list[0].Future || !list[2].Future || !list[3].Future {
		t.Errorf("articles: %v, %v", list, err)
	}
	e, err := s.Extent(t.Context(), query.Query{Terms: []query.Term{{Text: "tide"}}})
	if err != nil || e.Last == nil || e.Last.Article.Path != "now.txt" {
		t.Errorf("the last of %+v, %v", e.Last, err)
	}

	now = date("2026-03-09") // what was in the future is not any more
	if r := searched(t, s, "tide", search.Options{Order: search.ByDate}); r.Hits[0].Article.Path != "later.txt" ||
		r.Hits[0].Article.Future {
		t.Errorf("by date, later: %v", paths(r.Hits))
	}
}

func paths(hits []quotes.Hit) (list []string) {
	for i := range hits {
		list = append(list, hits[i].Article.Path)
	}
	return list
}
