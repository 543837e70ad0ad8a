// Package version says which version of verbatim this is. Start with [String].
package version

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is the version, if the build names one. The Dockerfile does so, because its build sees no repository:
//
//	go build -ldflags "-X verbatim/cmd/verbatim/internal/version.release=v1.2.3" ./cmd/verbatim
var release string

// String returns the version and the commit, and what the program was built with. The version is the one that the build
// named or the Go tool recorded.
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

// Number returns only the version.
func Number() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return cmp.Or(release, info.Main.Version)
	}
	return cmp.Or(release, "(unknown)")
}
