package entity_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/readtest"
)

// figures returns the names of the people and bodies of a text between bars, in the order in which they were entered.
func figures(text string) string {
	r := readtest.Of(text)
	var names []string
	for i := range r.Cast.Figures {
		names = append(names, r.Cast.Figures[i].Name)
	}
	return strings.Join(names, "|")
}

// TestSamePerson checks which two names mean one person, and by which name that person is known. The order must not
// matter, except for which of two spellings is kept.
func TestSamePerson(t *testing.T) {
	for _, c := range []struct{ one, other, name string }{
		{"Ada Vane", "Vane", "Ada Vane"},
		{"Ada Vane", "Ada Ilse Vane", "Ada Ilse Vane"},
		{"Ada Vane", "Ada J. Vane", "Ada J. Vane"},
		{"Ada Vane", "Senator Vane", "Ada Vane"},
		{"Ada Vane", "Ms. Vane", "Ada Vane"},
		{"Ada Vane", "Ada", "Ada Vane"},
		{"Otto Roe", "O. Roe", "Otto Roe"},
		{"Otto Roe Jr.", "Roe Jr.", "Otto Roe Jr."},
		{"Otto Roe Jr.", "Otto Jr.", "Otto Roe Jr."},
		{"Otto Roe", "Otto Roe KC", "Otto Roe"},
		{"Otto Roe Jr.", "Mr. Roe", "Otto Roe Jr."},
		{"Otto Roe, Sr.,", "Mr. Roe", "Otto Roe, Sr."},
		{"Ada I. Vane", "Vane", "Ada I. Vane"},
		{"Ada Vane", "A. Vane", "Ada Vane"},
		{"Kenneth Roe", "Ken Roe", "Kenneth Roe"},
		{"Ada “Dee” Vane", "Vane", "Ada “Dee” Vane"},
		{"Otto von Trotha", "von Trotha", "Otto von Trotha"},
		{"Ilse Vane-Orlin", "Vane-Orlin", "Ilse Vane-Orlin"},
		{"Ada Orlin Vane", "Orlin", "Ada Orlin Vane"},
		{"Ada Oslo", "Senator Oslo", "Ada Oslo"},
	} {
		for _, text := range []string{
			"They asked " + c.one + " on Monday. They asked " + c.other + " again.",
			"They asked " + c.other + " on Monday. They asked " + c.one + " again.",
		} {
			if got := figures(text); got != c.name {
				t.Errorf("%s: the figures are %s, want %s", text, got, c.name)
			}
		}
	}
}

// TestSpellings checks which spellings mean one person.
func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		one, other string
		same       bool
	}{
		{"Şule Čapek", "Sule Capek", true},
		{"Zoë Ångström", "Zoe Angstrom", true},
		{"Aleksey Dyachenko", "Aleksei Diachenko", true},
		{"Sergey Dantchenko", "Danchenko", true},
		{"Oleg Yurovsky", "Iurovskii", true},
		{"Pavel Orlovskiy", "Pavel Orlovsky", true},
		{"Ada Vane", "Ada Vain", false},
		{"Sergey Dantchenko", "Oleg Danchenko", false},
		{"Sergey Dantchenko", "Dantchenkova", false},
	} {
		text := "They asked " + c.one + " on Monday. They asked " + c.other + " again."
		got := figures(text)
		if same := !strings.Contains(got, "|"); same != c.same {
			t.Errorf("%s: the figures are %s; want one: %t", text, got, c.same)
		}
	}
}

// TestDifferentPeople checks which two names mean two people.
func TestDifferentPeople(t *testing.T) {
	for _, c := range []struct{ one, other string }{
		{"Ada Vane", "Anna Vane"},
		{"Ada Vane", "Otto Vane"},
		{"Ada Vane", "Ada Roe"},
		{"Ada Vane", "Mr. Vane"},
		{"Mr. Vane", "Mrs. Vane"},
		{"Al Roe", "Ali Roe"},
		{"Roe", "Vane"},
		{"Ada Vane", "Halden Institute"},
		{"O. Roe", "P. Roe"},
		{"Ada Vane", "Vanessa"},
		{"Otto Roe", "Otto Roe Jr."},
		{"Otto T. Roe", "Otto Roe, Jr.,"},
		{"Otto Roe", "Otto Jr."},
		{"Otto Roe Sr.", "Otto Roe Jr."},
		{"Ilse Roe", "Van Roe"},
	} {
		text := "They asked " + c.one + " on Monday. They asked " + c.other + " again."
		if got := figures(text); strings.Count(got, "|") != 1 {
			t.Errorf("%s: the figures are %s, want two", text, got)
		}
	}
}

