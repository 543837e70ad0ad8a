package report_test

import (
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestNoOne checks whether the subject of a sentence's first cue stands for no one.
func TestNoOne(t *testing.T) {
	for text, want := range map[string]bool{
		"No one said that it leaks.":                       true,
		"Nobody said that it leaks.":                       true,
		"None of the envoys said that it leaks.":           true,
		"Neither Otto Roe nor Ada Marsh said it leaks.":    true,
		"No official said that it leaks.":                  true,
		"Few officials said that it leaks.":                true,
		"Not a single envoy said that it leaks.":           true,
		"It was not Ada Marsh who said that it leaks.":     true,
		"A few officials said that it leaks.":              false,
		"Quite a few officials said that it leaks.":        false,
		"No fewer than ten officials said that it leaks.":  false,
		"Ada Marsh said that it leaks.":                    false,
		"Otto Roe, not Ada Marsh, said that it leaks.":     false,
		"“No one came,” said Ada Marsh.":                   false,
		"Everyone said that it leaks.":                     false,
		"Both Otto Roe and Ada Marsh said that it leaks.":  false,
		"The mayor with no deputy said that it leaks now.": false,
	} {
		p := read(text)
		found := p.Cues(p.Sentences[0])
		if len(found) == 0 {
			t.Errorf("%s: no cue", text)
		} else if got := p.Unsaid(&found[0], p.Sentences[0]); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestNegatedIsUnsaid checks, for each verb of speech and each negation, that nothing is reported as said.
func TestNegatedIsUnsaid(t *testing.T) {
	verbs := []struct{ base, past string }{
		{"say", "said"}, {"claim", "claimed"}, {"suggest", "suggested"}, {"announce", "announced"}, {"write", "written"},
		{"argue", "argued"}, {"admit", "admitted"}, {"state", "stated"}, {"insist", "insisted"}, {"add", "added"},
	}
	for _, v := range verbs {
		for _, words := range []string{
			"Ada Marsh did not " + v.base, "Ada Marsh didn't " + v.base, "Ada Marsh would not " + v.base,
			"Ada Marsh has not " + v.past, "Ada Marsh has never " + v.past, "Ada Marsh hasn’t " + v.past,
			"No one has " + v.past, "Nor did Ada Marsh " + v.base, "Ada Marsh declined to " + v.base,
			"If Ada Marsh has " + v.past, "Ada Marsh may " + v.base,
		} {
			text := words + " that the ice is thin."
			for _, line := range reports(text) {
				if _, said, _ := cut(line); said != "not said" {
					t.Errorf("%s: got %s", text, line)
				}
			}
		}
	}
}

// cut splits a line of reports into the cue and what was done with the content.
func cut(line string) (words, class string, ok bool) {
	for i := range line {
		if line[i] == ':' {
			return line[:i], line[i+2:], true
		}
	}
	return line, "", false
}

// TestDenied checks which negated verbs report after all, because their negation leaves something standing.
func TestDenied(t *testing.T) {
	for text, want := range map[string]bool{
		"Ada Marsh did not say that it leaks.":         true,
		"Ada Marsh has not confirmed that it leaks.":   true,
		"Ada Marsh did not confirm or deny it leaks.":  true,
		"Ada Marsh did not rule out that it leaks.":    false,
		"Ada Marsh did not deny that it leaks.":        false,
		"Ada Marsh does not believe that it leaks.":    false,
		"Ada Marsh said that it does not leak.":        false,
		"“It does not leak,” Ada Marsh said.":          false,
		"Ada Marsh did not only say that it leaks.":    false,
		"Ada Marsh, never in doubt, said it leaks.":    false,
		"According to Ada Marsh, it is not a leak.":    false,
		"Not until Friday did Ada Marsh say it leaks.": false,
	} {
		p := read(text)
		found := p.Cues(p.Sentences[0])
		if len(found) == 0 {
			t.Errorf("%s: no cue", text)
		} else if got := p.Denied(&found[0], p.Sentences[0]); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestClaimNoun checks after which words the clause begins that a verb and a noun deny together.
func TestClaimNoun(t *testing.T) {
	for text, want := range map[string]string{
		"Ada Marsh rejected the claim that it leaks.":           "that it leaks.",
		"Ada Marsh rejected Roe's claim.":                       "",
		"Ada Marsh rejected reports that it leaks.":             "that it leaks.",
		"Ada Marsh rejected the new, odd claim that it leaks.":  "",
		"Ada Marsh rejected the claim that helped the mill.":    "",
		"Ada Marsh dismissed the allegation that it leaks.":     "that it leaks.",
		"Ada Marsh dismissed the offer.":                        "",
		"Ada Marsh said the claim that it leaks is old.":        "",
		"Ada Marsh rejected “the claim that it leaks.”":         "",
		"Ada Marsh repeated her warning that the ice is thin.":  "that the ice is thin.",
		"Ada Marsh rejected an old rumour that the ice is thin": "that the ice is thin",
	} {
		p := read(text)
		found := p.Cues(p.Sentences[0])
		if len(found) == 0 {
			t.Errorf("%s: no cue", text)
			continue
		}
		c, got := &found[0], ""
		if k, ok := p.ClaimNoun(c.End, p.Sentences[0]); ok {
			got = text[p.Toks[k].Start:]
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestCorrects checks which paragraphs correct the article.
func TestCorrects(t *testing.T) {
	for text, want := range map[string]bool{
		"Correction: The dam is old.":                                        true,
		"Corrections, Dec. 20: The dam is old.":                              true,
		"Clarification: The dam is old.":                                     true,
		"Editor's note: This story was corrected on Monday.":                 true,
		"• This article was amended on Monday.":                              true,
		"An earlier version of this story misstated the age of the dam.":     true,
		"The dam is old. A previous version of this article gave its age.":   true,
		"This Dec. 18 story has been corrected.":                             true,
		"Correction officers said that the dam is old.":                      false,
		"This article is about the dam.":                                     false,
		"The mayor read an earlier version of the treaty.":                   false,
		"The editor noted that the dam is old.":                              false,
		"“An earlier version of this article” was the title, Ada Marsh said": false,
	} {
		p := read(text)
		if got := p.Corrects(0); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestCorrectsOneParagraph checks that a note makes no other paragraph a note.
func TestCorrectsOneParagraph(t *testing.T) {
	p := read("Ada Marsh said that the dam is old.\n\nCorrection: The dam is new.\n\nOtto Roe said no.")
	for para, want := range []bool{false, true, false} {
		if got := p.Corrects(para); got != want {
			t.Errorf("paragraph %d: got %t, want %t", para, got, want)
		}
	}
}

// TestOfArticle checks which cues in a note say what the article said.
func TestOfArticle(t *testing.T) {
	for text, want := range map[string]bool{
		"Correction: The article said that the dam is old.":                            true,
		"An earlier version of this article said that Ada Marsh is old.":               true,
		"An earlier version of this article misquoted Ada Marsh, who said it is old.":  true,
		"This story was corrected: we said that the dam is old.":                       true,
		"Correction: Ada Marsh said that the dam is old.":                              false,
		"Ada Marsh said that the article is old.":                                      false,
		"In an earlier version of this story, an error was made, Ada Marsh said later": true,
	} {
		p := read(text)
		s := p.Sentences[len(p.Sentences)-1]
		found := p.Cues(s)
		if len(found) == 0 {
			t.Errorf("%s: no cue", text)
		} else if got := p.OfArticle(&found[0], s); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// checkReport fails where the words of a report are not in its sentence, or its class is none of the listed ones.
func checkReport(t *testing.T, p *scope.Reader, s token.Sentence, c *cue.Cue, claim scope.Claim) {
	t.Helper()
	r := p.Reported(c, claim.First, isQuotation(p, claim.First, claim.Last), s)
	sentence := p.TokenSpan(s.First, s.Last)
	if r.Span.Start < sentence.Start || r.Span.End > sentence.End || r.Span.End <= r.Span.Start {
		t.Fatalf("report %+v is not in the sentence %q", r, sentence.In(p.Text))
	}
	for _, known := range corpus.ReportClasses {
		if r.Class == known {
			return
		}
	}
	t.Fatalf("the report has class %q", r.Class)
}

// FuzzReports checks that the words of reports are in their sentences, whatever the text.
func FuzzReports(f *testing.F) {
	for _, text := range readtest.Texts(f, sentences) {
		f.Add(text)
	}
	f.Add("nor said without saying, if no one quoted A as never saying \"not said\"")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("longer texts have no other sentences")
		}
		eachClaim(text, func(p *scope.Reader, s token.Sentence, c *cue.Cue, claim scope.Claim) {
			if !p.Unsaid(c, s) {
				checkReport(t, p, s, c, claim)
			}
		})
	})
}
