// Package doctor checks everything that the bot needs, in the order in which the bot needs it, and says what to do about
// each problem. Start with [Run]. Each subject has a file of its own.
package doctor

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

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
	var h *problem.Error
	if errors.As(err, &h) && h.Hint != "" {
		do = h.Hint
	}
	return bad(what, err.Error(), do)
}

// A doctor checks, one thing after the other, and prints what it finds at once.
type doctor struct {
	ctx    context.Context
	config *settings.Config
	out    *terminal.Screen
	place  local.Place
	worst  grade
}

// errUnwell ends a doctor that has found a failure.
var errUnwell = problem.WithHint(errors.New("the bot can't run as it is set up"), "see the lines above that begin with failure")

// Run carries out all checks.
func Run(ctx context.Context, c *settings.Config, out *terminal.Screen, p *local.Place) error {
	d := &doctor{ctx: ctx, config: c, out: out}
	d.tell(d.settings()...)
	at, note, err := p.Resolve()
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
		fmt.Fprintln(d.out.W, d.out.Wrap("", fmt.Sprintf("%-8s %s: %s", f.grade, f.what, terminal.Clean(f.says))))
		if f.do != "" {
			fmt.Fprintln(d.out.W, d.out.Wrap(strings.Repeat(" ", 9), "to do: "+terminal.Clean(f.do)))
		}
	}
}
