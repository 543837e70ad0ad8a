package store

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// writtenValues writes the values of some quotes and returns them with the path of their file. Quote n is
// document quotes-1-n. number with their file.
func writtenValues(t *testing.T, quotes int) (values []LabelledValue, path string) {
	t.Helper()
	w, dir := newValueWriter(), t.TempDir()
	numbers := make([]uint32, quotes)
	for n := range quotes {
		f := LabelledValue{DocValue{uint32(n), int32(n * 37), Traits(n % TraitsCount)}, uint32(n / 3), noLabel}
		switch n % 3 {
		case 0:
			f.Day = NoDay
		case 1:
			f.Day = -f.Day
		}
		w.add(n, f, uint64(n%10))
		values, numbers[quotes-1-n] = append(values, f), uint32(n)
	}
	if err := w.finish(dir, numbers); err != nil {
		t.Fatal(err)
	}
	return values, filepath.Join(dir, DocValuesFile)
}

// TestDocValues checks that document values are read as they were written, and that the quotes with the same
// words form rings.
func TestDocValues(t *testing.T) {
	for _, quotes := range []int{0, 1, 255, 256, 1000} {
		want, path := writtenValues(t, quotes)
		l, err := openValues(path)
		if err != nil {
			t.Fatal(err)
		}
		r := (&Reader{docValues: l}).Values(math.MaxInt32)
		for n := range quotes {
			if got := r.Labelled(uint32(quotes - 1 - n)); got != want[n] || r.Of(uint32(quotes-1-n)) != want[n].DocValue {
				t.Errorf("got %+v, want %+v", got, want[n])
			}
			next := n + 10
			if n%10 == 0 { // without a key
				next = n
			} else if next >= quotes {
				next = n % 10
			}
			if got := r.Next(n); got != next {
				t.Errorf("after quote %d comes %d, want %d", n, got, next)
			}
		}
		if r.Err != nil {
			t.Error(r.Err)
		}
		if r.Of(uint32(quotes)); !errors.Is(r.Err, ErrDamaged) {
			t.Errorf("got %v for a document that is not there, want ErrDamaged", r.Err)
		}
		l.Close()
	}
}

// TestDamagedDocValues checks that no damaged value is returned, whichever byte has changed or is missing.
// that is damaged is given out.
func TestDamagedDocValues(t *testing.T) {
	const quotes = 600
	want, path := writtenValues(t, quotes)
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	try := func(b []byte) (damaged bool) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := openValues(path)
		if err != nil {
			return errors.Is(err, ErrDamaged)
		}
		defer l.Close()
		for n := range quotes {
			values, ring := (&Reader{docValues: l}).Values(math.MaxInt32), (&Reader{docValues: l}).Values(math.MaxInt32)
			if got := values.Of(uint32(quotes - 1 - n)); got != want[n].DocValue && (values.Err == nil ||
				got.Number != noQuote) {
				t.Fatalf("got %+v of quote %d", got, n)
			}
			ring.Next(n)
			damaged = damaged || values.Err != nil || ring.Err != nil
		}
		return damaged
	}
	for at := 0; at < len(written); at += 1 + len(written)/200 {
		changed := slices.Clone(written)
		changed[at] ^= 1 << (at % 8)
		if !try(changed) {
			t.Fatalf("byte %d: the change passes", at)
		}
		if !try(written[:at]) {
			t.Fatalf("cut to %d bytes it passes", at)
		}
	}
	for at := len(written) - 64; at < len(written); at++ {
		changed := slices.Clone(written)
		changed[at] ^= 0x80
		if !try(changed) {
			t.Fatalf("byte %d: the change passes", at)
		}
	}
}

// TestTruncatedDocValues checks that reading a file that is truncated while it is mapped is an error, also in
// verified blocks.
func TestTruncatedDocValues(t *testing.T) {
	_, path := writtenValues(t, 600)
	l, err := openValues(path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	look := func(quotes int) (err error) {
		r := (&Reader{docValues: l}).Values(math.MaxInt32)
		defer CatchFaults(&err)()
		defer r.End(&err)
		for n := range quotes {
			r.Of(uint32(n))
			r.Next(n)
		}
		return nil
	}
	if err := look(10); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 10); err != nil {
		t.Skipf("this system lets no file be cut that is mapped: %v", err)
	}
	for _, quotes := range []int{10, 600} {
		if err := look(quotes); !errors.Is(err, ErrDamaged) {
			t.Errorf("got %v of %d quotes, want ErrDamaged", err, quotes)
		}
	}
}
