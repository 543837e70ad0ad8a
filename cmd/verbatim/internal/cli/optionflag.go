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
	"verbatim/index/ask/param"
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
		if p.Kind == param.Switch {
			flag.NoOptDefVal = param.Yes
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
	case param.Number:
		return "N"
	case param.Choice:
		return strings.Join(v.Choices, "|")
	case param.Switch:
		return "bool" // for which the help text shows nothing
	}
	return strings.ToUpper(v.Name)
}

// Set implements pflag.Value.
func (v *choice) Set(value string) error {
	switch v.Kind {
	case param.Number:
		n, err := strconv.Atoi(value)
		if err != nil || n < v.Min || n > v.Max {
			return fmt.Errorf("a whole number from %d to %d is expected", v.Min, v.Max)
		}
	case param.Choice:
		if !slices.Contains(v.Choices, value) {
			return fmt.Errorf("%s is expected", wording.Or(v.Choices))
		}
	case param.Switch:
		if on, err := strconv.ParseBool(value); err == nil {
			value = map[bool]string{true: param.Yes, false: param.No}[on]
		} else if value != param.Yes && value != param.No {
			return errors.New("yes or no is expected")
		}
	}
	v.value = value
	return nil
}
