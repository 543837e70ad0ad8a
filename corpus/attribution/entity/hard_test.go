package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus/readtest"
)

// TestManyBearers checks an article with dozens of people of one surname: each is found by the first name, an initial
// means the first with it, and the surname alone the one named last.
func TestManyBearers(t *testing.T) {
	const people = 90
	var text strings.Builder
	given := func(n int) string { return fmt.Sprintf("%c%cx%cis", 'A'+n%26, 'a'+n/26, 'a'+n%26) }
	for n := range people {
		fmt.Fprintf(&text, "They asked %s Vane on Monday. ", given(n))
	}
	text.WriteString("They saw B. Vane and left. They saw Vane again.")
	r := readtest.Of(text.String())
	if got := len(r.Cast.Figures); got != people {
		t.Fatalf("%d people are found, want %d", got, people)
	}
	for n := range people {
		w := r.Cast.Spelled(given(n) + " Vane")
		if w < 0 || r.Cast.Figures[w].Name != given(n)+" Vane" {
			t.Fatalf("%s Vane is figure %d", given(n), w)
		}
	}
	initial, bare := r.Mentions[people].Who, r.Mentions[people+1].Who
	if name := r.Cast.Figures[initial].Name; name != given(1)+" Vane" {
		t.Errorf("B. Vane is %s, want %s Vane", name, given(1))
	}
	if bare != initial {
		t.Errorf("Vane is %s, want the one named last", r.Cast.Figures[bare].Name)
	}
}

// TestOfficesAndDepartments checks where an office with its department ends and the name begins.
func TestOfficesAndDepartments(t *testing.T) {
	for _, office := range []string{
		"Secretary of State", "Secretary of Defense", "Minister of Foreign Affairs", "Minister for Foreign Affairs",
		"Minister for Energy and Trade", "Minister for Energy", "Deputy Secretary of State", "secretary of state",
		"Assistant Secretary of State for European and Eurasian Affairs", "Undersecretary for Political Affairs",
		"foreign minister", "Attorney General", "Chief Justice", "President", "former deputy mayor", "Lt. Gen.",
		"Minister of Health", "Minister of Fisheries", "Justice Minister", "Finance Minister",
	} {
		text := "They asked " + office + " Ada Vane on Monday."
		r := readtest.Of(text)
		if len(r.Mentions) != 1 {
			t.Errorf("%s: the mentions are %s", text, mentioned(text))
			continue
		}
		m := &r.Mentions[0]
		whole, name := words(&r, m.First, m.Last), words(&r, m.Name, m.Last)
		if whole != office+" Ada Vane" || name != "Ada Vane" {
			t.Errorf("%s: the mention is %q with the name %q", text, whole, name)
		}
	}
}

// TestOfficesAlone checks that an office without a name names no person.
func TestOfficesAlone(t *testing.T) {
	for _, office := range []string{
		"Secretary of State", "Prime Minister", "Foreign Minister", "Attorney General", "President", "Deputy Prime Minister",
	} {
		text := "They asked the " + office + " on Monday."
		if got, want := mentioned(text), "title "+office; got != want {
			t.Errorf("%s: the mentions are %s, want %s", text, got, want)
		}
		if got := figures(text); got != "" {
			t.Errorf("%s: the figures are %s, want none", text, got)
		}
	}
}

// TestNicknames checks what is a nickname within a name, and what is speech or a title between two names.
func TestNicknames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They asked Ada “Dee” Vane.", "person Ada “Dee” Vane"},
		{"They asked Ada \"Dee\" Vane.", "person Ada \"Dee\" Vane"},
		{"They asked Ada ‘Dee’ Vane.", "person Ada ‘Dee’ Vane"},
		{"They asked Ada “Big Dee” Vane.", "person Ada “Big Dee” Vane"},
		{"They asked Ada “no” Vane.", "person Ada|person Vane"},
		{"They told Ada “Dee is a long way off” Vane.", "person Ada|person Vane"},
		{"They asked Ada “Dee” and Vane.", "person Ada|person Vane"},
	} {
		if got := mentioned(c.text); got != c.want {
			t.Errorf("%s: the mentions are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestPatronymics checks that a person is found by any two parts of a name of three.
func TestPatronymics(t *testing.T) {
	for _, short := range []string{
		"Sergei Ilyich", "Sergei Orlin", "Sergei Ilyich Orlin", "Orlin", "Ilyich", "Mr. Orlin",
	} {
		text := "They asked Sergei Ilyich Orlin. They saw " + short + "."
		if got := figures(text); got != "Sergei Ilyich Orlin" {
			t.Errorf("%s: the figures are %s", text, got)
		}
	}
}

// TestPlacesAsSurnames checks that the name of a place is a surname only where someone bears it.
func TestPlacesAsSurnames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They asked Anna Oslo. Then Oslo left.", "Anna Oslo"},
		{"They asked Anna Vane. Then Oslo agreed.", "Anna Vane|Oslo"},
		{"They asked Anna Oslo. Mrs. Oslo went.", "Anna Oslo"},
	} {
		if got := figures(c.text); got != c.want {
			t.Errorf("%s: the figures are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestOutlets checks whose a full name after a possessive is.
func TestOutlets(t *testing.T) {
	checkRoles(t, []roleCase{
		{"The Tarnholt Herald’s Ada Marsh asked.", "Tarnholt Herald"},
		{"Halden Radio's Ada Marsh asked.", "Halden Radio"},
		{"The Lantern’s Ada Marsh asked.", "Lantern"},
		{"Norway’s Ada Marsh won.", ""},
		{"Otto Roe’s Ada Marsh book won.", ""},
		{"They saw the Mayor’s Ada Marsh book.", ""},
	})
}

// TestRolesOfSeveralPeople checks that each person in a sentence keeps the own role.
func TestRolesOfSeveralPeople(t *testing.T) {
	const text = "Mayor Ada Marsh met Otto Roe, a farmer, and Ilse Vane, who runs the ferry; Judge Orlin and " +
		"spokesman Pavel Orsk of the Halden Police stayed with Unheard Name, 54, the party’s treasurer."
	r := readtest.Of(text)
	want := map[string]string{
		"Ada Marsh": "Mayor", "Otto Roe": "a farmer", "Ilse Vane": "who runs the ferry", "Orlin": "Judge",
		"Pavel Orsk": "spokesman", "Unheard Name": "the party’s treasurer", "Halden Police": "",
	}
	for i := range r.Cast.Figures {
		f := &r.Cast.Figures[i]
		role, known := want[f.Name]
		if got := f.Role.In(text); !known || got != role {
			t.Errorf("%s is %q, want %q", f.Name, got, role)
		}
		delete(want, f.Name)
	}
	if len(want) > 0 {
		t.Errorf("these people are not found: %v", want)
	}
}
