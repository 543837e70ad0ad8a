package lexicon

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSets holds that each set of sets.txt is asked for once, in the package that its name says, and has no word twice.
func TestSets(t *testing.T) {
	asked := map[string]int{}
	call := regexp.MustCompile(`\bSet\("([^"]+)"\)`)
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(files, more...) {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		folder, err := filepath.Abs(filepath.Dir(path))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(data), -1) {
			asked[m[1]]++
			if where, _, _ := strings.Cut(m[1], "."); where != filepath.Base(folder) {
				t.Errorf("%s asks for the set %q of another package", path, m[1])
			}
		}
	}
	seen := map[string]bool{}
	mustEach("sets.txt", func(section, word string) {
		if asked[section] != 1 {
			t.Errorf("the set %q is asked for %d times, want once", section, asked[section])
			asked[section] = 1
		}
		if seen[section+" "+word] {
			t.Errorf("the set %q has %q twice", section, word)
		}
		seen[section+" "+word] = true
	})
}
