package discordtest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Types of an interaction's first response, of the page on receiving and responding.
const (
	respondMessage  = 4
	respondDeferred = 5
)

// tokenLife is how long an interaction's token is valid.
const tokenLife = 15 * time.Minute

// An interaction is one that was sent to the bot.
type interaction struct {
	id, token string
	channel   *Channel
	exchange  *Exchange
	due       time.Time // for the first response
	expires   time.Time
	responded int    // the type of the first response; 0 before it
	original  string // the id of the message that @original is; "" while deferred
	flags     int    // of the deferral
}

// Slash runs a slash command as a client does: the command must be registered, where the user is, with these options; the
// values are strings, ints and bools. It fails where Discord's client would not let the user send it.
func (s *Server) Slash(c *Channel, u User, command string, options map[string]any) (*Exchange, error) {
	s.mu.Lock()
	cmd, err := s.lookup(c, u, command)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	wired, err := cmd.fill(options)
	if err != nil {
		s.mu.Unlock()
		return nil, err
	}
	now := time.Now()
	in := &interaction{id: s.newID(), channel: c, due: now.Add(s.options.InteractionDeadline), expires: now.Add(tokenLife)}
	in.token = "interaction-token-" + in.id
	in.exchange = &Exchange{ID: in.id, Channel: c.ID}
	s.interactions[in.token] = in
	o := s.interactionWire(in, u)
	o["data"] = object{"id": cmd.ID, "name": cmd.Name, "type": cmd.Type, "options": wired}
	s.mu.Unlock()
	s.gateway.dispatch("INTERACTION_CREATE", func(int) any { return o })
	return in.exchange, nil
}

// SlashDM runs a slash command in the user's direct messages with the bot.
func (s *Server) SlashDM(u User, command string, options map[string]any) (*Exchange, error) {
	return s.Slash(s.Direct(u), u, command, options)
}

// lookup finds a command that the user may run in the channel. Call it with mu held.
func (s *Server) lookup(c *Channel, u User, name string) (*Command, error) {
	context := 0
	if c.Guild == "" {
		context = 1
	}
	for _, guild := range []string{c.Guild, ""} {
		for i, cmd := range s.commands[guild] {
			if cmd.Name != name || guild == "" && !slices.Contains(cmd.Contexts, context) {
				continue
			}
			if cmd.Permissions != nil && c.Guild != "" && !may(s.guilds[c.Guild].permissions(u.ID), *cmd.Permissions) {
				return nil, fmt.Errorf("/%s is not shown to %s: the command is for members with permissions %s", name, u.Name, *cmd.Permissions)
			}
			return &s.commands[guild][i], nil
		}
		if c.Guild == "" {
			break
		}
	}
	return nil, fmt.Errorf("/%s is not registered here", name)
}

func may(has int64, needs string) bool {
	n, _ := strconv.ParseInt(needs, 10, 64)
	return has&PermAdministrator != 0 || n != 0 && has&n == n
}

// fill checks values against the command's options and puts them on the wire.
func (c *Command) fill(values map[string]any) ([]object, error) {
	wired := []object{}
	known := 0
	for _, o := range c.Options {
		v, ok := values[o.Name]
		if !ok {
			if o.Required {
				return nil, fmt.Errorf("/%s: the option %s is required", c.Name, o.Name)
			}
			continue
		}
		known++
		if !o.takes(v) {
			return nil, fmt.Errorf("/%s: %v is no value for the option %s", c.Name, v, o.Name)
		}
		wired = append(wired, object{"name": o.Name, "type": o.Type, "value": v})
	}
	if known < len(values) {
		return nil, fmt.Errorf("/%s: there are other options than %v", c.Name, values)
	}
	return wired, nil
}

// takes reports whether a client would let a user send the value.
func (o *Option) takes(value any) bool {
	fits := false
	switch v := value.(type) {
	case string:
		n := length(v)
		fits = o.Type == OptionString && (o.MinLength == nil || n >= *o.MinLength) && (o.MaxLength == nil || n <= *o.MaxLength)
	case int:
		n := float64(v)
		fits = o.Type == OptionInteger && (o.MinValue == nil || n >= *o.MinValue) && (o.MaxValue == nil || n <= *o.MaxValue)
	case bool:
		fits = o.Type == OptionBoolean
	}
	return fits && (len(o.Choices) == 0 || slices.ContainsFunc(o.Choices, func(c Choice) bool {
		return fmt.Sprint(c.Value) == fmt.Sprint(value)
	}))
}

