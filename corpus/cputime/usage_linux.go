package cputime

import (
	"syscall"
	"time"
	"unsafe"
)

// clockThread is CLOCK_THREAD_CPUTIME_ID of clock_gettime(2). Some kernels update getrusage for threads only every
// few milliseconds.
const clockThread = 3

func thread() time.Duration {
	var t syscall.Timespec
	if _, _, err := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockThread, uintptr(unsafe.Pointer(&t)), 0); err != 0 {
		return Process()
	}
	return time.Duration(t.Nano())
}
