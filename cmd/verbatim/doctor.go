package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newDoctor returns the subcommand that looks whether the bot can run, and what is wrong where it can't.
func newDoctor(a *app) *cobra.Command {
	var p place
	var probe bool
	c := &cobra.Command{
		Use: "doctor", Short: "Check what the bot needs, and say what to do where it lacks", GroupID: groupBot, Args: noArgs,
		Long: "Check the settings, the corpus, the data folder, the index and, with a token, what Discord says of the bot: a line each.\n" +
			"The exit code is 0 where nothing fails, warnings aside, and 2 otherwise. With --probe it asks the running bot at\n" +
			"VERBATIM_HTTP whether it is ready: 0 where it is, 1 where it is not, 2 where it can't be asked.",
		RunE: func(c *cobra.Command, _ []string) error {
			if probe {
				return a.probe(c.Context())
			}
			return a.diagnose(c.Context(), &p)
		},
	}
	p.flags(a, c)
	c.Flags().BoolVar(&probe, "probe", false, "ask the running bot alone whether it is ready, for a health check")
	return c
}

// A grade says how bad a finding is.
type grade int

const (
	fine grade = iota
	warning
	failure
)

// String is how a grade is printed.
func (g grade) String() string { return [...]string{"ok", "warning", "failure"}[g] }

// A finding is what a check has found.
type finding struct {
	grade grade
	what  string // what was checked
	says  string // what it is like
	do    string // what to do about it; empty where nothing is to be done
}

func good(what, format string, args ...any) finding {
	return finding{fine, what, fmt.Sprintf(format, args...), ""}
}

func odd(what, says, do string) finding { return finding{warning, what, says, do} }
func bad(what, says, do string) finding { return finding{failure, what, says, do} }

// failed is the finding that err makes, with its hint where it has one.
func failed(what string, err error, do string) finding {
	var h *hintedError
	if errors.As(err, &h) && h.hint != "" {
		do = h.hint
	}
	return bad(what, err.Error(), do)
}

// A doctor checks, one thing after the other, and prints what it finds at once.
type doctor struct {
	*app
	ctx   context.Context
	place place
	worst grade
}

// errUnwell ends a doctor that has found a failure.
var errUnwell = hinted(errors.New("the bot can't run as it is set up"), "see the lines above that begin with failure")

// diagnose carries out all checks.
func (a *app) diagnose(ctx context.Context, p *place) error {
	d := &doctor{app: a, ctx: ctx}
	d.tell(d.settings()...)
	at, note, err := p.resolve()
	if err != nil {
		d.tell(failed("data", err, ""))
		return errUnwell
	}
	d.place = at
	if note != "" {
		d.tell(odd("data", note, "name a folder that is kept with VERBATIM_DATA"))
	}
	for _, check := range []func() []finding{d.corpus, d.own, d.moderated, d.data, d.snapshot, d.alerts, d.discord} {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		d.tell(check()...)
	}
	if d.worst == failure {
		return errUnwell
	}
	return nil
}

// tell prints findings. What comes from files or from Discord is cleaned as articles are.
func (d *doctor) tell(all ...finding) {
	for _, f := range all {
		d.worst = max(d.worst, f.grade)
		fmt.Fprintln(d.out.w, d.out.wrap("", fmt.Sprintf("%-8s %s: %s", f.grade, f.what, clean(f.says))))
		if f.do != "" {
			fmt.Fprintln(d.out.w, d.out.wrap(strings.Repeat(" ", 9), "to do: "+clean(f.do)))
		}
	}
}
