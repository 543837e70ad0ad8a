package pattern_test

import (
	"strings"
	"testing"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/readtest"
)

// file has patterns that show each part of the language.
const file = `
# One test of each kind.
traits => past|third&!upper
	Marsh [said] it
	Marsh [says] it
	! Marsh [Said] it
	! Marsh “[said]” it
word => 'not'
	did [not] go
	! did [no] thing
set => {phrase.negations}
	they [never] left
	! they [often] left
verb => "deny"
	Marsh [denied] it
	Marsh, [denying] it
	! Marsh [rejected] it
	! Marsh “[denied]” it
verbs => "{cue.Denying}"
	Marsh [disputed] it
	! Marsh [said] it
class => %say
	Marsh [said] it
	! Marsh [left]
role => #role&!title
	the [spokesman] left
ending => ~ly
	she [quickly] left
other => +gerund
	he [going] there
	! he [saying] so
several => comma|'and'&!quoted
	a [and] b
	a [,] b
any => . .
	“No” [he said] it
	! [“No] he
all => _ _
	[“No]” he

# Repetition, groups and alternatives.
optional => determiner? small
	[the mayor] left
	[mayor] left
many => determiner modifier* title
	[the former deputy mayor] left
	[the mayor] left
least => small+ comma
	[they left,] she
	! they left[.]
most => small*2
	[one of] the talks
group => (modal | auxiliary) 'not'? base
	they [will not say]
	they [must say]
groups => (determiner small)+ 'left'
	[the mayor the judge left]
pairs => (determiner small)*2
	[the mayor the judge] the host
backtracks => small* 'left'
	[the old mayor left]

# What stands around.
follows => past (= 'it')
	she [said] it
	! she [said] so
lacks => past (! 'it')
	she [said] so
	! she [said] it
stands => (<= determiner) small
	the [mayor] left
lone => (<! determiner) small
	old [mayor] left
	! the [mayor] left
first => ^ small
	[they] left
	! they [left]
last => stop $
	they left[.]
marked => small > comma small
	they [left], then went
unmarked => (small > comma 'and' | small comma)
	they [left,] then

bare <= (<! determiner) small
	old [mayor] left
	! the mayor] left
behind => (<= <bare>) 'left'
	old mayor [left]
	! the mayor [left]

# Parts that Go finds.
whole => <quotation> comma?
	[“We won,”] she said
	! “We [won”]
found => <name> past
	and [Ada Marsh said] so
capital => @opens&upper
	[Marsh] left
earlier => <word> base
	do [not say]

# Back.
auxiliaries <= modal adverb|negation*
	they [will not] say
	! they] say
quoted <= <quotation> comma
	[“We won”,] she said
opening <= ^ determiner small > small
	The mayor [left] it
    | ^ small
	[they] left
`

var funcs = pattern.Funcs[*subject.Reader]{
	"name": {Ahead: func(r *subject.Reader, k int, _ token.Sentence) int {
		if m := r.StartsAt[k]; m > 0 {
			return r.Mentions[m-1].Last
		}
		return -1
	}},
	"opens": pattern.Test(func(r *subject.Reader, i int) bool { return i == 0 }),
}

func read(text string) (*subject.Reader, []token.Sentence) {
	r := readtest.Of(text)
	return &r, r.Sentences
}

// TestExamples checks the language with the examples of a file.
func TestExamples(t *testing.T) {
	set := pattern.Must(file, funcs)
	for _, e := range set.Examples() {
		set.Get(e.Pattern)
	}
	readtest.Patterns(t, set, read)
}

// TestWrong checks that a mistake in a file names its line and what was expected.
func TestWrong(t *testing.T) {
	for text, want := range map[string]string{
		"\n\nnames comma":            `line 3 of a file of patterns: expected "name => pattern"`,
		"a => comma\na => stop":      `line 2 of a file of patterns: a second pattern "a"`,
		"a => (comma":                `expected ")"`,
		"a => comma)":                `")" is not closed or has no beginning`,
		"a => comma||stop":           `there is no test ""`,
		"a => nonsense":              `there is no test "nonsense"`,
		"a => @nonsense":             `there is no test "@nonsense"`,
		"a => <nonsense>":            `there is neither a Func nor an earlier pattern "nonsense"`,
		"a => <a>":                   `there is neither a Func nor an earlier pattern "a"`,
		"a <= <name>":                `<name> is not matched in this direction`,
		"a => comma\nb <= <a>":       `<a> is matched in the other direction`,
		"a => (comma?)*":             `a repeated part may be empty`,
		"a => comma+0":               `a part is repeated at most 0 times`,
		"a => comma+100":             `there is no test "0"`,
		"a => comma |":               `a part without tests`,
		"\t[example]":                `an example before the first pattern`,
		"a => comma\n\tno brackets":  `an example needs [ and ]`,
		"a => comma\n\t! no bracket": `an example needs [ and ]`,
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("%q: got %q, want %q", text, got, want)
				}
			}()
			pattern.Must(text, funcs).Examples()
		}()
	}
}

