package index

import (
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/search"
)

// TestOneSpeaker checks that all spellings of a name are one speaker, and that relatives are not.
func TestOneSpeaker(t *testing.T) {
	var articles []told
	for path, by := range map[string]corpus.Speaker{
		"a.txt": person("Sergey Gärtenau", "the envoy"), "b.txt": person("Sergei Gaertenau", ""),
		"c.txt": person("Sergey Gärtenau", "the envoy"),
		"d.txt": person("Gartenau", ""), "e.txt": person("Elin Marsh", ""), "f.txt": person("Jonas Marsh", ""),
		"g.txt": person("Marsh", ""),
		"h.txt": {Name: "Gartenau Institute", Kind: corpus.Organization},
	} {
		articles = append(articles, told{corpus.Article{Path: path, Text: path + ` "It holds," somebody said.`},
			[]saying{{by, corpus.Direct, []string{"It holds,"}}}})
	}
	slices.SortFunc(articles, func(a, b told) int { return int(a.Path[0]) - int(b.Path[0]) })
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for typed, want := range map[string]string{
		`by:"Sergei Gartenau"`: "abcd", `by:"Sergey Gärtenau"`: "abcd", `by:"S. Gartenau"`: "abcd",
		`by:"Mr. Gaertenau"`: "abcd",
		`by:gärtenau`:        "abcdh", `by:"Andrei Gartenau"`: "", `by:"Elin Marsh"`: "e", `by:marsh`: "efg",
		`by:"Elin Mersh"`: "", `by:"Gartenau Institute"`: "h",
	} {
		found := ""
		for _, h := range searched(t, s, typed, search.Options{Limit: 10}).Hits {
			found += h.Article.Path[:1]
		}
		letters := []byte(found)
		slices.Sort(letters)
		if string(letters) != want {
			t.Errorf("%s finds %s, want %s", typed, letters, want)
		}
	}
	list, total := speakers(t, s).Search(parsed(t, ""), 10)
	if err != nil || total != 5 {
		t.Fatalf("%d speakers (%v), want 5", total, err)
	}
	first := list[0]
	if first.Name != "Sergey Gärtenau" || first.Quotes != 4 || first.Articles != 4 || !slices.Equal(first.Spellings,
		[]string{"Sergei Gaertenau", "Gartenau"}) {
		t.Errorf("the first speaker is %+v", first)
	}
	for name, want := range map[string]string{"Gartenau": "Sergey Gärtenau", "Sergei Gaertenau": "Sergey Gärtenau",
		"Marsh": "Marsh", "nobody": "nobody"} {
		if shown, err := s.Catalogue().ShownName(name); err != nil || shown != want {
			t.Errorf("%s is shown as %s (%v), want %s", name, shown, err, want)
		}
	}
}

// TestLatestRole checks that a speaker is shown with the role from the newest article that gives one.
func TestLatestRole(t *testing.T) {
	var articles []told
	for _, a := range []struct{ path, day, role string }{
		{"a.txt", "2021-12-21", "the mayor of Harbour"}, {"b.txt", "2022-01-10", "the former mayor"},
		{"c.txt", "2022-02-01", ""},
		{"d.txt", "2021-12-22", "the mayor of Harbour"}, {"e.txt", "2022-01-10", "the former mayor of Harbour"},
	} {
		articles = append(articles, told{corpus.Article{Path: a.path, Date: date(a.day),
			Text: `"It holds," Elin Marsh said.`},
			[]saying{{person("Elin Marsh", a.role), corpus.Direct, []string{"It holds,"}}}})
	}
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, _ := speakers(t, s).Search(parsed(t, ""), 10)
	if err != nil || len(list) != 1 || list[0].Role != "the former mayor of Harbour" ||
		!list[0].RoleDay.Equal(date("2022-01-10")) {
		t.Errorf("got %+v, %v", list, err)
	}
}
