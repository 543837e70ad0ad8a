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
