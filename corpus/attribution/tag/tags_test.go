package tag_test

import (
	"os"
	"strings"
	"testing"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/cputime"
)

// wordsOf returns the words between spaces.
func wordsOf(sentence string) (words []tag.Word) {
	for i, text := range strings.Fields(sentence) {
		words = append(words, tag.NewWord(text, i == 0))
	}
	return words
}

// show returns words with their tags.
func show(words []tag.Word, tags []tag.Tag) string {
	var list []string
	for i, w := range words {
		list = append(list, w.Text+"_"+tags[i].String())
	}
	return strings.Join(list, " ")
}

// TestTags shows what the neighbours of a word decide.
func TestTags(t *testing.T) {
	for _, want := range []string{
		// the form of a verb
		"The_DT dam_NN was_VBD closed_VBN on_IN Friday_NNP ._.",
		"The_DT council_NN closed_VBD the_DT dam_NN ._.",
		"She_PRP had_VBD asked_VBN them_PRP to_TO wait_VB ._.",
		"They_PRP wait_VBP for_IN an_DT answer_NN ._.",
		"He_PRP will_MD answer_VB on_IN Friday_NNP ._.",
		// verbs and nouns
		"She_PRP claims_VBZ that_IN he_PRP lied_VBD ._.",
		"The_DT claims_NNS were_VBD false_JJ ._.",
		"The_DT report_NN says_VBZ nothing_NN ._.",
		"We_PRP report_VBP every_DT case_NN ._.",
		// that
		"She_PRP said_VBD that_IN the_DT bridge_NN would_MD hold_VB ._.",
		"the_DT bridge_NN that_WDT fell_VBD was_VBD old_JJ ._.",
		// clitics and marks
		"The_DT mayor_NN 's_POS plan_NN failed_VBD ._.",
		"It_PRP ’s_VBZ late_JJ ,_, she_PRP said_VBD ._.",
		"“_'' We_PRP don’t_VBP know_VB ,_, ”_'' said_VBD Orla_NNP Venn_NNP ._.",
		"the_DT farmers_NNS '_POS union_NN",
		// contractions
		"They_PRP ’ve_VBP left_VBN ._.",
		"I_PRP 'd_MD leave_VB ._.",
		"I_PRP can't_MD say_VB ._.",
		// unknown words
		"A_DT glimwork_NN stood_VBD near_IN Vostrava_NNP ._.",
		"70-year-old_JJ twins_NNS paid_VBD 1,500_CD euros_NNS",
	} {
		var plain []string
		for item := range strings.FieldsSeq(want) {
			text, _, _ := strings.Cut(item, "_")
			plain = append(plain, text)
		}
		words := wordsOf(strings.Join(plain, " "))
		if got := show(words, tag.English().Tags(nil, words)); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// TestTagsAppends checks that tags are added to those before them.
func TestTagsAppends(t *testing.T) {
	got := tag.English().Tags([]tag.Tag{tag.UH}, wordsOf("and"))
	if len(got) != 2 || got[0] != tag.UH || got[1] != tag.CC {
		t.Errorf("got %v", got)
	}
}

// TestTagsOfLongSentences checks that sentences longer than a piece are tagged like short ones, without allocation and
// in linear time.
func TestTagsOfLongSentences(t *testing.T) {
	one := wordsOf("She said that the mayor 's plan had failed , and he replied .")
	model := tag.English()
	want := model.Tags(nil, one)
	long := func(n int) (words []tag.Word) {
		for range n {
			words = append(words, one...)
		}
		return words
	}
	words := long(1000)
	got := model.Tags(nil, words)
	if len(got) != len(words) {
		t.Fatalf("%d tags for %d words", len(got), len(words))
	}
	wrong := 0
	for i, given := range got {
		if given != want[i%len(want)] {
			wrong++
		}
	}
	if wrong > len(got)/50 {
		t.Errorf("%d of %d words have other tags than in a short sentence", wrong, len(got))
	}
	if n := testing.AllocsPerRun(5, func() { model.Tags(got[:0], words) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	ten := long(10000)
	dst := make([]tag.Tag, 0, len(ten))
	growth := cputime.Growth(func() { model.Tags(dst, words) }, func() { model.Tags(dst, ten) }, 20)
	if growth > 20 {
		t.Errorf("ten times the words take %.1f times the time", growth)
	}
}

// TestTagsAreFast checks that a word takes less time than a small number of look-ups in a map, which is what the
// rest of the engine is measured in.
func TestTagsAreFast(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector slows the two by different factors")
	}
	var sentences [][]tag.Word
	seen := map[string]int{}
	for _, s := range sample(t) {
		sentences = append(sentences, s.Words())
		for _, token := range s.Tokens {
			seen[token.Text]++
		}
	}
	each := func(do func(words []tag.Word)) func() {
		return func() {
			for range 20 {
				for _, words := range sentences {
					do(words)
				}
			}
		}
	}
	var dst []tag.Tag
	sum := 0
	const most = 8
	times := cputime.Growth(
		each(func(words []tag.Word) {
			for _, w := range words {
				sum += seen[w.Text]
			}
		}),
		each(func(words []tag.Word) { dst = tag.English().Tags(dst[:0], words) }), most)
	if sum == 0 || times > most {
		t.Errorf("a tag takes as long as %.1f look-ups in a map, at most %d allowed", times, most)
	}
}

// TestDataIsSmall checks the size of the data in the program.
func TestDataIsSmall(t *testing.T) {
	var size int64
	for _, name := range []string{"data/words.txt", "data/weights.txt", "data/lemmas.txt"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 600_000 {
		t.Errorf("the data has %d bytes", size)
	}
}

// TestKnows checks what needs no dictionary.
func TestKnows(t *testing.T) {
	for text, want := range map[string]bool{"said": true, "Said": true, "1,500": true, ",": true, "glimwork": false} {
		if got := tag.English().Knows(text); got != want {
			t.Errorf("Knows(%q) = %v", text, got)
		}
	}
}

// FuzzTags checks that every word has a tag of its kind, whatever it is.
func FuzzTags(f *testing.F) {
	f.Add("She said that the mayor 's plan had failed , and “ he ” replied .")
	f.Add("' '' ’ 's ’s `` - -- ... 1st -5 +3 É é \xff \u200b")
	f.Fuzz(func(t *testing.T, text string) {
		words := wordsOf(text)
		words = append(words, tag.Word{}, tag.Word{Upper: true})
		tags := tag.English().Tags(nil, words)
		if len(tags) != len(words) {
			t.Fatalf("%d tags for %d words", len(tags), len(words))
		}
		for i, given := range tags {
			if given == tag.None || given == tag.Begin || given >= tag.Count {
				t.Errorf("%q is %v", words[i].Text, given)
			}
		}
	})
}
