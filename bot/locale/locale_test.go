package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestSay writes texts with numbers in each language.
func TestSay(t *testing.T) {
	const text = "# words\n%d quotes by %s = %d Zitat von %s | %d Zitate von %s\nnone = keines\n"
	de, err := read("de", "Deutsch", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		l     *Language
		text  string
		value []any
		want  string
	}{
		{de, "%d quotes by %s", []any{1, "Marsh"}, "1 Zitat von Marsh"},
		{de, "%d quotes by %s", []any{2345, "Marsh"}, "2.345 Zitate von Marsh"},
		{de, "none", nil, "keines"}, {nil, "none", nil, "none"}, {nil, "%d of %d", []any{2, 2345}, "2 of 2,345"},
	} {
		if got := c.l.Say(c.text, c.value...); got != c.want {
			t.Errorf("%s becomes %q, want %q", c.text, got, c.want)
		}
	}
	for _, wrong := range []string{"no separator", "a = b\na = c"} {
		if _, err := read("de", "Deutsch", wrong); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: the error is %v", wrong, err)
		}
	}
}

// TestDay writes days with the names of months.
func TestDay(t *testing.T) {
	day := time.Date(2021, 3, 7, 0, 0, 0, 0, time.UTC)
	for code, want := range map[string]string{"de": "7. März 2021", "fr": "7 mars 2021", "en-GB": "7 March 2021", "pt-BR": "7 March 2021"} {
		if got := For(code).Day(day, "2 January 2006"); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if got := For("de").Day(day, "2006-01-02"); got != "2021-03-07" {
		t.Errorf("without a month's name: %s", got)
	}
}

// TestComplete checks that each language has all that the bot says, with the same values.
func TestComplete(t *testing.T) {
	said := saidInCode(t)
	for m := time.January; m <= time.December; m++ {
		said[m.String()] = true
	}
	for _, l := range Languages {
		for text := range said {
			if _, ok := l.words[text]; !ok {
				t.Errorf("%s.txt has no line for %q", l.Code, text)
			}
		}
		for _, e := range l.entries {
			if e.one != "" && !singular(e.english) {
				t.Errorf("%s.txt has a singular of %q, which en.txt has not", l.Code, e.english)
			}
			for _, text := range []string{e.translate, e.one} {
				if text != "" && !slices.Equal(verbs(text), verbs(e.english)) {
					t.Errorf("%s.txt, line %d: %q has other values than %q", l.Code, e.line, text, e.english)
				}
			}
		}
	}
}

// singular reports whether English has a singular for a text.
func singular(text string) bool {
	return slices.ContainsFunc(english.entries, func(e entry) bool { return e.english == text && e.one != "" })
}

// verb finds where a value is filled in.
var verb = regexp.MustCompile(`%(?:\[\d+\])?[sdv]`)

// verbs returns the values that a text fills in, sorted: another language may have another order.
func verbs(text string) []string {
	found := verb.FindAllString(text, -1)
	for i := range found {
		found[i] = found[i][len(found[i])-1:]
	}
	slices.Sort(found)
	return found
}

// saidInCode returns the constant texts with which the code of the bot calls Say.
func saidInCode(t *testing.T) map[string]bool {
	t.Helper()
	said := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Name() == "discordtest" {
			return fs.SkipDir
		}
		if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, code, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "Say" {
				return true
			}
			text, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: Say needs a constant text", path)
				return true
			}
			words, err := strconv.Unquote(text.Value)
			said[words] = true
			return err == nil
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return said
}
