// Package count measures Go packages: lines of code, methods per type, boolean operators and branches. Start with
// [Packages], or with [Parse] and a method of [File].
package count

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
)

// A File is a parsed Go file.
type File struct {
	syntax *ast.File
	fset   *token.FileSet
	source []byte
}

// Parse parses a file.
func Parse(name string, source []byte) (*File, error) {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
	return &File{syntax, fset, source}, err
}

// Lines returns the number of lines with code, and of those with data. Comments and blank lines do not count. Data are
// the variables and constants of a package, unless they have a function.
func (f *File) Lines() (code, data int) {
	lines := f.codeLines()
	all := len(lines)
	for _, d := range f.syntax.Decls {
		if !isData(d) {
			continue
		}
		for line := f.line(d.Pos()); line <= f.line(d.End()); line++ {
			delete(lines, line)
		}
	}
	return len(lines), all - len(lines)
}

// codeLines returns the numbers of the lines that have a token.
func (f *File) codeLines() map[int]bool {
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(f.source))
	var s scanner.Scanner
	s.Init(file, f.source, nil, 0)
	lines := map[int]bool{}
	for {
		pos, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			return lines
		case tok == token.SEMICOLON && text == "\n": // not in the file
			continue
		}
		last := file.Line(min(pos+token.Pos(max(len(text)-1, 0)), token.Pos(file.Base()+file.Size())))
		for line := file.Line(pos); line <= last; line++ {
			lines[line] = true
		}
	}
}

func (f *File) line(p token.Pos) int { return f.fset.Position(p).Line }

// isData reports whether a declaration of a package is data.
func isData(d ast.Decl) bool {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR && g.Tok != token.CONST {
		return false
	}
	hasFunction := false
	ast.Inspect(g, func(n ast.Node) bool {
		_, isFunction := n.(*ast.FuncLit)
		hasFunction = hasFunction || isFunction
		return true
	})
	return !hasFunction
}

// Methods returns the number of methods per type.
func (f *File) Methods() map[string]int {
	methods := map[string]int{}
	for _, d := range f.syntax.Decls {
		if d, ok := d.(*ast.FuncDecl); ok && d.Recv != nil {
			methods[receiver(d.Recv.List[0].Type)]++
		}
	}
	return methods
}

// receiver returns the name of a receiver's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return "?"
}

// Operators returns the number of && and ||.
func (f *File) Operators() int { return operators(f.syntax) }

func operators(n ast.Node) (count int) {
	ast.Inspect(n, func(n ast.Node) bool {
		if b, ok := n.(*ast.BinaryExpr); ok && (b.Op == token.LAND || b.Op == token.LOR) {
			count++
		}
		return true
	})
	return count
}

// Complexity returns the cyclomatic complexity of each function: 1, and 1 for each if, loop, case and boolean operator.
// Methods are named as T.m.
func (f *File) Complexity() map[string]int {
	functions := map[string]int{}
	for _, d := range f.syntax.Decls {
		d, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		name := d.Name.Name
		if d.Recv != nil {
			name = receiver(d.Recv.List[0].Type) + "." + name
		}
		functions[name] = 1 + branches(d) + operators(d)
	}
	return functions
}

func branches(n ast.Node) (count int) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			count++
		case *ast.CaseClause:
			count += min(len(n.List), 1) // the default is no branch
		case *ast.CommClause:
			if n.Comm != nil {
				count++
			}
		}
		return true
	})
	return count
}
