package query

import "reflect"

// same reports whether two queries are equal except for the columns of their terms.
func same(a, b Query) bool {
	a, b = withoutColumns(a), withoutColumns(b)
	return a.After.Equal(b.After) && a.Before.Equal(b.Before) && reflect.DeepEqual(a, b)
}
