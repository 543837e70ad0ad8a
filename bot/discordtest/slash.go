package discordtest

import (
	"fmt"
	"slices"
	"strconv"
)

// Slash runs a slash command as a client does: the command must be registered, where the user is, with these options; the
// values are strings, ints, bools and Files. It fails where Discord's client would not let the user send it.
func (s *Server) Slash(c *Channel, u User, command string, options map[string]any) (*Exchange, error) {
	s.mu.Lock()
	cmd, owners, err := s.lookup(c, u, CommandChat, command)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	data, err := s.filled(c, u, cmd, options)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	in := s.begin(interactionCommand, c, u, owners)
	o := in.wire(s, data)
	s.mu.Unlock()
	s.sendInteraction(o)
	return in.exchange, nil
}

// SlashDM runs a slash command in the user's direct messages with the bot.
func (s *Server) SlashDM(u User, command string, options map[string]any) (*Exchange, error) {
	return s.Slash(s.Direct(u), u, command, options)
}

// filled is the data of a command with values for its options. Call it with mu held.
func (s *Server) filled(c *Channel, u User, cmd *Command, options map[string]any) (object, error) {
	values, attached, err := s.attach(c, u, options)
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", cmd.Name, err)
	}
	wired, err := cmd.fill(values)
	data := object{"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "options": wired}
	if len(attached) > 0 {
		data["resolved"] = object{"attachments": attached}
	}
	return data, err
}

// lookup finds a command of a type that the user may run in the channel, and through whose installation. Call it with mu held.
func (s *Server) lookup(c *Channel, u User, kind int, name string) (*Command, object, error) {
	if !s.sees(c, u) {
		return nil, nil, fmt.Errorf("%s does not see the channel", u.Name)
	}
	lists := [][]Command{s.commands[""]}
	if c.Guild != "" {
		lists = [][]Command{s.commands[c.Guild], s.commands[""]}
	}
	for _, list := range lists {
		for i, cmd := range list {
			owners := s.owners(&list[i], c, u)
			if cmd.Name != name || cmd.Type != kind || len(owners) == 0 {
				continue
			}
			if cmd.Permissions != nil && c.Guild != "" && !may(s.guilds[c.Guild].permissions(u.ID), *cmd.Permissions) {
				return nil, nil, fmt.Errorf("/%s is not shown to %s: the command is for members with permissions %s", name, u.Name, *cmd.Permissions)
			}
			return &list[i], owners, nil
		}
	}
	return nil, nil, fmt.Errorf("/%s is not registered here", name)
}

// owners returns through which installations a command is there for the user in the channel; none when it is not. Call it
// with mu held.
func (s *Server) owners(cmd *Command, c *Channel, u User) object {
	owners := object{}
	if cmd.Guild != "" {
		owners["0"] = cmd.Guild
		return owners
	}
	if !slices.Contains(cmd.Contexts, c.context()) {
		return owners
	}
	if slices.Contains(cmd.IntegrationTypes, InstalledForGuild) && !c.foreign {
		owners["0"] = "0" // what stands for the bot's direct messages
		if c.Guild != "" {
			owners["0"] = c.Guild
		}
	}
	if slices.Contains(cmd.IntegrationTypes, InstalledForUser) && s.installed[u.ID] {
		owners["1"] = u.ID
	}
	return owners
}

func may(has int64, needs string) bool {
	n, _ := strconv.ParseInt(needs, 10, 64)
	return has&PermAdministrator != 0 || n != 0 && has&n == n
}

// fill checks values against the command's options and puts them on the wire.
func (c *Command) fill(values map[string]any) ([]object, error) {
	wired := []object{}
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
			return nil, fmt.Errorf("/%s: %v is no value for the option %s", c.Name, v, o.Name)
		}
		if f, ok := v.(File); ok {
			v = f.ID
		}
		wired = append(wired, object{"name": o.Name, "type": o.Type, "value": v})
	}
	if known < len(values) {
		return nil, fmt.Errorf("/%s: there are other options than %v", c.Name, values)
	}
	return wired, nil
}

// takes reports whether a client would let a user send the value.
func (o *Option) takes(value any) bool {
	fits := false
	switch v := value.(type) {
	case string:
		n := length(v)
		fits = o.Type == OptionString && (o.MinLength == nil || n >= *o.MinLength) && (o.MaxLength == nil || n <= *o.MaxLength)
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
