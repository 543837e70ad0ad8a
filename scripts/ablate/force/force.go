// Package force gives conditions of a program a fixed value, one at a time. Copies of the program's files, made by
// package condition, call [On] for each condition and [Tick] in each loop. The caller sets what is forced
// with [Begin]. Only one goroutine may run the program, as the state is global.
package force

import "slices"

// MaxConditions is the largest number of conditions of a program.
const MaxConditions = 1 << 16

// None is the number of no condition.
const None = -1

// Values says which values a condition has had, as bits.
type Values uint8

// The bits of Values.
const (
	False Values = 1 << iota
	True
)

var (
	forced       = None
	forcedValue  bool
	seen         [MaxConditions]Values
	ticks, limit = 0, int(^uint(0) >> 1)
)

// A Loop is the value with which Tick panics.
type Loop struct{}

// On returns v, or the forced value if id is the forced condition.
func On(id int, v bool) bool {
	if id == forced {
		return forcedValue
	}
	if v {
		seen[id] |= True
	} else {
		seen[id] |= False
	}
	return v
}

// Tick counts a round of a loop. It panics with a Loop when there are more than the limit of Begin.
func Tick() {
	if ticks++; ticks > limit {
		panic(Loop{})
	}
}

// Begin forces condition id to a value from now on, and limits the number of ticks, which are counted from 0.
func Begin(id int, value bool, most int) {
	forced, forcedValue = id, value
	ticks, limit = 0, most
}

// TakeSeen returns which values the first n conditions have had since the last call, or since the program's start.
func TakeSeen(n int) []Values {
	values := slices.Clone(seen[:n])
	clear(seen[:])
	return values
}

// Ticks returns the number of ticks since Begin.
func Ticks() int { return ticks }
