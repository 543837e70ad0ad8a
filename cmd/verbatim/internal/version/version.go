// Package version says which version of verbatim this is.
package version

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is the version where the build names one: go build -ldflags "-X verbatim/cmd/verbatim/internal/version.release=v1.2.3". The Dockerfile's does, which
// sees no repository.
var release string

// String returns the module's version and commit as the build named them or the Go tool recorded them, and what the program was
// built with.
func String() string {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return fmt.Sprintf("verbatim %s%s %s %s/%s", Number(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// Number returns the module's version alone.
func Number() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return cmp.Or(release, info.Main.Version)
	}
	return cmp.Or(release, "(unknown)")
}
