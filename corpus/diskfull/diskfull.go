// Package diskfull recognises errors that mean that a disk is full. Start with [Is].
package diskfull

import (
	"errors"
	"strings"
	"syscall"
)

// texts are parts of errors of libraries that do not wrap those of the system: SQLite's, and those that are joined as
// text.
var texts = []string{"disk is full", syscall.ENOSPC.Error(), syscall.EDQUOT.Error()}

// Is reports whether an error means that a disk is full, or that the user may write no more to it.
func Is(err error) bool {
	if err == nil {
		return false
	}
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return true
	}
	said := err.Error()
	for _, text := range texts {
		if strings.Contains(said, text) {
			return true
		}
	}
	return false
}
