package vector

import (
	"slices"
	"strings"
	"testing"
)

// cosine returns how near two texts are.
func cosine(a, b string) float64 {
	v, w := Of(a), Of(b)
	packed := w.Pack()
	list := make([]byte, Dim)
	for i, x := range packed {
		list[i] = byte(x)
	}
	return v.Cosine(list)
}

// TestNearer checks that a text is nearer to one that means the same than to one about something else.
func TestNearer(t *testing.T) {
	for _, c := range []struct{ text, near, far string }{
		{"a halt to tests of missiles", "We propose a moratorium on launching rockets", "The harvest was poor this year"},
		{"they will not enlarge the alliance", "NATO has no plan to take in new members", "The bridge is closed on Sundays"},
		{"he resigned", "The minister stepped down from office", "The minister opened a school"},
		{"cost of food", "Bread and milk have become more expensive", "The choir sang in the church"},
	} {
		if near, far := cosine(c.text, c.near), cosine(c.text, c.far); near < far+.1 {
			t.Errorf("%q is %.2f from %q and %.2f from %q", c.text, near, c.near, far, c.far)
		}
	}
}

// TestTable checks that the table is sorted and complete.
func TestTable(t *testing.T) {
	list := strings.Split(strings.TrimSuffix(tableWords(), "\n"), "\n")
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("the words are not sorted, or one stands twice")
	}
	if len(tableVectors) != len(list)*Dim || len(tableScales) != len(list)*4 {
		t.Errorf("%d words have %d bytes of vectors and %d of scales", len(list), len(tableVectors), len(tableScales))
	}
	for _, i := range []int{0, len(list) / 2, len(list) - 1} {
		if row(list[i]) != i {
			t.Errorf("row %d (%q) is found as %d", i, list[i], row(list[i]))
		}
	}
	if row("nosuchwordatall") >= 0 || row("") >= 0 {
		t.Error("a word is found that the table has not")
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Marsh’s 3-year plan": "marsh 3 - year plan",
		"Tromsø, 1997!":       "tromso , 1997 !",
		"\u200b \n":           "",
	} {
		if got := strings.Join(slices.Collect(words(text)), " "); got != want {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

func TestSegments(t *testing.T) {
	for text, want := range map[string]int{
		"":                       0,
		"Not today.":             1,
		"one two three, four":    1,
		strings.Repeat("w ", 30): 2,
		"We have said from the first day that this is wrong, and we say it again today in this very room.": 2,
	} {
		if got := Segments(text); len(got) != want || strings.Join(got, " ") != strings.Join(strings.Fields(text), " ") {
			t.Errorf("%q has the segments %q, want %d", text, got, want)
		}
	}
}

// FuzzOf checks that any text has a vector of length 1 or 0, and that its segments keep its words.
func FuzzOf(f *testing.F) {
	f.Add("They're “not” going — №1 ##x 12345678901234567890123456789012345678901234567890")
	f.Fuzz(func(t *testing.T, text string) {
		v := Of(text)
		var sum float64
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
		if !v.IsZero() && (sum < .999 || sum > 1.001) {
			t.Errorf("the length of the vector of %q is %f", text, sum)
		}
		if got := strings.Join(Segments(text), " "); got != strings.Join(strings.Fields(text), " ") {
			t.Errorf("the segments of %q are %q", text, got)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	const text = "We have said from the first day that this is wrong, and we say it again today in this very room."
	for b.Loop() {
		Of(text)
	}
}
