package lexicon

import (
	"strings"
	"testing"
)

// TestForms checks the forms of reporting verbs: each spelling is the form, of the lemma, and reports as the lemma
// does.
func TestForms(t *testing.T) {
	for _, c := range []struct{ base, third, past, participle, gerund string }{
		{"say", "says", "said", "said", "saying"},
		{"tell", "tells", "told", "told", "telling"},
		{"write", "writes", "wrote", "written", "writing"},
		{"swear", "swears", "swore", "sworn", "swearing"},
		{"read", "reads", "read", "read", "reading"},
		{"claim", "claims", "claimed", "claimed", "claiming"},
		{"state", "states", "stated", "stated", "stating"},
		{"agree", "agrees", "agreed", "agreed", "agreeing"},
		{"deny", "denies", "denied", "denied", "denying"},
		{"reply", "replies", "replied", "replied", "replying"},
		{"stress", "stresses", "stressed", "stressed", "stressing"},
		{"echo", "echoes", "echoed", "echoed", "echoing"},
		{"gush", "gushes", "gushed", "gushed", "gushing"},
		{"admit", "admits", "admitted", "admitted", "admitting"},
		{"regret", "regrets", "regretted", "regretted", "regretting"},
		{"nod", "nods", "nodded", "nodded", "nodding"},
		{"quip", "quips", "quipped", "quipped", "quipping"},
		{"aver", "avers", "averred", "averred", "averring"},
		{"demur", "demurs", "demurred", "demurred", "demurring"},
		{"deadpan", "deadpans", "deadpanned", "deadpanned", "deadpanning"},
		{"prefer", "prefers", "preferred", "preferred", "preferring"},
		{"threaten", "threatens", "threatened", "threatened", "threatening"},
		{"question", "questions", "questioned", "questioned", "questioning"},
		{"venture", "ventures", "ventured", "ventured", "venturing"},
		{"foresee", "foresees", "foresaw", "foreseen", "foreseeing"},
		{"forecast", "forecasts", "forecast", "forecast", "forecasting"},
		{"answer", "answers", "answered", "answered", "answering"},
		{"explain", "explains", "explained", "explained", "explaining"},
		{"shout", "shouts", "shouted", "shouted", "shouting"},
		{"signal", "signals", "signaled", "signalled", "signaling"},
		{"signal", "signals", "signalled", "signaled", "signalling"},
		{"label", "labels", "labeled", "labelled", "labelling"},
	} {
		base := Known(c.base)
		for _, f := range []struct {
			spelling string
			form     Form
		}{{c.base, Base}, {c.third, Third}, {c.past, Past}, {c.participle, Participle}, {c.gerund, Gerund}} {
			e := Known(f.spelling)
			if e.Form&f.form == 0 || e.Lemma.String() != c.base || e.Verb&base.Verb != base.Verb {
				t.Errorf("%q has the forms %b of %q, which report as %b; want %b of %q, as %b", f.spelling, e.Form, e.Lemma, e.Verb,
					f.form, c.base, base.Verb)
			}
		}
	}
}

// TestNoSuchForms checks that no form of a verb is made of another form, nor of half a word.
func TestNoSuchForms(t *testing.T) {
	for _, word := range []string{
		"quiped", "preferes", "prefered", "avered", "jokeded", "ventur", "forecasted", "bursted", "compeled",
	} {
		if e := Known(word); e.Form|e.Other != 0 {
			t.Errorf("%q is a form of %q", word, e.Lemma)
		}
	}
}

// TestEveryFormHasALemma checks that each spelling of a reporting verb leads to a verb that reports in the same ways.
func TestEveryFormHasALemma(t *testing.T) {
	Load()
	for i := range vocabulary.entries {
		e := &vocabulary.entries[i]
		if e.Verb == 0 {
			if e.Form != 0 || e.Lemma != 0 {
				t.Errorf("%q reports nothing, and has the forms %b of %q", e.spelling, e.Form, e.Lemma)
			}
			continue
		}
		lemma := EntryAt(e.Lemma)
		if e.Form == 0 || lemma.Form&Base == 0 || e.Verb&lemma.Verb == 0 {
			t.Errorf("%q, of the forms %b, has the lemma %q", e.spelling, e.Form, e.Lemma)
		}
	}
}

