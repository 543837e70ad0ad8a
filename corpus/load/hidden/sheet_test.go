package hidden

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestDeclarationsAreCounted checks that a rule keeps one declaration per property, and that setting properties is
// bounded.
func TestDeclarationsAreCounted(t *testing.T) {
	s, err := parseSheet("*{" + strings.Repeat("color:red;display:none!important;", 50_000) + "display:block;color:blue}")
	if err != nil {
		t.Fatal(err)
	}
	want := []declaration{{"display", "none", true}, {"color", "blue", false}}
	if got := s.rules[0].list; !slices.Equal(got, want) {
		t.Fatalf("%d declarations: %v; want %v", len(got), got[:min(len(got), 5)], want)
	}
	budget := 100
	s.apply(&html.Node{Type: html.ElementNode, Data: "p"}, style{}, &budget)
	if budget != 97 { // one comparison, two declarations
		t.Errorf("%d steps are left, want 97", budget)
	}
}
