package condition_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/scripts/ablate/condition"
)

const code = `package p
const a = x && y
var b = x && y
func f(list []int, i int, ok bool) bool {
	const c = true && false
	if i > 0 && (ok || list[i] == 7) && ok {
		return ok
	}
	for i < len(list) && ok {
		i++
	}
	for range list {
	}
	switch {
	case ok, len(list) == 0:
	default:
	}
	switch i {
	case 1:
	}
	d := func() bool { return !(ok && list != nil) }
	if d() {
	}
	return i == last
}
`

// TestFind checks which conditions there are, in their order, and what is known of each.
func TestFind(t *testing.T) {
	file, err := condition.Find("p.go", []byte(code), 100)
	if err != nil {
		t.Fatal(err)
	}
	sources := map[int]string{}
	for _, c := range file.Conditions {
		sources[c.ID] = c.Source
	}
	var got strings.Builder
	for _, c := range file.Conditions {
		fmt.Fprintf(&got, "%d %s; and %t, guard %t", c.Line, c.Source, c.And, c.Guard)
		if c.Chain != c.ID {
			fmt.Fprintf(&got, ", false with %s", sources[c.Chain])
		}
		got.WriteString("\n")
	}
	const want = `6 i > 0 && (ok || list[i] == 7) && ok; and false, guard false
6 i > 0; and true, guard true, false with i > 0 && (ok || list[i] == 7) && ok
6 (ok || list[i] == 7); and true, guard false, false with i > 0 && (ok || list[i] == 7) && ok
6 ok; and false, guard false
6 list[i] == 7; and false, guard false
6 ok; and true, guard false, false with i > 0 && (ok || list[i] == 7) && ok
9 i < len(list); and true, guard true, false with ok
9 ok; and true, guard false
15 ok; and false, guard false
15 len(list) == 0; and false, guard true
21 ok; and true, guard false, false with list != nil
21 list != nil; and true, guard true
22 d(); and false, guard false
`
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

// TestRewrite checks the calls in a copy. The test of ablate compiles and runs one.
func TestRewrite(t *testing.T) {
	const source = "package p // p\n\nfunc f(x, y, z bool) {\n\tfor {\n\t\tif x && (y || z) {\n\t\t\tbreak\n\t\t}\n\t}\n}\n"
	const want = "package p; import ablate__ \"force\" // p\n\nfunc f(x, y, z bool) {\n\tfor {ablate__.Tick();\n\t\t" +
		"if ablate__.On(7, ablate__.On(8, x) && ablate__.On(9, (ablate__.On(10, y) || ablate__.On(11, z)))) {" +
		"\n\t\t\tbreak\n\t\t}\n\t}\n}\n"
	file, err := condition.Find("p.go", []byte(source), 7)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(file.Rewrite("force")); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	const plain = "package p\n\nfunc f() bool { return true }\n"
	if file, err = condition.Find("p.go", []byte(plain), 0); err != nil {
		t.Fatal(err)
	}
	if got := string(file.Rewrite("force")); got != plain {
		t.Errorf("a file without conditions becomes:\n%s", got)
	}
}

// TestGuards checks which comparisons keep an index within bounds.
func TestGuards(t *testing.T) {
	for source, want := range map[string]bool{
		"i < len(x)": true, "len(p.list) > i": true, "i+1 <= len(x)-2": true, "p.at >= 0": true, "i == -1": true,
		"i != last": true, "s.first <= i": true, "len(x) == 0": true, "p != nil": true, "!(i < 0)": true,
		"i < 0 || i > last": true, "cap(x) > 1": true,
		"len(x) > 5": false, "ok": false, "p.kind == word": false, "i < j": false, "i < 3": false, "f(i) > 0": false,
		"i < 0 || ok": false, "!ok": false, "x[i] == 0": false, "a == b": false, "i == -2": false, "i*2 < len(x)": false,
	} {
		file, err := condition.Find("p.go", fmt.Appendf(nil, "package p\nfunc f() {\n\tif %s {\n\t}\n}\n", source), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := file.Conditions[0].Guard; got != want {
			t.Errorf("%s: got guard %t, want %t", source, got, want)
		}
	}
}
