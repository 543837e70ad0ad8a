// Package doctor checks everything that the bot needs, in the order in which the bot needs it, and says what to do
// about each problem. Start with [Run]. Each subject has a file of its own.
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
	ok grade = iota
	warning
	failure
)

// String returns a grade as it is printed.
func (g grade) String() string { return [...]string{"ok", "warning", "failure"}[g] }

// A finding is the result of a check.
type finding struct {
	grade grade
	what  string // the thing that was checked
	says  string // how it is
	do    string // what to do about it; may be empty
}

// good returns a finding without a problem.
func good(what, format string, args ...any) finding {
	return finding{ok, what, fmt.Sprintf(format, args...), ""}
}

// doubtful returns a finding with a problem that does not keep the bot from running.
func doubtful(what, says, do string) finding { return finding{warning, what, says, do} }

// bad returns a finding with a problem that keeps the bot from running.
func bad(what, says, do string) finding { return finding{failure, what, says, do} }

// failed returns the finding for an error. The error's own hint replaces do.
func failed(what string, err error, do string) finding {
	var e *problem.Error
	if errors.As(err, &e) && e.Hint != "" {
		do = e.Hint
	}
	return bad(what, err.Error(), do)
}

// A doctor runs the checks one by one, and prints the findings of each at once.
type doctor struct {
	config *settings.Config
	out    *terminal.Screen
	given  local.Place // as the variables and flags name it
	place  local.Place // resolved
	worst  grade
}

// errUnwell ends the doctor if it has found a failure.
var errUnwell = problem.WithHint(errors.New("the bot can't run with these settings"),
	"see the lines above that begin with failure")

// Run runs all checks and prints their findings to out. It returns an error if a check found a failure.
func Run(ctx context.Context, c *settings.Config, out *terminal.Screen, p local.Place) error {
	d := &doctor{config: c, out: out}
	d.print(d.settings())
	p.Model = "" // the settings have checked it
	at, note, err := p.Resolve()
	if err != nil {
		d.print([]finding{failed("data", err, "")})
		return errUnwell
	}
	d.place, d.given = at, p
	if note != "" {
		d.print([]finding{doubtful("data", note, "set VERBATIM_DATA to a folder that outlives a restart")})
	}
	for _, check := range []func(context.Context) []finding{
		d.corpus, d.ownFiles, d.moderators, d.data, d.index, d.further, d.stores, d.discord,
	} {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		d.print(check(ctx))
	}
	if d.worst == failure {
		return errUnwell
	}
	return nil
}

// print prints findings. It cleans text from files and from Discord as it cleans articles.
func (d *doctor) print(findings []finding) {
	for _, f := range findings {
		d.worst = max(d.worst, f.grade)
		line := fmt.Sprintf("%-8s %s: %s", f.grade, f.what, terminal.Clean(f.says))
		fmt.Fprintln(d.out.W, d.out.Wrap("", line))
		if f.do != "" {
			fmt.Fprintln(d.out.W, d.out.Wrap(strings.Repeat(" ", 9), "to do: "+terminal.Clean(f.do)))
		}
	}
}
