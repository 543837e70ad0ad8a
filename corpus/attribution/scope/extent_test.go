package scope_test

import (
	"strings"
	"testing"

	"verbatim/corpus/readtest"
)

// TestNames checks which cues give a name to someone or something: there the object is part of what is reported.
func TestNames(t *testing.T) {
	for text, want := range map[string]bool{
		"Ada Marsh called Otto Roe a liar.":                       true,
		"Ada Marsh called the plan a farce.":                      true,
		"Ada Marsh called the plan absurd.":                       true,
		"Ada Marsh called the rules on nets in the fjord absurd.": true,
		"Ada Marsh called him a liar.":                            true,
		"Ada Marsh called it a farce.":                            true,
		"Ada Marsh called Otto Roe on Monday.":                    false,
		"Ada Marsh called Otto Roe a week later.":                 false,
		"Ada Marsh called the police.":                            false,
		"Ada Marsh called for a ban.":                             false,
		"Ada Marsh said the plan is a farce.":                     false,
	} {
		p := read(text)
		s := p.Sentences[0]
		found := p.Cues(s)
		if len(found) == 0 {
			t.Errorf("%s: no cue", text)
			continue
		}
		p.Claims(s, found)
		if found[0].Names != want {
			t.Errorf("%s: got %t, want %t", text, found[0].Names, want)
		}
	}
}

