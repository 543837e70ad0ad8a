package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
)

// newVersion returns the subcommand that prints the version.
func newVersion(a *App) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version of verbatim", Args: noArgs,
		Long: "Print the version of verbatim, the commit that it was built from where the build knows it, the version of Go, the\n" +
			"platform, and the format of the indexes that it makes and reads: one of another format is made anew.",
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.Out.W, "%s, index format %d\n", version.String(), index.Format)
			return err
		},
	}
}
