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

// optionFlags adds a flag for each parameter but the first.
func (t *tableCommand) optionFlags(c *cobra.Command) {
	if len(t.row.Params) < 2 {
		return
	}
	t.options = make([]choice, len(t.row.Params)-1)
	for i, p := range t.row.Params[1:] {
		t.options[i].Param = p
		flag := c.Flags().VarPF(&t.options[i], p.Name, "", p.Summary+flagLimits(p))
		if p.Kind == param.Switch {
			flag.NoOptDefVal = param.Yes
		}
		inOrder := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
		_ = c.RegisterFlagCompletionFunc(p.Name, cobra.FixedCompletions(p.Choices, inOrder))
	}
}

// flagLimits returns what the help says of the values of a parameter. Its type lists those of a choice already, and a
// switch has none.
func flagLimits(p ask.Param) string {
	switch {
	case p.Kind == param.Choice && p.Default != "":
		return " (default " + p.Default + ")"
	case p.Kind == param.Number:
		return strings.TrimRight(" "+p.Limits().String(), " ")
	}
	return ""
}

// days are the parameters whose values are days.
var days = []string{ask.ParamAfter, ask.ParamBefore, ask.ParamDate}

// A choice is the value of a parameter as a flag. It refuses values that the parameter does not allow.
type choice struct {
	ask.Param
	value string
}

// String implements pflag.Value.
func (v *choice) String() string { return v.value }

// Type implements pflag.Value. The help text shows it after the flag.
func (v *choice) Type() string {
	switch v.Kind {
	case param.Number:
		return "N"
	case param.Choice:
		return strings.Join(v.Choices, "|")
	case param.Switch:
		return "bool" // the help text then shows no type
	}
	if slices.Contains(days, v.Name) {
		return "DAY"
	}
	return strings.ToUpper(v.Name)
}

// Set implements pflag.Value.
func (v *choice) Set(value string) error {
	switch v.Kind {
	case param.Number:
		n, err := strconv.Atoi(value)
		if err != nil || n < v.Min || n > v.Max {
			return fmt.Errorf("must be a whole number from %d to %d", v.Min, v.Max)
		}
	case param.Choice:
		if !slices.Contains(v.Choices, value) {
			return fmt.Errorf("must be %s", wording.Or(v.Choices))
		}
	case param.Switch:
		if on, err := strconv.ParseBool(value); err == nil {
			value = map[bool]string{true: param.Yes, false: param.No}[on]
		} else if value != param.Yes && value != param.No {
			return errors.New("must be yes or no")
		}
	}
	v.value = value
	return nil
}
