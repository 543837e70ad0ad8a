// Package usage says how a command is called: its arguments, subcommands and flags. Start with [Print].
package usage

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Print prints how a command is called. It does without the
// templates of package cobra, because a program that runs a template keeps all methods of all types.
func Print(c *cobra.Command) error {
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

// A Flag is a flag as help shows it.
type Flag struct {
	Names []string // "-h", "--help"
	Value string   // the name of its value, such as DIR, or empty
	Text  string   // what it is for
}

// Flags lists flags that are not hidden. The list of package pflag puts "[=true|false]" after each flag without a
// value.
func Flags(flags *pflag.FlagSet) (list []Flag) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		shown := Flag{Names: []string{"--" + f.Name}}
		if f.Shorthand != "" {
			shown.Names = []string{"-" + f.Shorthand, "--" + f.Name}
		}
		if shown.Value, shown.Text = pflag.UnquoteUsage(f); f.NoOptDefVal != "" {
			shown.Value = ""
		} else if f.DefValue != "" && f.DefValue != "0" {
			shown.Text += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		list = append(list, shown)
	})
	return list
}

// flagLines lists flags with what they are for, without a line feed at the end.
func flagLines(flags *pflag.FlagSet) string {
	list := Flags(flags)
	names := make([]string, len(list))
	longest := 0
	for i, f := range list {
		names[i] = "  " + strings.Join(f.Names, ", ")
		if len(f.Names) == 1 {
			names[i] = "      " + f.Names[0]
		}
		if f.Value != "" {
			names[i] += " " + f.Value
		}
		longest = max(longest, len(names[i]))
	}
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%-*s   %s\n", longest, name, list[i].Text)
	}
	return strings.TrimRightFunc(b.String(), unicode.IsSpace)
}
