package phrase_test

import (
	"testing"

	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/readtest"
)

// group is a sentence, the verb in it, and what its group must be.
type group struct {
	text, verb string
	want       string // the words of the group
	negated    bool
}

// groups are the verb groups of plain sentences.
var groups = []group{
	{"Marsh said it.", "said", "said", false},
	{"Marsh has said it.", "said", "has said", false},
	{"Marsh will say it.", "say", "will say", false},
	{"Marsh would have said it.", "said", "would have said", false},
	{"Marsh has already said it.", "said", "has already said", false},
	{"Marsh did not say it.", "say", "did not say", true},
	{"Marsh didn't say it.", "say", "didn't say", true},
	{"Marsh didn’t say it.", "say", "didn’t say", true},
	{"Marsh never said it.", "said", "never said", true},
	{"Marsh has never said it.", "said", "has never said", true},
	{"Marsh has not yet said it.", "said", "has not yet said", true},
	{"Marsh no longer says it.", "says", "no longer says", true},
	{"Marsh would not have said it.", "said", "would not have said", true},
	{"Marsh did not publicly say it.", "say", "did not publicly say", true},
	{"Marsh has never, in any letter or report, said it.", "said", "has never, in any letter or report, said", true},
	{"Marsh has not, her office wrote, said it.", "said", "has not, her office wrote, said", true},
	{"Marsh has at no stage said it.", "said", "has at no stage said", true},
	{"Marsh almost said it.", "said", "said", true},
	{"Marsh cannot say it.", "say", "cannot say", true},
	{"Marsh won't say it.", "say", "won't say", true},
	{"Marsh hardly said it.", "said", "hardly said", true},
	{"Marsh not only said it.", "said", "not only said", false},
	{"Marsh did not just say it.", "say", "did not just say", false},
	{"Marsh did not merely say it.", "say", "did not merely say", false},
	{"The minister who did not come said it.", "said", "said", false},
	{"Marsh did not stay and said it.", "said", "said", false},
	{"Marsh, who is not a farmer, said it.", "said", "said", false},
	{"Not a word fell, but Marsh said it.", "said", "said", false},
	{"“It is not,” Marsh said.", "said", "said", false},
	{"“Never,” said Marsh.", "said", "said", false},
	{"No, Marsh said.", "said", "said", false},
	{"Marsh clearly said it.", "said", "said", false},
	{"Marsh may say it.", "say", "may say", false},
	{"Marsh is saying it.", "saying", "is saying", false},
	{"It was said by Marsh.", "said", "was said", false},
	{"It was not said by Marsh.", "said", "was not said", true},
}

// TestGroup checks the words of verb groups and their negation.
func TestGroup(t *testing.T) {
	for _, g := range groups {
		t.Run(g.text, func(t *testing.T) {
			p := read(g.text)
			verb := readtest.Word(&p.Reading, g.verb)
			got := p.Group(verb, p.Sentences[0])
			if words := p.TokenSpan(got.First, verb+1).In(p.Text); words != g.want || got.Negated != g.negated {
				t.Errorf("got %q, negated %t; want %q, negated %t", words, got.Negated, g.want, g.negated)
			}
		})
	}
}

// TestGroupIsShort checks that a negation far from a verb does not negate it.
func TestGroupIsShort(t *testing.T) {
	text := "Marsh did not"
	for range phrase.MaxNegation {
		text += " really"
	}
	p := read(text + " say it.")
	verb := readtest.Word(&p.Reading, "say")
	if g := p.Group(verb, p.Sentences[0]); g.Negated || verb-g.First > phrase.MaxNegation {
		t.Errorf("got a group of %d words, negated %t", verb-g.First, g.Negated)
	}
}

// TestBeforeGerund checks what an -ing form hangs on, over its adverbs and auxiliaries.
func TestBeforeGerund(t *testing.T) {
	for _, c := range []struct{ text, gerund, want string }{
		{"Marsh left without saying it.", "saying", "without"},
		{"Marsh denied ever having said it.", "said", "denied"},
		{"Marsh denied having said it.", "said", "denied"},
		{"Marsh stopped short of actually saying it.", "saying", "of"},
		{"Marsh left, never saying it.", "saying", "never"},
		{"Marsh left, saying it.", "saying", ","},
		{"Marsh went from “no” to saying it.", "saying", "to"},
	} {
		p := read(c.text)
		k := p.BeforeGerund(readtest.Word(&p.Reading, c.gerund), p.Sentences[0])
		if got := p.Lower(k); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSkipBack checks which word stands before a verb group, and whether the group is passive.
func TestSkipBack(t *testing.T) {
	for _, c := range []struct {
		text, verb, before string
		passive            bool
	}{
		{"Marsh said it.", "said", "Marsh", false},
		{"Marsh has said it.", "said", "Marsh", false},
		{"Marsh was told it.", "told", "Marsh", true},
		{"Marsh has been told it.", "told", "Marsh", true},
		{"Marsh on Tuesday said it.", "said", "Marsh", false},
		{"Marsh late Thursday said it.", "said", "Marsh", false},
		{"Marsh this week said it.", "said", "Marsh", false},
		{"Marsh in 2009 said it.", "said", "Marsh", false},
		{"The ministers have all said it.", "said", "ministers", false},
		{"The mayor himself said it.", "said", "mayor", false},
		{"Marsh has since said it.", "said", "Marsh", false},
		{"Marsh has begun telling it.", "telling", "Marsh", true},
		{"Marsh, the mayor, said it.", "said", ",", false},
		{"Marsh left and said it.", "said", "and", false},
		{"Marsh, who said it, left.", "said", "who", false},
		{"She quietly said it.", "said", "She", false},
		{"Marsh would never have said it.", "said", "Marsh", false},
		{"Marsh has not yet been told it.", "told", "Marsh", true},
	} {
		t.Run(c.text, func(t *testing.T) {
			p := read(c.text)
			k, passive := p.SkipBack(readtest.Word(&p.Reading, c.verb), 0)
			if got := p.Text[p.Toks[k].Start:p.Toks[k].End]; got != c.before || passive != c.passive {
				t.Errorf("got %q, passive %t; want %q, passive %t", got, passive, c.before, c.passive)
			}
		})
	}
}
