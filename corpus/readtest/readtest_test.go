package readtest_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verbatim/corpus/readtest"
)

const example = `# Names of people.

# a surname
Marsh left.
	person "Marsh"

# a new case
Vane left.

# the next
Ada Marsh left.

Otto Roe stayed.
	person "Ada Marsh"
	person "Otto Roe"
`

// TestParse checks that a case ends after what was found or before a comment, and that its text may have several
// paragraphs.
func TestParse(t *testing.T) {
	want := []readtest.Case{
		{4, "# Names of people.\n\n# a surname\n", "Marsh left.", `person "Marsh"`},
		{8, "# a new case\n", "Vane left.", ""},
		{11, "# the next\n", "Ada Marsh left.\n\nOtto Roe stayed.", "person \"Ada Marsh\"\nperson \"Otto Roe\""},
	}
	if got := readtest.Parse(example); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// TestHold compares cases in the code with what is found, in order.
func TestHold(t *testing.T) {
	var texts []string
	readtest.Hold(t, "Marsh left.\n\tMarsh\n\tleft\nNo one left.\n\tnothing\n", func(text string) []string {
		texts = append(texts, text)
		if text == "Marsh left." {
			return []string{"Marsh", "left"}
		}
		return nil
	})
	if want := []string{"Marsh left.", "No one left."}; !slices.Equal(texts, want) {
		t.Errorf("got the texts %q, want %q", texts, want)
	}
}

// TestCases rewrites a file of cases and compares it with what is found.
func TestCases(t *testing.T) {
	file := filepath.Join(t.TempDir(), "cases.txt")
	if err := os.WriteFile(file, []byte("# about\nMarsh left.\n\tsomething\n\nNo one left."), 0o644); err != nil {
		t.Fatal(err)
	}
	found := func(text string) []string {
		if text == "Marsh left." {
			return []string{"Marsh", "left"}
		}
		return nil
	}
	readtest.Cases(t, file, true, found)
	readtest.Cases(t, file, false, found)
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "# about\nMarsh left.\n\tMarsh\n\tleft\n\nNo one left.\n\tnothing\n"; string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if texts := readtest.Texts(t, file); !slices.Equal(texts, []string{"Marsh left.", "No one left."}) {
		t.Errorf("texts are %q", texts)
	}
}

// TestOf checks that a reading has every stage up to the cast.
func TestOf(t *testing.T) {
	r := readtest.Of("Ada Marsh, the mayor, left.\n\n“We will stay,” Marsh said.")
	switch {
	case len(r.Sentences) != 2, len(r.Quotations) != 1, len(r.Mentions) != 2, len(r.Cast.Figures) != 1:
		t.Errorf("sentences %v, quotations %v, mentions %v, figures %v", r.Sentences, r.Quotations, r.Mentions,
			r.Cast.Figures)
	}
	if i := readtest.Word(&r.Reading, "the mayor"); r.Lower(i) != "mayor" {
		t.Errorf("the last word of “the mayor” is %q", r.Lower(i))
	}
}

// TestTokens checks that a reading without names has what comes before them, the head of a block included.
func TestTokens(t *testing.T) {
	r := readtest.Tokens("HALDEN, May 3 (Tarnholt Wire) - “We will stay,” Ada Marsh said.")
	if len(r.Sentences) != 1 || len(r.Quotations) != 1 || len(r.Mentions) != 0 || r.Cast != nil {
		t.Errorf("sentences %v, quotations %v, mentions %v", r.Sentences, r.Quotations, r.Mentions)
	}
	if body := r.Sentences[0].Body; r.Quotations[0].Left != body {
		t.Errorf("the sentence begins with token %d, want %d, after the dateline", body, r.Quotations[0].Left)
	}
}

// TestWord checks which token is the last of some words, and that words which the text lacks are noticed.
func TestWord(t *testing.T) {
	r := readtest.Tokens("Ada Marsh's plan: “No.”")
	for words, want := range map[string]int{"Ada": 0, "Ada Marsh": 1, "Marsh's": 2, "'s": 2, "plan": 3, ":": 4, "“No": 6} {
		if got := readtest.Word(&r.Reading, words); got != want {
			t.Errorf("%q ends with token %d, want %d", words, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("words that the text lacks have a token")
		}
	}()
	readtest.Word(&r.Reading, "Otto")
}
