package diskfull

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

func TestIs(t *testing.T) {
	for _, c := range []struct {
		err  error
		full bool
	}{
		{nil, false},
		{errors.New("the disk is slow"), false},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EIO}, false},
		{fmt.Errorf("indexing: %w", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}), true},
		{errors.New("write x: no space left on device"), true},
		{syscall.EDQUOT, true},
		{errors.New("database or disk is full (13)"), true},
	} {
		if Is(c.err) != c.full {
			t.Errorf("%v: got %v", c.err, !c.full)
		}
	}
}
