package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strconv"
	"text/tabwriter"
)

// A row is a condition with what happens if it is forced.
type row struct {
	placed
	whenFalse verdict
	whenTrue  *verdict // of operands of && only
}

// rowsOf combines the conditions with the verdicts.
func rowsOf(conditions []placed, verdicts map[job]verdict) []row {
	rows := make([]row, len(conditions))
	for i, c := range conditions {
		rows[i] = row{placed: c, whenFalse: verdicts[job{c.Chain, false}]}
		if c.And {
			v := verdicts[job{c.ID, true}]
			rows[i].whenTrue = &v
		}
	}
	return rows
}

// removed returns the verdict on the program without the condition: an operand of && is then always true, any other
// condition always false.
func (r row) removed() verdict {
	if r.whenTrue != nil {
		return *r.whenTrue
	}
	return r.whenFalse
}

// verdicts returns one or two verdicts.
func (r row) verdicts() []verdict {
	if r.whenTrue != nil {
		return []verdict{r.whenFalse, *r.whenTrue}
	}
	return []verdict{r.whenFalse}
}

// has reports whether one of the verdicts has one of these states.
func (r row) has(states ...state) bool {
	return slices.ContainsFunc(r.verdicts(), func(v verdict) bool { return slices.Contains(states, v.State) })
}

// engines are packages that know no English: they read the word lists and match the patterns of the others. Articles do
// not try their conditions, since most of these check files that are built in.
var engines = []string{"lexicon", "pattern"}

// isEngine reports whether the condition is one of an engine.
func (r row) isEngine() bool { return slices.Contains(engines, path.Base(r.pkg)) }

// isGuard reports whether the condition is a guard of bounds: it looks like one, or the program panics without it.
func (r row) isGuard() bool { return r.Guard || r.has(guard) }

// kind returns "rule" for conditions of the language, and for others what they are.
func (r row) kind() string {
	switch {
	case r.isGuard():
		return "guard"
	case r.isEngine():
		return "engine"
	}
	return "rule"
}

// isIdle reports whether the condition could be a constant: no quote depends on it.
func (r row) isIdle() bool { return r.has(never, nothing) }

// isBelow reports whether one of the verdicts changes at most so many articles. Guards are never below.
func (r row) isBelow(most int) bool {
	if r.isGuard() {
		return false
	}
	return slices.ContainsFunc(r.verdicts(), func(v verdict) bool {
		return slices.Contains([]state{never, nothing, changed}, v.State) && v.Articles <= most
	})
}

// rank orders rows by the number of articles that depend on the condition. Guards and endless loops come last.
func (r row) rank() int {
	if v := r.removed(); !r.isGuard() && slices.Contains([]state{never, nothing, changed}, v.State) {
		return v.Articles
	}
	return math.MaxInt
}

// printTable prints the rows, with scores in the order of rank.
func printTable(out io.Writer, rows []row, o options) {
	rows = slices.Clone(rows)
	if o.below >= 0 {
		rows = slices.DeleteFunc(rows, func(r row) bool { return !r.isBelow(o.below) })
	}
	if o.gold != "" {
		slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.rank(), b.rank()) })
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "place\talways false\talways true\tkind\tcondition")
	for _, r := range rows {
		always := ""
		if r.whenTrue != nil {
			always = o.text(*r.whenTrue)
		}
		fmt.Fprintf(table, "%s:%d\t%s\t%s\t%s\t%s\n", r.file, r.Line, o.text(r.whenFalse), always, r.kind(), shortened(r.Source))
	}
	table.Flush()
}

// text returns how the table shows a verdict.
func (o options) text(v verdict) string {
	if v.State != changed {
		return string(v.State)
	}
	text := strconv.Itoa(v.Articles)
	switch {
	case v.Articles >= o.most:
		text += " or more articles"
	case v.Articles == 1:
		text += " article"
	default:
		text += " articles"
	}
	if o.gold != "" {
		text += fmt.Sprintf(", helps %d, harms %d", v.Better, v.Worse)
	}
	return text
}

// maxSource is the longest condition that is shown, in characters.
const maxSource = 120

func shortened(source string) string {
	if r := []rune(source); len(r) > maxSource {
		return string(r[:maxSource-1]) + "…"
	}
	return source
}
