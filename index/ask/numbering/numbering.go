// Package numbering numbers a user's alerts as the user sees them: by their places in the list that the user has read
// last. So a number means the same alert until the user reads the list again, whatever was ended meanwhile. Start with
// [Lists].
package numbering

import (
	"slices"
	"sync"
)

// mostLists is how many users' lists are remembered. When there are more, all are forgotten: then a number is a place
// in the list as it is now.
const mostLists = 1000

// Lists remembers the lists that users have read, until a restart. The zero value is ready to use.
type Lists struct {
	mu sync.Mutex
	of map[string][]int64 // the IDs in a user's list
}

// Read remembers the list that a user has read.
func (l *Lists) Read(user string, ids []int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.of) >= mostLists || l.of == nil {
		l.of = map[string][]int64{}
	}
	l.of[user] = slices.Clone(ids)
}

// Of returns the list that a user has read last, or the list as it is now if none is remembered.
func (l *Lists) Of(user string, now []int64) []int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	if read, ok := l.of[user]; ok {
		return slices.Clone(read)
	}
	return now
}

// Number returns the number of an alert in the list that a user has read last, from 1. An alert that is not in it comes
// at its end.
func (l *Lists) Number(user string, id int64, now []int64) int {
	ids := l.Of(user, now)
	i := slices.Index(ids, id)
	if i < 0 {
		i, ids = len(ids), append(ids, id)
	}
	l.Read(user, ids)
	return i + 1
}

// Forget forgets the list of a user.
func (l *Lists) Forget(user string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.of, user)
}
