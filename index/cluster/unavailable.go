package cluster

import "fmt"

// An Unavailable error says that an index on another machine can't answer. No answer is given then: one from a part of
// the index would be wrong.
type Unavailable struct {
	Says string // what is wrong, without passwords
	Todo string // what the operator can do
	Err  error  // the cause
}

// Error implements error.
func (e *Unavailable) Error() string { return fmt.Sprintf("%s: %v", e.Says, e.Err) }

// Unwrap returns the cause.
func (e *Unavailable) Unwrap() error { return e.Err }
