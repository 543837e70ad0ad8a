package discordtest

import "net/http"

// Standing returns a message as it stands now, and whether it still does.
func (s *Server) Standing(id string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.messages[id]
	if m == nil {
		return Message{}, false
	}
	return *m, true
}

// Remove deletes a message as a moderator does in the client.
func (s *Server) Remove(m Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.messages, m.ID)
}

// deleteMessage deletes a message of the bot's, or with PermManageMessages anyone's.
func (s *Server) deleteMessage(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.reach(r)
	switch {
	case err != nil:
		return 0, nil, err
	case m.Author.ID == s.Bot.ID:
	case m.Guild == "":
		return 0, nil, errDirectMessages // nobody is a moderator there
	case s.channels[m.Channel].may()&PermManageMessages == 0:
		return 0, nil, errNoPermission
	}
	s.remove(m, nil)
	return 204, nil, nil
}

// reach returns the message that a channel's path names, if the bot can get at it there; at what is private nobody can.
// Call it with mu held.
func (s *Server) reach(r *http.Request) (*Message, error) {
	c := s.channels[r.PathValue("channel")]
	m := s.messages[r.PathValue("message")]
	switch {
	case c == nil:
		return nil, errUnknownChannel
	case c.foreign || c.may()&PermViewChannel == 0:
		return nil, errMissingAccess
	case m == nil || m.Channel != c.ID || m.Flags&FlagEphemeral != 0:
		return nil, errUnknownMessage
	}
	return m, nil
}

// remove deletes a message, and tells of it the exchange that it answers and the one in answer to which it goes, if that is
// another. Call it with mu held.
func (s *Server) remove(m *Message, also *Exchange) {
	delete(s.messages, m.ID)
	event := Event{Kind: Deleted, Message: *m}
	if m.exchange != nil {
		m.exchange.events.put(event)
	}
	if also != nil && also != m.exchange {
		also.events.put(event)
	}
}
