package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// optionFlags makes a flag of each parameter behind the first.
func (t *tableCommand) optionFlags(c *cobra.Command) {
	if len(t.row.Params) < 2 {
		return
	}
	t.options = make([]choice, len(t.row.Params)-1)
	for i, p := range t.row.Params[1:] {
		t.options[i].Param = p
		summary := p.Summary
		if p.Default != "" {
			summary += " (default " + p.Default + ")"
		}
		flag := c.Flags().VarPF(&t.options[i], p.Name, "", summary)
		if p.Kind == ask.Switch {
			flag.NoOptDefVal = ask.Yes
		}
		_ = c.RegisterFlagCompletionFunc(p.Name, cobra.FixedCompletions(p.Choices, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder))
	}
}

// A choice is the value of a parameter as a flag; it refuses what the parameter does not allow.
type choice struct {
	ask.Param
	value string
}

// String implements pflag.Value.
func (v *choice) String() string { return v.value }

// Type implements pflag.Value; it is what the help text shows behind the flag.
func (v *choice) Type() string {
	switch v.Kind {
	case ask.Number:
		return "N"
	case ask.Choice:
		return strings.Join(v.Choices, "|")
	case ask.Switch:
		return "bool" // for which the help text shows nothing
	}
	return strings.ToUpper(v.Name)
}

// Set implements pflag.Value.
func (v *choice) Set(value string) error {
	switch v.Kind {
	case ask.Number:
		n, err := strconv.Atoi(value)
		if err != nil || n < v.Min || n > v.Max {
			return fmt.Errorf("a whole number from %d to %d is expected", v.Min, v.Max)
		}
	case ask.Choice:
		if !slices.Contains(v.Choices, value) {
			return fmt.Errorf("%s is expected", wording.Or(v.Choices))
		}
	case ask.Switch:
		if on, err := strconv.ParseBool(value); err == nil {
			value = map[bool]string{true: ask.Yes, false: "no"}[on]
		} else if value != ask.Yes && value != "no" {
			return errors.New("yes or no is expected")
		}
	}
	v.value = value
	return nil
}
