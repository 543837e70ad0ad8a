package query

import "reflect"

// same reports whether two queries ask for the same, wherever their terms were typed.
func same(a, b Query) bool {
	a, b = uncolumned(a), uncolumned(b)
	return a.After.Equal(b.After) && a.Before.Equal(b.Before) && reflect.DeepEqual(a, b)
}
