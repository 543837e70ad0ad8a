package lexicon

import "testing"

// TestNamed holds that each class, way of reporting and form has one name.
func TestNamed(t *testing.T) {
	var classes Class
	for name, c := range Classes {
		if c == Functional {
			continue
		}
		if classes&c != 0 {
			t.Errorf("%s: the class has a second name", name)
		}
		classes |= c
	}
	if want := Department<<1 - 1; classes != want {
		t.Errorf("the classes %b have no name", want&^classes)
	}
	var verbs VerbClass
	for name, c := range VerbClasses {
		if c == Reporting {
			continue
		}
		if verbs&c != 0 {
			t.Errorf("%s: the class of verbs has a second name", name)
		}
		verbs |= c
	}
	if verbs != Reporting {
		t.Errorf("the classes of verbs %b have no name", Reporting&^verbs)
	}
	var forms Form
	for _, f := range Forms {
		forms |= f
	}
	if want := Gerund<<1 - 1; forms != want {
		t.Errorf("the forms %b have no name", want&^forms)
	}
}
