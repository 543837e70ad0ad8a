package reindex

import (
	"slices"
	"strings"
	"testing"
)

// TestAliases checks that a change of the aliases makes the index stale, that they are used, and that a wrong file
// is reported.
func TestAliases(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a.txt": "A\n\n\"The freeze holds until spring,\" Elin Marsh said.\n",
		"b.txt": "B\n\n\"The envoy holds until summer,\" Berit Lindqvist said.\n",
		"c.txt": "C\n\n\"The talks hold until autumn,\" E. Marsh said.\n",
	})
	d.reindexed()
	if got := d.finds(`by:"Elin Marsh"`); !slices.Equal(got, []string{"a.txt", "c.txt"}) {
		t.Fatalf("without aliases: %v", got)
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Berit Lindqvist = Elin Marsh\n", []string{"a.txt", "b.txt", "c.txt"}},
		{"E. Marsh != Elin Marsh\n", []string{"a.txt"}},
		{"Elin Marsh\n", []string{"a.txt", "c.txt"}},
	} {
		d.write(AliasesFile, c.text)
		if why := d.stale(); why != AliasesFile+" has changed" {
			t.Errorf("%q: the index is stale: %q", c.text, why)
		}
		report := d.reindexed()
		if got := d.finds(`by:"Elin Marsh"`); !slices.Equal(got, c.want) {
			t.Errorf("%q: quotes of Elin Marsh are in %v, want %v", c.text, got, c.want)
		}
		reported := len(report.Skipped) > 0 && strings.Contains(report.Skipped[0].Reason, "line 1")
		if wrong := !strings.ContainsRune(c.text, '='); wrong != reported {
			t.Errorf("%q: skipped %v", c.text, report.Skipped)
		}
		if why := d.stale(); why != "" {
			t.Errorf("%q: after a reindex, the index is stale: %q", c.text, why)
		}
	}
	d.write(AliasesFile, "Berit Lindqvist = The Surveyor\n")
	d.reindexed()
	if got := d.finds(`by:"the surveyor"`); !slices.Equal(got, []string{"b.txt"}) {
		t.Errorf("a name that is in no article finds %v", got)
	}
	d.remove(AliasesFile)
	if why := d.stale(); why == "" {
		t.Error("the file is gone, but the index is not stale")
	}
}
