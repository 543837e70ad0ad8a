package phrase

// A memo remembers the last results of a question about a token, since several stages ask the same. What is asked must
// not change within an article.
type memo[V any] struct {
	list [memoSize]struct {
		asked [3]int // the token + 1, and the bounds of the search
		found V
	}
}

// memoSize is a little more than a sentence has tokens.
const memoSize = 64

// get returns what find finds for token i between two bounds.
func (m *memo[V]) get(i, first, last int, find func() V) V {
	one := &m.list[i%memoSize]
	if asked := [3]int{i + 1, first, last}; one.asked != asked {
		found := find() // may ask the memo itself
		one.asked, one.found = asked, found
	}
	return one.found
}
