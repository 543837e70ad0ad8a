package tag

import (
	"strings"
	"testing"
)

// TestLemma checks base forms, regular and irregular.
func TestLemma(t *testing.T) {
	for _, c := range []struct {
		tag  Tag
		want string // pairs of form and lemma
	}{
		{NN, "dam dam, Dam dam, analysis analysis"},
		{NNS, "dams dam, parties party, churches church, houses house, boxes box, men man, people people, blicks blick"},
		{VBZ, "says say, goes go, watches watch, tries try, uses use, is be, has have, blicks blick, blickes blicke"},
		{VBD, "said say, walked walk, hoped hope, planned plan, added add, carried carry, called call, went go"},
		{VBD, "blicked blick"},
		{VBD, "blessed bless, trafficked traffic, glossed gloss, brinced brince, blapped blap, died die"},
		{VBN, "said say, closed close, written write, been be, tied tie"},
		{VBG, "saying say, making make, running run, being be, lying lie, seeing see, blicking blick, using use"},
		{VB, "say say, be be"},
		{VBP, "are be, am be, have have, don't do, don’t do, ’re be, 've have"},
		{PRP, "him he, them they, she she"},
		{MD, "'ll will, ’ll will, won't will, could could"},
		{JJ, "better good, largest large, red red"},
		{RB, "not not, worse badly"},
		{NNP, "Orla Orla, Mills Mills"},
		{CD, "70 70, Two two"},
		{Quote, "“ “, ’ ’"},
		{Stop, ". ., ? ?"},
	} {
		for pair := range strings.SplitSeq(c.want, ", ") {
			form, want, _ := strings.Cut(pair, " ")
			if got := English().Lemma(form, c.tag); got != want {
				t.Errorf("%s %v: %s, not %s", form, c.tag, got, want)
			}
		}
	}
}

// TestLemmaOfShortWords checks that an ending alone is not removed.
func TestLemmaOfShortWords(t *testing.T) {
	for tag, words := range map[Tag]string{NNS: "s es ies as", VBD: "ed ied bed", VBG: "ing king", VBZ: "s xs"} {
		for word := range strings.FieldsSeq(words) {
			if got := English().Regular(Form{word, tag}); got == "" || len(got) < min(len(word), 2) {
				t.Errorf("%s %v: %q", word, tag, got)
			}
		}
	}
}

// TestLemmaDoesNotCopy checks that the lemma of a word in lower case needs no memory, which most words are.
func TestLemmaDoesNotCopy(t *testing.T) {
	m := English()
	if n := testing.AllocsPerRun(10, func() {
		m.Lemma("walked", VBD)
		m.Lemma("dams", NNS)
		m.Lemma("said", VBD)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestLemmasErrors checks what is said of a wrong file of lemmas.
func TestLemmasErrors(t *testing.T) {
	for text, want := range map[string]string{
		"# a comment\nwent VBD\n":  "lemmas: line 2 is not a form, a tag and a lemma",
		"went PAST go\n":           "lemmas: line 1 is not",
		"went VBD go on\n":         "lemmas: line 1 is not",
		"\n\nwent VBD go\n- - -\n": "lemmas: line 4 is not",
	} {
		if _, err := New("", "", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("the error is %v, not %s", err, want)
		}
	}
	m, err := New("", "", "went VBD go\n")
	if err != nil || m.Lemma("Went", VBD) != "go" || m.Lemma("went", VBN) != "went" {
		t.Errorf("a lemma is for one tag: %v", err)
	}
}
