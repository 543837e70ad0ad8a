package learn

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// sentences reads sentences whose words have their tags after a low line.
func sentences(list ...string) (all []treebank.Sentence) {
	for _, text := range list {
		var s treebank.Sentence
		for item := range strings.FieldsSeq(text) {
			word, name, _ := strings.Cut(item, "_")
			s.Tokens = append(s.Tokens, treebank.Token{Text: word, Tag: tag.Named(name)})
		}
		all = append(all, s)
	}
	return all
}

// times repeats sentences.
func times(n int, list []treebank.Sentence) (all []treebank.Sentence) {
	for range n {
		all = append(all, list...)
	}
	return all
}

// TestDictionary shows which section a word is in.
func TestDictionary(t *testing.T) {
	bank := times(10, sentences(
		"the_DT walk_NN", "they_PRP walk_VBP", "in_IN Vostrava_NNP", "the_DT May_NNP", "may_MD they_PRP may_MD"))
	bank = append(bank, times(2, sentences("they_PRP glim_VBP", "Walk_NNP 1,500_CD ,_,"))...)
	bank = append(bank, sentences("they_PRP once_RB x@y.example_NNP")...)
	got := Dictionary(bank, map[string]tag.Set{"mill": tag.SetOf(tag.NN), "glim": tag.SetOf(tag.NN)})
	for section, want := range map[string]string{
		"contexts": "may they walk the in glim once", "DT": "the", "NN VBP": "walk", "IN": "in", "MD NNP": "may",
		"rare VBP NN VB": "glim", "rare NN": "mill",
	} {
		if !strings.Contains(got, section+":\n"+want+"\n") {
			t.Errorf("there is no section %s with %s in:\n%s", section, want, got)
		}
	}
	for _, word := range []string{"vostrava", "1,500", "x@y"} {
		if strings.Contains(got, word) {
			t.Errorf("%q is there", word)
		}
	}
	if _, err := tag.New(got, "", ""); err != nil {
		t.Error(err)
	}
}

// TestDictionaryWraps checks the width of the lines.
func TestDictionaryWraps(t *testing.T) {
	further := map[string]tag.Set{}
	for i := range 100 {
		further[fmt.Sprint("mill", strings.Repeat("l", i%7), string(rune('a'+i%26)))] = tag.SetOf(tag.NN)
	}
	for line := range strings.Lines(Dictionary(nil, further)) {
		if len(line) > columns+1 {
			t.Errorf("a line has %d columns", len(line))
		}
	}
}

// TestWeights checks that what is learned decides new sentences, and that it is the same each time.
func TestWeights(t *testing.T) {
	bank := times(30, sentences(
		"the_DT walk_NN was_VBD long_JJ ._.", "they_PRP walk_VBP home_RB ._.", "the_DT claim_NN was_VBD wrong_JJ ._.",
		"they_PRP claim_VBP nothing_NN ._.", "a_DT blick_NN was_VBD there_RB ._.",
	))
	words := Dictionary(bank, nil)
	weights, err := Weights(bank, words)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := Weights(bank, words); again != weights {
		t.Error("two runs learn different weights")
	}
	m, err := tag.New(words, weights, "")
	if err != nil {
		t.Fatal(err)
	}
	others := sentences(
		"the_DT claim_NN was_VBD long_JJ ._.", "they_PRP claim_VBP ._.", "a_DT walk_NN was_VBD wrong_JJ ._.")
	for _, s := range others {
		for i, got := range m.Tags(nil, s.Words()) {
			if got != s.Tokens[i].Tag {
				t.Errorf("%s is %v, not %v", s.Tokens[i].Text, got, s.Tokens[i].Tag)
			}
		}
	}
	if _, err := Weights(bank, "XX:\nthe\n"); err == nil {
		t.Error("a wrong dictionary gives no error")
	}
}

// database is a small database in WordNet's format.
func database() fstest.MapFS {
	const licence = "  1 This software and database is provided\n"
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"data.noun": file(licence + "00000001 03 n 02 mill 0 Mill_Town 0 000 | a mill\n" +
			"00000002 03 n 01 leaf 0 000 | a leaf\n"),
		"data.verb": file("00000003 29 v 02 mill 0 hop 0 000 | to mill\n00000004 29 v 01 lie 0 000 | to lie\n"),
		"data.adj":  file("00000005 00 a 01 dusty(p) 0 000 | dusty\n00000006 00 a 01 unused 0 000 | unused\n"),
		"data.adv":  file("00000007 02 r 01 mill 0 000 | rarely\n"),
		"noun.exc":  file("leaves leaf\n"),
		"verb.exc":  file("lay lie\nlain lie\n"),
		"cntlist.rev": file("mill%1:06:00:: 1 30\nmill%2:29:00:: 1 9\nleaf%1:20:00:: 1 4\nhop%2:29:00:: 1 2\n" +
			"lie%2:29:00:: 1 5\ndusty%3:00:00:: 1 1\n"),
	}
}

// TestWordNet shows which forms a word has.
func TestWordNet(t *testing.T) {
	got, err := WordNet(database())
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{
		"mill": "NN VB VBP", "mills": "NNS VBZ", "milled": "VBD VBN", "milling": "VBG", "leaf": "NN", "leaves": "NNS",
		"leafs": "", "hopped": "VBD VBN", "hopping": "VBG", "lying": "VBG", "lay": "VBD VBN", "lied": "", "dusty": "JJ",
		"unused": "", "Mill_Town": "",
	} {
		if got.Words[word].String() != want {
			t.Errorf("%s is %v, not %v", word, got.Words[word], want)
		}
	}
}

// TestWordNetErrors checks that each missing file is an error.
func TestWordNetErrors(t *testing.T) {
	for name := range database() {
		files := database()
		delete(files, name)
		if _, err := WordNet(files); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s the error is %v", name, err)
		}
	}
}

// TestEndings checks how regular words change.
func TestEndings(t *testing.T) {
	for _, c := range []struct{ word, s, ed, ing string }{
		{"watch", "watches", "watched", "watching"}, {"carry", "carries", "carried", "carrying"},
		{"play", "plays", "played", "playing"}, {"bake", "bakes", "baked", "baking"},
		{"agree", "agrees", "agreed", "agreeing"},
		{"stop", "stops", "stopped", "stopping"}, {"tie", "ties", "tied", "tying"},
	} {
		if withS(c.word) != c.s || withED(c.word) != c.ed || withING(c.word) != c.ing {
			t.Errorf("%s: %s %s %s", c.word, withS(c.word), withED(c.word), withING(c.word))
		}
	}
}
