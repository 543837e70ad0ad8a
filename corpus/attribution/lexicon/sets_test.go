package lexicon

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSets holds that each set of sets.txt is asked for, by the code or the patterns of the package that its name says
// or, if the name is exported, of a later one, and has no word twice.
func TestSets(t *testing.T) {
	asked := map[string]bool{}
	for glob, ask := range map[string]string{
		"../*/*.go": `\bSet\("([^"]+)"\)`, "../*.go": `\bSet\("([^"]+)"\)`, "../*/*patterns.txt": `\{(\w+\.\w+)\}`,
	} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			if !strings.HasSuffix(path, "_test.go") {
				askedIn(t, path, regexp.MustCompile(ask), asked)
			}
		}
	}
	seen := map[string]bool{}
	mustEach("sets.txt", func(section, word string) {
		if !asked[section] {
			t.Errorf("no one asks for the set %q", section)
			asked[section] = true
		}
		if seen[section+" "+word] {
			t.Errorf("the set %q has %q twice", section, word)
		}
		seen[section+" "+word] = true
	})
}

// askedIn notes the sets that a file asks for.
func askedIn(t *testing.T, path string, ask *regexp.Regexp, asked map[string]bool) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ask.FindAllStringSubmatch(string(data), -1) {
		name := m[1]
		asked[name] = true
		where, set, _ := strings.Cut(name, ".")
		exported := strings.ToLower(set[:1]) != set[:1]
		if where != filepath.Base(folder) && !exported {
			t.Errorf("%s asks for the set %q of another package", path, name)
		}
	}
}