// TestCommon checks which words are common nouns and can begin no name.
func TestCommon(t *testing.T) {
	for word, want := range map[string]bool{
		"wall": true, "walls": true, "factories": true, "equipment": true, "minister": false, "claim": false,
		"norway": false, "anna": false, "said": false,
		"unheardofword": false,
	} {
		if got := Known(word).Is(CommonNoun); got != want {
			t.Errorf("%q is a common noun only: %t, want %t", word, got, want)
		}
	}
}

// TestNamesTellOneGender checks that no first name is one of men and of women, and no title of both.
func TestNamesTellOneGender(t *testing.T) {
	Load()
	for i := range vocabulary.entries {
		if e := &vocabulary.entries[i]; e.Is(FirstName) && e.Class&Genders == Genders {
			t.Errorf("the first name %q is one of men and women", e.spelling)
		}
	}
	for _, word := range []string{"said", "the", "of", "and"} {
		if Known(word).Is(FirstName) {
			t.Errorf("%q is a first name", word)
		}
	}
}

// TestPrepositions checks by which prepositions verbs lead to what was said.
func TestPrepositions(t *testing.T) {
	Load()
	for _, c := range []struct {
		lemma, preposition string
		want               bool
	}{
		{"call", "for", true}, {"call", "with", false}, {"talk", "about", true}, {"object", "to", true},
		{"say", "for", false},
	} {
		if got := Prepositions[Known(c.lemma).Word].Holds(c.preposition); got != c.want {
			t.Errorf("%q leads by %q to what was said: %t, want %t", c.lemma, c.preposition, got, c.want)
		}
	}
}

// TestTraitsAreCurrent checks that the traits of each word are made of all that is known of it.
func TestTraitsAreCurrent(t *testing.T) {
	Load()
	for i := range vocabulary.entries {
		e := vocabulary.entries[i]
		before := e.Traits
		if e.Traits = TraitsOf(&e.Lexeme); e.Traits != before {
			t.Errorf("%q has the traits %s, want %s", e.spelling, before, e.Traits)
		}
	}
}

// TestSectionsAreKnown checks the headings of the files whose sections have no table of classes.
func TestSectionsAreKnown(t *testing.T) {
	known := map[string]func(section string) bool{
		"verbs.txt":       func(s string) bool { return VerbClasses[s] != 0 || s == "phrasal" },
		"verbs-other.txt": func(s string) bool { return s == "verb" || s == "past" },
		"sets.txt":        func(s string) bool { return strings.Count(s, ".") == 1 },
	}
	for name, isKnown := range known {
		words := map[string]int{}
		mustEach(name, func(section, word string) { words[section]++ })
		for section := range words {
			if !isKnown(section) {
				t.Errorf("%s has the unknown section %q", name, section)
			}
		}
	}
}

// TestFilesSayTheirOrigin checks that each file of words says where its words are from and under which licence.
func TestFilesSayTheirOrigin(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil || len(entries) < 10 {
		t.Fatalf("%d files: %v", len(entries), err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), "licence") {
			continue
		}
		data, err := files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(data), "\n[")
		for _, line := range []string{"\n# Origin: ", "icence: "} {
			if !strings.Contains("\n"+head, line) {
				t.Errorf("%s has no line %q", e.Name(), strings.TrimSpace(line))
			}
		}
	}
}

// TestMissingSet checks that asking for a set that does not exist panics.
func TestMissingSet(t *testing.T) {
	defer func() {
		if err, _ := recover().(string); !strings.Contains(err, `"lexicon.none"`) {
			t.Errorf("got the panic %q, want one that names the set", err)
		}
	}()
	Set("lexicon.none")
}

// TestWordSets checks sets of words whose numbers are far apart, and words without a number.
func TestWordSets(t *testing.T) {
	Load()
	set, none := WordSet("the said "+vocabulary.entries[len(vocabulary.entries)-1].spelling), WordSet("")
	count := 0
	for w := range vocabulary.entries {
		if set.Has(WordID(w)) {
			count++
		}
		if none.Has(WordID(w)) {
			t.Fatalf("%q is in the empty set", WordID(w))
		}
	}
	if count != 3 || !set.Holds("the") || set.Holds("unheardofword") || none.Holds("") {
		t.Errorf("%d words are in a set of three", count)
	}
}
