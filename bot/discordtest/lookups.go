package discordtest

import (
	"maps"
	"net/http"
	"slices"

	"verbatim/bot/discordtest/schema"
)

// openDirect opens the direct messages with a user.
func (w *World) openDirect(r *http.Request) (int, any, error) {
	var in struct {
		Recipient string `json:"recipient_id"`
	}
	if err := decode(r.Body, &in); err != nil {
		return 0, nil, err
	}
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	u, ok := w.users[in.Recipient]
	if !ok {
		return 0, nil, schema.ErrUnknownUser
	}
	return 200, schema.Object{"id": w.direct(u.ID).ID, "type": 1, "recipients": []any{u.wire()}}, nil
}

func (w *World) getGuild(r *http.Request) (int, any, error) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	g := w.guild(r.PathValue("guild"))
	if g == nil {
		return 0, nil, schema.ErrUnknownGuild
	}
	return 200, schema.Object{"id": g.ID, "name": g.Name, "owner_id": g.Owner, "roles": g.rolesWire()}, nil
}

func (w *World) getRoles(r *http.Request) (int, any, error) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	g := w.guild(r.PathValue("guild"))
	if g == nil {
		return 0, nil, schema.ErrUnknownGuild
	}
	return 200, g.rolesWire(), nil
}

// getMember describes a member of a guild. The bot has the role that Discord made for it.
func (w *World) getMember(r *http.Request) (int, any, error) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	g := w.guild(r.PathValue("guild"))
	if g == nil {
		return 0, nil, schema.ErrUnknownGuild
	}
	if id := r.PathValue("user"); id != w.server.Bot.ID {
		roles, ok := g.members[id]
		if !ok {
			return 0, nil, schema.ErrUnknownMember
		}
		return 200, schema.Object{"user": w.users[id].wire(), "roles": roles}, nil
	}
	return 200, schema.Object{"user": w.server.Bot.wire(), "roles": []string{g.roles[1].ID}}, nil
}

// listed returns a handler that describes some channels of a guild, in order of their ids. as wraps the list.
func (w *World) listed(some func(*Channel) bool, as func([]any) any) handler {
	return func(r *http.Request) (int, any, error) {
		w.server.mu.Lock()
		defer w.server.mu.Unlock()
		g := w.guild(r.PathValue("guild"))
		if g == nil {
			return 0, nil, schema.ErrUnknownGuild
		}
		list := []any{}
		for _, id := range slices.Sorted(maps.Keys(w.channels)) {
			if c := w.channels[id]; c.Guild == g.ID && some(c) {
				list = append(list, c.wire())
			}
		}
		return 200, as(list), nil
	}
}

// isNoThread and isActive are which channels of a guild the API lists.

func isNoThread(c *Channel) bool { return c.kind != channelThread }

func isActive(c *Channel) bool { return c.kind == channelThread && !c.archived && !c.hidden() }

func asList(list []any) any { return list }

func asThreads(list []any) any { return schema.Object{"threads": list, "members": []any{}} }

// getChannel describes a channel that the bot can see.
func (w *World) getChannel(r *http.Request) (int, any, error) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	c := w.channels[r.PathValue("channel")]
	switch {
	case c == nil:
		return 0, nil, schema.ErrUnknownChannel
	case c.hidden():
		return 0, nil, schema.ErrMissingAccess
	}
	o := c.wire()
	if c.kind == channelText {
		o["permission_overwrites"] = c.overwrites(w.server.Bot.ID)
	}
	return 200, o, nil
}
