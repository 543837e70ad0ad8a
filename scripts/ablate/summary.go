package main

import (
	"fmt"
	"io"
)

// A tally counts the rows of a package.
type tally struct{ rules, idle, always, guards, engine, start, loops int }

func (t *tally) add(r row) {
	switch {
	case r.isGuard():
		t.guards++
		return
	case r.isEngine():
		t.engine++
		return
	case r.has(start):
		t.start++
		return
	}
	t.rules++
	if r.has(loops) {
		t.loops++
	}
	if r.isIdle() {
		t.idle++
	}
	if v := r.removed(); v.State == never || v.State == nothing {
		t.always++
	}
}

// String returns the counts as the summary shows them.
func (t tally) String() string {
	const text = "linguistic conditions: %d; of them change nothing: %d (%.1f %%), when removed: %d; loops: %d; " +
		"only for word lists: %d; guards of bounds: %d; of engines: %d"
	share := 100 * float64(t.idle) / float64(max(t.rules, 1))
	return fmt.Sprintf(text, t.rules, t.idle, share, t.always, t.loops, t.start, t.guards, t.engine)
}

// printSummary prints a line per package, and one for all if there are several.
func printSummary(out io.Writer, rows []row) {
	tallies := map[string]*tally{}
	var names []string
	var all tally
	for _, r := range rows {
		if tallies[r.pkg] == nil {
			tallies[r.pkg] = &tally{}
			names = append(names, r.pkg)
		}
		tallies[r.pkg].add(r)
		all.add(r)
	}
	fmt.Fprintln(out)
	for _, name := range names {
		fmt.Fprintf(out, "%s: %s\n", name, tallies[name])
	}
	if len(names) > 1 {
		fmt.Fprintf(out, "all: %s\n", all)
	}
}
