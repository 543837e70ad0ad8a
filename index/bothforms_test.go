package index

import (
	"testing"

	"verbatim/corpus"
	"verbatim/index/query"
)

// TestEitherForm checks that an abbreviation and its long form find the same quotes in articles that give both,
// and no others.
func TestEitherForm(t *testing.T) {
	lines := []string{"The Treaty on the Open Ground (TOG) is near.", "The TOG is dead.",
		"Long live the treaty on the open ground.", "Tog means cloth.", "Ground is open."}
	var text string
	var quotes []saying
	for _, l := range lines {
		text += l + "\n\n"
		quotes = append(quotes, saying{person("Elin Marsh", ""), corpus.Direct, []string{l}})
	}
	elsewhere := "The TOG of others is not meant."
	articles := []told{
		{corpus.Article{Path: "a.txt", Text: text}, quotes},
		{corpus.Article{Path: "b.txt", Text: elsewhere},
			[]saying{{person("Jonas Marsh", ""), corpus.Direct, []string{elsewhere}}}},
	}
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for typed, want := range map[string]int{`TOG -others -cloth`: 3, `"treaty on the open ground"`: 3,
		`"open ground"`: 3, `TOG live`: 1, `others "open ground"`: 0} {
		q, err := query.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.Extent(t.Context(), q); err != nil || got.Quotes != want {
			t.Errorf("%s: got %d quotes (%v), want %d", typed, got.Quotes, err, want)
		}
	}
}
