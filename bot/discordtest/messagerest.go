package discordtest

import (
	"net/http"

	"verbatim/bot/discordtest/schema"
)

func (l *Messages) createMessage(r *http.Request) (int, any, error) {
	f, err := l.server.options.readForm(r)
	if err != nil {
		return 0, nil, err
	}
	m, isNew, err := l.post(r.PathValue("channel"), f)
	if err != nil {
		return 0, nil, err
	}
	if isNew {
		l.server.announce("MESSAGE_CREATE", m, nil)
		if l.server.API.loses() {
			return 0, nil, schema.ErrOutage
		}
	}
	return 200, m.wire(), nil
}

// getMessage returns a message, for which the bot needs PermReadHistory.
func (l *Messages) getMessage(r *http.Request) (int, any, error) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	c, m := l.server.World.channels[r.PathValue("channel")], l.byID[r.PathValue("message")]
	switch {
	case c == nil:
		return 0, nil, schema.ErrUnknownChannel
	case c.hidden() || c.may()&PermReadHistory == 0:
		return 0, nil, schema.ErrMissingAccess
	case m == nil || m.Channel != c.ID || m.private():
		return 0, nil, schema.ErrUnknownMessage
	}
	return 200, m.wire(), nil
}

func (l *Messages) editMessage(r *http.Request) (int, any, error) {
	f, err := l.server.options.readForm(r)
	if err != nil {
		return 0, nil, err
	}
	s := l.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := l.reach(r)
	if err != nil {
		return 0, nil, err
	}
	if m.Author.ID != s.Bot.ID {
		return 0, nil, schema.ErrNotYours
	}
	if s.World.channels[m.Channel].may()&PermEmbedLinks == 0 {
		f.Embeds = nil
	}
	if err := l.change(m, f); err != nil {
		return 0, nil, err
	}
	if m.exchange != nil {
		m.exchange.events.Put(Event{Kind: Edited, Message: *m})
	}
	return 200, m.wire(), nil
}

// deleteMessage deletes a message of the bot, or with PermManageMessages any message.
func (l *Messages) deleteMessage(r *http.Request) (int, any, error) {
	s := l.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := l.reach(r)
	switch {
	case err != nil:
		return 0, nil, err
	case m.Author.ID == s.Bot.ID:
	case m.Guild == "":
		return 0, nil, schema.ErrDirectMessages // direct messages have no moderators
	case s.World.channels[m.Channel].may()&PermManageMessages == 0:
		return 0, nil, schema.ErrNoPermission
	}
	l.remove(m, nil)
	return 204, nil, nil
}

// reach returns the message that a channel's path names, if the bot can change it by that path. A private message can't
// be reached. Call it with mu held.
func (l *Messages) reach(r *http.Request) (*Message, error) {
	c := l.server.World.channels[r.PathValue("channel")]
	m := l.byID[r.PathValue("message")]
	switch {
	case c == nil:
		return nil, schema.ErrUnknownChannel
	case c.hidden():
		return nil, schema.ErrMissingAccess
	case m == nil || m.Channel != c.ID || m.private():
		return nil, schema.ErrUnknownMessage
	case c.archived:
		return nil, schema.ErrArchived
	}
	return m, nil
}

// readForm reads and checks the form of a message.
func (o *Options) readForm(r *http.Request) (*schema.Form, error) {
	f, err := schema.ParseForm(r, nil)
	if err != nil {
		return nil, err
	}
	return f, o.check(f)
}

// check returns an error for the first rule that a form breaks.
func (o *Options) check(f *schema.Form) error {
	if o.NoLayouts && f.Flags&FlagLayout != 0 {
		return schema.Invalid("flags: the server knows no layouts")
	}
	return f.Check()
}
