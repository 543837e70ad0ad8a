package schema

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Fill checks values against the command's options and returns the options as they are sent.
func (c *Command) Fill(values map[string]any) ([]Object, error) {
	wired := []Object{}
	known := 0
	for _, o := range c.Options {
		v, ok := values[o.Name]
		if !ok {
			if o.Required {
				return nil, fmt.Errorf("/%s: the option %s is required", c.Name, o.Name)
			}
			continue
		}
		known++
		if !o.takes(v) {
			return nil, fmt.Errorf("/%s: %v is not a value for the option %s", c.Name, v, o.Name)
		}
		if f, ok := v.(File); ok {
			v = f.ID
		}
		wired = append(wired, Object{"name": o.Name, "type": o.Type, "value": v})
	}
	if known < len(values) {
		return nil, fmt.Errorf("/%s: unknown options among %v", c.Name, values)
	}
	return wired, nil
}

// takes reports whether a client would let a user send the value.
func (o *Option) takes(value any) bool {
	fits := false
	switch v := value.(type) {
	case string:
		n := Length(v)
		longEnough, shortEnough := o.MinLength == nil || n >= *o.MinLength, o.MaxLength == nil || n <= *o.MaxLength
		fits = o.Type == OptionString && longEnough && shortEnough
	case int:
		n := float64(v)
		fits = o.Type == OptionInteger && (o.MinValue == nil || n >= *o.MinValue) && (o.MaxValue == nil || n <= *o.MaxValue)
	case bool:
		fits = o.Type == OptionBoolean
	case File:
		fits = o.Type == OptionAttachment
	}
	return fits && (len(o.Choices) == 0 || slices.ContainsFunc(o.Choices, func(c Choice) bool {
		return fmt.Sprint(c.Value) == fmt.Sprint(value)
	}))
}

// Typing returns the option that is typed into, and all options as they are sent.
func (c *Command) Typing(option, typed string, others map[string]any) (*Option, []Object, error) {
	i := slices.IndexFunc(c.Options, func(o Option) bool { return o.Name == option })
	if i < 0 || !c.Options[i].Autocomplete {
		return nil, nil, fmt.Errorf("/%s: the option %s has no autocomplete", c.Name, option)
	}
	relaxed := *c
	relaxed.Options = slices.Clone(c.Options)
	for j := range relaxed.Options {
		relaxed.Options[j].Required = false
	}
	relaxed.Options[i] = Option{Type: OptionString, Name: option} // the value need not be complete
	values := map[string]any{option: typed}
	for name, v := range others {
		if _, ok := v.(File); ok {
			return nil, nil, fmt.Errorf("/%s: the server does not know how a file is sent while %s is typed", c.Name, option)
		}
		if name != option {
			values[name] = v
		}
	}
	wired, err := relaxed.Fill(values)
	for _, o := range wired {
		if o["name"] == option {
			o["type"], o["focused"] = c.Options[i].Type, true
		}
	}
	return &c.Options[i], wired, err
}

// ReadChoices reads and checks the choices in a response.
func (o *Option) ReadChoices(f *Form) ([]Choice, error) {
	choices := []Choice{}
	if json.Unmarshal(f.Has["choices"], &choices) != nil || choices == nil {
		return nil, Invalid("choices: this field is required")
	}
	if len(choices) > maxChoices {
		return nil, Invalid("choices: must be %d or fewer in length", maxChoices)
	}
	for _, c := range choices {
		if err := c.check(o.Name); err != nil {
			return nil, err
		}
		if _, text := c.Value.(string); text != (o.Type == OptionString) {
			return nil, Invalid("choices: %v is not a value for the option %s", c.Value, o.Name)
		}
	}
	return choices, nil
}
