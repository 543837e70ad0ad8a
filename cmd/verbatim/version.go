package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"verbatim/index"
)

// newVersion returns the subcommand that prints the version.
func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version of verbatim", Args: noArgs,
		Long: "Print the version of verbatim, the commit that it was built from where the build knows it, the version of Go, the\n" +
			"platform, and the format of the indexes that it makes and reads: one of another format is made anew.",
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.out.w, "%s, index format %d\n", version(), index.Format)
			return err
		},
	}
}

// release is the version where the build names one: go build -ldflags "-X main.release=v1.2.3". The Dockerfile's does, which
// sees no repository.
var release string

// version returns the module's version and commit as the build named them or the Go tool recorded them, and what the program was
// built with.
func version() string {
	commit := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return fmt.Sprintf("verbatim %s%s %s %s/%s", versionNumber(), commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// versionNumber returns the module's version alone.
func versionNumber() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return cmp.Or(release, info.Main.Version)
	}
	return cmp.Or(release, "(unknown)")
}
