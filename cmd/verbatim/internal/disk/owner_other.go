//go:build !unix

package disk

import "io/fs"

// OwnedByUser is true where each user has a temporary folder of their own.
func OwnedByUser(fs.FileInfo) bool { return true }
