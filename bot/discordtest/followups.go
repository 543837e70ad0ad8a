package discordtest

import (
	"net/http"
	"time"
)

// original is how a path names the first response.
const original = "@original"

// valid returns the interaction that a webhook's path names, if it may still be answered further; what was typed into an
// option may never be. Call it with mu held.
func (s *Server) valid(r *http.Request) (*interaction, error) {
	in := s.interactions[r.PathValue("token")]
	switch {
	case in == nil || in.responded == 0 || in.kind == interactionAutocomplete || r.PathValue("app") != s.Bot.ID:
		return nil, errUnknownWebhook
	case time.Now().After(in.expires):
		return nil, errTokenExpired
	}
	return in, nil
}

// message returns the message of the interaction that a path names: nil when it is not there, or is another interaction's.
// Call it with mu held.
func (s *Server) message(in *interaction, id string) *Message {
	if id == original {
		id = in.original
	}
	m := s.messages[id]
	if m == nil || m.of != in && m.ID != in.original {
		return nil
	}
	return m
}

// followUp takes a further message to an interaction; the first one behind a deferral fills it.
func (s *Server) followUp(r *http.Request) (int, any, error) {
	f, err := readForm(r)
	if err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.valid(r)
	if err != nil {
		return 0, nil, err
	}
	var m *Message
	switch {
	case in.pending:
		if m, err = s.fill(in, f); err != nil {
			return 0, nil, err
		}
	case f.empty():
		return 0, nil, errEmpty
	case in.channel.foreign && in.followUps == maxFollowUps:
		return 0, nil, errTooManyFollowUps
	default:
		in.followUps++
		m = s.storeResponse(in, f)
	}
	in.exchange.events.put(Event{Kind: Posted, Message: *m})
	return 200, m.wire(), nil
}

// editResponse changes the first response (@original) or a further message to an interaction.
func (s *Server) editResponse(r *http.Request) (int, any, error) {
	f, err := readForm(r)
	if err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.valid(r)
	if err != nil {
		return 0, nil, err
	}
	m, kind := s.message(in, r.PathValue("message")), Edited
	switch {
	case in.pending && r.PathValue("message") == original:
		m, err = s.fill(in, f)
	case m == nil:
		err = errUnknownMessage
	default:
		err = s.change(m, f)
	}
	if err != nil {
		return 0, nil, err
	}
	if m.ID == in.pressed {
		kind = Updated
	}
	in.exchange.events.put(Event{Kind: kind, Message: *m})
	return 200, m.wire(), nil
}

// deleteResponse deletes the first response (@original), or the deferral in its place, or a further message.
func (s *Server) deleteResponse(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.valid(r)
	if err != nil {
		return 0, nil, err
	}
	if in.pending && r.PathValue("message") == original {
		in.pending = false
		in.exchange.events.put(Event{Kind: Deleted, Message: Message{Flags: in.flags, Interaction: true}})
		return 204, nil, nil
	}
	m := s.message(in, r.PathValue("message"))
	if m == nil {
		return 0, nil, errUnknownMessage
	}
	s.remove(m, in.exchange)
	return 204, nil, nil
}
