package discordtest

import (
	"fmt"
	"slices"
)

// Press presses a button of a message. It fails where Discord's client would not let the user: the message as it stands now
// has no such button or it is disabled, the message is gone, or the user does not see it. Who presses need not be who asked.
func (s *Server) Press(m Message, u User, customID string) (*Exchange, error) {
	return s.use(m, u, ComponentButton, customID, nil)
}

// use has a user use a component of a message, with the values of what was chosen in a select menu.
func (s *Server) use(m Message, u User, kind int, customID string, values []string) (*Exchange, error) {
	s.mu.Lock()
	now := s.messages[m.ID]
	if err := s.mayUse(now, u, kind, customID, values); err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("using %s: %w", customID, err)
	}
	// the message keeps the installation that it came through, so nobody who presses needs one of their own
	owners := object{"0": "0"}
	if now.Guild != "" {
		owners["0"] = now.Guild
	}
	if now.of != nil {
		owners = now.of.owners
	}
	in := s.begin(interactionComponent, s.channels[now.Channel], u, owners)
	in.pressed, in.on = now.ID, now
	data := object{"custom_id": customID, "component_type": kind}
	if kind == ComponentSelect {
		data["values"] = values
	}
	o := in.wire(s, data)
	o["message"] = now.wire()
	s.mu.Unlock()
	s.sendInteraction(o)
	return in.exchange, nil
}

// mayUse returns why the user can't use a component of a message. Call it with mu held.
func (s *Server) mayUse(m *Message, u User, kind int, customID string, values []string) error {
	if m == nil {
		return fmt.Errorf("the message is not there any more")
	}
	if !s.sees(s.channels[m.Channel], u) || m.Flags&FlagEphemeral != 0 && m.of.user.ID != u.ID {
		return fmt.Errorf("the message is not shown to %s", u.Name)
	}
	all := m.ofType(kind)
	i := slices.IndexFunc(all, func(c Component) bool { return c.Style != styleLink && c.CustomID == customID })
	switch {
	case i < 0:
		return fmt.Errorf("the message has no such component")
	case all[i].Disabled:
		return fmt.Errorf("it is disabled")
	case kind == ComponentSelect:
		return all[i].takes(values)
	}
	return nil
}
