package discordtest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// Autocomplete types into an option of a slash command, with the values of others, and returns the choices that the bot
// offers. Required options may be missing. It fails where Discord's client would ask the bot for nothing, and when the bot
// offers nothing before ctx is done or the interaction's deadline has passed.
func (s *Server) Autocomplete(ctx context.Context, c *Channel, u User, command, option, typed string, others map[string]any) ([]Choice, error) {
	s.mu.Lock()
	cmd, owners, err := s.lookup(c, u, CommandChat, command)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	focused, wired, err := cmd.typing(option, typed, others)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	in := s.begin(interactionAutocomplete, c, u, owners)
	in.option = focused
	o := in.wire(s, object{"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "options": wired})
	s.mu.Unlock()
	s.sendInteraction(o)

	ctx, stop := context.WithDeadline(ctx, in.due)
	defer stop()
	choices, err := in.choices.next(ctx)
	if err != nil {
		return nil, fmt.Errorf("waiting for choices of %s: %w", option, err)
	}
	return choices, nil
}

// typing is the option that is typed into, and all options on the wire.
func (c *Command) typing(option, typed string, others map[string]any) (*Option, []object, error) {
	i := slices.IndexFunc(c.Options, func(o Option) bool { return o.Name == option })
	if i < 0 || !c.Options[i].Autocomplete {
		return nil, nil, fmt.Errorf("/%s: there is no autocomplete for the option %s", c.Name, option)
	}
	relaxed := *c
	relaxed.Options = slices.Clone(c.Options)
	for j := range relaxed.Options {
		relaxed.Options[j].Required = false
	}
	relaxed.Options[i] = Option{Type: OptionString, Name: option} // whatever it takes, it may not be all typed yet
	values := map[string]any{option: typed}
	for name, v := range others {
		if _, ok := v.(File); ok {
			return nil, nil, fmt.Errorf("/%s: the server does not know how a file is sent while %s is typed", c.Name, option)
		}
		if name != option {
			values[name] = v
		}
	}
	wired, err := relaxed.fill(values)
	for _, o := range wired {
		if o["name"] == option {
			o["type"], o["focused"] = c.Options[i].Type, true
		}
	}
	return &c.Options[i], wired, err
}

// readChoices reads and checks the choices in a response.
func (o *Option) readChoices(f *form) ([]Choice, error) {
	choices := []Choice{}
	if json.Unmarshal(f.has["choices"], &choices) != nil || choices == nil {
		return nil, invalid("choices: this field is required")
	}
	if len(choices) > maxChoices {
		return nil, invalid("choices: must be %d or fewer in length", maxChoices)
	}
	for _, c := range choices {
		if err := c.check(o.Name); err != nil {
			return nil, err
		}
		if _, text := c.Value.(string); text != (o.Type == OptionString) {
			return nil, invalid("choices: %v is no value for the option %s", c.Value, o.Name)
		}
	}
	return choices, nil
}
