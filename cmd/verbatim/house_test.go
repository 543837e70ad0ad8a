package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/scripts/count"
)

// The rules of the house that can be counted. Lower a limit when the count allows it; never raise it.
const (
	maxOddWords     = 39   // uses of the words in testdata/plainwords.list, in Go files and documents
	maxColumns      = 120  // of a line of Go, a tab counted as one
	maxLongLines    = .003 // the share of longer lines
	maxMethods      = 25   // of a type, those in tests included
	maxPackageLines = 2800 // of a package, tests aside
)

// larger are the packages and types that exceed a limit, with their present size. They may shrink, not grow.
var larger = map[string]int{
	// The values of the stages of attribution, on which all questions of a stage are asked.
	"corpus/attribution/cue.walk": 28, "corpus/attribution/scope.Reader": 29,
}

// limit returns the limit for a package or type.
func limit(name string, usual int) int { return max(usual, larger[name]) }

// A source is a file of the project, with its path relative to the root.
type source struct {
	path string
	text []byte
}

// sources returns the files with an extension. It skips hidden folders, test data, articles and built programs.
func sources(t *testing.T, extension string) []source {
	t.Helper()
	skipped := []string{"build", "corpus/sample/articles"}
	var list []source
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(path string, e fs.DirEntry, err error) error {
		isHidden := path != "." && strings.HasPrefix(path, ".")
		switch {
		case err != nil:
			return err
		case e.IsDir() && (isHidden || e.Name() == "testdata" || slices.Contains(skipped, path)):
			return fs.SkipDir
		case e.IsDir() || filepath.Ext(path) != extension:
			return nil
		}
		text, err := fs.ReadFile(root, path)
		list = append(list, source{path, text})
		return err
	})
	if err != nil || len(list) < 10 {
		t.Fatalf("found %d files ending in %s: %v", len(list), extension, err)
	}
	return list
}

// TestPlainWords counts words for which a plainer one exists. The few that remain are right where they are.
func TestPlainWords(t *testing.T) {
	table, err := os.ReadFile("testdata/plainwords.list")
	if err != nil {
		t.Fatal(err)
	}
	plainer := map[string]string{}
	for line := range strings.Lines(string(table)) {
		word, better, _ := strings.Cut(strings.TrimSpace(line), ": ")
		plainer[word] = better
	}
	odd := regexp.MustCompile(`\b(` + strings.Join(slices.Sorted(maps.Keys(plainer)), "|") + `)\b`)
	var found []string
	for _, file := range append(sources(t, ".go"), sources(t, ".md")...) {
		for i, line := range bytes.Split(file.text, []byte("\n")) {
			for _, word := range odd.FindAllString(string(line), -1) {
				found = append(found, fmt.Sprintf("%s%q, better %s", place(file.path, i+1), word, plainer[word]))
			}
		}
	}
	if len(found) > maxOddWords {
		t.Errorf("%d uses of words with a plainer form, at most %d allowed:\n%s",
			len(found), maxOddWords, strings.Join(found, "\n"))
	}
}

// TestLineLength checks the share of lines that are too long to read beside a diff.
func TestLineLength(t *testing.T) {
	var long []string
	lines := 0
	for _, file := range sources(t, ".go") {
		for i, line := range bytes.Split(file.text, []byte("\n")) {
			if lines++; utf8.RuneCount(line) > maxColumns {
				long = append(long, place(file.path, i+1))
			}
		}
	}
	if share := float64(len(long)) / float64(lines); share > maxLongLines {
		const say = "%.2f %% of the lines have more than %d columns, at most %.2f %% allowed; wrap them:\n%s"
		t.Errorf(say, 100*share, maxColumns, 100*maxLongLines, strings.Join(long, "\n"))
	}
}

// place is how a line is named, so that an editor finds it.
func place(path string, line int) string { return fmt.Sprintf("%s:%d: ", path, line) }

// TestTypesAreSmall checks the number of methods per type.
func TestTypesAreSmall(t *testing.T) {
	methods := map[string]int{}
	for _, file := range sources(t, ".go") {
		parsed, err := count.Parse(file.path, file.text)
		if err != nil {
			t.Fatal(err)
		}
		for name, n := range parsed.Methods() {
			methods[filepath.Dir(file.path)+"."+name] += n
		}
	}
	for name, n := range methods {
		if most := limit(name, maxMethods); n > most {
			t.Errorf("%s has %d methods, at most %d allowed: split it by task", name, n, most)
		}
	}
}