// TestGetUnknown checks that a pattern that no file has is noticed with the first match.
func TestGetUnknown(t *testing.T) {
	defer func() {
		if got, _ := recover().(string); !strings.Contains(got, `no pattern "b"`) {
			t.Errorf("got %q", got)
		}
	}()
	set := pattern.Must("a => comma\n\tso[,] it", funcs)
	set.Get("b")
	r, s := read("so, it")
	set.Get("a").Match(r, 1, s[0])
}

// TestBounds checks that nothing outside the sentence matches, and that a match outside is none.
func TestBounds(t *testing.T) {
	set := pattern.Must("ahead => small small\nback <= small small\nany => small*", funcs)
	r, s := read("They left. They came home.")
	for name, at := range map[string]int{"ahead": s[0].Last - 2, "back": s[1].First, "any": s[1].Last + 1} {
		if end, ok := set.Get(name).Match(r, at, s[0]); ok || end != at {
			t.Errorf("%s matches at %d up to %d", name, at, end)
		}
	}
	if end, ok := set.Get("any").Match(r, s[0].Last, s[0]); !ok || end != s[0].Last {
		t.Error("nothing is not matched at the end of the sentence")
	}
	if set.Get("any").Over(r, s[0].First, s[0]) != s[0].First || set.Get("ahead").Matches(r, s[0].First, s[0]) {
		t.Error("a word with a capital is taken for a small one")
	}
}

// TestNoWayOn checks that what goes no way on, or the other way, is nothing, so that its repetition ends.
func TestNoWayOn(t *testing.T) {
	for _, step := range []int{-1, 0, 1} {
		moved := func(_ *subject.Reader, k int, _ token.Sentence) int { return k + step }
		set := pattern.Must("ahead => <moved>*\nback <= <moved>*", pattern.Funcs[*subject.Reader]{
			"moved": {Ahead: moved, Back: moved},
		})
		r, s := read("They left the mill.")
		for name, want := range map[string]int{"ahead": max(2, 2+3*step), "back": min(2, 2+2*step)} {
			if end := set.Get(name).Over(r, 2, s[0]); end != want {
				t.Errorf("steps of %d: %s ends at %d, want %d", step, name, end, want)
			}
		}
	}
}

// TestUnused checks that patterns that neither Go nor another pattern uses are told.
func TestUnused(t *testing.T) {
	set := pattern.Must("a => comma\nb => <a>\nc => stop\n\tso[.]", funcs)
	set.Get("c")
	if got := strings.Join(set.Unused(), " "); got != "b" {
		t.Errorf("unused: %q, want b", got)
	}
	if got := strings.Join(set.Bare(), " "); got != "a b" {
		t.Errorf("without example: %q, want a b", got)
	}
}

// TestTestOf checks that a question is asked only of tokens with one of its traits.
func TestTestOf(t *testing.T) {
	asked := ""
	set := pattern.Must("a => @short", pattern.Funcs[*subject.Reader]{
		"short": pattern.TestOf(trait.Pronoun|trait.Sign, func(r *subject.Reader, i int) bool {
			asked += r.Lower(i) + " "
			return true
		}),
	})
	r, s := read("Yesterday they left the mill.")
	matched := ""
	for k := s[0].First; k < s[0].Last; k++ {
		if set.Get("a").Matches(r, k, s[0]) {
			matched += r.Lower(k) + " "
		}
	}
	if want := "they . "; matched != want {
		t.Errorf("matches %q, want %q", matched, want)
	}
	if strings.Contains(asked, "the ") || !strings.Contains(asked, "they ") {
		t.Errorf("asked of %q", asked)
	}
}
