//go:build !(linux || darwin || freebsd)

package disk

// FreeSpace can't tell on this system.
func FreeSpace(string) int64 { return -1 }
