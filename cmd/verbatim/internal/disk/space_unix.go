//go:build linux || darwin || freebsd

package disk

import "syscall"

// FreeSpace is how many bytes this user may still write to the file system of a folder; less than 0 where that can't be told.
func FreeSpace(folder string) int64 {
	var s syscall.Statfs_t
	if syscall.Statfs(folder, &s) != nil {
		return -1
	}
	return int64(s.Bavail) * int64(s.Bsize)
}
