package classes

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"verbatim/corpus"
)

// Missed is given for words that should be in a quote and are in none.
const Missed corpus.ReportClass = "missed"

// A Result is the class that a label was given.
type Result struct {
	Label Label
	Given corpus.ReportClass // Missed or Unsaid if no quote has the words
}

// Right reports whether the class is that of the label.
func (r Result) Right() bool { return r.Given == r.Label.Class }

// A Score is the results for all labels, in order.
type Score []Result

// Of finds the quotes of each passage and compares their classes with the labels. If two quotes have the words of a
// label, one with its class is enough: in “rejected Marsh's claim that it was over”, one denies what another asserts.
func Of(passages []Passage, extract func(*corpus.Article) []corpus.Quote) Score {
	var s Score
	for i := range passages {
		p := &passages[i]
		quotes := extract(&corpus.Article{Path: fmt.Sprintf("passage-%d.txt", i+1), Text: p.Text})
		for _, l := range p.Labels {
			s = append(s, Result{l, given(l, quotes)})
		}
	}
	return s
}

// given returns the class that the words of a label were given.
func given(l Label, quotes []corpus.Quote) corpus.ReportClass {
	if l.Class == Unsaid {
		if i := slices.IndexFunc(quotes, func(q corpus.Quote) bool { return hasSome(&q, l.Span) }); i >= 0 {
			return quotes[i].Report.Known()
		}
		return Unsaid
	}
	class := Missed
	for i := range quotes {
		if class != l.Class && hasAll(&quotes[i], l.Span) {
			class = quotes[i].Report.Known()
		}
	}
	return class
}

// hasSome reports whether a quote has some of the words.
func hasSome(q *corpus.Quote, words corpus.Span) bool {
	return slices.ContainsFunc(q.Spans, words.Overlaps)
}

// hasAll reports whether one piece of a quote has all the words.
func hasAll(q *corpus.Quote, words corpus.Span) bool {
	return slices.ContainsFunc(q.Spans, func(s corpus.Span) bool { return s.Start <= words.Start && words.End <= s.End })
}

// Found returns the results without words that are missed.
func (s Score) Found() Score {
	return slices.DeleteFunc(slices.Clone(s), func(r Result) bool { return r.Given == Missed })
}

// Right returns how many classes are right.
func (s Score) Right() int {
	n := 0
	for _, r := range s {
		if r.Right() {
			n++
		}
	}
	return n
}

// Share returns the share of classes that are right, 0 of none.
func (s Score) Share() float64 { return float64(s.Right()) / float64(max(len(s), 1)) }

// String returns the shares, how often each class was taken for another, and each label that is wrong.
func (s Score) String() string {
	var b, wrong strings.Builder
	found := s.Found()
	fmt.Fprintf(&b, "all quotes    %3d of %3d right, %.3f\n", s.Right(), len(s), s.Share())
	fmt.Fprintf(&b, "found quotes  %3d of %3d right, %.3f\n\n", found.Right(), len(found), found.Share())
	pairs := map[string]int{}
	for _, r := range s {
		if !r.Right() {
			pairs[fmt.Sprintf("%s given as %s", r.Label.Class, r.Given)]++
			fmt.Fprintf(&wrong, "%s given as %s: %s\n", r.Label.Class, r.Given, r.Label.Words)
		}
	}
	byNumber := func(a, b string) int { return cmp.Or(cmp.Compare(pairs[b], pairs[a]), cmp.Compare(a, b)) }
	for _, pair := range slices.SortedFunc(maps.Keys(pairs), byNumber) {
		fmt.Fprintf(&b, "%3d %s\n", pairs[pair], pair)
	}
	return b.String() + "\n" + wrong.String()
}
