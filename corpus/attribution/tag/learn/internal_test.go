package learn

import (
	"strings"
	"testing"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// withLemmas reads words with their tags and lemmas after low lines.
func withLemmas(list ...string) (all []treebank.Sentence) {
	for _, text := range list {
		var s treebank.Sentence
		for item := range strings.FieldsSeq(text) {
			f := strings.Split(item, "_")
			s.Tokens = append(s.Tokens, treebank.Token{Text: f[0], Tag: tag.Named(f[1]), Lemma: f[2]})
		}
		all = append(all, s)
	}
	return all
}

// TestLemmas checks that the file has what the rules get wrong and the treebank has twice, and no more.
func TestLemmas(t *testing.T) {
	model, err := tag.New("VB:\nhope\n", "", "")
	if err != nil {
		t.Fatal(err)
	}
	bank := withLemmas(
		"She_PRP_she went_VBD_go", "They_PRP_they Went_VBD_go", "He_PRP_he hoped_VBD_hope", "He_PRP_he hoped_VBD_hope",
		"men_NNS_man left_VBD_leave", "Mills_NNP_Mill Mills_NNP_Mill", "it_PRP_it left_VBD_left left_VBD_leave",
		"70_CD_seventy 70_CD_seventy", "x@y_NN_z x@y_NN_z",
	)
	irregular := map[tag.Form]string{
		{Word: "mice", Tag: tag.NNS}: "mouse", {Word: "went", Tag: tag.VBD}: "wend", {Word: "dams", Tag: tag.NNS}: "dam",
	}
	const want = "left VBD leave\nmice NNS mouse\nwent VBD go\n"
	if got := Lemmas(bank, irregular, model); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestSure checks which tags of a frequent word are kept.
func TestSure(t *testing.T) {
	for _, c := range []struct {
		nn, vb, jj int
		want       string
	}{
		{100, 1, 0, "NN"}, {100, 9, 1, "NN VB"}, {96, 3, 1, "NN"}, {10, 1, 0, "NN VB"}, {60, 38, 2, "NN VB JJ"},
	} {
		u := usage{total: c.nn + c.vb + c.jj}
		u.tags[tag.NN], u.tags[tag.VB], u.tags[tag.JJ] = c.nn, c.vb, c.jj
		var names []string
		for _, kept := range u.sure(u.ranked()) {
			names = append(names, kept.String())
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// TestWordLike checks which tokens can be in the dictionary.
func TestWordLike(t *testing.T) {
	for text, want := range map[string]bool{
		"mill": true, "mill-race": true, "don't": true, "mr.": true, "u.s.": true, "u.s": true, "'s": true, "'": true,
		"at&t": true, "x@y.example": false, "mill.xls": false, "http://mill": false, "mill_race": false, "5th": false,
	} {
		if got := wordLike.MatchString(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestMean checks the average of a weight over all decisions.
func TestMean(t *testing.T) {
	l := &learner{cells: map[tag.Feature]*cell{}}
	const f = 7
	l.decision = 0
	l.move(f, tag.NN, 10) // 10 for ten decisions
	l.decision = 10
	l.move(f, tag.NN, 10) // then 20 for ten
	l.move(f, tag.VB, -9)
	l.decision = 20
	c := l.cells[f]
	if got, want := l.mean(c, tag.NN), 15; got != want {
		t.Errorf("the mean is %d, not %d", got, want)
	}
	if got, want := l.mean(c, tag.VB), -5; got != want {
		t.Errorf("the mean is %d, not %d", got, want)
	}
	l.frozen = true
	l.move(f+1, tag.NN, 1)
	if l.cells[f+1] != nil || c.uses != 3 {
		t.Errorf("a frozen learner has %d features, and %d uses", len(l.cells), c.uses)
	}
}

// TestDecide checks that only a clear win changes nothing.
func TestDecide(t *testing.T) {
	l := &learner{cells: map[tag.Feature]*cell{}, decision: 1}
	list := []tag.Feature{1, 2}
	set := tag.SetOf(tag.NN, tag.VB)
	for n := 0; ; n++ {
		before := 0
		if c := l.cells[1]; c != nil {
			before = c.uses
		}
		got := l.decide(tag.VB, set, list)
		if n > 0 && got != tag.VB {
			t.Errorf("decision %d is %v", n, got)
		}
		if l.cells[1].uses == before {
			if lead := 2 * (l.cells[1].now[tag.VB] - l.cells[1].now[tag.NN]); lead < margin {
				t.Errorf("the lead is %d", lead)
			}
			break
		}
		if n > margin {
			t.Fatal("it never stops")
		}
	}
	uses := l.cells[1].uses
	if got := l.decide(tag.JJ, set, list); got != tag.VB || l.cells[1].uses != uses {
		t.Errorf("a tag that the word cannot have is %v, or was learned", got)
	}
}

// TestPrune checks that the features with most influence are kept, without weights.
func TestPrune(t *testing.T) {
	l := &learner{cells: map[tag.Feature]*cell{}, decision: 1}
	for f := range tag.Feature(keep + 10) {
		l.move(f, tag.NN, 1)
		if f >= 10 {
			l.move(f, tag.NN, 2)
		}
	}
	l.decision = 100
	l.prune()
	if len(l.cells) != keep || l.cells[9] != nil || l.cells[10] == nil || l.cells[10].uses != 0 || !l.frozen {
		t.Errorf("%d features are left, with %v", len(l.cells), l.cells[10])
	}
}

// TestFormat checks that small weights are left out and large ones limited.
func TestFormat(t *testing.T) {
	l := &learner{cells: map[tag.Feature]*cell{5: {}, 9: {}, 12: {}}, decision: 1000}
	l.cells[5].sum[tag.NN] = int64(l.decision) * 10 * most
	l.cells[5].sum[tag.VB] = -int64(l.decision) * 10 * most
	l.cells[9].sum[tag.NN] = 1
	l.cells[12].sum[tag.JJ] = int64(l.decision) * 10
	if got, want := l.format(), "5 H127 R-127\n7 F10\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
