package tag

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// section is a section of the dictionary's file.
type section struct {
	head  string
	words []string
}

// dictionarySections returns the sections of the built-in dictionary.
func dictionarySections() (list []section) {
	for line := range strings.Lines(words) {
		line = strings.TrimSpace(line)
		switch head, isHead := strings.CutSuffix(line, ":"); {
		case strings.HasPrefix(line, "#"):
		case isHead:
			list = append(list, section{head: head})
		default:
			last := &list[len(list)-1]
			last.words = append(last.words, strings.Fields(line)...)
		}
	}
	return list
}

// TestDictionaryFile checks that a diff of the dictionary shows what changed: sorted sections, each word once, and that
// no section lists names.
func TestDictionaryFile(t *testing.T) {
	seen := map[string]string{}
	sections := dictionarySections()
	if len(sections) < 100 || sections[0].head != contextSection {
		t.Fatalf("there are %d sections, the first is %q", len(sections), sections[0].head)
	}
	for _, s := range sections[1:] {
		if !slices.IsSorted(s.words) || len(s.words) == 0 {
			t.Errorf("the words of %q are not sorted, or there are none", s.head)
		}
		if s.head == "NNP" || s.head == "rare NNP" {
			t.Errorf("there is a section of names: %s", s.words)
		}
		for _, word := range s.words {
			if seen[word] != "" || word != strings.ToLower(word) {
				t.Errorf("%q is in %q and %q, or has capitals", word, seen[word], s.head)
			}
			seen[word] = s.head
		}
	}
	for _, word := range sections[0].words {
		if seen[word] == "" {
			t.Errorf("%q is a context but has no tags", word)
		}
	}
}

// TestEveryWordIsFound looks each word of the dictionary up, as it is and with a capital.
func TestEveryWordIsFound(t *testing.T) {
	d := English().words
	for _, s := range dictionarySections()[1:] {
		set, err := parseSet(strings.TrimPrefix(s.head, rareMark))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range s.words {
			capital := word
			if word[0] < utf8.RuneSelf {
				capital = strings.ToUpper(word[:1]) + word[1:]
			}
			for _, text := range []string{word, capital, strings.ReplaceAll(word, "'", "’")} {
				if e := d.find(NewWord(text, false)); e == nil || d.tags[e.class] != set {
					t.Fatalf("%q of %q is %+v", text, s.head, e)
				}
			}
		}
	}
}

// TestDataNamesItsLicence checks the first lines of the data.
func TestDataNamesItsLicence(t *testing.T) {
	for name, text := range map[string]string{"words": words, "weights": learned, "lemmas": irregular} {
		head, _, _ := strings.Cut(text, "\n#\n")
		for _, want := range []string{"CC BY-SA 4.0", "ORIGIN.md", "Princeton University"} {
			if !strings.Contains(head[:min(len(head), 600)], want) {
				t.Errorf("%s do not name %s", name, want)
			}
		}
	}
}

// TestLemmasAreNotRegular checks that the file of lemmas has only what the rules get wrong.
func TestLemmasAreNotRegular(t *testing.T) {
	for form, lemma := range English().lemmas {
		if English().Regular(form) == lemma {
			t.Errorf("the lemma of %v needs no line", form)
		}
	}
}

// FuzzNew checks that wrong data gives an error and no panic, and that what is read can tag.
func FuzzNew(f *testing.F) {
	f.Add("contexts:\nthe\nDT:\nthe\nrare NN VB:\nwalk\n", "1 J5\n2 H-3\n", "went VBD go\n")
	f.Add("NN:\n'\n", "1", "")
	f.Add("rare:\nwalk\n:\nrun\n", "0 J1", "walks VBZ walk")
	f.Fuzz(func(t *testing.T, words, weights, lemmas string) {
		m, err := New(words, weights, lemmas)
		if err != nil {
			return
		}
		sentence := []Word{NewWord("The", true), NewWord("walk", false), NewWord("'", false), NewWord(".", false)}
		if got := m.Tags(nil, sentence); len(got) != len(sentence) {
			t.Errorf("got %v", got)
		}
		m.Lemma("walks", VBZ)
	})
}
