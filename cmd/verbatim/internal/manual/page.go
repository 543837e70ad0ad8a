package main

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/usage"
)

// page returns the page of a command, in the macros of man(7). The pages of package cobra/doc read the help as
// Markdown, which loses stars and the names of values.
func page(c *cobra.Command, day time.Time) string {
	var b roff
	b.macro("TH", strings.ToUpper(pageName(c)), section, day.Format(time.DateOnly), "verbatim", "verbatim")
	b.macro("SH", "NAME")
	b.text(pageName(c) + ` \- ` + escape(c.Short))
	b.macro("SH", "SYNOPSIS")
	if c.Runnable() && c.HasParent() {
		b.text(bold(c.CommandPath()) + escape(strings.TrimPrefix(c.UseLine(), c.CommandPath())))
		b.macro("br")
	}
	if c.HasAvailableSubCommands() {
		b.text(bold(c.CommandPath()) + " " + italic("command"))
	}
	b.macro("SH", "DESCRIPTION")
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	b.prose(long)
	b.commands(c)
	b.flags("OPTIONS", usage.Flags(c.LocalFlags()))
	b.flags("OPTIONS OF ALL COMMANDS", usage.Flags(c.InheritedFlags()))
	if c.HasExample() {
		b.macro("SH", "EXAMPLES")
		b.preformatted(strings.Split(c.Example, "\n"))
	}
	if !c.HasParent() {
		b.exitStatus()
	}
	b.seeAlso(c)
	return b.String()
}

// pageName returns the name of a command's page: verbatim-who-said.
func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// commands lists the subcommands.
func (b *roff) commands(c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	b.macro("SH", "COMMANDS")
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			b.item(bold(sub.Name()), sub.Short+".")
		}
	}
}

func (b *roff) flags(title string, flags []usage.Flag) {
	if len(flags) == 0 {
		return
	}
	b.macro("SH", title)
	for _, f := range flags {
		names := make([]string, len(f.Names))
		for i, name := range f.Names {
			names[i] = bold(name)
		}
		term := strings.Join(names, ", ")
		if f.Value != "" {
			term += " " + italic(f.Value)
		}
		b.item(term, f.Text)
	}
}

// exitStatus explains the exit codes, which are those of grep.
func (b *roff) exitStatus() {
	b.macro("SH", "EXIT STATUS")
	for _, code := range []struct {
		code    int
		meaning string
	}{
		{problem.ExitFound, "something was found, or the command is done"},
		{problem.ExitNothing, "nothing was found"},
		{problem.ExitTrouble, "an error; standard error says which"},
		{problem.ExitInterrupted, "interrupted"},
	} {
		b.item(bold(fmt.Sprint(code.code)), code.meaning)
	}
}

// seeAlso lists the pages of the parent, or of the subcommands.
func (b *roff) seeAlso(c *cobra.Command) {
	var pages []string
	if c.HasParent() {
		pages = append(pages, bold(pageName(c.Parent()))+"("+section+")")
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			pages = append(pages, bold(pageName(sub))+"("+section+")")
		}
	}
	b.macro("SH", "SEE ALSO")
	b.text(strings.Join(pages, ", "))
}

// A roff is a page in the language of troff.
type roff struct{ strings.Builder }

// macro writes a line with a macro and its arguments.
func (b *roff) macro(name string, arguments ...string) {
	b.WriteString("." + name)
	for _, a := range arguments {
		fmt.Fprintf(b, " %q", a)
	}
	b.WriteByte('\n')
}

// text writes a line of text, which is escaped.
func (b *roff) text(line string) { b.WriteString(line + "\n") }

// item writes a term, which is escaped, and what it means.
func (b *roff) item(term, meaning string) {
	b.macro("TP")
	b.text(term)
	b.text(escape(meaning))
}

// prose writes help. Lines that begin with spaces stay as they are.
func (b *roff) prose(help string) {
	for part := range strings.SplitSeq(help, "\n\n") {
		b.macro("PP")
		var table []string
		for line := range strings.SplitSeq(part, "\n") {
			if strings.HasPrefix(line, " ") {
				table = append(table, line)
				continue
			}
			b.preformatted(table)
			table = nil
			b.text(escape(line))
		}
		b.preformatted(table)
	}
}

// preformatted writes lines that stay as they are.
func (b *roff) preformatted(lines []string) {
	if len(lines) == 0 {
		return
	}
	b.macro("nf")
	for _, line := range lines {
		b.text(escape(line))
	}
	b.macro("fi")
}

func bold(text string) string   { return `\fB` + escape(text) + `\fR` }
func italic(text string) string { return `\fI` + escape(text) + `\fR` }

// escape returns text that troff shows as it is: a hyphen as a minus sign, so that it can be copied as a flag, and
// letters that not every troff reads by their numbers.
func escape(text string) string {
	var b strings.Builder
	for _, r := range escapes.Replace(text) {
		if r > unicode.MaxASCII {
			fmt.Fprintf(&b, `\[u%04X]`, r)
		} else {
			b.WriteRune(r)
		}
	}
	text = b.String()
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text // not a macro
	}
	return text
}

var escapes = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`)
