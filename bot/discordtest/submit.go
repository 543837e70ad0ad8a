package discordtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Modal waits for the bot to open a modal in answer. It fails when the bot does something else first: only the first
// response to an interaction can open one.
func (x *Exchange) Modal(ctx context.Context) (Modal, error) {
	e, err := x.Next(ctx)
	if err != nil {
		return Modal{}, fmt.Errorf("waiting for a modal in answer to %s: %w", x.ID, err)
	}
	if e.Kind != Opened {
		return Modal{}, fmt.Errorf("a message was %s in answer to %s, and no modal opened", e.Kind, x.ID)
	}
	return e.Modal, nil
}

// SubmitModal submits a modal with the values of its inputs, by their ids; what is not among them stays as it was opened. It
// fails where Discord's client would not let the user: a value is missing, too short or too long, the modal is another's, or
// is closed, which it is when the bot has answered. When the bot has not within the deadline, it can be submitted again.
func (s *Server) SubmitModal(m Modal, u User, values map[string]string) (*Exchange, error) {
	s.mu.Lock()
	rows, err := m.fill(values)
	if err == nil {
		err = m.maySubmit(u)
	}
	if err != nil {
		s.mu.Unlock()
		return nil, fmt.Errorf("submitting %s: %w", m.CustomID, err)
	}
	in := s.begin(interactionModal, m.of.channel, u, m.of.owners)
	in.from, in.on, in.pressed = m.of, m.of.on, m.of.pressed
	m.of.submitted = in
	o := in.wire(s, object{"custom_id": m.CustomID, "components": rows})
	if in.on != nil {
		o["message"] = in.on.wire()
	}
	s.mu.Unlock()
	s.sendInteraction(o)
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

// fill checks values against the modal's inputs and puts them on the wire.
func (m *Modal) fill(values map[string]string) ([]object, error) {
	for id := range values {
		if !slices.ContainsFunc(m.Inputs, func(i Input) bool { return i.CustomID == id }) {
			return nil, fmt.Errorf("there is no input %s", id)
		}
	}
	rows := []object{}
	for n, i := range m.Inputs {
		v, ok := values[i.CustomID]
		if !ok {
			v = i.Value
		}
		if err := i.takes(v); err != nil {
			return nil, err
		}
		rows = append(rows, object{"type": ComponentRow, "id": 2*n + 1, "components": []object{
			{"type": ComponentInput, "id": 2*n + 2, "custom_id": i.CustomID, "value": v},
		}})
	}
	return rows, nil
}

// takes returns why a user can't submit the value.
func (i *Input) takes(value string) error {
	n := utf8.RuneCountInString(value)
	switch {
	case n == 0 && !i.Required:
		return nil
	case n == 0:
		return fmt.Errorf("%s is required", i.CustomID)
	case n < i.MinLength || n > i.MaxLength:
		return fmt.Errorf("%s must be %d to %d in length, not %d", i.CustomID, i.MinLength, i.MaxLength, n)
	case i.Style == InputLine && strings.Contains(value, "\n"):
		return fmt.Errorf("%s is one line", i.CustomID)
	}
	return nil
}
