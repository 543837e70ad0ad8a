package index

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

func TestByID(t *testing.T) {
	s := opened(t)
	hit := searched(t, s, `treaty`, search.Options{}).Hits[0]
	near, err := s.ByID(t.Context(), hit.Quote.ID, 0)
	if err != nil || near.Passage != hit.Passage {
		t.Errorf("got %q, %v; want the quote that was found", near.Passage, err)
	}
	wide, err := s.ByID(t.Context(), hit.Quote.ID, 1)
	if err != nil || !strings.HasPrefix(wide.Passage, "The moratorium") || !slices.Equal(wide.Pieces(), hit.Pieces()) {
		t.Errorf("got %q, %v; want the paragraph before as well", wide.Passage, err)
	}
	if _, err := s.ByID(t.Context(), "aaaaaaaaaa", 0); !errors.Is(err, quotes.ErrNoQuote) {
		t.Errorf("got %v, want ErrNoQuote", err)
	}
}

func TestSpeakers(t *testing.T) {
	s := opened(t)
	for _, c := range []struct{ words, want string }{
		{``, "Elin Marsh 3, Tobé Okafor 2"}, // a senior aide has no name
		{`tobe`, "Tobé Okafor 2"},
		{`harb cent`, "Tobé Okafor 2"}, // by the beginnings of words, in the role too
		{`tobe -fellow`, ""},
		{`nobody`, ""},
	} {
		list, total := speakers(t, s).Search(parsed(t, c.words), 10)
		var got []string
		for _, sp := range list {
			got = append(got, sp.Name+" "+string(rune('0'+sp.Quotes)))
		}
		if strings.Join(got, ", ") != c.want || total != len(list) {
			t.Errorf("%q: got %q, %d; want %q", c.words, got, total, c.want)
		}
	}
	if list, total := speakers(t, s).Search(query.Query{}, 1); len(list) != 1 || total != 2 {
		t.Errorf("got %d of %d, want 1 of 2", len(list), total)
	}
}

func TestArticles(t *testing.T) {
	s := opened(t)
	for typed, want := range map[string]string{
		``:                                  "b/talks.txt a/freeze.txt c/undated.txt", // the newest first
		`freezing`:                          "a/freeze.txt",
		`freez*`:                            "a/freeze.txt",
		`-freez*`:                           "b/talks.txt c/undated.txt",
		`-freeze`:                           "b/talks.txt c/undated.txt",
		`publisher:herald`:                  "a/freeze.txt",
		`after:2022`:                        "b/talks.txt",
		`before:2022`:                       "a/freeze.txt",
		`publisher:herald publisher:ledger`: "b/talks.txt a/freeze.txt",
	} {
		q, err := query.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		list, _, err := s.Catalogue().Matching(q, 10)
		var got []string
		for _, a := range list {
			got = append(got, a.Path)
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, %v; want %s", typed, got, err, want)
		}
	}
}

// TestLatest checks that the day of the newest article is not in the future, and that articles may be without dates.
func TestLatest(t *testing.T) {
	for _, c := range []struct{ dates, want string }{
		{"2021-12-21 2022-01-10", "2022-01-10"}, {"2021-12-21 2999-01-01 2999-01-02", "2021-12-21"},
		{"2999-01-01", "0001-01-01"}, {"0001-01-01", "0001-01-01"},
	} {
		var articles []told
		for i, day := range strings.Fields(c.dates) {
			articles = append(articles, one(fmt.Sprint(i, ".txt"), marsh, corpus.Direct, "We will meet again in the spring,"))
			articles[i].Date = date(day)
		}
		day, err := ranked(t, articles).Catalogue().Latest()
		if got := day.Format(corpus.DateLayout); err != nil || got != c.want {
			t.Errorf("of %s, the latest is %s (%v), want %s", c.dates, got, err, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	s := opened(t)
	for name, want := range map[string]bool{"Marsh": true, "ELIN MARSH": true, "Tobe Okafor": true,
		"Lindqvist's Marsh": true, "Dr. Marsh": true,
		"Elin Okafor": false, "Institute": false, "": false, "a senior aide": false} {
		if got := speakers(t, s).Has(name); got != want {
			t.Errorf("is %q a speaker: got %v, want %v", name, got, want)
		}
	}
	for typed, want := range map[string]string{"Mersh": "Elin Marsh", "Elin Mersh": "Elin Marsh",
		"T. Okafer": "Tobé Okafor", "Marsh Zebra": ""} {
		near, err := speakers(t, s).Near(t.Context(), typed, 1)
		got := ""
		if len(near) > 0 {
			got = near[0].Name
		}
		if got != want || err != nil {
			t.Errorf("near %s: got %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestSuggest(t *testing.T) {
	s := opened(t)
	for word, want := range map[string]string{"inspetcions": "inspections", "tretay": "treaty", "treaty": "",
		"zebra": "", "us": "", "freely": "",
		// English words, forms of a word, and other first letters.
		"treats": "", "treatys": "", "breaty": ""} {
		got, ok, err := s.Suggest(t.Context(), word)
		if got != want && ok || ok != (want != "") || err != nil {
			t.Errorf("%s: got %q, %v, %v; want %q", word, got, ok, err, want)
		}
	}
}

// TestLikelierName checks that a name that differs in one letter is likelier if nearly all speakers of that
// name are spelled so.
func TestLikelierName(t *testing.T) {
	articles := []told{{corpus.Article{Path: "z.txt", Text: `"It holds," Allina Quist said.`},
		[]saying{{person("Allina Quist", ""), corpus.Direct, []string{"It holds,"}}}}}
	for i := range 20 {
		articles = append(articles, told{corpus.Article{Path: fmt.Sprint(i, ".txt"), Text: `"It leaks," Alina Brandt said.`},
			[]saying{{person("Alina Brandt", ""), corpus.Direct, []string{"It leaks,"}}}})
	}
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for word, want := range map[string]string{"Allina": "Alina", "brand": "Brandt", "Alina": "", "Quest": "",
		"Bran": "", "Grandt": "", "zebra": ""} {
		if got, ok := speakers(t, s).Likelier(word); ok != (want != "") || ok && got != want {
			t.Errorf("%s: %q %v, want %q", word, got, ok, want)
		}
	}
}
