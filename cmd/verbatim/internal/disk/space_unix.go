//go:build linux || darwin || freebsd

package disk

import "syscall"

// FreeSpace returns how many bytes this user may still write to the file system of a folder, or -1 if that is unknown.
func FreeSpace(folder string) int64 {
	var s syscall.Statfs_t
	if syscall.Statfs(folder, &s) != nil {
		return -1
	}
	return int64(s.Bavail) * int64(s.Bsize)
}
