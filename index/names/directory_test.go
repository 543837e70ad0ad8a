package names

import (
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/identity"
)

// cabinet returns a directory of a minister, her deputy, her campaign and two namesakes of one surname.
func cabinet() *Directory {
	t := Tally{}
	for i, s := range []SpeakerCount{
		{corpus.Speaker{Name: "Elin Marsh", Role: "harbour minister", Kind: corpus.Person}, 5},
		{corpus.Speaker{Name: "Tobe Okafor", Role: "Marsh's deputy", Kind: corpus.Person}, 3},
		{corpus.Speaker{Name: "Marsh campaign", Kind: corpus.Organization}, 2},
		{corpus.Speaker{Name: "Ana Falk", Kind: corpus.Person}, 1},
		{corpus.Speaker{Name: "Ivo Falk", Kind: corpus.Person}, 1},
	} {
		t.Add(i, &corpus.Article{Path: "a.txt"}, []SpeakerCount{s})
	}
	return NewDirectory(t.Speakers(identity.Rules{}))
}

// TestNamed checks which speakers own a name, and that the owner of a name comes before those with it in their role.
func TestNamed(t *testing.T) {
	d := cabinet()
	for words, want := range map[string][]string{
		"Marsh":            {"Elin Marsh"},
		"Minister Marsh":   {"Elin Marsh"},
		"Marsh campaign":   {"Marsh campaign"},
		"Falk":             {"Ana Falk", "Ivo Falk"},
		"Mr Okafor":        {"Tobe Okafor"},
		"Lindqvist":        nil,
		"harbour minister": nil,
	} {
		var got []string
		for _, s := range d.Named(words) {
			got = append(got, s.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", words, got, want)
		}
	}
}

// TestIsName checks that words of a role are a name only before the name.
func TestIsName(t *testing.T) {
	d := cabinet()
	for words, want := range map[string]bool{"Marsh": true, "minister Marsh": true, "Marsh minister": false, "": false} {
		if got := d.IsName(words); got != want {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
	if !d.HasRole("minister") || d.HasRole("Okafor") {
		t.Error("HasRole finds words outside the roles, or misses some in them")
	}
}

// TestCompleteNames checks the order of completions: exact matches, prefixes, similar names.
func TestCompleteNames(t *testing.T) {
	d := cabinet()
	for typed, want := range map[string]string{"ma": "Elin Marsh", "Ana Falk": "Ana Falk", "fa": "Ana Falk",
		"Okofor": "Tobe Okafor"} {
		got, err := d.Complete(t.Context(), typed, 5)
		if err != nil || len(got) == 0 || got[0] != want {
			t.Errorf("%s: got %q (%v), want %q first", typed, got, err, want)
		}
	}
	p := NewPublishers(map[string]int{"Harbour Herald": 2, "Herald Weekly": 7})
	if got := p.Complete("herald", 5); !slices.Equal(got, []string{"Herald Weekly", "Harbour Herald"}) {
		t.Errorf("publishers: got %q, want the one with more articles first", got)
	}
}
