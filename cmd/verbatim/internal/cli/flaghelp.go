package cli

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// printUsage prints how a command is called: its arguments, its subcommands and its flags. It does without the
// templates of package cobra, because a program that runs a template keeps all methods of all types.
func printUsage(c *cobra.Command) error {
	local, inherited := flagLines(c.LocalFlags()), flagLines(c.InheritedFlags())
	var b strings.Builder
	b.WriteString("Usage:")
	if c.Runnable() && c.HasParent() { // verbatim itself only has a version
		b.WriteString("\n  " + c.UseLine())
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\n  " + c.CommandPath() + " [command]")
	}
	if c.HasExample() {
		b.WriteString("\n\nExamples:\n" + c.Example)
	}
	if c.HasAvailableSubCommands() {
		b.WriteString(subcommandLines(c))
	}
	if local != "" {
		b.WriteString("\n\nFlags:\n" + local)
	}
	if inherited != "" {
		b.WriteString("\n\nGlobal Flags:\n" + inherited)
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n\nUse \"%s [command] --help\" for more information about a command.", c.CommandPath())
	}
	_, err := fmt.Fprintln(c.OutOrStderr(), b.String())
	return err
}

// helpName is the name of the command that explains the others. Package cobra takes it for not available.
const helpName = "help"

// subcommandLines lists the subcommands of a command, those of each group under its title.
func subcommandLines(c *cobra.Command) string {
	groups := slices.Clone(c.Groups())
	switch {
	case len(groups) == 0:
		groups = append(groups, &cobra.Group{Title: "Available Commands:"})
	case !c.AllChildCommandsHaveGroup():
		groups = append(groups, &cobra.Group{Title: "Additional Commands:"})
	}
	var b strings.Builder
	for _, g := range groups {
		b.WriteString("\n\n" + g.Title)
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID && (sub.IsAvailableCommand() || sub.Name() == helpName) {
				fmt.Fprintf(&b, "\n  %-*s %s", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	return b.String()
}

// flagLines lists flags with what they are for, without a line feed at the end. The list of package pflag puts
// "[=true|false]" after each flag without a value.
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
	return strings.TrimRightFunc(b.String(), unicode.IsSpace)
}