// TestFamilies checks whom a surname means that several people bear: whom the title fits, then whom it meant last.
func TestFamilies(t *testing.T) {
	const family = "They met Nora Vane and Peter Vane. "
	for _, c := range []struct{ text, name, who string }{
		{"They asked Mr. Vane.", "Mr. Vane", "Peter Vane"},
		{"They asked Mrs. Vane.", "Mrs. Vane", "Nora Vane"},
		{"They asked spokesman Vane.", "spokesman Vane", "Peter Vane"},
		{"They asked Nora Vane. They saw Vane.", "saw Vane", "Nora Vane"},
		{"They asked Unheard Vane. They saw Vane.", "saw Vane", "Unheard Vane"},
		{"They asked Mr. Vane. They saw Vane.", "saw Vane", "Peter Vane"},
		{"They asked Unheard Vane. They saw Ms. Vane.", "Ms. Vane", "Unheard Vane"},
		{"They asked Peter. They saw Nora.", "saw Nora", "Nora Vane"},
		{"They asked N. Vane.", "N. Vane", "Nora Vane"},
		{"They asked P. Vane.", "P. Vane", "Peter Vane"},
	} {
		text := family + c.text
		r := readtest.Of(text)
		n := r.EndsAt[readtest.Word(&r.Reading, c.name)]
		if n == 0 {
			t.Errorf("%s: %s is not mentioned", text, c.name)
			continue
		}
		if got := r.Cast.Figures[r.Mentions[n-1].Who].Name; got != c.who {
			t.Errorf("%s: %s is %s, want %s", text, c.name, got, c.who)
		}
	}
}

// TestGenders checks what a text tells of the gender of Unheard Vane.
func TestGenders(t *testing.T) {
	for _, c := range []struct {
		text string
		want lexicon.Class
	}{
		{"They asked Unheard Vane.", 0},
		{"They asked Mr. Unheard Vane.", lexicon.Male},
		{"They asked Unheard Vane. They saw Mrs. Vane.", lexicon.Female},
		{"They asked Unheard Vane. They saw spokesman Vane.", lexicon.Male},
		{"They asked spokeswoman Unheard Vane.", lexicon.Female},
		{"They asked Congressman Unheard Vane.", lexicon.Male},
		{"They asked Dr. Unheard Vane, Senator Vane and Judge Vane.", 0},
		{"They asked her husband, Unheard Vane, on Monday.", lexicon.Male},
		{"They asked Unheard Vane, a minister.", 0},
	} {
		r := readtest.Of(c.text)
		w := r.Cast.Spelled("Unheard Vane")
		if w < 0 {
			t.Errorf("%s: Unheard Vane is not found", c.text)
		} else if got := r.Cast.Figures[w].Gender(); got != c.want {
			t.Errorf("%s: the gender is %s, want %s", c.text, genders[got], genders[c.want])
		}
	}
}

// TestShortNamesOfBodies checks which shorter names mean a body that the text names in full.
func TestShortNamesOfBodies(t *testing.T) {
	for _, c := range []struct {
		full, short string
		same        bool
	}{
		{"Halden Salt Institute", "Salt Institute", true},
		{"Norwegian Fishers Union", "Fishers Union", true},
		{"Norwegian Fishers Union", "NFU", true},
		{"Ministry of Trade", "Ministry of Trade", true},
		{"Halden Salt Institute", "HSI", true},
		{"Halden Salt Institute", "Tarnholt Institute", false},
		{"Ministry of Trade", "Ministry of Fish", false},
		{"Norwegian Fishers Union", "UFN", false},
	} {
		text := "The " + c.full + " is old. They left the " + c.short + " on Monday."
		got := figures(text)
		if same := got == c.full; same != c.same {
			t.Errorf("%s: the figures are %s; want one: %t", text, got, c.same)
		}
	}
}

// TestKinds checks which figures are people and which are bodies.
func TestKinds(t *testing.T) {
	for name, want := range map[string]corpus.SpeakerKind{
		"Ada Vane": corpus.Person, "Mr. Vane": corpus.Person, "Roe": corpus.Person, "Senator Ada Vane": corpus.Person,
		"the Halden Institute": corpus.Organization, "NATO": corpus.Organization, "Norway": corpus.Organization,
		"the Ministry of Trade": corpus.Organization,
	} {
		r := readtest.Of("They asked " + name + " on Monday.")
		if len(r.Cast.Figures) != 1 || r.Cast.Figures[0].Kind != want {
			t.Errorf("%s is %v, want a %s", name, r.Cast.Figures, want)
		}
	}
}

// TestTitled checks that a figure knows whether a title was seen before its name.
func TestTitled(t *testing.T) {
	for text, want := range map[string]bool{
		"They asked Mr. Roe.":                     true,
		"They asked Roe.":                         false,
		"They asked Roe. They saw Senator Roe.":   true,
		"They asked captain Roe.":                 true,
		"They asked Roe, the captain, on Monday.": false,
	} {
		r := readtest.Of(text)
		if got := r.Cast.Figures[0].Titled; got != want {
			t.Errorf("%s: titled %t, want %t", text, got, want)
		}
	}
}

