package discordtest

import (
	"net/http"
	"strings"
)

func (s *Server) editMessage(r *http.Request) (int, any, error) {
	f, err := readForm(r)
	if err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := s.reach(r)
	if err != nil {
		return 0, nil, err
	}
	if m.Author.ID != s.Bot.ID {
		return 0, nil, errNotYours
	}
	if s.channels[m.Channel].may()&PermEmbedLinks == 0 {
		f.Embeds = nil
	}
	if err := s.change(m, f); err != nil {
		return 0, nil, err
	}
	if m.exchange != nil {
		m.exchange.events.put(Event{Kind: Edited, Message: *m})
	}
	return 200, m.wire(), nil
}

// change applies an edit: fields that were not sent stay, mentions are parsed anew. Call it with mu held.
func (s *Server) change(m *Message, f *form) error {
	next := *m
	if _, ok := f.has["content"]; ok {
		next.Content = strings.TrimSpace(f.Content)
	}
	if _, ok := f.has["embeds"]; ok {
		next.Embeds = f.Embeds
	}
	if _, ok := f.has["components"]; ok {
		next.Components = f.Components
	}
	if _, ok := f.has["flags"]; ok {
		next.Flags = next.Flags&^FlagSuppressEmbeds | f.Flags&FlagSuppressEmbeds
	}
	next.Files = append(next.Files[:len(next.Files):len(next.Files)], s.keep(s.channels[m.Channel], f.files)...)
	next.AllowedMentions = f.AllowedMentions
	if next.Content == "" && len(next.Embeds) == 0 && len(next.Files) == 0 {
		return errEmpty
	}
	*m = next
	return nil
}
