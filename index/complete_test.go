package index

import (
	"slices"
	"testing"
)

// TestComplete checks completions and their order: exact matches, prefixes, similar words.
func TestComplete(t *testing.T) {
	s := opened(t)
	complete := func(typed string) []string {
		names, err := speakers(t, s).Complete(t.Context(), typed, 25)
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	for typed, want := range map[string]string{"elin": "Elin Marsh", "mar": "Elin Marsh", "Elin Marsh": "Elin Marsh",
		"Elin Mersh": "Elin Marsh", "okaf": "Tobé Okafor", "tobe": "Tobé Okafor"} {
		if got := complete(typed); len(got) == 0 || got[0] != want {
			t.Errorf("speaker %q: got %q, want %q first", typed, got, want)
		}
	}
	if got := complete("zzz"); len(got) > 0 {
		t.Errorf("speaker zzz: got %q", got)
	}
	if got := publishers(t, s).Complete("led", 25); !slices.Equal(got, []string{"Morning Ledger"}) {
		t.Errorf("publisher led: got %q", got)
	}
	for typed, want := range map[string]string{"inspe": "inspections", "verifi": "verifiable", "freezd": "freeze"} {
		if got, err := s.CompleteTopics(t.Context(), typed, 25); err != nil || len(got) == 0 || got[0] != want {
			t.Errorf("topic %q: got %q, %v, want %q first", typed, got, err, want)
		}
	}
	if got, err := s.CompleteTopics(t.Context(), "", 2); err != nil || len(got) != 2 {
		t.Errorf("nothing typed: got %q, %v, want two topics", got, err)
	}
}
