package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"verbatim/corpus/wording"
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
	said, counted := saidInCode(t)
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
			if one := singular(e.english) || counted[e.english]; one != (e.one != "") {
				t.Errorf("%s.txt, line %d: English has a singular of %q: %v", l.Code, e.line, e.english, one)
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
var verb = regexp.MustCompile(`%(?:\[\d+\])?(?:\.\d)?[sdvf]`)

// verbs returns the values that a text fills in, sorted: another language may have another order.
func verbs(text string) []string {
	found := verb.FindAllString(text, -1)
	for i := range found {
		found[i] = found[i][len(found[i])-1:]
	}
	slices.Sort(found)
	return found
}

// saidInCode returns the constant texts of the code of the bot, and of what it shows: those with which Say, Counted and
// Amount are called. Those that are counted have a singular.
func saidInCode(t *testing.T) (said, counted map[string]bool) {
	t.Helper()
	said, counted = map[string]bool{}, map[string]bool{}
	for _, folder := range []string{"..", "../../index", "../../corpus"} {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err == nil && (e.Name() == "discordtest" || e.Name() == "attribution") {
				return fs.SkipDir
			}
			if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			saidIn(t, path, file, said, counted)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return said, counted
}

// saidIn adds the texts of a file.
func saidIn(t *testing.T, path string, file *ast.File, said, counted map[string]bool) {
	t.Helper()
	ast.Inspect(file, func(n ast.Node) bool {
		if table, ok := n.(*ast.ValueSpec); ok && file.Name.Name == "skip" { // why files are left out
			for _, value := range table.Values {
				text, _ := constant(value)
				said[text] = true
			}
		}
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			if file.Name.Name == "wording" {
				name = f.Name
			}
		}
		text, ok := "", true
		switch name {
		case "Say":
			text, ok = constant(call.Args[0])
		case "Counted":
			text, ok = constant(call.Args[1])
		case "Amount":
			text, ok = constant(call.Args[1])
			text = "%d " + wording.Plural(text)
		}
		if !ok && file.Name.Name != "wording" {
			t.Errorf("%s: %s needs a constant text", path, name)
		}
		counted[text] = counted[text] || name != "Say"
		if strings.ContainsFunc(verb.ReplaceAllString(text, ""), unicode.IsLetter) {
			said[text] = true
		}
		return true
	})
}

// constant returns the value of a constant text, which may be in several parts.
func constant(e ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok := constant(e.X)
		right, also := constant(e.Y)
		return left + right, ok && also
	}
	return "", false
}

// TestSingularWithDays checks that English has its singulars also where days are written in another way.
func TestSingularWithDays(t *testing.T) {
	l := (*Language)(nil).Writing(func(layout string) string { return layout })
	if got := l.Text(wording.Amount(1, "alert")); got != "1 alert" {
		t.Errorf("got %q", got)
	}
}
