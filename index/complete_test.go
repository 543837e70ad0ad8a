package index

import (
	"slices"
	"testing"
)

// TestComplete holds what completes what somebody has typed, and in which order: what it is, what begins so, what is spelled nearly so.
func TestComplete(t *testing.T) {
	s := opened(t)
	speakers := func(typed string) []string {
		names, err := s.CompleteSpeakers(t.Context(), typed, 25)
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	for typed, want := range map[string]string{"elin": "Elin Marsh", "mar": "Elin Marsh", "Elin Marsh": "Elin Marsh", "Elin Mersh": "Elin Marsh", "okaf": "Tobé Okafor", "tobe": "Tobé Okafor"} {
		if got := speakers(typed); len(got) == 0 || got[0] != want {
			t.Errorf("speaker %q: got %q, want %q first", typed, got, want)
		}
	}
	if got := speakers("zzz"); len(got) > 0 {
		t.Errorf("speaker zzz: got %q", got)
	}
	if got, err := s.CompletePublishers("led", 25); err != nil || !slices.Equal(got, []string{"Morning Ledger"}) {
		t.Errorf("publisher led: got %q, %v", got, err)
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
