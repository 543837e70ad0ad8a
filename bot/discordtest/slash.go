package discordtest

import (
	"context"
	"fmt"

	"verbatim/bot/discordtest/schema"
)

// Slash runs a slash command as a client does. The command must be registered where the user is, with these options.
// Values are strings, ints, bools and Files. It fails where Discord's client would not let the user send the command.
func (s *Server) Slash(c *Channel, u User, command string, options map[string]any) (*Exchange, error) {
	s.mu.Lock()
	cmd, owners, err := s.Commands.lookup(c, u, schema.CommandChat, command)
	var data schema.Object
	if err == nil {
		data, err = s.interactions.commandData(c, u, cmd, options)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	in := s.interactions.begin(interactionCommand, c, u, owners)
	o := in.wire(s, data)
	s.mu.Unlock()
	s.interactions.send(o)
	return in.exchange, nil
}

// SlashDM runs a slash command in the user's direct messages with the bot.
func (s *Server) SlashDM(u User, command string, options map[string]any) (*Exchange, error) {
	return s.Slash(s.World.Direct(u), u, command, options)
}

// commandData returns the data of a command with values for its options. Call it with mu held.
func (l *interactions) commandData(
	c *Channel, u User, cmd *schema.Command, options map[string]any,
) (schema.Object, error) {
	values, attached, err := l.server.Files.attach(c, u, options)
	if err != nil {
		return nil, fmt.Errorf("/%s: %w", cmd.Name, err)
	}
	filled, err := cmd.Fill(values)
	data := schema.Object{"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "options": filled}
	if len(attached) > 0 {
		data["resolved"] = schema.Object{"attachments": attached}
	}
	return data, err
}

// Menu runs a command in the menu of a message. The bot gets the message with its content, whatever its intents are.
// It fails where Discord's client would not let the user do so: the command is not available to them, or the message
// is gone or private.
func (s *Server) Menu(c *Channel, u User, command string, m Message) (*Exchange, error) {
	s.mu.Lock()
	cmd, owners, err := s.Commands.lookup(c, u, schema.CommandMessage, command)
	now := s.Messages.byID[m.ID]
	if err == nil && (now == nil || now.Channel != c.ID || now.private()) {
		err = fmt.Errorf("%s: the channel has no such message", command)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	in := s.interactions.begin(interactionCommand, c, u, owners)
	o := in.wire(s, schema.Object{
		"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "target_id": now.ID,
		"resolved": schema.Object{"messages": schema.Object{now.ID: now.wire()}},
	})
	s.mu.Unlock()
	s.interactions.send(o)
	return in.exchange, nil
}

// Autocomplete types into an option of a slash command, with the values of others, and returns the choices that the
// bot offers. Required options may be missing. It fails where Discord's client would not ask the bot, and when the bot
// offers nothing before ctx is done or the interaction's deadline has passed.
func (s *Server) Autocomplete(
	ctx context.Context, c *Channel, u User, command, option, typed string, others map[string]any,
) ([]schema.Choice, error) {
	s.mu.Lock()
	cmd, owners, err := s.Commands.lookup(c, u, schema.CommandChat, command)
	var focused *schema.Option
	var filled []schema.Object
	if err == nil {
		focused, filled, err = cmd.Typing(option, typed, others)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	in := s.interactions.begin(interactionAutocomplete, c, u, owners)
	in.option = focused
	o := in.wire(s, schema.Object{"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "options": filled})
	s.mu.Unlock()
	s.interactions.send(o)

	ctx, stop := context.WithDeadline(ctx, in.due)
	defer stop()
	choices, err := in.choices.Next(ctx)
	if err != nil {
		return nil, fmt.Errorf("waiting for choices of %s: %w", option, err)
	}
	return choices, nil
}
