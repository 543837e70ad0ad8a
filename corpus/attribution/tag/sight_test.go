package tag

import "testing"

// TestSee checks which tags a word may have before its neighbours are known.
func TestSee(t *testing.T) {
	const dictionary = "MD NNP:\nmay\nrare NN VB:\nwalk\nDT:\nthe\nPOS VBZ:\n's\n"
	m, err := New(dictionary, "", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text  string
		first bool
		want  Set
	}{
		{"the", false, SetOf(DT)},
		{"The", false, SetOf(DT)},      // a function word is no name
		{"may", false, SetOf(MD)},      // a word in lower case is no name
		{"May", false, SetOf(MD, NNP)}, // but the dictionary says that this one is
		{"walk", false, SetOf(NN, VB)},
		{"Walk", false, SetOf(NN, VB, NNP)}, // any other word can be a name
		{"Vostrava", false, SetOf(NNP)},     // an unknown word with a capital inside a sentence is one
		{"glimworking", false, SetOf(VBG, NN, JJ, NNP)},
		{"glimworked", false, SetOf(VBD, VBN, JJ, NN, NNP)},
		{"1,500", false, SetOf(CD)},
		{"-5", false, SetOf(CD)},
		{"21st", false, numeral},
		{"’s", false, SetOf(POS, VBZ)},
		{"’", false, SetOf(Quote)},
		{",", false, SetOf(Comma)},
		{"", false, SetOf(Sign)},
		{"€", false, endings[len(endings)-1].tags},
	} {
		var s sight
		m.see(&s, NewWord(c.text, c.first), false)
		if s.tags != c.want || s.only != None != c.want.one() {
			t.Errorf("%q may be %v, only %v, not %v", c.text, s.tags, s.only, c.want)
		}
	}
}

// TestForgotten checks that a forgotten word is seen as unknown.
func TestForgotten(t *testing.T) {
	m, err := New("DT:\nthe\n", "", "")
	if err != nil {
		t.Fatal(err)
	}
	var known, forgotten sight
	m.see(&known, NewWord("the", false), false)
	m.see(&forgotten, NewWord("the", false), true)
	if known.tags == forgotten.tags || forgotten.id != 0 {
		t.Error("a forgotten word is seen as known")
	}
}

// TestShape checks what the letters and the place of a word show.
func TestShape(t *testing.T) {
	for _, c := range []struct {
		word Word
		want uint8
	}{
		{NewWord("mill", false), 0},
		{NewWord("mill", true), firstShape},
		{NewWord("Mill", false), upperShape},
		{NewWord("MILL", false), upperShape | capsShape},
		{NewWord("A", true), upperShape | firstShape},
		{Word{Text: "Mill"}, 0}, // the caller says what counts as a capital
	} {
		if got := shape(c.word); got != c.want {
			t.Errorf("%+v: %b, not %b", c.word, got, c.want)
		}
	}
}

// TestHistory checks which auxiliary waits after some words.
func TestHistory(t *testing.T) {
	type step struct {
		tag Tag
		aux auxiliary
	}
	for _, c := range []struct {
		about string
		steps []step
		want  auxiliary
	}{
		{"nothing", nil, noAuxiliary},
		{"has", []step{{VBZ, have}}, have},
		{"has not", []step{{VBZ, have}, {RB, noAuxiliary}}, have},
		{"has the mill", []step{{VBZ, have}, {DT, noAuxiliary}, {NN, noAuxiliary}}, have},
		{"has closed", []step{{VBZ, have}, {VBN, noAuxiliary}}, noAuxiliary},
		{"has been", []step{{VBZ, have}, {VBN, be}}, be},
		{"said", []step{{VBD, noAuxiliary}}, finite},
		{"said that", []step{{VBD, noAuxiliary}, {IN, noAuxiliary}}, noAuxiliary},
		{"will,", []step{{MD, base}, {Comma, noAuxiliary}}, noAuxiliary},
	} {
		h := history{one: Begin, two: Begin}
		for _, s := range c.steps {
			h.add(s.tag, &sight{aux: s.aux})
		}
		if h.aux != c.want {
			t.Errorf("after %s: %d, not %d", c.about, h.aux, c.want)
		}
	}
	h := history{one: Begin, two: Begin}
	h.add(DT, &sight{})
	h.add(NN, &sight{})
	if h.one != NN || h.two != DT {
		t.Errorf("the tags before are %v and %v", h.one, h.two)
	}
}

// seenFeatures returns the features of a word between two others, after a change.
func seenFeatures(change func(seen []sight, h *history)) map[Feature]bool {
	seen := []sight{{context: 7, shape: upperShape}, {class: 3, id: 5, context: 8}, {context: 9}}
	h := history{one: DT, two: VBD, aux: have}
	change(seen, &h)
	var list [maxFeatures]Feature
	set := map[Feature]bool{}
	for _, f := range features(&list, seen, "walk", h) {
		set[f] = true
	}
	return set
}

// TestFeatures checks that features differ where what they show differs, and stay apart by kind.
func TestFeatures(t *testing.T) {
	plain := seenFeatures(func([]sight, *history) {})
	for about, c := range map[string]struct {
		change      func(seen []sight, h *history)
		differ, all int
	}{
		"nothing":              {func([]sight, *history) {}, 0, 9},
		"the tag before":       {func(_ []sight, h *history) { h.one = IN }, 4, 9},
		"the tag before that":  {func(_ []sight, h *history) { h.two = IN }, 2, 9},
		"the auxiliary":        {func(_ []sight, h *history) { h.aux = be }, 1, 9},
		"the word before":      {func(s []sight, _ *history) { s[0].context = 70 }, 1, 9},
		"the word after":       {func(s []sight, _ *history) { s[2].context = 90 }, 2, 9},
		"a capital after":      {func(s []sight, _ *history) { s[2].shape = upperShape }, 1, 9},
		"a capital":            {func(s []sight, _ *history) { s[1].shape = upperShape }, 1, 9},
		"the word":             {func(s []sight, _ *history) { s[1].id = 50 }, 4, 9},
		"the class":            {func(s []sight, _ *history) { s[1].class = 30 }, 1, 9},
		"no word of its own":   {func(s []sight, _ *history) { s[1].id = 0 }, 4, 5},
		"an ending that tells": {func(s []sight, _ *history) { s[1].shape = rareShape }, 1, 12},
	} {
		now := seenFeatures(c.change)
		differ := 0
		for f := range plain {
			if !now[f] {
				differ++
			}
		}
		if differ != c.differ || len(now) != c.all {
			t.Errorf("%s changes %d of %d features, not %d of %d", about, differ, len(now), c.differ, c.all)
		}
	}
}
