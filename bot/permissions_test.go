package bot

import (
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// TestGiven holds the order in which Discord reckons permissions: everybody, the roles together, the member.
func TestGiven(t *testing.T) {
	const view, send = discordgo.PermissionViewChannel, discordgo.PermissionSendMessages
	roles := []role{{ID: "guild", Permissions: view}, {ID: "bot", Permissions: send}, {ID: "chief", Permissions: discordgo.PermissionAdministrator}}
	for name, c := range map[string]struct {
		has  []string
		over []overwrite
		want string
	}{
		"everybody":            {nil, nil, "Send Messages"},
		"a role":               {[]string{"bot"}, nil, ""},
		"an administrator":     {[]string{"chief"}, []overwrite{{ID: "guild", Deny: view | send}}, ""},
		"closed to all":        {[]string{"bot"}, []overwrite{{ID: "guild", Deny: view | send}}, "View Channels, Send Messages"},
		"open to a role":       {[]string{"bot"}, []overwrite{{ID: "bot", Allow: view | send}, {ID: "guild", Deny: view | send}}, ""},
		"another's role":       {nil, []overwrite{{ID: "bot", Allow: send}}, "Send Messages"},
		"allowed beats denied": {[]string{"bot", "x"}, []overwrite{{ID: "bot", Deny: send}, {ID: "x", Allow: send}}, ""},
		"the member at last":   {[]string{"bot"}, []overwrite{{ID: "me", Deny: send}, {ID: "bot", Allow: send}}, "Send Messages"},
	} {
		got := strings.Join(missing(int64(given("guild", "me", c.has, roles, c.over)), view|send), ", ")
		if got != c.want {
			t.Errorf("%s: it lacks %q, want %q", name, got, c.want)
		}
	}
}

// TestPermissionsHaveNames: each permission of the invitation can be named when it lacks.
func TestPermissionsHaveNames(t *testing.T) {
	if got := missing(0, permissions); len(got) != len(permissionNames) || slices.Contains(got, "") {
		t.Errorf("of what the invitation asks for, %q can be named", got)
	}
	var sum int64
	for _, p := range permissionNames {
		sum |= p.bit
	}
	if sum != permissions {
		t.Errorf("the names are those of %b, the invitation asks for %b", sum, permissions)
	}
}
