package discordtest

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// maxMenuName is how many characters the name of a command in a menu may have; unlike a chat command's it may have spaces
// and upper case.
const maxMenuName = 32

// checkKind returns the first rule of its type that the command breaks.
func (c *Command) checkKind() error {
	n := utf8.RuneCountInString(c.Name)
	switch {
	case c.Type == CommandChat:
		return checkName(c.Name, c.Description)
	case c.Type != CommandUser && c.Type != CommandMessage:
		return invalid("%s: no such command type: %d", c.Name, c.Type)
	case n > maxMenuName || length(c.Name) == 0:
		return invalid("name: must be 1 to %d in length, not %d", maxMenuName, n)
	case c.Description != "":
		return invalid("%s: Context menu commands cannot have description", c.Name)
	case len(c.Options) > 0:
		return invalid("%s: Context menu commands cannot have options", c.Name)
	}
	return nil
}

// within reports whether the values are between 0 and most, and each is there once.
func within(values []int, most int) bool {
	for i, v := range values {
		if v < 0 || v > most || slices.Contains(values[:i], v) {
			return false
		}
	}
	return true
}

// Menu runs a command in the menu of a message, which the bot gets with its content whatever its intents are. It fails
// where Discord's client would not let the user do so: the command is not there for them, the message is not there any
// more or is private, for those have no such menu.
func (s *Server) Menu(c *Channel, u User, command string, m Message) (*Exchange, error) {
	s.mu.Lock()
	cmd, owners, err := s.lookup(c, u, CommandMessage, command)
	now := s.messages[m.ID]
	if err == nil && (now == nil || now.Channel != c.ID || now.Flags&FlagEphemeral != 0) {
		err = fmt.Errorf("%s: there is no such message in the channel", command)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	in := s.begin(interactionCommand, c, u, owners)
	o := in.wire(s, object{
		"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "target_id": now.ID,
		"resolved": object{"messages": object{now.ID: now.wire()}},
	})
	s.mu.Unlock()
	s.sendInteraction(o)
	return in.exchange, nil
}
