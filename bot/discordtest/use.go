package discordtest

import (
	"fmt"
	"slices"
	"time"

	"verbatim/bot/discordtest/schema"
)

// Press presses a button of a message. It fails where Discord's client would not let the user: the message as it is
// now has no such button or it is disabled, the message is gone, or the user does not see it. Any user who sees it may
// press.
func (s *Server) Press(m Message, u User, customID string) (*Exchange, error) {
	return s.interactions.use(m, u, schema.ComponentButton, customID, nil)
}

// Choose chooses options of a select menu of a message by their values. Earlier choices no longer count. It fails where
// Press does, and if the menu does not take so many options, or these.
func (s *Server) Choose(m Message, u User, customID string, values ...string) (*Exchange, error) {
	if values == nil {
		values = []string{}
	}
	return s.interactions.use(m, u, schema.ComponentSelect, customID, values)
}

// use has a user use a component of a message. values are what was chosen in a select menu.
func (l *interactions) use(m Message, u User, kind int, customID string, values []string) (*Exchange, error) {
	s := l.server
	s.mu.Lock()
	now := s.Messages.byID[m.ID]
	if err := l.mayUse(now, u, kind, customID, values); err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("using %s: %w", customID, err)
	}
	in := l.begin(interactionComponent, s.World.channels[now.Channel], u, now.owners())
	in.pressed, in.on = now.ID, now
	data := schema.Object{"custom_id": customID, "component_type": kind}
	if kind == schema.ComponentSelect {
		data["values"] = values
	}
	o := in.wire(s, data)
	o["message"] = now.wire()
	s.mu.Unlock()
	l.send(o)
	return in.exchange, nil
}

// owners returns the installation that the message came through. A user who presses needs none of their own.
func (m *Message) owners() schema.Object {
	switch {
	case m.of != nil:
		return m.of.owners
	case m.Guild != "":
		return schema.Object{"0": m.Guild}
	}
	return schema.Object{"0": "0"}
}

// mayUse returns why the user can't use a component of a message, which may be nil. Call it with mu held.
func (l *interactions) mayUse(m *Message, u User, kind int, customID string, values []string) error {
	if m == nil {
		return fmt.Errorf("the message is gone")
	}
	if !l.server.World.channels[m.Channel].has(u) || m.private() && m.of.user.ID != u.ID {
		return fmt.Errorf("the message is not shown to %s", u.Name)
	}
	all := m.ofType(kind)
	i := slices.IndexFunc(all, func(c schema.Component) bool {
		return c.Style != schema.StyleLink && c.CustomID == customID
	})
	switch {
	case i < 0:
		return fmt.Errorf("the message has no such component")
	case all[i].Disabled:
		return fmt.Errorf("it is disabled")
	case kind == schema.ComponentSelect:
		return all[i].Takes(values)
	}
	return nil
}

// SubmitModal submits a modal with the values of its inputs, by their ids. Other inputs keep their text. It fails
// where Discord's client would not let the user: a value is missing, too short or too long, the modal is another
// user's, or the bot has answered and so closed it. If the bot has not answered within the deadline, the modal can be
// submitted again.
func (s *Server) SubmitModal(m Modal, u User, values map[string]string) (*Exchange, error) {
	s.mu.Lock()
	rows, err := m.Fill(values)
	if err == nil {
		err = m.maySubmit(u)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("submitting %s: %w", m.CustomID, err)
	}
	in := s.interactions.begin(interactionModal, m.of.channel, u, m.of.owners)
	in.from, in.on, in.pressed = m.of, m.of.on, m.of.pressed
	m.of.submitted = in
	o := in.wire(s, schema.Object{"custom_id": m.CustomID, "components": rows})
	if in.on != nil {
		o["message"] = in.on.wire()
	}
	s.mu.Unlock()
	s.interactions.send(o)
	return in.exchange, nil
}

// maySubmit returns why the user can't submit the modal. Call it with the server's mu held.
func (m *Modal) maySubmit(u User) error {
	switch {
	case m.of == nil:
		return fmt.Errorf("the bot has opened no such modal")
	case m.of.user.ID != u.ID:
		return fmt.Errorf("the modal is not shown to %s", u.Name)
	case m.of.submitted == nil:
		return nil
	case m.of.submitted.responded != 0:
		return fmt.Errorf("the modal is closed")
	case time.Now().Before(m.of.submitted.due):
		return fmt.Errorf("the modal waits for the bot")
	}
	return nil
}
