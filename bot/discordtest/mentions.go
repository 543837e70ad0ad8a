package discordtest

import (
	"encoding/json"
	"regexp"
	"slices"
)

// AllowedMentions say which mentions of a message may ping.
type AllowedMentions struct {
	Parse       []string `json:"parse"` // "users", "roles", "everyone"
	Users       []string `json:"users"`
	Roles       []string `json:"roles"`
	RepliedUser bool     `json:"replied_user"`

	parseNull bool // "parse": null was sent
}

// UnmarshalJSON notes whether parse was null, which Discord refuses.
func (a *AllowedMentions) UnmarshalJSON(data []byte) error {
	type plain AllowedMentions
	if err := json.Unmarshal(data, (*plain)(a)); err != nil {
		return err
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	a.parseNull = string(raw["parse"]) == "null"
	return nil
}

// mentionKinds are what parse may hold.
var mentionKinds = []string{"users", "roles", "everyone"}

func (a *AllowedMentions) check() error {
	switch {
	case a == nil:
		return nil
	case a.parseNull:
		return invalid("allowed_mentions.parse: this field is required")
	case slices.ContainsFunc(a.Parse, func(kind string) bool { return !slices.Contains(mentionKinds, kind) }):
		return invalid("allowed_mentions.parse: value must be one of %v", mentionKinds)
	case slices.Contains(a.Parse, "users") && len(a.Users) > 0:
		return invalid("allowed_mentions: parse:[\"users\"] and users: [ids...] are mutually exclusive")
	case slices.Contains(a.Parse, "roles") && len(a.Roles) > 0:
		return invalid("allowed_mentions: parse:[\"roles\"] and roles: [ids...] are mutually exclusive")
	}
	return nil
}

var mention = regexp.MustCompile(`<@!?(\d+)>|<@&(\d+)>|@(everyone|here)`)

// Pinged returns who is notified by the message: ids of users and roles, "everyone", "here". Where a message does not say
// what may ping, everything does, except that only users do in what answers an interaction. A backslash before a mention
// is no protection: Discord's server looks for mentions without regard to markdown. Embeds ping nobody.
func (m Message) Pinged() []string {
	parse, users, roles := mentionKinds, []string(nil), []string(nil)
	replied := true
	if m.Interaction {
		parse = []string{"users"}
	}
	if a := m.AllowedMentions; a != nil {
		parse, users, roles, replied = a.Parse, a.Users, a.Roles, a.RepliedUser
	}
	var pinged []string
	add := func(id string, allowed bool) {
		if allowed && id != "" && !slices.Contains(pinged, id) {
			pinged = append(pinged, id)
		}
	}
	for _, found := range mention.FindAllStringSubmatch(m.Content, -1) {
		add(found[1], slices.Contains(parse, "users") || slices.Contains(users, found[1]))
		add(found[2], slices.Contains(parse, "roles") || slices.Contains(roles, found[2]))
		add(found[3], slices.Contains(parse, "everyone"))
	}
	add(m.repliedTo, replied && !m.Interaction)
	return pinged
}
