package schema

import (
	"fmt"
	"slices"
	"strings"
)

// Types of options that the server knows.
const (
	OptionString     = 3
	OptionInteger    = 4
	OptionBoolean    = 5
	OptionNumber     = 10
	OptionAttachment = 11
)

// An Option is an option of a command.
type Option struct {
	Type         int      `json:"type"`
	Name         string   `json:"name"`
	Description  string   `json:"description"`
	Required     bool     `json:"required,omitempty"`
	Autocomplete bool     `json:"autocomplete,omitempty"`
	Choices      []Choice `json:"choices,omitempty"`
	MinValue     *float64 `json:"min_value,omitempty"`
	MaxValue     *float64 `json:"max_value,omitempty"`
	MinLength    *int     `json:"min_length,omitempty"`
	MaxLength    *int     `json:"max_length,omitempty"`

	Localizations
}

// A Choice is a fixed value of an option.
type Choice struct {
	Name  string            `json:"name"`
	Value any               `json:"value"`
	Names map[string]string `json:"name_localizations,omitempty"`
}

func (o *Option) check() error {
	if err := checkName(o.Name, o.Description); err != nil {
		return err
	}
	if err := o.Localizations.check(o.Name, false); err != nil {
		return err
	}
	if o.Type < 1 || o.Type > OptionAttachment {
		return Invalid("%s: no such option type: %d", o.Name, o.Type)
	}
	if len(o.Choices) > maxChoices || len(o.Choices) > 0 && o.Autocomplete {
		return Invalid("%s: at most %d choices, and none with autocomplete", o.Name, maxChoices)
	}
	if o.Autocomplete && !slices.Contains([]int{OptionString, OptionInteger, OptionNumber}, o.Type) {
		return Invalid("%s: autocomplete is for options of strings and numbers", o.Name)
	}
	if len(o.Choices) > 0 && !slices.Contains([]int{OptionString, OptionInteger, OptionNumber}, o.Type) {
		return Invalid("%s: choices are for options of strings and numbers", o.Name)
	}
	for _, c := range o.Choices {
		if err := c.check(o.Name); err != nil {
			return err
		}
	}
	if !between(o.MinLength, 0, maxOptionText) || !between(o.MaxLength, 1, maxOptionText) {
		return Invalid("%s: min_length 0 to %d, max_length 1 to %d", o.Name, maxOptionText, maxOptionText)
	}
	return nil
}

// maxOptionText is how many characters the value of an option may have, of the page of commands.
const maxOptionText = 6000

// between reports whether n is nil or from least to most.
func between(n *int, least, most int) bool { return n == nil || *n >= least && *n <= most }

func (c *Choice) check(option string) error {
	n, value := Length(c.Name), Length(fmt.Sprint(c.Value))
	if n < 1 || n > maxDescriptionCh || c.Value == nil || value > maxDescriptionCh {
		return Invalid("%s: a choice's name has 1 to %d characters, and its value at most as many", option, maxDescriptionCh)
	}
	if longest("", c.Names) > maxDescriptionCh {
		return Invalid("%s: the name of a choice has at most %d characters in each language", option, maxDescriptionCh)
	}
	return nil
}

func checkName(name, description string) error {
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		return Invalid("name: %q is not a command or option name", name)
	}
	if n := Length(description); n < 1 || n > maxDescriptionCh {
		return Invalid("%s: description must be 1 to %d in length, not %d", name, maxDescriptionCh, n)
	}
	return nil
}
