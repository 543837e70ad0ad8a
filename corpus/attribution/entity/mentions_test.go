package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus/readtest"
)

// mentioned returns the names in a text between bars, each with its kind.
func mentioned(text string) string {
	r := readtest.Of(text)
	var names []string
	for i := range r.Mentions {
		m := &r.Mentions[i]
		names = append(names, kindOf(m)+" "+words(&r, m.First, m.Last))
	}
	return strings.Join(names, "|")
}

// TestNames checks forms of the names of people, in the middle of a sentence.
func TestNames(t *testing.T) {
	for _, name := range []string{
		"Ada Marsh", "Ada Ilse Marsh", "Ada I.J. Marsh", "Ada J. Marsh", "R. Marsh", "A. Marsh", "I. Marsh", "Ada A. Marsh", "Ada I. Marsh", "A.J. Marsh", "Mary-Ann Vane",
		"Ada Vane-Orlin",
		"Otto von Trotha", "Ilse van der Zwaag", "Pavel de la Orsk", "Yusuf bin Orlin", "Ada O’Brannigan", "Ada D'Orvelle",
		"Ada McVane", "Şule Čapek", "Zoë Ångström", "Ada Marsh III", "Ada “Dee” Marsh", "Otto ‘Skip’ Roe", "Otto 'Skip' Roe",
		"Unheard Vane", "Mark Roe", "Will Vane", "ADA MARSH", "Otto ROE", "Roe", "Mary Baker", "Peter T. King",
	} {
		if got, want := mentioned("They asked "+name+" on Monday."), "person "+name; got != want {
			t.Errorf("the mentions are %s, want %s", got, want)
		}
	}
}

// TestBodies checks forms of the names of bodies, after an article.
func TestBodies(t *testing.T) {
	for _, name := range []string{
		"Ministry of Trade", "Ministry of Foreign Affairs", "Halden Institute", "Halden Institute for Salt",
		"Institute for the Study of Salt", "University of Halden", "Halden University", "Halden City Council",
		"Department of Health and Welfare", "United Nations", "European Commission", "Supreme Court", "HFC", "NATO",
		"Marsh Foundation", "Halden Police Department", "Norwegian Parliament", "Halden Circle", "Committee of Five",
		"Federation of Teachers", "Tarnholt Herald", "Bank of Halden",
	} {
		if got, want := mentioned("They asked the "+name+" on Monday."), "body "+name; got != want {
			t.Errorf("the mentions are %s, want %s", got, want)
		}
	}
}

