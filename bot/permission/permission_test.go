package permission

import (
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// TestOf tests the order in which Discord computes permissions: everyone, the roles together, the member.
func TestOf(t *testing.T) {
	const view, send = discordgo.PermissionViewChannel, discordgo.PermissionSendMessages
	roles := []Role{
		{
			ID:          "guild",
			Permissions: view,
		}, {ID: "bot", Permissions: send}, {ID: "chief", Permissions: discordgo.PermissionAdministrator},
	}
	for name, c := range map[string]struct {
		has  []string
		over []Overwrite
		want string
	}{
		"everyone":         {nil, nil, "Send Messages"},
		"a role":           {[]string{"bot"}, nil, ""},
		"an administrator": {[]string{"chief"}, []Overwrite{{ID: "guild", Deny: view | send}}, ""},
		"closed to all": {[]string{"bot"}, []Overwrite{{ID: "guild", Deny: view | send}},
			"View Channels, Send Messages"},
		"open to a role": {[]string{"bot"},
			[]Overwrite{{ID: "bot", Allow: view | send}, {ID: "guild", Deny: view | send}}, ""},
		"another's role":       {nil, []Overwrite{{ID: "bot", Allow: send}}, "Send Messages"},
		"allowed beats denied": {[]string{"bot", "x"}, []Overwrite{{ID: "bot", Deny: send}, {ID: "x", Allow: send}}, ""},
		"the member last": {[]string{"bot"}, []Overwrite{{ID: "me", Deny: send}, {ID: "bot", Allow: send}},
			"Send Messages"},
	} {
		got := strings.Join(Missing(Of("guild", "me", c.has, roles, c.over), view|send), ", ")
		if got != c.want {
			t.Errorf("%s: missing %q, want %q", name, got, c.want)
		}
	}
}

// TestNeededPermissionsHaveNames tests that each permission of the invitation can be named when it is missing.
func TestNeededPermissionsHaveNames(t *testing.T) {
	if got := Missing(0, Needed); len(got) != len(names) || slices.Contains(got, "") {
		t.Errorf("the needed permissions have the names %q", got)
	}
	var sum int64
	for _, p := range names {
		sum |= p.bit
	}
	if sum != Needed {
		t.Errorf("the names are those of %b, but %b are needed", sum, Needed)
	}
}
