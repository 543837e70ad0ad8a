package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Limits of select menus, of the component reference.
const (
	maxSelectOptions = 25
	maxSelectText    = 100 // of an option's label, value and description
	maxPlaceholder   = 150
)

// A SelectOption is an option of a select menu.
type SelectOption struct {
	Label       string          `json:"label"`
	Value       string          `json:"value"`
	Description string          `json:"description,omitempty"`
	Default     bool            `json:"default,omitempty"` // chosen at first
	Emoji       json.RawMessage `json:"emoji,omitempty"`   // sent as it was received
}

// count returns how many options of a select menu must be chosen, and how many may be.
func (c *Component) count() (least, most int) {
	least, most = 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
	}
	return least, most
}

// Takes returns why a user can't choose the options with these values.
func (c *Component) Takes(values []string) error {
	if least, most := c.count(); len(values) < least || len(values) > most {
		return fmt.Errorf("choose %d to %d options, not %d", least, most, len(values))
	}
	for i, v := range values {
		if slices.Contains(values[:i], v) {
			return fmt.Errorf("the option %s is chosen twice", v)
		}
		if !slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == v }) {
			return fmt.Errorf("there is no option %s", v)
		}
	}
	return nil
}

func (c *Component) checkSelect() error {
	least, most := c.count()
	switch n := len(c.Options); {
	case n < 1 || n > maxSelectOptions:
		return Invalid("components: options must be between 1 and %d in length, not %d", maxSelectOptions, n)
	case Length(c.Placeholder) > maxPlaceholder:
		return Invalid("components: placeholder must be %d or fewer in length", maxPlaceholder)
	case least < 0 || least > maxSelectOptions:
		return Invalid("components: min_values must be between 0 and %d, not %d", maxSelectOptions, least)
	case most < 1 || most > maxSelectOptions:
		return Invalid("components: max_values must be between 1 and %d, not %d", maxSelectOptions, most)
	case least > most:
		return Invalid("components: min_values must be %d or fewer, as max_values is", most)
	case most > n:
		return Invalid("components: max_values must be %d or fewer, as there are options", n)
	}
	values := map[string]bool{}
	for _, o := range c.Options {
		if err := o.check(); err != nil {
			return err
		}
		if values[o.Value] {
			return Invalid("components: The specified option value is already used: %s", o.Value)
		}
		values[o.Value] = true
	}
	return checkCustomID(c.CustomID)
}

func (o *SelectOption) check() error {
	if n := Length(o.Label); n < 1 || n > maxSelectText {
		return Invalid("components: an option's label must be between 1 and %d in length, not %d", maxSelectText, n)
	}
	if n := utf8.RuneCountInString(o.Value); n < 1 || n > maxSelectText {
		return Invalid("components: an option's value must be between 1 and %d in length, not %d", maxSelectText, n)
	}
	if Length(o.Description) > maxSelectText {
		return Invalid("components: an option's description must be %d or fewer in length", maxSelectText)
	}
	return nil
}