// TestNamed checks that a name from outside of the text, such as a byline, means a person of the text, or a new one.
func TestNamed(t *testing.T) {
	for _, c := range []struct {
		name, want string
		isNew      bool
	}{
		{"Ada Vane", "Ada Vane", false},
		{"ADA VANE", "Ada Vane", false},
		{"Ada Ilse Vane", "Ada Vane", false},
		{"Otto Vane", "Otto Vane", true},
		{"Ilse Orlin", "Ilse Orlin", true},
		{"Roe", "Roe", true},
	} {
		r := readtest.Of("They asked Ada Vane and Mr. Roe.")
		before := len(r.Cast.Figures)
		w := r.Cast.Named(c.name)
		if got := r.Cast.Figures[w].Name; got != c.want || (w == before) != c.isNew {
			t.Errorf("%s is figure %d of %d, %s; want %s, new %t", c.name, w, before, got, c.want, c.isNew)
		}
		if again := r.Cast.Named(c.name); c.isNew && strings.Contains(c.name, " ") && again != w {
			t.Errorf("%s is figure %d, then %d", c.name, w, again)
		}
	}
}

// TestSpelled checks who is found by first name and surname.
func TestSpelled(t *testing.T) {
	r := readtest.Of("They asked Ada Vane, Otto Ilyich Roe, Mr. Orlin and the Halden Institute.")
	for name, want := range map[string]string{
		"Ada Vane": "Ada Vane", "ADA VANE": "Ada Vane", "Otto Roe": "Otto Ilyich Roe", "Otto Vane": "", "Vane": "", "": "",
		"Mr. Orlin": "", "Halden Institute": "",
	} {
		got := ""
		if w := r.Cast.Spelled(name); w >= 0 {
			got = r.Cast.Figures[w].Name
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestPrincipal checks whom most mentions mean: the person an interview is with, not its author.
func TestPrincipal(t *testing.T) {
	const text = "Ada Vane met Otto Roe. They asked Roe about Norway, and Norway about Roe. " +
		"They saw Ada Vane, Vane and Vane. They saw Orlin, Orlin, Orlin and Orlin."
	r := readtest.Of(text)
	ada, otto := r.Cast.Spelled("Ada Vane"), r.Cast.Spelled("Otto Roe")
	if got := r.Cast.Principal(-1); got != ada {
		t.Errorf("most mentions mean figure %d, want Ada Vane", got)
	}
	if got := r.Cast.Principal(ada); got != otto {
		t.Errorf("but for the author, most mentions mean figure %d, want Otto Roe", got)
	}
	r = readtest.Of("They saw Orlin in Norway.")
	if got := r.Cast.Principal(-1); got != -1 {
		t.Errorf("without a full name, most mentions mean figure %d, want none", got)
	}
}

// TestEmbody checks who can turn out to be a body: a single word of which nothing says that it is a person's name.
func TestEmbody(t *testing.T) {
	for text, want := range map[string]bool{
		"They asked Northwind on Monday.":               true,
		"They asked Ada Northwind on Monday.":           false,
		"They asked Mr. Northwind on Monday.":           false,
		"They asked Anna on Monday.":                    false,
		"They asked R. Northwind on Monday.":            false,
		"They asked Northwind. They saw Mr. Northwind.": false,
	} {
		r := readtest.Of(text)
		m := &r.Mentions[0]
		got := r.Cast.Embody(m)
		if kind := r.Cast.Figures[m.Who].Kind; got != want || (kind == corpus.Organization) != want {
			t.Errorf("%s: a body %t, of the kind %s; want %t", text, got, kind, want)
		}
	}
}

// TestComplete checks that a surname alone is completed by a full name within quotations only if that can be the same
// person's.
func TestComplete(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They asked Vane. “I am Anna Vane,” she said.", "Anna Vane"},
		{"They asked Mrs. Vane. “I am Anna Vane,” she said.", "Anna Vane"},
		{"They asked Mr. Vane. “I know Anna Vane,” he said.", "Vane"},
		{"They asked Vane. “Anna Vane and Peter Vane left,” she said.", "Vane"},
		{"They asked Vane. “Anna Vane Orlin left,” she said.", "Vane"},
		{"They asked Vane. “The Vane family left,” she said.", "Vane"},
		{"They asked Vane. “Minister Vane left,” she said.", "Vane"},
		{"They asked Otto Vane. “I know Anna Vane,” he said.", "Otto Vane"},
	} {
		if got := figures(c.text); got != c.want {
			t.Errorf("%s: the figures are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestDisplayed checks that names in capitals are shown in normal case, and all others as they are.
func TestDisplayed(t *testing.T) {
	for name, want := range map[string]string{
		"ADA VANE":           "Ada Vane",
		"MARY-ANN O'BRANNIG": "Mary-Ann O'Brannig",
		"Otto ROE":           "Otto Roe",
		"J.R. VANE":          "J.R. Vane",
		"Ada Vane":           "Ada Vane",
		"ŞULE ČAPEK":         "Şule Čapek",
		"A. Vane":            "A. Vane",
		"Ada McVANE":         "Ada McVANE",
		"ADA  \nVANE":        "Ada  \nVane",
		"":                   "",
	} {
		if got := entity.Displayed(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"HALDEN INSTITUTE": "Halden Institute", "MFA of Norland": "MFA of Norland", "Halden Institute": "Halden Institute",
	} {
		if got := entity.DisplayedBody(name); got != want {
			t.Errorf("the body %q is shown as %q, want %q", name, got, want)
		}
	}
}
