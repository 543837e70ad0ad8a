package readtest

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// A Case is a text of a file of cases and what is found in it.
type Case struct {
	Line  int    // of the file, from 1, where the text begins
	About string // the lines of comment before the text
	Text  string // without a final line break
	Found string // a line for each thing found, without the tab before it
}

// Cases compares what is found in each text of a file of cases with what the file says, or rewrites the file. A case is
// lines of comment that begin with "#", the text, and the lines found, which begin with a tab. A blank line follows. A
// new case needs a comment or, after a case with lines found, the text alone: -update adds the lines found.
func Cases(t *testing.T, file string, update bool, found func(text string) []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cases := Parse(string(data))
	if len(cases) == 0 {
		t.Fatalf("%s has no cases", file)
	}
	var rewritten strings.Builder
	for _, c := range cases {
		got := joined(found(c.Text))
		if got != c.Found && !update {
			t.Errorf("%s:%d: %s%s\ngot:\n%s\nwant:\n%s", file, c.Line, c.About, c.Text, got, c.Found)
		}
		fmt.Fprintf(&rewritten, "%s%s\n\t%s\n\n", c.About, c.Text, strings.ReplaceAll(got, "\n", "\n\t"))
	}
	if update {
		if err := os.WriteFile(file, []byte(strings.TrimSuffix(rewritten.String(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Hold compares what is found in each text of some cases with what must be found. The cases are in the code of a
// test, so that -update cannot change them.
func Hold(t *testing.T, cases string, found func(text string) []string) {
	t.Helper()
	for _, c := range Parse(cases) {
		if got := joined(found(c.Text)); got != c.Found {
			t.Errorf("%s%s\ngot:\n%s\nwant:\n%s", c.About, c.Text, got, c.Found)
		}
	}
}

// joined returns the lines found in a text.
func joined(lines []string) string {
	if len(lines) == 0 {
		return "nothing"
	}
	return strings.Join(lines, "\n")
}

// Texts returns the texts of a file of cases, as seeds for fuzzing.
func Texts(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, c := range Parse(string(data)) {
		texts = append(texts, c.Text)
	}
	return texts
}

// Parse returns the cases of a file.
func Parse(data string) []Case {
	var cases []Case
	var c Case
	var text, found []string
	end := func() {
		if c.Text = strings.Trim(strings.Join(text, "\n"), "\n"); c.Text != "" {
			c.Found = strings.Join(found, "\n")
			cases = append(cases, c)
		}
		c, text, found = Case{}, nil, nil
	}
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSuffix(line, "\n")
		result, isFound := strings.CutPrefix(line, "\t")
		isComment := strings.HasPrefix(line, "#")
		if !isFound && found != nil || isComment && len(text) > 0 {
			end()
		}
		switch {
		case isFound:
			found = append(found, result)
		case isComment, line == "" && c.About != "" && len(text) == 0:
			c.About += line + "\n"
		case line == "" && len(text) == 0:
		default:
			if len(text) == 0 {
				c.Line = n
			}
			text = append(text, line)
		}
	}
	end()
	return cases
}
