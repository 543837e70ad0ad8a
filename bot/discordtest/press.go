package discordtest

import (
	"fmt"
	"slices"
)

// Press presses a button of a message. It fails where Discord's client would not let the user: the message as it stands now
// has no such button or it is disabled, the message is gone, or the user does not see it. Who presses need not be who asked.
func (s *Server) Press(m Message, u User, customID string) (*Exchange, error) {
	s.mu.Lock()
	now := s.messages[m.ID]
	if err := s.mayPress(now, u, customID); err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("pressing %s: %w", customID, err)
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
	in.pressed = now.ID
	o := in.wire(s, object{"custom_id": customID, "component_type": ComponentButton})
	o["message"] = now.wire()
	s.mu.Unlock()
	s.sendInteraction(o)
	return in.exchange, nil
}

// mayPress returns why the user can't press a button of a message. Call it with mu held.
func (s *Server) mayPress(m *Message, u User, customID string) error {
	if m == nil {
		return fmt.Errorf("the message is not there any more")
	}
	if !s.sees(s.channels[m.Channel], u) || m.Flags&FlagEphemeral != 0 && m.of.user.ID != u.ID {
		return fmt.Errorf("the message is not shown to %s", u.Name)
	}
	i := slices.IndexFunc(m.Buttons(), func(b Component) bool { return b.Style != styleLink && b.CustomID == customID })
	switch {
	case i < 0:
		return fmt.Errorf("the message has no such button")
	case m.Buttons()[i].Disabled:
		return fmt.Errorf("the button is disabled")
	}
	return nil
}
