package phrase_test

import (
	"flag"
	"slices"
	"testing"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the files of cases expect")

// sentences is the file of cases with sentences as news has them.
const sentences = "testdata/sentences.txt"

// TestCases checks all noun phrases of longer sentences.
func TestCases(t *testing.T) { readtest.Cases(t, sentences, *update, ending) }

// checkPhrase fails where a phrase is not within its bounds, or its head or mention not within the phrase.
func checkPhrase(t *testing.T, p *phrase.Reader, np phrase.Phrase, first, last int) {
	t.Helper()
	if !np.Ok() {
		return
	}
	if np.First < first || np.Last > last || np.Head < np.First || np.Head >= np.Last {
		t.Fatalf("phrase %+v is not within [%d, %d), or its head not within the phrase", np, first, last)
	}
	if np.Mention >= len(p.Mentions) {
		t.Fatalf("phrase %+v has a mention that does not exist", np)
	}
	named := np.Kind == phrase.NamePhrase || np.Kind == phrase.BodyName
	if named != (np.Mention >= 0) {
		t.Fatalf("phrase %+v: only names have a mention", np)
	}
	for k := np.First; k < np.Last; k++ {
		if p.At[k] != 0 && np.Mention < 0 && !inName(p, k) {
			t.Fatalf("phrase %+v has words of a quotation", np)
		}
	}
}

// inName reports whether token k is part of a name, which can have a nickname in quotation marks: "54 percent of Ada
// “Bee” Marsh".
func inName(p *phrase.Reader, k int) bool {
	return slices.ContainsFunc(p.Mentions, func(m entity.Mention) bool { return m.First <= k && k < m.Last })
}

// checkSentence checks all phrases and verb groups of a sentence.
func checkSentence(t *testing.T, p *phrase.Reader, s token.Sentence) {
	t.Helper()
	for i := s.First; i < s.Last; i++ {
		np := p.Ending(i, s.First)
		checkPhrase(t, p, np, s.First, i+1)
		for _, m := range p.JointBefore(&np, s.First) {
			if p.Mentions[m].First < s.First || p.Mentions[m].Last > np.Last {
				t.Fatalf("%s is joined to a name outside its sentence", printed(p, np))
			}
		}
		checkPhrase(t, p, p.Starting(i, s.Last), i, len(p.Toks))
		if g := p.Group(i, s); g.First < s.First || g.First > i {
			t.Fatalf("the verb group of token %d begins with %d", i, g.First)
		}
		if k := p.OverTimes(i, s); k < i || k > len(p.Toks) {
			t.Fatalf("after the times from token %d comes %d", i, k)
		}
		if k, _ := p.SkipBack(i, s.First); k >= i {
			t.Fatalf("before the verb group of token %d comes %d", i, k)
		}
	}
}

// FuzzPhrases checks that phrases and verb groups lie within their sentences, whatever the text.
func FuzzPhrases(f *testing.F) {
	for _, text := range readtest.Texts(f, sentences) {
		f.Add(text)
	}
	f.Add("A who said \"who said of the A's, B and C (D said")
	f.Add("A of Ada “Bee” Marsh of b")
	f.Add("King O’Roe “Aa” Senator tells")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("longer texts have no other phrases")
		}
		p := read(text)
		for _, s := range p.Sentences {
			checkSentence(t, p, s)
		}
	})
}
