package discordtest

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
	Default     bool            `json:"default,omitempty"` // it is chosen before anybody chooses
	Emoji       json.RawMessage `json:"emoji,omitempty"`   // goes out as it came in
}

// Selects returns the select menus of all rows of the message, in order.
func (m Message) Selects() []Component { return m.ofType(ComponentSelect) }

// Choose chooses options of a select menu of a message by their values: all that are to be chosen then, for what was chosen
// before is not any more. It fails where Press does, and where the menu would not take so many, or these.
func (s *Server) Choose(m Message, u User, customID string, values ...string) (*Exchange, error) {
	if values == nil {
		values = []string{}
	}
	return s.use(m, u, ComponentSelect, customID, values)
}

// count returns how many options of a select menu there must be chosen, and how many there may.
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

// takes returns why a user can't choose the options with these values.
func (c *Component) takes(values []string) error {
	if least, most := c.count(); len(values) < least || len(values) > most {
		return fmt.Errorf("%d to %d options are to be chosen, not %d", least, most, len(values))
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
		return invalid("components: options must be between 1 and %d in length, not %d", maxSelectOptions, n)
	case length(c.Placeholder) > maxPlaceholder:
		return invalid("components: placeholder must be %d or fewer in length", maxPlaceholder)
	case least < 0 || least > maxSelectOptions:
		return invalid("components: min_values must be between 0 and %d, not %d", maxSelectOptions, least)
	case most < 1 || most > maxSelectOptions:
		return invalid("components: max_values must be between 1 and %d, not %d", maxSelectOptions, most)
	case least > most:
		return invalid("components: min_values must be %d or fewer, as max_values is", most)
	case most > n:
		return invalid("components: max_values must be %d or fewer, as there are options", n)
	}
	values := map[string]bool{}
	for _, o := range c.Options {
		if err := o.check(); err != nil {
			return err
		}
		if values[o.Value] {
			return invalid("components: The specified option value is already used: %s", o.Value)
		}
		values[o.Value] = true
	}
	return checkCustomID(c.CustomID)
}

func (o *SelectOption) check() error {
	if n := length(o.Label); n < 1 || n > maxSelectText {
		return invalid("components: an option's label must be between 1 and %d in length, not %d", maxSelectText, n)
	}
	if n := utf8.RuneCountInString(o.Value); n < 1 || n > maxSelectText {
		return invalid("components: an option's value must be between 1 and %d in length, not %d", maxSelectText, n)
	}
	if length(o.Description) > maxSelectText {
		return invalid("components: an option's description must be %d or fewer in length", maxSelectText)
	}
	return nil
}
