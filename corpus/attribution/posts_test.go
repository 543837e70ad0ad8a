package attribution_test

import (
	"cmp"
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
func TestPosts(t *testing.T) {
	files, err := filepath.Glob("testdata/posts/*.*")
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
			posted := "no post"
			if !q.Post.IsZero() {
				posted = "post of " + cmp.Or(q.Post.Date(), "an unknown day") + " " + q.Post.URL
			}
			fmt.Fprintf(&got, "%s %q by %s, %s\n", q.Kind, q.Content(a.Text), q.Speaker, strings.TrimSpace(posted))
		}
	}
	compare(t, "testdata/posts.golden", got.String())
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
