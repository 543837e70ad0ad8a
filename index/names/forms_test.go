package names

import (
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/identity"
)

// TestJoinForms checks that two forms of a given name are one person's where the surname and the office agree, and no one
// else could be meant.
func TestJoinForms(t *testing.T) {
	rules, err := identity.ParseRules("Volodymyr Lisnyk != Vladimir Lisnyk")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		said []corpus.Speaker
		want []string // the names that are shown
	}{
		{"one office", []corpus.Speaker{{Name: "Dmytro Varshin", Role: "the mayor of Lund"},
			{Name: "Dmitry Varshin", Role: "Mayor of Lund"}}, []string{"Dmytro Varshin"}},
		{"spellings join too", []corpus.Speaker{{Name: "Dmytro Varshin", Role: "the mayor of Lund"},
			{Name: "Dmitriy Varshin", Role: "a mayor"}, {Name: "Dmitri Varshin", Role: "mayor of Lund"}}, []string{"Dmytro Varshin"}},
		{"two offices", []corpus.Speaker{{Name: "Dmytro Varshin", Role: "the mayor of Lund"},
			{Name: "Dmitry Varshin", Role: "the mayor of Malmo"}}, []string{"Dmitry Varshin", "Dmytro Varshin"}},
		{"an office of many", []corpus.Speaker{{Name: "Antony Tarrowby", Role: "a lawyer"},
			{Name: "Anthony Tarrowby", Role: "a lawyer"}}, []string{"Anthony Tarrowby", "Antony Tarrowby"}},
		{"no office", []corpus.Speaker{{Name: "Antony Tarrowby"}, {Name: "Anthony Tarrowby"}},
			[]string{"Anthony Tarrowby", "Antony Tarrowby"}},
		{"two who could be meant", []corpus.Speaker{{Name: "John Halloran", Role: "a town councillor"},
			{Name: "Jon Halloran", Role: "a town councillor"}, {Name: "Giovanni Halloran", Role: "a town councillor"}},
			[]string{"Giovanni Halloran", "John Halloran", "Jon Halloran"}},
		{"a rule", []corpus.Speaker{{Name: "Volodymyr Lisnyk", Role: "the mayor of Lund"},
			{Name: "Vladimir Lisnyk", Role: "the mayor of Lund"}}, []string{"Vladimir Lisnyk", "Volodymyr Lisnyk"}},
	} {
		tally := Tally{}
		for i, sp := range c.said {
			sp.Kind = corpus.Person
			tally.Add(i, &corpus.Article{Path: "a.txt"}, []SpeakerCount{{sp, 10 - i}})
		}
		var got []string
		for _, sp := range tally.Speakers(rules) {
			got = append(got, sp.Name)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
