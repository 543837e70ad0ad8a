package registry

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestRecord follows which servers are asked about: those that left home, and those of which nothing is known, some at
// a time.
func TestRecord(t *testing.T) {
	log, file := slog.New(slog.DiscardHandler), filepath.Join(t.TempDir(), "commands.json")
	r := read(file, log)
	r.keep("home")
	r.keep("former")
	got := r.former([]string{"home"}, []string{"new", "home", "former"})
	if !slices.Equal(got, []string{"former", "new"}) {
		t.Errorf("at first asked about are %q", got)
	}
	r.clear("former")
	r.clear("new")
	r.write(file, log)
	r = read(file, log)
	if got := r.former([]string{"home"}, []string{"new", "home", "former"}); len(got) > 0 {
		t.Errorf("afterwards asked about are %q", got)
	}
	r.keep("former")
	if got := r.former([]string{"home"}, []string{"new", "home"}); !slices.Equal(got, []string{"former"}) {
		t.Errorf("at home and then no longer: asked about are %q", got)
	}
	var many []string
	for i := range 3 * mostFormer {
		many = append(many, fmt.Sprint(i))
	}
	if got := r.former(nil, many); len(got) != mostFormer || got[0] != "home" {
		t.Errorf("of many servers %d are asked about, %q first", len(got), got[0])
	}
	if err := os.WriteFile(file, []byte(`{"registered": 5`), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := read(file, log); len(r.Registered)+len(r.Clear) > 0 {
		t.Errorf("a damaged record is read as %+v", r)
	}
}
