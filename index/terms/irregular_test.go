package terms

import (
	"slices"
	"testing"
)

// TestIrregular checks that irregular forms of a word are one term, in queries and in the index.
func TestIrregular(t *testing.T) {
	for _, forms := range [][]string{
		{"withdraw", "withdrew", "Withdrawn", "withdrawing"}, {"seek", "sought"}, {"woman", "women’s"},
		{"child", "children"},
		{"defence", "defense"}, {"labour", "Labor"}, {"crisis", "crises"}, {"choose", "chosen", "chooses"},
	} {
		want := Prose(forms[0])
		for _, form := range forms[1:] {
			if got := Prose(form); !slices.Equal(got, want) {
				t.Errorf("%s is %q, %s is %q", form, got, forms[0], want)
			}
		}
	}
	if got := Words("sought"); !slices.Equal(got, []string{"sought"}) {
		t.Errorf("as it is, sought is %q", got)
	}
	for form, base := range irregular {
		if other, ok := irregular[string(base)]; ok {
			t.Errorf("%s leads to %s, which leads to %s", form, base, other)
		}
	}
}
