//go:build !(linux || darwin || freebsd)

package disk

// FreeSpace returns -1: the free space is unknown on this system.
func FreeSpace(string) int64 { return -1 }
