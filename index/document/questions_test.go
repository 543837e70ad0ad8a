package document

import (
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/index/terms"
)

// TestAnswered checks which questions of a text have an answer, and which quote it is. Each want has the first
// words of a question and of its answer.
func TestAnswered(t *testing.T) {
	const intro = "Elin Marsh, the mayor, met Tobe Okafor, an engineer, on the dam.\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"asked, then said",
			`"Will the dam hold this winter?" Marsh asked. "It will hold for a hundred years," Okafor said.`,
			[]string{"Will > It will"}},
		{"in the next paragraph",
			"\"Will the dam hold this winter?\" Marsh asked.\n\n\"It will hold for a hundred years,\" Okafor said.",
			[]string{"Will > It will"}},
		{"answered by a paraphrase",
			`"Will the dam hold this winter?" Marsh asked. Okafor said it would hold for a hundred years.`,
			[]string{"Will > it would"}},
		{"asked whether", `Marsh asked whether the dam would hold. "It will hold for a hundred years," Okafor said.`,
			[]string{"whether > It will"}},
		{"asked whether, then another matter",
			"Marsh asked whether the dam would hold.\n\nOkafor denied that the wine was bad.", nil},
		{"replied",
			`"Will the dam hold this winter?" Marsh said. Mr. Okafor replied: "It will hold for a hundred years."`,
			[]string{"Will > It will"}},
		{"yes", "\"Will the dam hold this winter?\" Marsh said.\n\n\"Yes, for a hundred years,\" Okafor said.",
			[]string{"Will > Yes, for"}},
		{"an interview",
			"MARSH: Will the dam hold this winter?\n\nOKAFOR: It will hold for a hundred " +
				"years.\n\nMARSH: Who pays for the repairs then?\n\nOKAFOR: [laughs] The town pays, as ever.",
			[]string{"Will > It will", "Who > The town"}},
		{"two questions in a row",
			"MARSH: Will the dam hold this winter?\n\nOKAFOR: Who wants to know that of me?\n\nMARSH: " +
				"The whole town wants to know it.",
			[]string{"Will > Who wants", "Who > The whole"}},

		{"questions without end", strings.Repeat("MARSH: Will the dam hold?\n\n",
			2*MaxAhead) + "MARSH: [laughs] And?\n\nOKAFOR: It will hold for a hundred years.",
			append(slices.Repeat([]string{"Will > It will"}, MaxAhead-1), "And? > It will")},
		{"another sentence between",
			"\"Will the dam hold this winter?\" Marsh asked. The room fell silent. \"It will hold for a " +
				"hundred years,\" Okafor said.", nil},
		{"a paragraph between",
			"\"Will the dam hold this winter?\" Marsh asked.\n\nThe meeting ended there.\n\n\"It will " +
				"hold for a hundred years,\" Okafor said.", nil},
		{"the same speaker goes on",
			`"Will the dam hold this winter?" Okafor asked. "It will hold for a hundred years," Okafor said.`, nil},
		{"a rhetorical question",
			"\"Who would not want a dam?\" Marsh said.\n\nThe repairs cost a million, Okafor said.", nil},
		{"asked for", `Marsh asked for a ban on the dam. "It will hold for a hundred years," Okafor said.`, nil},
		{"no question", `"The dam will hold this winter," Marsh said. "It will hold for a hundred years," Okafor said.`, nil},
		{"the last words", `"Will the dam hold this winter?" Marsh asked.`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &corpus.Article{Path: "dam.txt", Text: intro + c.text}
			quotes := attribution.Extract(a)
			var got []string
			for i := range quotes {
				if k := answerOf(a.Text, quotes, i); k >= 0 {
					got = append(got, begins(quotes[i].Content(a.Text), 1)+" > "+begins(quotes[k].Content(a.Text), 2))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q, of %v", got, c.want, quotes)
			}
		})
	}
}

// begins returns the first n words of a text.
func begins(text string, n int) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(n, len(words))], " ")
}

// TestFirstWord checks that firstWord returns the first of terms.Words.
func TestFirstWord(t *testing.T) {
	for _, said := range []string{"No. We won’t.", "“No-one” came", "  … Yes,", "’Tis late", "don't go",
		"1,000 boats", "Não\u00a0agora", "—", "", "\u200bYes\u00adterday it rained"} {
		want := ""
		if words := terms.Words(said); len(words) > 0 {
			want = words[0]
		}
		if got := firstWord(&corpus.Quote{Spans: []corpus.Span{{End: len(said)}}}, said); got != want {
			t.Errorf("%q begins with %q, not %q", said, got, want)
		}
	}
}

// TestAbbreviationsCountLetters checks that the length of an abbreviation is counted in letters, not in bytes.
func TestAbbreviationsCountLetters(t *testing.T) {
	for word, want := range map[string]bool{"Mr": true, "Sen": true, "Östr": true, "Årsb": true, "Count": false,
		"sen": false} {
		if got := isShort("said " + word); got != want {
			t.Errorf("%q is an abbreviation: %t, want %t", word, got, want)
		}
	}
}
