package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
)

const aboutVersion = `Print the version of verbatim, its commit if the build recorded it, the version of Go, the
platform, and the format of the index. An index of another format is rebuilt.`

// newVersion returns the subcommand that prints the version.
func newVersion(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version of verbatim", Args: noArgs,
		Long: aboutVersion,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.Out.W, "%s, index format %d\n", version.String(), index.Format)
			return err
		},
	}
}
