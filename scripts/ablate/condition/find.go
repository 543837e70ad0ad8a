// Package condition finds the boolean conditions of Go files, and rewrites the files so that each condition can be
// forced. Start with [Find]; [File.Rewrite] adds calls of package force. Conditions of a named boolean type are not
// supported: the copies of their files do not compile.
package condition

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// A Condition is a boolean expression: a whole condition of an if or of a switch without a tag, or an operand of && or
// ||.
type Condition struct {
	ID     int
	Line   int
	Source string // the expression on one line
	And    bool   // an operand of &&, which is removed by forcing it to true
	Guard  bool   // compares an index with a bound, or something with nil; see isGuard

	// Chain is the condition that is false whenever this one is: the && of which it is an operand. If that is not a
	// condition itself, it is the last operand, which is true only if all are. Otherwise Chain equals ID.
	Chain int

	start, end int // byte offsets
}

// A File is a Go file with its conditions, in the order in which they begin.
type File struct {
	Conditions []Condition

	source  []byte
	after   int   // the offset after the package clause
	tickers []int // offsets after the braces that open a loop, unless it has a range
}

// Find returns the conditions of a file. Their ids count up from first. It skips constants and what is initialized
// when the program starts.
func Find(name string, source []byte, first int) (*File, error) {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	f := &finder{file: fset.File(parsed.Pos()), source: source, next: first, ids: map[ast.Expr]int{},
		inner: map[ast.Expr]bool{}}
	f.found = &File{source: source, after: f.offset(parsed.Name.End())}
	for _, d := range parsed.Decls {
		if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
			ast.Inspect(d, f.visit)
		}
	}
	slices.SortStableFunc(f.found.Conditions, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	return f.found, nil
}

// A finder collects the conditions of one file.
type finder struct {
	file   *token.File
	source []byte
	next   int
	found  *File
	ids    map[ast.Expr]int  // of conditions, without their parentheses
	inner  map[ast.Expr]bool // parts of a longer chain of the same operator
}

func (f *finder) offset(p token.Pos) int { return f.file.Offset(p) }

// visit is called for each node, from the outer ones to the inner ones. It reports whether to look into the node.
func (f *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok != token.CONST
	case *ast.ForStmt:
		f.found.tickers = append(f.found.tickers, f.offset(n.Body.Lbrace)+1)
	case *ast.IfStmt:
		f.whole(n.Cond)
	case *ast.SwitchStmt:
		f.cases(n)
	case *ast.BinaryExpr:
		if (n.Op == token.LAND || n.Op == token.LOR) && !f.inner[n] {
			f.operands(n)
		}
	}
	return true
}

// cases adds the expressions of a switch without a tag.
func (f *finder) cases(s *ast.SwitchStmt) {
	if s.Tag != nil {
		return
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			f.whole(e)
		}
	}
}

// whole adds a condition that is not an operand.
func (f *finder) whole(e ast.Expr) { f.add(e, false, f.next) }

// operands adds the operands of a chain of && or of ||.
func (f *finder) operands(chain *ast.BinaryExpr) {
	isAnd := chain.Op == token.LAND
	operands := f.flatten(chain, chain.Op)
	same, isCondition := f.ids[chain]
	if !isCondition {
		same = f.next + len(operands) - 1
	}
	for _, e := range operands {
		if !isAnd {
			same = f.next
		}
		f.add(e, isAnd, same)
	}
}

// flatten returns the operands of a chain from left to right.
func (f *finder) flatten(e ast.Expr, op token.Token) []ast.Expr {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	if !ok || b.Op != op {
		return []ast.Expr{e}
	}
	f.inner[b] = true
	return append(f.flatten(b.X, op), f.flatten(b.Y, op)...)
}

func (f *finder) add(e ast.Expr, isAnd bool, chain int) {
	start, end := f.offset(e.Pos()), f.offset(e.End())
	f.ids[ast.Unparen(e)] = f.next
	f.found.Conditions = append(f.found.Conditions, Condition{
		ID: f.next, Line: f.file.Line(e.Pos()), Source: strings.Join(strings.Fields(string(f.source[start:end])), " "),
		And: isAnd, Guard: isGuard(e), Chain: chain, start: start, end: end,
	})
	f.next++
}
