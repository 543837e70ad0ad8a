package token_test

import (
	"slices"
	"strings"
	"testing"

	"verbatim/corpus/readtest"
)

// quoted returns the words of the quotations of a text between bars.
func quoted(text string) string {
	r := readtest.Tokens(text)
	return strings.Join(printQuotations(&r), "|")
}

// pairs are the marks that open and close a quotation.
var pairs = [][2]string{
	{"“", "”"}, {`"`, `"`}, {"«", "»"}, {"»", "«"}, {"„", "“"}, {"„", "”"}, {"''", "''"}, {"``", "''"}, {"“", `"`},
	{`"`, "”"}, {"‘", "’"}, {"'", "'"}, {"‘", "'"}, {"‚", "‘"}, {"``", `"`},
}

// TestPairs checks each pair of marks in the places where reporters put a quotation.
func TestPairs(t *testing.T) {
	for _, frame := range []struct{ text, want string }{
		{"[We will stay,] said Marsh.", "We will stay,"},
		{"Marsh said: [We will stay.]", "We will stay."},
		{"Marsh said [we will stay] and left.", "we will stay"},
		{"[We will stay,] said Marsh. [It is safe.]", "We will stay,|It is safe."},
		{"Marsh ([we will stay]) left.", "we will stay"},
		{"Marsh left.\n\n[We will stay,] she said.\n\nRoe left.", "We will stay,"},
		{"[No.]", "No."},
		{"[Why?] asked Marsh.", "Why?"},
	} {
		for _, pair := range pairs {
			text := strings.NewReplacer("[", pair[0], "]", pair[1]).Replace(frame.text)
			if got := quoted(text); got != frame.want {
				t.Errorf("%s has the quotations %q, want %q", text, got, frame.want)
			}
		}
	}
}

// TestNestedMarks checks that a quotation within another is a part of it.
func TestNestedMarks(t *testing.T) {
	for _, text := range []string{
		"“Roe told me ‘never’ twice,” said Marsh.",
		"‘Roe told me “never” twice,’ said Marsh.",
		"\"Roe told me 'never' twice,\" said Marsh.",
		"“Roe told me “never” twice,” said Marsh.",
		"“Roe told me \"never\" twice,” said Marsh.",
		"“Roe told me \"never\" and \"no\" twice,” said Marsh.",
		"\"Roe told me “never” twice,\" said Marsh.",
		"«Roe told me “never” twice,» said Marsh.",
		"«Roe told me «never» twice,» said Marsh.",
		"“Roe told me ‘he said “never” then’ twice,” said Marsh.",
	} {
		got := quoted(text)
		if !strings.HasPrefix(got, "Roe told me") || !strings.HasSuffix(got, "twice,") || strings.Contains(got, "|") {
			t.Errorf("%s has the quotations %q, want all up to the cue", text, got)
		}
	}
}

// TestMixedStyles checks that a straight mark closes a curly one if no quotation stands within.
func TestMixedStyles(t *testing.T) {
	for text, want := range map[string]string{
		"“We must go,\" said Marsh. “We will stay,” said Roe.":      "We must go,|We will stay,",
		"“We must go. \"We must,\" said Marsh. \"Stay,\" said Roe.": "We must go. \"We must,|Stay,",
		"“We must go,\" said Marsh. \"We will,\" said Roe.":         "We must go,|We will,",
	} {
		if got := quoted(text); got != want {
			t.Errorf("%s has the quotations %q, want %q", text, got, want)
		}
	}
}

// TestApostrophes checks that apostrophes neither open nor close a quotation, in either convention.
func TestApostrophes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“The miners’ plan is Roe’s,” said Marsh.", "The miners’ plan is Roe’s,"},
		{"‘The miners’ plan is Roe’s,’ said Marsh.", "The miners’ plan is Roe’s,"},
		{"'The miners' plan is Roe's,' said Marsh.", "The miners' plan is Roe's,"},
		{"The ’90s were “good,” said Marsh.", "good,"},
		{"Marsh’s town and the Roes’ boat are ‘old’.", "old"},
		{"Marsh's town and the Roes' boat.", ""},
	} {
		if got := quoted(c.text); got != c.want {
			t.Errorf("%s has the quotations %q, want %q", c.text, got, c.want)
		}
	}
}

// TestUnbalanced checks that a mark without a partner changes no other paragraph.
func TestUnbalanced(t *testing.T) {
	const before, after = "“We will stay,” said Marsh.\n\n", "\n\nRoe left early.\n\n“You will not,” said Roe."
	for _, spoiled := range []string{
		"The dam is 40 ” high.", "The “dam is high.", "The dam” is high.", "The dam is \" high.", "The ” dam “ is high.",
		"“The dam is high, said Vane.", "The dam is high, ”said Vane.", "The dam «is high.", "The dam is ‘high.",
	} {
		got := strings.Split(quoted(before+spoiled+after), "|")
		if len(got) < 2 || got[0] != "We will stay," || got[len(got)-1] != "You will not," {
			t.Errorf("with %s, the quotations are %q", spoiled, got)
		}
	}
}

// TestContinued checks how a quotation goes on over paragraphs: with a mark at each, or none.
func TestContinued(t *testing.T) {
	for _, c := range []struct {
		text          string
		want          string
		open, carried []bool
	}{
		{
			"“One.\n\n“Two.\n\n“Three,” said Marsh.", "open: One.|open: Two.|Three,",
			[]bool{true, true, false}, []bool{false, false, false},
		},
		{
			"\"One.\n\n\"Two,\" said Marsh.", "open: One.|Two,",
			[]bool{true, false}, []bool{false, false},
		},
		{
			"Marsh said: “One.\n\nTwo.”", "open: One.|carried: Two.",
			[]bool{true, false}, []bool{false, true},
		},
		{
			"‘One.\n\n‘Two,’ said Marsh.", "open: One.|Two,",
			[]bool{true, false}, []bool{false, false},
		},
	} {
		r := readtest.Tokens(c.text)
		if got := strings.Join(printQuotations(&r), "|"); got != c.want {
			t.Errorf("%q has the quotations %q, want %q", c.text, got, c.want)
		}
		var open, carried []bool
		for _, q := range r.Quotations {
			open, carried = append(open, q.Open), append(carried, q.Carried)
		}
		if !slices.Equal(open, c.open) || !slices.Equal(carried, c.carried) {
			t.Errorf("%q: open %v, carried %v; want %v, %v", c.text, open, carried, c.open, c.carried)
		}
	}
}

// TestTitlesOfWorks checks that title case makes a work's name only where a word for works leads to it.
func TestTitlesOfWorks(t *testing.T) {
	for _, c := range []struct {
		text string
		work bool
	}{
		{"She wrote the novel “Salt Road” last year.", true},
		{"The song “Salt Road” and she were heard.", true},
		{"He read Marsh’s “Salt Road” aloud.", true},
		{"A film called “Salt Road” won.", true},
		{"The “Salt Road” podcast ended.", true},
		{"Marsh said “Salt Road” aloud.", false},
		{"The film is “long and dull” again.", false},
		{"The film “made me weep for days” again.", false},
		{"Marsh’s “total farce of a plan” failed.", false},
		{"“Salt Road” she called it.", false},
	} {
		if got := quoted(c.text) == ""; got != c.work {
			t.Errorf("%s: the quotation is a work's name: %t, want %t", c.text, got, c.work)
		}
	}
}