// interactionWire is the interaction as the gateway sends it. Call it with mu held.
func (s *Server) interactionWire(in *interaction, u User) object {
	o := object{
		"id": in.id, "application_id": s.Bot.ID, "type": 2, "token": in.token, "version": 1,
		"channel_id": in.channel.ID, "channel": object{"id": in.channel.ID, "type": 0}, "locale": "en-GB",
		"app_permissions": strconv.FormatInt(in.channel.botMay, 10), "entitlements": []any{}, "context": 1,
		"authorizing_integration_owners": object{"0": "0"},
	}
	if in.channel.Guild == "" {
		o["user"] = u.wire()
		return o
	}
	g := s.guilds[in.channel.Guild]
	o["context"], o["guild_id"], o["guild_locale"] = 0, g.ID, "en-GB"
	o["authorizing_integration_owners"] = object{"0": g.ID}
	o["member"] = object{
		"user": u.wire(), "roles": g.rolesOf(u.ID), "joined_at": "2021-12-21T00:00:00Z",
		"permissions": strconv.FormatInt(g.permissions(u.ID), 10),
	}
	return o
}

// callback takes the first response to an interaction.
func (s *Server) callback(r *http.Request) (int, any, error) {
	var outer struct {
		Type int `json:"type"`
	}
	f, err := readForm(r, &outer)
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
	case outer.Type != respondMessage && outer.Type != respondDeferred:
		err = invalid("type: %d is no response to a command", outer.Type)
	case outer.Type == respondMessage && f.empty():
		err = errEmpty
	}
	if err != nil {
		s.mu.Unlock()
		return 0, nil, err
	}
	in.responded = outer.Type
	event := Event{Kind: Deferred, Message: Message{Flags: f.Flags & FlagEphemeral, Interaction: true}}
	in.flags = event.Message.Flags
	if outer.Type == respondMessage {
		event = Event{Kind: Posted, Message: *s.storeResponse(in, f)}
		in.original = event.Message.ID
	}
	s.mu.Unlock()
	in.exchange.events.put(event)
	if s.loses() {
		return 0, nil, errOutage
	}
	return 204, nil, nil
}

// storeResponse adds a message that answers an interaction. Call it with mu held.
func (s *Server) storeResponse(in *interaction, f *form) *Message {
	m := s.store(in.channel, s.Bot, f)
	m.Interaction = true
	return m
}

// followUp takes a further message to an interaction; the first one behind a deferral fills it.
func (s *Server) followUp(r *http.Request) (int, any, error) {
	f, err := readForm(r, nil)
	if err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	in, err := s.valid(r)
	if err == nil && f.empty() {
		err = errEmpty
	}
	if err != nil {
		s.mu.Unlock()
		return 0, nil, err
	}
	m := s.storeResponse(in, f)
	if in.original == "" {
		in.original = m.ID
		m.Flags |= in.flags
	}
	copied := *m
	s.mu.Unlock()
	in.exchange.events.put(Event{Kind: Posted, Message: copied})
	return 200, copied.wire(), nil
}

// valid returns the interaction that a webhook's path names, if it may still be answered further. Call it with mu held.
func (s *Server) valid(r *http.Request) (*interaction, error) {
	in := s.interactions[r.PathValue("token")]
	switch {
	case in == nil || in.responded == 0 || r.PathValue("app") != s.Bot.ID:
		return nil, errUnknownWebhook
	case time.Now().After(in.expires):
		return nil, errTokenExpired
	}
	return in, nil
}

// editResponse changes the first response (@original) or a further message to an interaction.
func (s *Server) editResponse(r *http.Request) (int, any, error) {
	f, err := readForm(r, nil)
	if err != nil {
		return 0, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	in, err := s.valid(r)
	if err != nil {
		return 0, nil, err
	}
	id, kind := r.PathValue("message"), Edited
	if id == "@original" {
		id = in.original
	}
	m := s.messages[id]
	if m == nil && r.PathValue("message") == "@original" {
		if f.empty() {
			return 0, nil, errEmpty
		}
		m = s.storeResponse(in, f)
		m.Flags |= in.flags
		in.original = m.ID
	} else if m == nil {
		return 0, nil, errUnknownMessage
	} else if err := m.change(f); err != nil {
		return 0, nil, err
	}
	in.exchange.events.put(Event{Kind: kind, Message: *m})
	return 200, m.wire(), nil
}
