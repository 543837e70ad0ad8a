package vector

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCandidates compares the scan with a sort of all rows.
func TestCandidates(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func() Signs { return Signs{r.Uint64() & r.Uint64(), r.Uint64()} }
	asked := random()
	var all []Signs
	var parts []Rows
	for _, n := range []int{300, 0, 50, 1} {
		rows := Rows{First: len(all)}
		for range n {
			s := random()
			all, rows.Signs = append(all, s), s.Append(rows.Signs)
		}
		parts = append(parts, rows)
	}
	odd := func(n int) bool { return n%2 == 1 }
	for _, least := range []int{1, 40, 1000} {
		found := Candidates(parts, asked, odd, least)
		if !slices.IsSorted(found) || slices.ContainsFunc(found, func(n int) bool { return !odd(n) }) {
			t.Fatalf("the candidates %v are not in order, or were not admitted", found)
		}
		if len(found) < min(least, len(all)/2) {
			t.Errorf("%d candidates, want at least %d", len(found), least)
		}
		furthest := 0
		for _, n := range found {
			furthest = max(furthest, asked.differ(all[n].Append(nil)))
		}
		for n := range all {
			if d := asked.differ(all[n].Append(nil)); odd(n) && d < furthest && !slices.Contains(found, n) {
				t.Errorf("text %d differs in %d signs and is left out; one with %d is in", n, d, furthest)
			}
		}
	}
	if got := len(Candidates(parts, asked, nil, 1000)); got != len(all) {
		t.Errorf("without a test %d candidates, want all %d", got, len(all))
	}
	if got := Candidates(nil, asked, nil, 5); len(got) > 0 {
		t.Errorf("candidates %v of nothing", got)
	}
}

func BenchmarkCandidates(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	rows := Rows{Signs: make([]byte, 100_000*SignsSize)}
	for i := range rows.Signs {
		rows.Signs[i] = byte(r.Uint32())
	}
	asked := Signs{r.Uint64(), r.Uint64()}
	for b.Loop() {
		Candidates([]Rows{rows}, asked, nil, 1000)
	}
}
