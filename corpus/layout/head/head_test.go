package head

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"verbatim/corpus"
)

var update = flag.Bool("update", false, "rewrite testdata/heads.golden")

// TestOf compares the heads of the lines of testdata/heads.txt with testdata/heads.golden.
func TestOf(t *testing.T) {
	var got strings.Builder
	for _, line := range lines(t) {
		text := strings.ReplaceAll(line, `\n`, "\n")
		const before = "Before. "
		h, ok := Of(before+text, corpus.Span{Start: len(before), End: len(before) + len(text)})
		if !ok {
			fmt.Fprintf(&got, "none: %s\n", line)
			continue
		}
		if h.End < len(before) || h.End > len(before)+len(text) {
			t.Fatalf("%q: the head ends at %d", line, h.End)
		}
		all := before + text
		rest := strings.ReplaceAll(all[h.End:], "\n", `\n`)
		fmt.Fprintf(&got, "%s\n\tplace %q, agency %q, day %q, then %q\n",
			line, h.Place.In(all), h.Agency.In(all), h.Day.In(all), rest)
	}
	const file = "testdata/heads.golden"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

// lines returns the lines of testdata/heads.txt without comments.
func lines(t testing.TB) (list []string) {
	t.Helper()
	data, err := os.ReadFile("testdata/heads.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
}