// TestPlaces checks the names of countries, nationalities and places.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They went to Norway on Monday.", "place Norway"},
		{"They went to New York on Monday.", "place New York"},
		{"The Norwegian dam is old.", "place Norwegian"},
		{"Norway and Russia agreed.", "place Norway|place Russia"},
		{"The Russia-US talks failed.", ""},
		{"Norway’s dam is old.", "place Norway"},
		{"The U.S. dam is old.", "place U.S."},
	} {
		if got := mentioned(c.text); got != c.want {
			t.Errorf("%s: the mentions are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestOffices checks titles and roles that belong to a name, and those with a capital that have none.
func TestOffices(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They asked Mr. Vane.", "person Mr. Vane"},
		{"They asked Prime Minister Vane.", "person Prime Minister Vane"},
		{"They asked Deputy Foreign Minister Ada Vane.", "person Deputy Foreign Minister Ada Vane"},
		{"They asked Secretary of State Ada Vane.", "person Secretary of State Ada Vane"},
		{"They asked Minister for Energy Ada Vane.", "person Minister for Energy Ada Vane"},
		{"They asked campaign manager Ada Vane.", "person campaign manager Ada Vane"},
		{"They asked Norway's Foreign Minister Ada Vane.", "place Norway|person Foreign Minister Ada Vane"},
		{"They asked the Prime Minister.", "title Prime Minister"},
		{"They asked the Secretary of State.", "title Secretary of State"},
		{"They asked Justice Ada Vane and Mr. King.", "person Justice Ada Vane|person Mr. King"},
		{"They asked Dean Vane and Judge Roe.", "person Dean Vane|person Judge Roe"},
		{"They asked her husband, Bill, to go.", "person her husband, Bill"},
		{"They asked Halden Institute director Ada Vane.", "body Halden Institute|person Halden Institute director Ada Vane"},
	} {
		if got := mentioned(c.text); got != c.want {
			t.Errorf("%s: the mentions are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestSeveralNames checks where one name ends and the next begins.
func TestSeveralNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They asked Ada Vane and Otto Roe.", "person Ada Vane|person Otto Roe"},
		{"They asked Ada Vane, Otto Roe and Orlin.", "person Ada Vane|person Otto Roe|person Orlin"},
		{"They told Ada Vane Russia's plan was odd.", "person Ada Vane|place Russia"},
		{"They told Ada Vane Monday was too late.", "person Ada Vane"},
		{"The Ministry of Trade and Senator Roe agreed.", "body Ministry of Trade|person Senator Roe"},
		{"The Ministry of Trade and the United Nations agreed.", "body Ministry of Trade|body United Nations"},
		{"Ada Vane of the Halden Institute left.", "person Ada Vane|body Halden Institute"},
		{"Ada Vane’s Halden Institute closed.", "person Ada Vane|body Halden Institute"},
		{"They asked Roe (Norland) and Vane (Norway).", "person Roe|person Norland|person Vane|place Norway"},
		{"They asked Roe: Vane left.", "person Roe"},
		{"They asked Roe (R-Fla.) and Vane (D-N.Y.).", "person Roe|person Vane"},
		{"They asked Roe, R-Fla., and Vane (D).", "person Roe|person Vane"},
	} {
		if got := mentioned(c.text); got != c.want {
			t.Errorf("%s: the mentions are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestNoNames checks capitals that begin a sentence, a quotation or a list, and words of the calendar.
func TestNoNames(t *testing.T) {
	for _, text := range []string{
		"Yesterday it rained. The dam held. Then all left.",
		"Asking them is hard. Questioning, all left. Clearly it rained.",
		"Walls fell. Equipment was lost.",
		"He left on Monday and came in May. She left in September.",
		"“Ada Vane told the Halden Institute,” he said.",
		"It says: Walls fell.",
		"I left. He said I left. It’s so.",
		"Old Dam of Halden Must Be Closed Soon\n\nThe mayor left.",
		"who said so? 7 came.",
		"",
	} {
		if got := mentioned(text); got != "" {
			t.Errorf("%s: the mentions are %s, want none", text, got)
		}
	}
}

// TestNamesThatBeginSentences checks that a capital at the beginning of a sentence makes a name where something else
// says so: a first name, a verb of speaking, the same word elsewhere.
func TestNamesThatBeginSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ada Vane left.", "person Ada Vane"},
		{"Vane said no.", "person Vane"},
		{"Vane, who is old, left.", "person Vane"},
		{"Vane, the mayor, left.", "person Vane"},
		{"Vane was there.", "person Vane"},
		{"Vane and Roe left.", "person Vane|person Roe"},
		{"Vane’s dog left.", "person Vane"},
		{"They asked Walls. Walls left.", "person Walls|person Walls"},
		{"Will Vane left.", "person Will Vane"},
		{"Norway agreed.", "place Norway"},
		{"NATO agreed.", "body NATO"},
		{"Sen. Vane left.", "person Sen. Vane"},
		{"When Ada Vane left, all left.", "person Ada Vane"},
		{"Asked by Ada Vane, he left.", "person Ada Vane"},
	} {
		if got := mentioned(c.text); got != c.want {
			t.Errorf("%s: the mentions are %s, want %s", c.text, got, c.want)
		}
	}
}

// TestOwners checks which mentions have a possessive after them.
func TestOwners(t *testing.T) {
	r := readtest.Of("Ada Vane’s dog met Otto Roe and the Halden Institute's cat; the Roes’ dog left Orlin.")
	var got []string
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Owner {
			got = append(got, words(&r, m.First, m.Last))
		}
	}
	if want := []string{"Ada Vane", "Halden Institute", "Roes"}; !slices.Equal(got, want) {
		t.Errorf("the owners are %q, want %q", got, want)
	}
}

// TestParts checks how many parts names have, and their last: particles and suffixes do not count.
func TestParts(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Vane":             "2 vane",
		"Roe":                  "1 roe",
		"Ada Ilse Vane":        "3 vane",
		"Otto Trotha III":      "2 trotha",
		"R. Vane":              "2 vane",
		"Şule Čapek":           "2 capek",
		"Ilse Vane-Orlin":      "2 vane-orlin",
		"Otto von Trotha":      "3 trotha",
		"von Trotha":           "1 trotha",
		"Ilse Trotha KC":       "2 trotha",
		"Senator Ilse Vane":    "2 vane",
		"deputy mayor O. Vane": "2 vane",
	} {
		r := readtest.Of("They asked " + name + ".")
		if len(r.Mentions) != 1 {
			t.Errorf("%s makes %d mentions", name, len(r.Mentions))
			continue
		}
		m := &r.Mentions[0]
		if got := fmt.Sprint(m.Parts, " ", r.Cast.Figures[m.Who].Last); got != want {
			t.Errorf("%s has the parts %s, want %s", name, got, want)
		}
	}
}
