package count_test

import (
	"maps"
	"strings"
	"testing"

	"verbatim/scripts/count"
)

const code = `// Package p is measured.
package p

import "strings" // code with a comment

/* no
code */

// words are data.
var words = []string{
	"a",
	"b",
}

const text = ` + "`one\n\nthree`" + `

var upper = func() string {
	return strings.ToUpper(text)
}

type T struct{}

func (t *T) A(x, y bool) bool {
	for _, w := range words {
		if x && y || w == "" {
			return true
		}
	}
	switch {
	case x, y:
	default:
	}
	return false
}

func (T) B() {}

type G[K any] struct{}

func (G[K]) A() {
	select {
	case <-make(chan int):
	default:
	}
}

func f() string {
	return ` + "`\n\n`" + `
}
`

func parse(t *testing.T, source string) *count.File {
	t.Helper()
	f, err := count.Parse("p.go", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFile counts a file whose counts are known.
func TestFile(t *testing.T) {
	f := parse(t, code)
	// Of the first file: the clauses and upper 5, types 2, A 12, B 1, G.A 6, f 5. The texts have empty lines.
	if lines, data := f.Lines(); lines != 31 || data != 7 {
		t.Errorf("got %d lines of code and %d of data, want 31 and 7", lines, data)
	}
	if got, want := f.Methods(), map[string]int{"T": 2, "G": 1}; !maps.Equal(got, want) {
		t.Errorf("got methods %v, want %v", got, want)
	}
	if got := f.Operators(); got != 2 {
		t.Errorf("got %d operators, want 2", got)
	}
	want := map[string]int{"T.A": 6, "T.B": 1, "G.A": 2, "f": 1}
	if got := f.Complexity(); !maps.Equal(got, want) {
		t.Errorf("got complexities %v, want %v", got, want)
	}
}

// TestCounts adds files of a package.
func TestCounts(t *testing.T) {
	var c count.Counts
	c.Add(parse(t, code))
	c.Add(parse(t, "package p\nfunc (G[K]) B() {}\nfunc (G[K]) C() {}\n"))
	c.AddTest(parse(t, "package p\nvar a = 1\n\nfunc b() {}\n"))
	if name, n := c.MostMethods(); name != "G" || n != 3 {
		t.Errorf("%s has the most methods, %d; want G, 3", name, n)
	}
	if c.Code != 34 || c.TestLines != 3 || c.Complex(5) != 1 || c.Complex(6) != 0 {
		t.Errorf("got %+v", c)
	}
	if got, want := c.Density(), 200./34; got != want {
		t.Errorf("got %f operators per 100 lines, want %f", got, want)
	}
	if got, want := c.TestShare(), 3./34; got != want {
		t.Errorf("got a test share of %f, want %f", got, want)
	}
}

// TestPrint counts this package.
func TestPrint(t *testing.T) {
	var out strings.Builder
	if err := count.Print(&out, "../..", "./scripts/count"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[1], "verbatim/scripts/count ") {
		t.Errorf("got:\n%s", out.String())
	}
	if err := count.Print(&out, "../..", "./none"); err == nil {
		t.Error("an unknown package is no error")
	}
}
