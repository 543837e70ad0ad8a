package phrase_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestStarting checks the noun phrase that follows "said" after a clause.
func TestStarting(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"Ada Marsh", "name: Ada [Marsh]"},
		{"Mayor Ada Marsh", "name: Mayor Ada [Marsh]"},
		{"Ada Marsh, the mayor", "name: Ada [Marsh]"},
		{"Dr. Ilse Brandt of the Halden Institute", "name: Dr. Ilse [Brandt] of the Halden Institute"},
		{"Ada Marsh's deputy", "person: Ada Marsh's [deputy]"},
		{"he", "pronoun: [he]"},
		{"they", "pronoun: [they]"},
		{"the mayor", "person: the [mayor]"},
		{"a spokesman for the Halden Institute", "person: a [spokesman] for the Halden Institute"},
		{"a senior aide to the minister", "person: a senior [aide] to the minister"},
		{"the head of the road service", "person: the [head] of the road service"},
		{"the company's chief executive", "person: the company's chief [executive]"},
		{"a Western diplomat", "person: a Western [diplomat]"},
		{"a White House official", "person: a White House [official]"},
		{"an official who asked not to be named", "person: an [official]"},
		{"another witness", "person: another [witness]"},
		{"a farmer (and a singer)", "person: a [farmer]"},
		{"the 46-year-old", "person: the [46-year-old]"},
		{"her lawyer", "person: her [lawyer]"},
		{"Halden's mayor", "person: Halden's [mayor]"},
		{"Halden's fishermen", "people: Halden's [fishermen]"},
		{"the broadcaster", "body: the [broadcaster]"},
		{"two farmers", "people: two [farmers]"},
		{"many", "people: [many]"},
		{"critics of the plan", "people: [critics] of the plan"},
		{"three officials from the ministry", "people: three [officials] from the ministry"},
		{"a handful of Democrats", "people: a [handful] of Democrats"},
		{"a handful of experts", "people: a [handful] of experts"},
		{"a handful of experts spoke", "people: a [handful] of experts"},
		{"a handful of experts left", "people: a [handful] of experts left"},
		{"three experts arrived", "people: three [experts] arrived"},
		{"the council spoke", "body: the [council]"},
		{"the lock fell", "other: the [lock]"},
		{"a report released by the ministry", "document: a [report] released by the ministry"},
		{"Democratic and independent analysts", "people: Democratic and independent [analysts]"},
		{"Marsh administration officials", "people: Marsh administration [officials]"},
		{"police in Halden", "people: [police] in Halden"},
		{"the Halden Institute", "body's name: the Halden [Institute]"},
		{"the Marsh campaign", "body: the Marsh [campaign]"},
		{"the council", "body: the [council]"},
		{"the report by the Halden Institute", "document: the [report] by the Halden Institute"},
		{"the ministry's statement", "document: the ministry's [statement]"},
		{"the wide old bridge", "other: the wide old [bridge]"},
		{"quickly the mayor", "nothing"},
		{"on Monday the mayor", "nothing"},
		{"“the voice”", "nothing"},
		{", the mayor", "nothing"},
	} {
		t.Run(c.words, func(t *testing.T) {
			p := read("It leaks, said " + c.words + ".")
			np := p.Starting(readtest.Word(&p.Reading, "said")+1, p.Sentences[0].Last)
			if got := printed(p, np); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestNamedPhrase checks that a name's phrase has the determiner or the outlet before it.
func TestNamedPhrase(t *testing.T) {
	for text, want := range map[string]string{
		"Later Ada Marsh spoke.":               "name: Ada [Marsh]",
		"Later the Lantern's Ada Marsh spoke.": "name: the Lantern's Ada [Marsh]",
		"Later the Halden Institute spoke.":    "body's name: the Halden [Institute]",
		"Later the Prime Minister spoke.":      "person: the Prime [Minister]",
		"Later the Secretary of State spoke.":  "person: the Secretary of [State]",
	} {
		p := read(text)
		last := len(p.Mentions) - 1
		if last < 0 {
			t.Errorf("%s: no mention", text)
		} else if got := printed(p, p.Named(last, 0)); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestDescribe checks that a description that means a figure becomes the figure's role, without the words after it.
func TestDescribe(t *testing.T) {
	p := read("Ada Marsh left. The former minister of trade, who had tea, spoke.")
	np := p.Ending(readtest.Word(&p.Reading, "who"), p.Sentences[1].First)
	if np.Ok() {
		t.Fatalf("got %s for a word without a phrase", printed(p, np))
	}
	np = p.Ending(readtest.Word(&p.Reading, "minister"), p.Sentences[1].First)
	np.Last += 4 // "of trade, who", as a clause with "who" widens its subject
	p.Describe(0, np)
	if got, want := p.Cast.Figures[0].Role.In(p.Text), "The former minister of trade"; got != want {
		t.Errorf("got the role %q, want %q", got, want)
	}
}
