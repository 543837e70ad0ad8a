package cli

import (
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// setUsage makes the help of a command and its subcommands list flags as flagLines does.
func setUsage(root *cobra.Command) {
	addFlagLines()
	template := root.UsageTemplate()
	for _, flags := range []string{".LocalFlags", ".InheritedFlags"} {
		template = strings.ReplaceAll(template, flags+".FlagUsages", "flagLines "+flags)
	}
	root.SetUsageTemplate(template)
}

// addFlagLines makes flagLines known to templates. Cobra keeps these functions in one map for all commands.
var addFlagLines = sync.OnceFunc(func() { cobra.AddTemplateFunc("flagLines", flagLines) })

// flagLines lists flags with what they are for. The list of package pflag puts "[=true|false]" after each flag without
// a value.
func flagLines(flags *pflag.FlagSet) string {
	var names, texts []string
	longest := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, text := pflag.UnquoteUsage(f)
		name := "      --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if value != "" && f.NoOptDefVal == "" {
			name += " " + value
		}
		if f.DefValue != "" && f.NoOptDefVal == "" && f.DefValue != "0" {
			text += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		names, texts = append(names, name), append(texts, text)
		longest = max(longest, len(name))
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%-*s   %s\n", longest, name, texts[i])
	}
	return b.String()
}