// TestPackagesAreSmall checks the number of lines per package.
func TestPackagesAreSmall(t *testing.T) {
	lines := map[string]int{}
	for _, file := range sources(t, ".go") {
		if !strings.HasSuffix(file.path, "_test.go") {
			lines[filepath.Dir(file.path)] += bytes.Count(file.text, []byte("\n"))
		}
	}
	for folder, n := range lines {
		if most := limit(folder, maxPackageLines); n > most {
			t.Errorf("package %s has %d lines, at most %d allowed: split it by subject", folder, n, most)
		}
	}
}

// TestExportedNamesHaveComments checks that the comment of an exported name begins with the name, as go doc expects it.
// One comment may describe a group of constants, variables or aliases; then it begins as it likes, as does a comment at
// the end of a line.
func TestExportedNamesHaveComments(t *testing.T) {
	for _, file := range sources(t, ".go") {
		if strings.HasSuffix(file.path, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, file.path, file.text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range uncommented(parsed) {
			t.Errorf("%sthe comment of %s does not begin with its name, or there is none",
				place(file.path, fset.Position(name.Pos()).Line), name.Name)
		}
	}
}

// uncommented returns the exported names of a file without a comment that the rules accept.
func uncommented(file *ast.File) (names []*ast.Ident) {
	check := func(name *ast.Ident, comments ...string) {
		if name.IsExported() && strings.Join(comments, "") == "" {
			names = append(names, name)
		}
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			check(f.Name, about(f.Name, f.Doc))
			continue
		}
		d := d.(*ast.GenDecl)
		group := "" // the comment of a declaration of several names
		if d.Lparen.IsValid() {
			group = d.Doc.Text()
		}
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.ValueSpec:
				for _, n := range s.Names {
					check(n, about(n, s.Doc), about(n, d.Doc), s.Comment.Text(), group)
				}
			case *ast.TypeSpec:
				if s.Assign.IsValid() {
					check(s.Name, about(s.Name, s.Doc), about(s.Name, d.Doc), group)
				} else {
					check(s.Name, about(s.Name, s.Doc), about(s.Name, d.Doc))
				}
				for _, m := range interfaceMethods(s) {
					check(m.Names[0], about(m.Names[0], m.Doc), m.Comment.Text())
				}
			}
		}
	}
	return names
}

// interfaceMethods returns the methods that the declaration of an interface lists.
func interfaceMethods(s *ast.TypeSpec) []*ast.Field {
	i, ok := s.Type.(*ast.InterfaceType)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(i.Methods.List), func(m *ast.Field) bool { return len(m.Names) == 0 })
}

// about returns a comment if it begins with a name, perhaps after an article.
func about(name *ast.Ident, comment *ast.CommentGroup) string {
	text := comment.Text()
	for _, article := range []string{"", "A ", "An ", "The "} {
		rest, ok := strings.CutPrefix(text, article+name.Name)
		if ok && !regexp.MustCompile(`^\w`).MatchString(rest) {
			return text
		}
	}
	return ""
}

// TestUncommented checks which names TestExportedNamesHaveComments refuses.
func TestUncommented(t *testing.T) {
	const code = `package p
func Bare() {}
// Another is for something else.
func Other() {}
// Others are several.
func Other2() {}
// Fine does it.
func Fine() {}
func own() {}
// An Open thing is fine.
type Open interface {
	Do()
	Shut() // ends it
	// Go goes.
	Go()
}
// What follows is grouped.
type (
	Alias = Open
	New struct{}
)
// Limits.
const ( Most = 1; Least = 2 )
const Alone = 3 // of all
var Naked = 4
func (Open) String() string { return "" }
`
	file, err := parser.ParseFile(token.NewFileSet(), "", code, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range uncommented(file) {
		got = append(got, n.Name)
	}
	if want := []string{"Bare", "Other", "Other2", "Do", "New", "Naked", "String"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
