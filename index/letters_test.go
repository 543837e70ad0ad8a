package index

import (
	"context"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// lettered returns an article for each spelling of a word.
func lettered() []told {
	var articles []told
	for _, a := range []struct{ path, publisher, word, name string }{
		{"hyphen.txt", "Halden\u00adposten", "mora\u00adtorium", "Søren Ågård"},
		{"stroke.txt", "Tromsø Tidende", "Tromsø", "Łukasz Żuław"},
		{"sharp.txt", "Straße und Gleis", "Straße", "Đorđe Dukanić"},
		{"thorn.txt", "Þórsmörk", "Þórsmörk", "Þórdís Gunnvik"},
		{"ash.txt", "Ægir", "Ærø cœur", "Ægir Bjørnvik"},
		{"dotless.txt", "Kılıç", "Kılıç", "Kemal Kılıçdar"},
		{"bar.txt", "Ħamrun", "Ħamrun", "Anna Ŋalvik"},
		{"wide.txt", "Ｗｉｄｅ", "ｂｒｏａｄｓｉｄｅ", "Ａｎｎａ Ｗｉｄｍａｒｋ"},
		{"ligature.txt", "Oﬃce", "ﬁnancing", "Elin Steﬀen"},
		{"marks.txt", "A\u030angstro\u0308m", "re\u0301sume\u0301s", "Elin A\u030angstro\u0308m"},
		{"plain.txt", "Plain", "kalvoya strasbourg", "Soren Lind"},
	} {
		said := "We had the " + a.word + " of the year,"
		articles = append(articles, told{corpus.Article{Path: a.path, Publisher: a.publisher,
			Text: "“" + said + "” " + a.name + " said."},
			[]saying{{person(a.name, ""), corpus.Direct, []string{said}}}})
	}
	return articles
}

// TestLettersBothWays checks that a word is found, marked and completed with or without accents, strokes,
// ligatures and invisible characters.
func TestLettersBothWays(t *testing.T) {
	dir := t.TempDir()
	built(t, dir, lettered())
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, c := range []struct {
		path   string
		typed  []string
		marked string // for the first; "" for none
	}{
		{"hyphen.txt", []string{"moratorium", "mora\u00adtorium", "mora\u200btorium", "Ｍｏｒａｔｏｒｉｕｍ",
			`"the moratorium of"`, "moratoriums",
			"by:Soren the", "by:Ågård", "by:agard", "by:\"Søren A\u030ag\u00adård\"", "publisher:haldenposten",
			"publisher:Halden\u00adposten"}, "mora\u00adtorium"},
		{"stroke.txt", []string{"Tromso", "tromsø", "TROMSØ", `"the tromso of the"`, "by:Lukasz", "by:zulaw",
			`by:"Łukasz Zulaw"`, `publisher:"tromso tidende"`}, "Tromsø"},
		{"sharp.txt", []string{"strasse", "Straße", "STRAẞE", `"the strasse"`, "by:Dorde", "by:Đorđe", "by:Dukanic",
			`publisher:strasse`}, "Straße"},
		{"thorn.txt", []string{"thorsmork", "Þórsmörk", "by:thordis", "by:Þordis", "publisher:thorsmork"}, "Þórsmörk"},
		{"ash.txt", []string{"aero", "ærø", "Ærø", "coeur", "by:aegir", "by:Bjornvik", "publisher:aegir"}, "Ærø"},
		{"dotless.txt", []string{"kilic", "Kılıç", "KILIC", "by:kilicdar", "publisher:kilic"}, "Kılıç"},
		{"bar.txt", []string{"hamrun", "Ħamrun", "by:nalvik", "by:Ŋalvik", "publisher:hamrun"}, "Ħamrun"},
		{"wide.txt", []string{"broadside", "ｂｒｏａｄｓｉｄｅ", "by:widmark", "publisher:wide"},
			"ｂｒｏａｄｓｉｄｅ"},
		{"ligature.txt", []string{"financing", "ﬁnancing", "financed", "by:steffen", "publisher:office"}, "ﬁnancing"},
		{"marks.txt", []string{"resumes", "résumés", "re\u0301sume\u0301", "by:angstrom", "by:Ångström",
			"publisher:angstrom"}, "re\u0301sume\u0301s"},
		{"plain.txt", []string{"Kålvøya", "kal\u00advoya", "ｋａｌｖｏｙａ"}, "kalvoya"},
	} {
		for i, typed := range c.typed {
			r := searched(t, s, typed, search.Options{})
			at := slices.IndexFunc(r.Hits, func(h quotes.Hit) bool { return h.Article.Path == c.path })
			if at < 0 || r.Hits[at].Fit > quotes.FitPartly {
				t.Errorf("%q does not find %s: %v", typed, c.path, paths(r.Hits))
				continue
			}
			h := &r.Hits[at]
			if i == 0 && (len(h.Highlights) != 1 || h.Slice(h.Highlights[0]) != c.marked) {
				t.Errorf("%q marks %v in %q, want %q", typed, h.Highlights, h.Pieces(), c.marked)
			}
		}
	}
	completed := map[string]func(string) ([]string, error){
		"mora\u00adt": func(typed string) ([]string, error) { return s.CompleteTopics(context.Background(), typed, 5) },
		"ŧroms":       func(typed string) ([]string, error) { return s.CompleteTopics(context.Background(), typed, 5) },
		"sor":         func(typed string) ([]string, error) { return speakers(t, s).Complete(t.Context(), typed, 5) },
		"Łuk":         func(typed string) ([]string, error) { return speakers(t, s).Complete(t.Context(), typed, 5) },
		"tromso":      func(typed string) ([]string, error) { return publishers(t, s).Complete(typed, 5), nil },
		"hy\u00adph":  func(typed string) ([]string, error) { return articles(t, s).Complete(typed, 5), nil },
	}
	for typed, want := range map[string]string{"mora\u00adt": "moratorium", "ŧroms": "tromso",
		"sor": "Søren Ågård", "Łuk": "Łukasz Żuław", "tromso": "Tromsø Tidende", "hy\u00adph": "hyphen.txt"} {
		if list, err := completed[typed](typed); err != nil || !slices.Contains(list, want) {
			t.Errorf("%q is completed by %q, %v, want %q", typed, list, err, want)
		}
	}
	if near, ok, err := s.Suggest(t.Context(), "mora\u00adtoriam"); err != nil || !ok || near != "moratorium" {
		t.Errorf("near moratoriam is %q, %v", near, err)
	}
	if near, err := speakers(t, s).Near(t.Context(), "Sören Aagård", 1); err != nil || len(near) != 1 ||
		near[0].Name != "Søren Ågård" {
		t.Errorf("near Sören Aagård is %v, %v", near, err)
	}
	if found, _ := articles(t, s).Find("Strøke"); len(found) != 1 || found[0].Path != "stroke.txt" {
		t.Errorf("the article Strøke is %v, %v", found, err)
	}

	// A correction finds its quote by the words as another user typed them.
	list := &corrections.List{Entries: []corrections.Entry{{By: "a", Do: corrections.Hide, Quote: "zzzzzzzzzz",
		Path:  "hyphen.txt",
		Words: "We had the moratorium of the year,", Was: "Søren Ågård", Reason: "b"}}}
	if err := s.quotes.Correct(t.Context(), list, 1); err != nil || s.Corrected().Hidden != 1 {
		t.Errorf("%d quotes are hidden, %v, want 1", s.Corrected().Hidden, err)
	}
}
