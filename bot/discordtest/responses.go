package discordtest

import (
	"net/http"
	"slices"
	"time"

	"verbatim/bot/discordtest/schema"
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

// responses are the types of response that each type of interaction takes.
var responses = map[int][]int{
	interactionCommand:      {respondMessage, respondDeferred, respondModal},
	interactionComponent:    {respondMessage, respondDeferred, respondDeferredUpdate, respondUpdate, respondModal},
	interactionAutocomplete: {respondChoices},
	interactionModal:        {respondMessage, respondDeferred, respondDeferredUpdate, respondUpdate},
}

// allows reports whether the interaction takes a type of response. A modal that came from no message can't update one.
func (in *interaction) allows(kind int) bool {
	if (kind == respondDeferredUpdate || kind == respondUpdate) && in.pressed == "" {
		return false
	}
	return slices.Contains(responses[in.kind], kind)
}

// A response is the first response to an interaction.
type response struct {
	kind  int
	form  *schema.Form
	modal schema.Modal // of one that opens a modal
}

// readResponse reads and checks a first response.
func (o *Options) readResponse(r *http.Request) (p response, err error) {
	var outer struct {
		Type int `json:"type"`
	}
	if p.form, err = schema.ParseForm(r, &outer); err != nil {
		return p, err
	}
	p.kind = outer.Type
	if p.kind == respondModal {
		p.modal, err = p.form.ReadModal()
	} else {
		err = o.check(p.form)
	}
	return p, err
}

// callback takes the first response to an interaction.
func (l *interactions) callback(r *http.Request) (int, any, error) {
	p, err := l.server.options.readResponse(r)
	if err != nil {
		return 0, nil, err
	}
	l.server.mu.Lock()
	in := l.byToken[r.PathValue("token")]
	switch {
	case in == nil || in.id != r.PathValue("id"):
		err = schema.ErrUnknownAction
	case in.responded != 0:
		err = schema.ErrAcknowledged
	case time.Now().After(in.due):
		err = schema.ErrUnknownAction
	case !in.allows(p.kind):
		err = schema.Invalid("type: %d is not a response to an interaction of type %d", p.kind, in.kind)
	case p.kind == respondChoices:
		err = l.choose(in, p.form)
	default:
		err = l.respond(in, p)
	}
	l.server.mu.Unlock()
	if err != nil {
		return 0, nil, err
	}
	if l.server.API.loses() {
		return 0, nil, schema.ErrOutage
	}
	return 204, nil, nil
}

// choose carries out a response to what is typed into an option. Call it with mu held.
func (l *interactions) choose(in *interaction, f *schema.Form) error {
	choices, err := in.option.ReadChoices(f)
	if err != nil {
		return err
	}
	in.responded = respondChoices
	in.choices.Put(choices)
	return nil
}

// respond carries out any other first response. Call it with mu held.
func (l *interactions) respond(in *interaction, p response) error {
	f := p.form
	event := Event{Kind: Deferred, Message: Message{Flags: f.Flags&FlagEphemeral | in.channel.forced(), Interaction: true}}
	switch p.kind {
	case respondMessage:
		if f.Empty() {
			return schema.ErrEmpty
		}
		m, err := l.store(in, f)
		if err != nil {
			return err
		}
		in.original = m.ID
		event = Event{Kind: Posted, Message: *m}
	case respondDeferred:
		if f.Flags&FlagLayout != 0 {
			return schema.Invalid("flags: a deferred response takes no layout")
		}
		in.pending, in.flags = true, event.Message.Flags
	case respondDeferredUpdate:
		in.original = in.pressed
		event.Message.Flags = 0
	case respondUpdate:
		m := l.server.Messages.byID[in.pressed]
		if m == nil {
			return schema.ErrUnknownMessage
		}
		if err := l.server.Messages.change(m, f); err != nil {
			return err
		}
		in.original = m.ID
		event = Event{Kind: Updated, Message: *m}
	case respondModal:
		event = Event{Kind: Opened, Modal: Modal{Modal: p.modal, of: in}}
	}
	in.responded = p.kind
	in.exchange.events.Put(event)
	return nil
}

// store adds a message that responds to an interaction. Call it with mu held.
func (l *interactions) store(in *interaction, f *schema.Form) (m *Message, err error) {
	if err := l.server.API.moderate(in.channel, f); err != nil {
		return nil, err
	}
	if f.Files, err = f.Attach(nil); err != nil {
		return nil, err
	}
	m = l.server.Messages.store(in.channel, l.server.Bot, f)
	m.Interaction, m.of, m.exchange = true, in, in.exchange
	m.Flags |= in.channel.forced()
	return m, nil
}

// fill replaces a deferral with a message, which has the deferral's visibility. Call it with mu held.
func (l *interactions) fill(in *interaction, f *schema.Form) (*Message, error) {
	if f.Empty() {
		return nil, schema.ErrEmpty
	}
	m, err := l.store(in, f)
	if err != nil {
		return nil, err
	}
	m.Flags = m.Flags&^FlagEphemeral | in.flags
	in.pending, in.original = false, m.ID
	return m, nil
}
