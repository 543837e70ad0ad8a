package attribution_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
)

// TestPosts compares the quotes of the articles in testdata/posts with a golden file: posts of other sites, embedded or
// flattened, with their authors, days and addresses.
func TestPosts(t *testing.T) { testQuotes(t, "posts") }

// TestNotes compares the quotes of the articles in testdata/notes with a golden file: corrections and other notes of
// the outlet, and what they say of the quotes.
func TestNotes(t *testing.T) { testQuotes(t, "notes") }

// TestMeetings compares the quotes of the articles in testdata/meetings with a golden file: press releases that cover
// meetings of states, and pages of parliaments' records.
func TestMeetings(t *testing.T) { testQuotes(t, "meetings") }

// testQuotes compares the quotes of the articles in a folder of testdata with a golden file.
func testQuotes(t *testing.T, folder string) {
	files, err := filepath.Glob("testdata/" + folder + "/*.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("found %d files: %v", len(files), err)
	}
	var got strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := load.Parse(filepath.Base(file), data)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "== %s\n", filepath.Base(file))
		quotes := attribution.Extract(&a)
		for i := range quotes {
			q := &quotes[i]
			fmt.Fprintf(&got, "%s %q by %s", q.Kind, q.Content(a.Text), q.Speaker)
			if !q.Post.IsZero() {
				fmt.Fprintf(&got, ", in a post of %q %s", q.Post.Date(), q.Post.URL)
			}
			if !q.Correction.IsZero() {
				fmt.Fprintf(&got, ", corrected by %q", q.Correction.In(a.Text))
			}
			got.WriteString("\n")
		}
	}
	compare(t, "testdata/"+folder+".golden", got.String())
}

// compare compares a result with a golden file.
func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
