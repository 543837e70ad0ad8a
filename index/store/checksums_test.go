package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestListOfSumsIsVerified checks that a change of any byte of the list of checksums is detected, even of the
// case of a key.
func TestListOfSumsIsVerified(t *testing.T) {
	list := filepath.Join(t.TempDir(), SumsFile)
	for _, name := range []string{"quotes.dat", "articles.dat"} {
		if err := writeFile(filepath.Join(filepath.Dir(list), name), []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSums(filepath.Dir(list), nil); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	for at := range whole {
		for _, change := range []byte{' ', 1, 0xff} { // ' ' is the difference between upper and lower case
			changed := append([]byte(nil), whole...)
			changed[at] ^= change
			if err := os.WriteFile(list, changed, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := readSums(filepath.Dir(list)); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrFormat) {
				t.Fatalf("byte %d changed by %#x gives %v, want damage", at, change, err)
			}
		}
	}
}
