package scope_test

import (
	"flag"
	"testing"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the files of cases expect")

// sentences is the file of cases with sentences as news has them.
const sentences = "testdata/sentences.txt"

// TestCases checks what the cues of longer sentences report.
func TestCases(t *testing.T) { readtest.Cases(t, sentences, *update, claims) }

// checkClaim fails where a claim is outside its sentence, cuts a quotation, or holds the words of its own cue.
func checkClaim(t *testing.T, p *scope.Reader, claim scope.Claim, s token.Sentence, found []cue.Cue) {
	t.Helper()
	if claim.Cue < 0 || claim.Cue >= len(found) {
		t.Fatalf("claim %+v has a cue that does not exist", claim)
	}
	if claim.First < s.First || claim.Last > s.Last || claim.First >= claim.Last {
		t.Fatalf("claim %+v is outside the sentence %+v", claim, s)
	}
	for _, end := range []int{claim.First, claim.Last} {
		if end > 0 && end < len(p.At) && p.At[end] != 0 && p.At[end] == p.At[end-1] {
			t.Fatalf("claim %q begins or ends inside a quotation", words(p, claim.First, claim.Last))
		}
	}
	if c := &found[claim.Cue]; claim.First <= c.First && c.Last <= claim.Last {
		t.Fatalf("claim %q holds its cue %q", words(p, claim.First, claim.Last), words(p, c.First, c.Last))
	}
}

// FuzzClaims checks that claims are within their sentences and cut no quotation, whatever the text.
func FuzzClaims(f *testing.F) {
	for _, text := range readtest.Texts(f, sentences) {
		f.Add(text)
	}
	f.Add("\"a,\" said B, as C said \"d,\" (e, according to F) called it, said: \"g\"")
	f.Add("Calling it “a farce,” Marsh left.")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("longer texts have no other sentences")
		}
		p := read(text)
		for _, s := range p.Sentences {
			found := p.Cues(s)
			for _, claim := range p.Claims(s, found) {
				checkClaim(t, p, claim, s, found)
			}
		}
	})
}
