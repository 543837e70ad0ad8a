package identity

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestPairs checks a table of pairs of names: of one person, and of different people.
func TestPairs(t *testing.T) {
	file, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(file)) {
		mark, pair, _ := strings.Cut(strings.TrimSpace(line), " ")
		one, other, ok := strings.Cut(pair, " | ")
		if mark != "=" && mark != "!" || !ok {
			continue
		}
		n++
		if got := Same(one, other); got != (mark == "=") || got != Same(other, one) {
			t.Errorf("%s and %s: same %v (%+v, %+v)", one, other, got, parse(one), parse(other))
		}
	}
	if n < 120 {
		t.Errorf("%d pairs, want 120 at least", n)
	}
}

func TestGroup(t *testing.T) {
	for _, c := range []struct {
		name  string
		names string
		want  []int
	}{
		{"spellings", "Sergey Ryabinsk|Elin Marsh|Sergei Ryabinsk", []int{0, 1, 0}},
		{"a bare surname of one person", "Ryabinsk|Sergey Ryabinsk|Sergei Ryabinsk", []int{0, 0, 0}},
		{"a bare surname of two", "Marsh|Elin Marsh|Jonas Marsh", []int{0, 1, 2}},
		{"an initial of one", "E. Marsh|Elin Marsh|Jonas Marsh", []int{0, 0, 1}},
		{"an initial of two", "E. Marsh|Elin Marsh|Eva Marsh", []int{0, 1, 2}},
		{"no middle name of two", "Elin Marsh|Elin K. Marsh|Elin B. Marsh", []int{0, 1, 2}},
		{"a middle name of one", "Elin Marsh|Elin K. Marsh|E. K. Marsh|Marsh", []int{0, 0, 0, 0}},
		{"a father and a son", "Elin Marsh|Elin Marsh Jr.", []int{0, 1}},
		{"a bare given name", "David|Elin David", []int{0, 1}},
		{"an empty name", "", []int{0}},
	} {
		if got := Group(strings.Split(c.names, "|"), Rules{}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestRules checks that rules override the comparison of names.
func TestRules(t *testing.T) {
	rules, err := ParseRules("# of the Harbour\n\nElin Marsh-Okafor = Elin Marsh = the Envoy\r\nOkafor != Tobé Okafor\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		names string
		want  []int
	}{
		{"Elin Marsh|Elin Marsh-Okafor|The Envoy", []int{0, 0, 0}},
		{"Okafor|Tobe Okafor", []int{0, 1}},
		{"Elin Marsh|E. Marsh|Jonas Lind", []int{0, 0, 1}},
	} {
		if got := Group(strings.Split(c.names, "|"), rules); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.names, got, c.want)
		}
	}
	want := []string{"Elin Marsh-Okafor", "Elin Marsh", "the Envoy"}
	if names := rules.Names("elin  marsh"); !slices.Equal(names, want) {
		t.Errorf("the names of Elin Marsh are %q", names)
	}
	for text, want := range map[string]string{
		"Elin Marsh":                             "line 1: expected names",
		"a = b\n = c":                            "line 2",
		"a != b != c":                            "two names",
		"a =":                                    "line 1",
		"a = = b":                                "line 1",
		"!=":                                     "line 1",
		"a = b\u202ec":                           "line 1: a name has the invisible character U+202E at character 2",
		"# why\na = " + strings.Repeat("b", 101): "line 2: a name has 101 characters",
	} {
		if _, err := ParseRules(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// FuzzSame checks that a name is the same as itself, and that the order of two names does not matter.
func FuzzSame(f *testing.F) {
	f.Add("Elin K. Marsh Jr.", "E.K. Marsh")
	f.Add("Gergő", "…")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !Same(a, a) {
			t.Errorf("%q is not %q", a, a)
		}
		if Same(a, b) != Same(b, a) {
			t.Errorf("%q and %q: the result depends on their order", a, b)
		}
		groups := Group([]string{a, b, a}, Rules{})
		if groups[0] != groups[2] && len(parse(a).given) > 0 && !Same(a, b) {
			t.Errorf("%q is in two groups if %q is there", a, b)
		}
	})
}
