package discordtest

// Forget drops all messages, attachments, exchanges and interactions so far, which nobody asks for any more: a test that looks at a bot's memory
// does not want to see the server's.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.messages)
	clear(s.attachments)
	clear(s.downloads)
	clear(s.fetches)
	clear(s.nonces)
	clear(s.exchanges)
	clear(s.interactions)
	for _, c := range s.channels {
		c.posts.clear()
	}
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	for _, session := range s.gateway.sessions {
		session.events = nil // a resume does not get them again
	}
}
