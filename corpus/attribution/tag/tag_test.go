package tag

import (
	"strings"
	"testing"
)

// TestNames checks that each tag has a name of its own, from which it can be read.
func TestNames(t *testing.T) {
	for tag := Begin; tag < Count; tag++ {
		if got := Named(tag.String()); got != tag {
			t.Errorf("%d is named %q, which is the name of %d", tag, tag, got)
		}
	}
	if got := Named("XYZ"); got != None {
		t.Errorf("an unknown name is %v", got)
	}
}

// TestSet checks the operations on sets.
func TestSet(t *testing.T) {
	s := SetOf(VBD, VBN)
	if got := s.String(); got != "VBD VBN" {
		t.Errorf("the set is %q", got)
	}
	if !s.Has(VBD) || s.Has(NN) || s.one() || !SetOf(NN).one() || s.first() != VBD {
		t.Error("the set has other tags than it was made of")
	}
	if Verbs&Nouns != 0 || Verbs&^Open != 0 || Nouns&^Open != 0 {
		t.Error("verbs and nouns must be distinct and open")
	}
}

// TestOfSign checks the tags of signs.
func TestOfSign(t *testing.T) {
	for text, want := range map[string]Tag{
		",": Comma, ".": Stop, "?": Stop, "...": Stop, "…": Stop, ";": Colon, "-": Colon, "--": Colon, "—": Colon,
		`"`: Quote, "''": Quote, "“": Quote, "»": Quote, "’": Quote, "(": Bracket, "]": Bracket, "%": Sign, "$": Sign,
		"?!": Sign, "": Sign, "a": None, "é": None, "'s": None, "-5": None, "€": None,
	} {
		if got := OfSign(text); got != want {
			t.Errorf("OfSign(%q) = %v, not %v", text, got, want)
		}
	}
}

// TestEnding checks that endings ignore case and tell letters apart.
func TestEnding(t *testing.T) {
	if ending("Walking", 3) != ending("RING", 3) {
		t.Error("endings differ by case")
	}
	distinct := map[Feature]string{}
	for _, text := range []string{"", "a", "aa", "aaa", "z1a", "za", "-a", "b"} {
		if other, ok := distinct[ending(text, 3)]; ok {
			t.Errorf("%q and %q have one ending", text, other)
		}
		distinct[ending(text, 3)] = text
	}
}

// TestDictionary checks what a word's entry says.
func TestDictionary(t *testing.T) {
	const text = `# a comment
contexts:
the said
DT:
the
VBD VBN:
said
don't
rare NN VB:
sprint walk
`
	d, err := readDictionary(text)
	if err != nil {
		t.Fatal(err)
	}
	find := func(word string) *entry { return d.find(NewWord(word, false)) }
	for word, want := range map[string]Set{
		"the": SetOf(DT), "THE": SetOf(DT), "Said": SetOf(VBD, VBN), "walk": SetOf(NN, VB), "don’t": SetOf(VBD, VBN),
	} {
		if e := find(word); e == nil || d.tags[e.class] != want {
			t.Errorf("%q: %+v", word, e)
		}
	}
	for _, word := range []string{"", "sai", "saids", "sAid", "xaid"} {
		if e := find(word); e != nil {
			t.Errorf("%q is found as %q", word, d.word(*e))
		}
	}
	if find("walk").id != 0 || find("said").id == 0 {
		t.Error("only frequent words have a number")
	}
	if find("walk").context != find("sprint").context || find("the").context == find("said").context {
		t.Error("only the words of contexts are a context of their own")
	}
	if *find("don't") != (entry{at: find("don't").at, size: 5, aux: base, class: find("don’t").class,
		context: find("don’t").context, id: find("don’t").id}) {
		t.Error("the two spellings of an apostrophe differ")
	}
}

// TestDictionaryErrors checks what is said of wrong dictionaries.
func TestDictionaryErrors(t *testing.T) {
	for text, want := range map[string]string{
		"NN:\nwalk\nNNX:\nsaid\n":            `dictionary: line 3: no tag "NNX"`,
		"NN:\n" + strings.Repeat("a", 300):   "too long",
		"NN:\n" + manyWords(maxOwn+1) + "\n": "one word too many",
	} {
		if _, err := New(text, "", ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, not %s", err, want)
		}
	}
}

// manyWords returns n words.
func manyWords(n int) string {
	var b strings.Builder
	for i := range n {
		for ; i > 0; i /= 26 {
			b.WriteByte(byte('a' + i%26))
		}
		b.WriteString("x ")
	}
	return b.String()
}

// TestWeights checks that what is written is what is read, and that features without weights change nothing.
func TestWeights(t *testing.T) {
	var text strings.Builder
	var before Feature
	var features []Feature
	for i := range 5000 {
		f := Feature(i*i + 7*i)
		var values [Count]int
		values[NN+Tag(i%3)] = i%200 - 100
		values[VB] = 1
		text.WriteString(FormatWeights(f, before, values))
		features, before = append(features, f), f
	}
	w, err := readWeights(text.String())
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range features {
		want := VB
		if i%200-100 >= 1 { // of equal ones, the first wins
			want = NN + Tag(i%3)
		}
		if got := w.choose(SetOf(NN, NNS, NNP, VB), []Feature{f, f + 3}); got != want && w.row(f+3) == 0 {
			t.Errorf("feature %d speaks for %v, not %v", f, got, want)
		}
	}
	if got := w.choose(SetOf(VBZ, NNS), nil); got != NNS {
		t.Errorf("without features the first tag should win, not %v", got)
	}
}

// row returns the number of a feature's row, 0 for one without weights.
func (w *weights) row(f Feature) uint32 {
	if s := w.slots[w.slot(f, w.second[w.group(f)])]; s.feature == f {
		return s.row
	}
	return 0
}

// TestWeightsErrors checks what is said of wrong weights.
func TestWeightsErrors(t *testing.T) {
	for text, want := range map[string]string{
		"1 J5\n# a comment\n!":  "weights: line 3:",
		"1 J500":                `line 1: no weight "J500"`,
		"1 z5":                  `line 1: no weight "z5"`,
		"1 J5\n0 J5\n0 J5\n":    "is there twice",
		"zzzzzzzzzzzzzzzz J5\n": "line 1:",
	} {
		if _, err := New("NN:\nwalk", text, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error of %q is %v, not %s", text, err, want)
		}
	}
}

// TestWalk checks that Walk asks for the words that Tags decides, and that it can decide as Tags does.
func TestWalk(t *testing.T) {
	words := []Word{NewWord("They", true), NewWord("report", false), NewWord("claims", false), NewWord(".", false)}
	m := English()
	var asked []int
	never := func(int) bool { return false }
	m.Walk(words, never, func(i int, tags Set, list []Feature) Tag {
		asked = append(asked, i)
		if !tags.Has(NN) && !tags.Has(NNS) || len(list) < 5 {
			t.Errorf("word %d may be %v, with %d features", i, tags, len(list))
		}
		return m.weights.choose(tags, list)
	})
	if len(asked) != 2 || asked[0] != 1 || asked[1] != 2 {
		t.Errorf("asked for %v", asked)
	}
	forgotten := 0
	m.Walk(words, func(i int) bool { return i == 0 }, func(int, Set, []Feature) Tag {
		forgotten++
		return NN
	})
	if forgotten != 3 {
		t.Errorf("asked for %d words, with one forgotten", forgotten)
	}
}
