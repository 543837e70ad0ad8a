package ask

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// checkParams holds a request to its command's parameters.
func checkParams(c *Command, r *Request) error {
	given := strings.TrimSpace(r.Words) != "" || len(r.Files) > 0 || r.Draft != ""
	if len(c.Params) > 0 && c.Params[0].Required && !given {
		return &UsageError{Message: fmt.Sprintf("%s needs %s behind it", c.Name, wording.A(c.Params[0].Name)), Hint: "as in: " + c.Example}
	}
	for _, name := range slices.Sorted(maps.Keys(r.Options)) {
		value := r.Options[name]
		if value == "" {
			continue
		}
		p, err := c.option(name)
		if err != nil {
			return err
		}
		if err := p.check(value); err != nil {
			return err
		}
	}
	return nil
}

// option returns the option of c with that name.
func (c *Command) option(name string) (Param, error) {
	var names []string
	for _, p := range c.Params[min(1, len(c.Params)):] {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	e := &UsageError{Message: c.Name + " has no option " + repeated(name)}
	if len(names) > 0 {
		e.Hint = "its options are " + strings.Join(names, ", ")
	}
	if near, ok := query.Nearest(name, names); ok {
		e.Hint = fmt.Sprintf("did you mean %s? %s", near, e.Hint)
	}
	return Param{}, e
}

// check reports what is wrong with a value of the parameter.
func (p *Param) check(value string) error {
	if p.Kind == Line {
		return checkLine(p.Name, value, p.Max)
	}
	if p.takes(value) {
		return nil
	}
	return &UsageError{Message: p.Name + " can't be " + repeated(value), Hint: p.expected()}
}

// checkLine reports what is wrong with one line of text.
func checkLine(name, value string, most int) error {
	err := corpus.CheckLine(strings.TrimSpace(value), most)
	if err == nil {
		return nil
	}
	wrong, hint, _ := strings.Cut(err.Error(), "; ")
	return &UsageError{Message: name + " " + wrong, Hint: hint}
}

// takes reports whether a value is one of the parameter's.
func (p *Param) takes(value string) bool {
	switch p.Kind {
	case Number:
		n, err := strconv.Atoi(value)
		return err == nil && n >= p.Min && n <= p.Max
	case Choice:
		return slices.Contains(p.Choices, value)
	case Switch:
		return slices.Contains(yes, value) || slices.Contains(no, value)
	}
	return true
}

// expected says what values the parameter takes.
func (p *Param) expected() string {
	switch p.Kind {
	case Number:
		return fmt.Sprintf("expected a whole number from %d to %d", p.Min, p.Max)
	case Choice:
		return "expected " + wording.Or(p.Choices)
	case Switch:
		return "expected yes or no"
	}
	return "expected " + p.Summary
}

// What a Switch can be: what is typed, and what a boolean prints as.
var yes, no = []string{Yes, "true"}, []string{"no", "false"}

// Yes is the value of a Switch that is on.
const Yes = "yes"

// on reports whether the switch of that name is on.
func (r *Request) on(name string) bool { return slices.Contains(yes, r.Options[name]) }

// listLimit is how many speakers or articles are listed without a limit: as many as one message holds well.
const listLimit = 10

// limit returns the limit that r asks for, or the one without.
func (r *Request) limit(without int) int {
	if n, err := strconv.Atoi(r.Options[ParamLimit]); err == nil { // checked by checkParams
		return n
	}
	if r.Most > 0 {
		return r.Most
	}
	return without
}

// searchOptions returns the options of a search for r.
func (r *Request) searchOptions() index.Options {
	o := index.Options{Limit: r.limit(index.DefaultLimit), All: r.All, Copies: r.Copies, Counts: r.Counts}
	if r.Options[ParamSort] == sortDate {
		o.Order = index.ByDate
	}
	return o
}
