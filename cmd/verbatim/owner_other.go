//go:build !unix

package main

import "io/fs"

// ownedByUser is true where each user has a temporary folder of their own.
func ownedByUser(fs.FileInfo) bool { return true }
