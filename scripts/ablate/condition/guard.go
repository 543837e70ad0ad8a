package condition

import (
	"go/ast"
	"go/token"
	"slices"
)

// comparisons are the operators that compare an index with a bound.
var comparisons = []token.Token{token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ}

// bounds are names of the first and the last index of a range.
var bounds = []string{"first", "last"}

// isGuard reports whether a condition only keeps an index within its bounds: it compares an index with a length, with
// 0, -1 or a name of bounds, a length with 0 or 1, or something with nil. A guard may be negated or consist of guards.
func isGuard(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.NOT && isGuard(e.X)
	case *ast.BinaryExpr:
		if slices.Contains(comparisons, e.Op) {
			return isBound(e.X, e.Y) || isBound(e.Y, e.X)
		}
		return isGuard(e.X) && isGuard(e.Y)
	}
	return false
}

// isBound reports whether bound is a bound of what x is.
func isBound(x, bound ast.Expr) bool {
	bound = ast.Unparen(bound)
	switch {
	case nameOf(bound) == "nil":
		return true
	case hasLength(x):
		return isNumber(bound, "0", "1")
	case !isIndex(x):
		return false
	}
	return hasLength(bound) || isNumber(bound, "0") || isMinusOne(bound) || slices.Contains(bounds, nameOf(bound))
}

// isIndex reports whether an expression can be an index: a variable, perhaps of a struct, or a sum with one.
func isIndex(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.SelectorExpr:
		return true
	case *ast.BinaryExpr:
		return isSum(e) && (isIndex(e.X) || isIndex(e.Y))
	}
	return false
}

// hasLength reports whether an expression is a length, or a sum with one.
func hasLength(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return slices.Contains([]string{"len", "cap"}, nameOf(e.Fun))
	case *ast.BinaryExpr:
		return isSum(e) && (hasLength(e.X) || hasLength(e.Y))
	}
	return false
}

func isSum(e *ast.BinaryExpr) bool { return e.Op == token.ADD || e.Op == token.SUB }

func isNumber(e ast.Expr, numbers ...string) bool {
	literal, ok := e.(*ast.BasicLit)
	return ok && slices.Contains(numbers, literal.Value)
}

func isMinusOne(e ast.Expr) bool {
	u, ok := e.(*ast.UnaryExpr)
	return ok && u.Op == token.SUB && isNumber(u.X, "1")
}

// nameOf returns the last name of x or of a.b.x.
func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
