package trait

import (
	"math/bits"
	"testing"
)

// TestEachTraitHasAName holds that no trait was added without its name.
func TestEachTraitHasAName(t *testing.T) {
	if want := bits.TrailingZeros64(uint64(last)); len(names) != want {
		t.Errorf("%d names of %d traits", len(names), want)
	}
}

func TestString(t *testing.T) {
	if got := (Word | Small | That | Who).String(); got != "word small that who" {
		t.Errorf("got %q", got)
	}
}

func TestHas(t *testing.T) {
	comma := Sign | Comma
	if !comma.Has(Comma|Colon) || comma.Has(Colon|Word) || Set(0).Has(^Set(0)) {
		t.Error("a token has a trait that it lacks, or lacks one that it has")
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]Set{"comma": Comma, "object-pronoun": ObjectPronoun, "functional": Functional, "who": Who} {
		if got, ok := Named(name); !ok || got != want {
			t.Errorf("%s: got %v, %v", name, got, ok)
		}
	}
	if got, ok := Named("commas"); ok || got != 0 {
		t.Errorf("commas: got %v, %v", got, ok)
	}
}
