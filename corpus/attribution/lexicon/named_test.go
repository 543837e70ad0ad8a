package lexicon

import "testing"

// TestNamed holds that each class, way of reporting and form has one name.
func TestNamed(t *testing.T) {
	var classes Class
	for name, c := range classNames {
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
	for name := range verbSections {
		c, ok := VerbClassNamed(name)
		if !ok {
			t.Errorf("no class of verbs %q", name)
		}
		verbs |= c
	}
	if all, ok := VerbClassNamed("reporting"); !ok || all != verbs {
		t.Errorf("reporting is %b, want %b", all, verbs)
	}
	if f, ok := FormNamed("gerund"); !ok || f != Gerund {
		t.Errorf("gerund is %b, %v", f, ok)
	}
	if _, ok := ClassNamed("nonsense"); ok {
		t.Error("there is a class of nonsense")
	}
}
