package discordtest

import (
	"net/http"
	"slices"
	"time"
)

// Types of an interaction's first response, of the page on receiving and responding.
const (
	respondMessage        = 4
	respondDeferred       = 5
	respondDeferredUpdate = 6
	respondUpdate         = 7
	respondChoices        = 8
	respondModal          = 9
)

// responses are the types of response that an interaction of a type takes; a submitted modal does not take all of its own
// where there is no message.
var responses = map[int][]int{
	interactionCommand:      {respondMessage, respondDeferred, respondModal},
	interactionComponent:    {respondMessage, respondDeferred, respondDeferredUpdate, respondUpdate, respondModal},
	interactionAutocomplete: {respondChoices},
	interactionModal:        {respondMessage, respondDeferred, respondDeferredUpdate, respondUpdate},
}

// allows reports whether the interaction may be answered with a type of response.
func (in *interaction) allows(kind int) bool {
	if (kind == respondDeferredUpdate || kind == respondUpdate) && in.pressed == "" {
		return false
	}
	return slices.Contains(responses[in.kind], kind)
}

// readResponse reads and checks the first response to an interaction.
func readResponse(r *http.Request) (kind int, f *form, err error) {
	var outer struct {
		Type int `json:"type"`
	}
	if f, err = parseForm(r, &outer); err != nil {
		return 0, nil, err
	}
	if outer.Type == respondModal {
		f.modal, err = f.readModal()
	} else {
		err = f.check()
	}
	return outer.Type, f, err
}

// callback takes the first response to an interaction.
func (s *Server) callback(r *http.Request) (int, any, error) {
	kind, f, err := readResponse(r)
	if err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	in := s.interactions[r.PathValue("token")]
	switch {
	case in == nil || in.id != r.PathValue("id"):
		err = errUnknownAction
	case in.responded != 0:
		err = errAcknowledged
	case time.Now().After(in.due):
		err = errUnknownAction
	case !in.allows(kind):
		err = invalid("type: %d is no response to an interaction of type %d", kind, in.kind)
	default:
		err = s.respond(in, kind, f)
	}
	s.mu.Unlock()
	if err != nil {
		return 0, nil, err
	}
	if s.loses() {
		return 0, nil, errOutage
	}
	return 204, nil, nil
}

// respond carries out a first response. Call it with mu held.
func (s *Server) respond(in *interaction, kind int, f *form) error {
	event := Event{Kind: Deferred, Message: Message{Flags: f.Flags&FlagEphemeral | in.channel.forced(), Interaction: true}}
	switch kind {
	case respondMessage:
		if f.empty() {
			return errEmpty
		}
		m := s.storeResponse(in, f)
		in.original = m.ID
		event = Event{Kind: Posted, Message: *m}
	case respondDeferred:
		in.pending, in.flags = true, event.Message.Flags
	case respondDeferredUpdate:
		in.original = in.pressed
		event.Message.Flags = 0
	case respondUpdate:
		m := s.messages[in.pressed]
		if m == nil {
			return errUnknownMessage
		}
		if err := s.change(m, f); err != nil {
			return err
		}
		in.original = m.ID
		event = Event{Kind: Updated, Message: *m}
	case respondModal:
		f.modal.of = in
		event = Event{Kind: Opened, Modal: f.modal}
	case respondChoices:
		choices, err := in.option.readChoices(f)
		if err != nil {
			return err
		}
		in.responded = kind
		in.choices.put(choices)
		return nil
	}
	in.responded = kind
	in.exchange.events.put(event)
	return nil
}

// storeResponse adds a message that answers an interaction. Call it with mu held.
func (s *Server) storeResponse(in *interaction, f *form) *Message {
	m := s.store(in.channel, s.Bot, f)
	m.Interaction, m.of, m.exchange = true, in, in.exchange
	m.Flags |= in.channel.forced()
	return m
}

// fill puts a message in the place of a deferral, whose visibility it has. Call it with mu held.
func (s *Server) fill(in *interaction, f *form) (*Message, error) {
	if f.empty() {
		return nil, errEmpty
	}
	m := s.storeResponse(in, f)
	m.Flags = m.Flags&^FlagEphemeral | in.flags
	in.pending, in.original = false, m.ID
	return m, nil
}
