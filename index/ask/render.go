package ask

import (
	"fmt"
	"reflect"
)

// Renderers are how a surface shows answers: a function per type of answer. V is what the functions draw on, and R what
// they return. A surface makes a table of them with [For]; a test looks that the table has each type of the command
// table.
type Renderers[V, R any] map[reflect.Type]func(V, Answer) R

// A Renderer shows answers of one type.
type Renderer[V, R any] struct {
	answer reflect.Type
	show   func(V, Answer) R
}

// For returns the renderer that shows answers of type A with a function.
func For[A Answer, V, R any](show func(V, A) R) Renderer[V, R] {
	return Renderer[V, R]{reflect.TypeFor[A](), func(v V, a Answer) R { return show(v, a.(A)) }}
}

// NewRenderers returns a table of renderers. It panics where two show one type.
func NewRenderers[V, R any](list ...Renderer[V, R]) Renderers[V, R] {
	table := Renderers[V, R]{}
	for _, r := range list {
		if table[r.answer] != nil {
			panic(fmt.Sprintf("two renderers for %s", r.answer))
		}
		table[r.answer] = r.show
	}
	return table
}

// Has reports whether there is a renderer for the type of an answer.
func (t Renderers[V, R]) Has(a Answer) bool { return t[reflect.TypeOf(a)] != nil }

// Render shows an answer. It panics where the surface has no renderer for its type; a test of each surface rules that
// out.
func (t Renderers[V, R]) Render(v V, a Answer) R {
	show := t[reflect.TypeOf(a)]
	if show == nil {
		panic(fmt.Sprintf("no renderer for %T", a))
	}
	return show(v, a)
}
