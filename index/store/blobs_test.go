package store

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

// TestCutShort checks that reading a file that is truncated while it is mapped is an error, not a crash.
func TestCutShort(t *testing.T) {
	path := t.TempDir() + "/blobs"
	w, err := createBlobs(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if _, err := w.add(make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.finish(); err != nil {
		t.Fatal(err)
	}
	r, err := openBlobs(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.get(99); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 10); err != nil {
		t.Fatal(err)
	}
	if _, err := r.get(99); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
	if _, err := r.slice(50, 3, 10); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
}

// TestTruncatedBlobs checks that of a file that was cut short no string passes for whole, and that reading it
// never panics.
func TestTruncatedBlobs(t *testing.T) {
	path := t.TempDir() + "/blobs"
	w, err := createBlobs(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		if _, err := w.add(fmt.Appendf(nil, "string %d, which is longer than the ones before it were, and ends here",
			i*i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.finish(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut < len(whole); cut += 37 {
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		blobs, err := openBlobs(path)
		if err != nil {
			continue
		}
		for i := range blobs.n {
			if _, err := blobs.get(i); err == nil {
				t.Fatalf("cut to %d bytes: string %d is accepted", cut, i)
			}
		}
		blobs.Close()
	}
}
