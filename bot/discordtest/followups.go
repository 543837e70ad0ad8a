package discordtest

import (
	"net/http"
	"time"

	"verbatim/bot/discordtest/schema"
)

// original is how a path names the first response.
const original = "@original"

// maxFollowUps is how often the bot may follow up where it is not a member, of the page on receiving and responding. A
// message that fills a deferral is the first response, and does not count.
const maxFollowUps = 5

// valid returns the interaction that a webhook's path names, if it can still be answered. Autocompletion takes only its
// first response. Call it with mu held.
func (l *interactions) valid(r *http.Request) (*interaction, error) {
	in := l.byToken[r.PathValue("token")]
	switch {
	case in == nil || in.responded == 0 || in.kind == interactionAutocomplete || r.PathValue("app") != l.server.Bot.ID:
		return nil, schema.ErrUnknownWebhook
	case time.Now().After(in.expires):
		return nil, schema.ErrTokenExpired
	}
	return in, nil
}

// message returns the message of the interaction that a path names: nil if it is gone or another interaction's. Call it
// with mu held.
func (l *interactions) message(in *interaction, id string) *Message {
	if id == original {
		id = in.original
	}
	m := l.server.Messages.byID[id]
	if m == nil || m.of != in && m.ID != in.original {
		return nil
	}
	return m
}

// withForm reads the form of a request for an interaction, and answers with the message that use makes or changes.
// use is called with mu held.
func (l *interactions) withForm(
	r *http.Request, use func(*interaction, *schema.Form) (*Message, EventKind, error),
) (int, any, error) {
	f, err := l.server.options.readForm(r)
	if err != nil {
		return 0, nil, err
	}
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	in, err := l.valid(r)
	if err != nil {
		return 0, nil, err
	}
	m, kind, err := use(in, f)
	if err != nil {
		return 0, nil, err
	}
	in.exchange.events.Put(Event{Kind: kind, Message: *m})
	return 200, m.wire(), nil
}

// followUp takes another message to an interaction. The first one after a deferral fills it.
func (l *interactions) followUp(r *http.Request) (int, any, error) {
	return l.withForm(r, func(in *interaction, f *schema.Form) (*Message, EventKind, error) {
		switch {
		case in.pending:
			m, err := l.fill(in, f)
			return m, Posted, err
		case f.Empty():
			return nil, "", schema.ErrEmpty
		case in.channel.foreign && in.followUps == maxFollowUps:
			return nil, "", schema.ErrTooManyFollowUps
		}
		in.followUps++
		m, err := l.store(in, f)
		return m, Posted, err
	})
}

// editResponse changes the first response (@original) or another message to an interaction.
func (l *interactions) editResponse(r *http.Request) (int, any, error) {
	return l.withForm(r, func(in *interaction, f *schema.Form) (m *Message, kind EventKind, err error) {
		m = l.message(in, r.PathValue("message"))
		switch {
		case in.pending && r.PathValue("message") == original:
			m, err = l.fill(in, f)
		case m == nil:
			err = schema.ErrUnknownMessage
		default:
			err = l.server.Messages.change(m, f)
		}
		if err == nil && m.ID == in.pressed {
			return m, Updated, nil
		}
		return m, Edited, err
	})
}

// deleteResponse deletes the first response (@original), its deferral, or another message.
func (l *interactions) deleteResponse(r *http.Request) (int, any, error) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	in, err := l.valid(r)
	if err != nil {
		return 0, nil, err
	}
	if in.pending && r.PathValue("message") == original {
		in.pending = false
		in.exchange.events.Put(Event{Kind: Deleted, Message: Message{Flags: in.flags, Interaction: true}})
		return 204, nil, nil
	}
	m := l.message(in, r.PathValue("message"))
	if m == nil {
		return 0, nil, schema.ErrUnknownMessage
	}
	l.server.Messages.remove(m, in.exchange)
	return 204, nil, nil
}
