package schema

import (
	"encoding/json"
	"regexp"
	"slices"
)

// AllowedMentions says which mentions of a message may ping.
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

// mentionKinds are the values of parse.
var mentionKinds = []string{"users", "roles", "everyone"}

func (a *AllowedMentions) check() error {
	switch {
	case a == nil:
		return nil
	case a.parseNull:
		return Invalid("allowed_mentions.parse: this field is required")
	case slices.ContainsFunc(a.Parse, func(kind string) bool { return !slices.Contains(mentionKinds, kind) }):
		return Invalid("allowed_mentions.parse: value must be one of %v", mentionKinds)
	case slices.Contains(a.Parse, "users") && len(a.Users) > 0:
		return Invalid("allowed_mentions: parse:[\"users\"] and users: [ids...] are mutually exclusive")
	case slices.Contains(a.Parse, "roles") && len(a.Roles) > 0:
		return Invalid("allowed_mentions: parse:[\"roles\"] and roles: [ids...] are mutually exclusive")
	}
	return nil
}

// mentions finds mentions of users, roles and everyone.
var mentions = regexp.MustCompile(`<@!?(\d+)>|<@&(\d+)>|@(everyone|here)`)

// MentionedRoles returns the ids of the roles that a message mentions.
func MentionedRoles(content string) []string {
	roles := []string{}
	for _, found := range mentions.FindAllStringSubmatch(content, -1) {
		if found[2] != "" {
			roles = append(roles, found[2])
		}
	}
	return roles
}

// Pinged returns who a message notifies: ids of users and roles, "everyone", "here". allowed is nil if the message
// does not say what may ping: then everything does, but only users in a response to an interaction. replied is the
// author of the message that it replies to, "" for none. A backslash before a mention does not protect: Discord's
// server looks for mentions without regard to Markdown. Embeds notify no one.
func Pinged(content string, allowed *AllowedMentions, response bool, replied string) []string {
	a := AllowedMentions{Parse: mentionKinds, RepliedUser: true}
	if response {
		a.Parse = []string{"users"}
	}
	if allowed != nil {
		a = *allowed
	}
	var pinged []string
	add := func(id string, ok bool) {
		if ok && id != "" && !slices.Contains(pinged, id) {
			pinged = append(pinged, id)
		}
	}
	for _, found := range mentions.FindAllStringSubmatch(content, -1) {
		user, role, all := found[1], found[2], found[3]
		add(user, slices.Contains(a.Parse, "users") || slices.Contains(a.Users, user))
		add(role, slices.Contains(a.Parse, "roles") || slices.Contains(a.Roles, role))
		add(all, slices.Contains(a.Parse, "everyone"))
	}
	add(replied, a.RepliedUser && !response)
	return pinged
}