// TestNounAt checks whether an object may begin after a verb.
func TestNounAt(t *testing.T) {
	for text, want := range map[string]bool{
		"Ada Marsh rejected the offer.":         true,
		"Ada Marsh rejected offers.":            true,
		"Ada Marsh rejected her offer.":         true,
		"Ada Marsh rejected that offer.":        true,
		"Ada Marsh rejected 14 offers.":         true,
		"Ada Marsh rejected Otto Roe.":          true,
		"Ada Marsh rejected $5.":                true,
		"Ada Marsh rejected on Monday.":         false,
		"Ada Marsh rejected Monday.":            false,
		"Ada Marsh rejected quickly.":           false,
		"Ada Marsh rejected that it is thin.":   false,
		"Ada Marsh rejected, in a word, it all": false,
		"Ada Marsh rejected citing the mill.":   false,
	} {
		p := read(text)
		i := readtest.Word(&p.Reading, "rejected") + 1
		if got := p.NounAt(i, p.Sentences[0]); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestTrim checks which signs and conjunctions belong to no claim.
func TestTrim(t *testing.T) {
	for text, want := range map[string]string{
		", the ice is thin,":       "the ice is thin",
		"and the ice is thin.":     "the ice is thin",
		"the ice (in May) is thin": "the ice (in May) is thin",
		"(it is thin)":             "(it is thin)",
		"$5 is enough;":            "$5 is enough",
		"“and the ice is thin.”":   "“and the ice is thin.”",
		"nor is the ice thin":      "nor is the ice thin",
		"the ice is thin as":       "the ice is thin",
		"the ice is 5 percent.":    "the ice is 5 percent",
	} {
		p := read(text)
		first, last := p.Trim(0, len(p.Toks)-1)
		if got := words(p, first, last); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestTrimLeavesNothing checks that signs alone make no claim.
func TestTrimLeavesNothing(t *testing.T) {
	for _, text := range []string{",", "and", ", and,", ". . .", "–"} {
		p := read(text)
		if first, last := p.Trim(0, len(p.Toks)-1); first < last {
			t.Errorf("%s: got %q", text, words(p, first, last))
		}
	}
}

// TestRelays checks which cues after a quotation only name the paper that printed the sentence.
func TestRelays(t *testing.T) {
	for text, want := range map[string]bool{
		"Ada Marsh promised to “drain it,” the Halden Post reported.":  true,
		"Ada Marsh promised to “drain it,” the Halden Post said.":      false,
		"Ada Marsh promised to “drain it,” Otto Roe reported.":         false,
		"“Drain it,” Ada Marsh said on Monday, the Halden Post added.": false,
	} {
		p := read(text)
		found := p.Cues(p.Sentences[0])
		if len(found) == 0 {
			t.Errorf("%s: no cue", text)
		} else if got := p.Relays(&found[len(found)-1], &p.Quotations[0]); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}

// TestHearerIsNoObject checks that the one who is told or asked is no part of what is reported.
func TestHearerIsNoObject(t *testing.T) {
	for _, hearer := range []string{
		"reporters", "him", "her", "Otto Roe", "the council", "the Halden Post", "a crowd of farmers", "the people who had come",
		"ministers", "the minister of trade", "two officials", "his wife",
	} {
		text := "Ada Marsh told " + hearer + " that the ice is thin."
		if got := claims(text); len(got) != 1 || got[0] != "told → the ice is thin" {
			t.Errorf("%s: got %q", text, got)
		}
	}
}

// TestSameContent checks that a clause is found whole, whatever stands between it and its cue.
func TestSameContent(t *testing.T) {
	const clause = "the ice on the lake is too thin for horses"
	for _, frame := range []struct{ before, after string }{
		{"Ada Marsh said that ", "."}, {"Ada Marsh said ", "."}, {"Ada Marsh, the mayor, said that ", "."},
		{"Ada Marsh said on Monday that ", "."}, {"Ada Marsh said in Halden that ", "."}, {"Ada Marsh said late on Monday that ", "."},
		{"Ada Marsh said, in a letter to the council, that ", "."}, {"On Monday, Ada Marsh said that ", "."},
		{"In Halden on Monday, Ada Marsh told reporters that ", "."}, {"Ada Marsh has repeatedly said that ", "."},
		{"A spokesman for the ministry said that ", "."}, {"The mayor of Halden, Ada Marsh, said that ", "."},
		{"According to Ada Marsh, ", "."}, {"According to a report by the ministry, ", "."}, {"", ", Ada Marsh said."},
		{"", ", said Ada Marsh."}, {"", ", the mayor said on Monday."}, {"", ", according to Ada Marsh."},
		{"", ", according to a report by the ministry."}, {"", ", a spokesman for the ministry said."},
		{"", ", said Ada Marsh, the mayor of Halden."}, {"Ada Marsh warned that ", ", adding that it will break."},
		{"Ada Marsh warned that ", ", while Otto Roe left the room."},
	} {
		text := frame.before + clause + frame.after
		if frame.before == "" {
			text = "T" + text[1:]
		}
		found := claims(text)
		if len(found) == 0 {
			t.Errorf("%s: nothing is reported", text)
			continue
		}
		_, content, _ := strings.Cut(found[0], " → ")
		if content != clause && content != "T"+clause[1:] {
			t.Errorf("%s: got %q", text, content)
		}
	}
}

// TestSameQuotation checks that a quotation is found whole, whatever stands between it and its cue.
func TestSameQuotation(t *testing.T) {
	for _, frame := range []struct{ before, mark, after string }{
		{"Ada Marsh said, ", ".", ""}, {"Ada Marsh said: ", ".", ""}, {"Ada Marsh said on Monday: ", ".", ""},
		{"Ada Marsh told the council: ", ".", ""}, {"Ada Marsh, the mayor, said, ", ".", ""},
		{"The mayor wrote in a letter to the council, ", ".", ""}, {"As Ada Marsh said, ", ".", ""},
		{"When he asked about the ice, Ada Marsh said, ", ".", ""}, {"", ",", " Ada Marsh said."}, {"", ",", " she said."},
		{"", ",", " said Ada Marsh."}, {"", ",", " Ada Marsh, the mayor, said."}, {"", ",", " the mayor said on Monday."},
		{"", ",", " said Ada Marsh, a farmer in Halden."}, {"", ",", " the mayor told the council."}, {"", "?", " Ada Marsh asked."},
		{"", "!", " shouted a farmer."}, {"", ",", " Ada Marsh said, pointing to the lake."}, {"", ",", " chirped the mayor."},
		{"", ",", " said a spokesman for the ministry, who asked not to be named."},
	} {
		quotation := "“It is too thin for horses" + frame.mark + "”"
		text := frame.before + quotation + frame.after
		said := 0
		for _, line := range claims(text) {
			if strings.HasSuffix(line, " → "+quotation) {
				said++
			}
		}
		if said != 1 {
			t.Errorf("%s: got %q", text, claims(text))
		}
	}
}
