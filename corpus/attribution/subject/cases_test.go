package subject_test

import (
	"flag"
	"testing"

	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the files of cases expect")

// sentences is the file of cases with sentences as news has them.
const sentences = "testdata/sentences.txt"

// TestCases checks the subjects of all verbs in longer sentences.
func TestCases(t *testing.T) { readtest.Cases(t, sentences, *update, subjects) }

// checkSubject fails where the subject of a verb is outside the sentence or has the verb among its words.
func checkSubject(t *testing.T, p *subject.Reader, verb int, s token.Sentence, sub subject.Subject) {
	t.Helper()
	if !sub.Ok() {
		return
	}
	switch {
	case sub.First < s.First || sub.Last > s.Last:
		t.Fatalf("%s: the subject is outside the sentence", printed(p, verb, sub))
	case sub.First <= verb && verb < sub.Last:
		t.Fatalf("%s: the subject holds the verb", printed(p, verb, sub))
	case sub.How == subject.Beside && sub.First > verb:
		t.Fatalf("%s: the subject follows the verb", printed(p, verb, sub))
	case sub.Kind == phrase.NamePhrase && p.Mentions[sub.Mention].Who >= len(p.Cast.Figures):
		t.Fatalf("%s: the figure does not exist", printed(p, verb, sub))
	}
	for k := sub.First; k < sub.Last; k++ {
		if p.At[k] != 0 && sub.Mention < 0 {
			t.Fatalf("%s: the subject has words of a quotation", printed(p, verb, sub))
		}
	}
}

// FuzzSubjects checks that subjects are within their sentences, whatever the text.
func FuzzSubjects(f *testing.F) {
	for _, text := range readtest.Texts(f, sentences) {
		f.Add(text)
	}
	f.Add("who, A (said, not B, who said \"no,\" said that, – said")
	f.Add(",who 00!")
	f.Add("A0 And A a")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("longer texts have no other sentences")
		}
		p := readtest.Of(text)
		for _, s := range p.Sentences {
			for i := s.First; i < s.Last; i++ {
				if p.At[i] == 0 {
					checkSubject(t, &p, i, s, p.SubjectOf(i, s, phrase.Phrase{}))
				}
			}
		}
	})
}
