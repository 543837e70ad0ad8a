//go:build unix

package disk

import "syscall"

// Sync writes what was changed on all disks to them. For thousands of files it takes less time than a call for each.
func Sync() { syscall.Sync() }
