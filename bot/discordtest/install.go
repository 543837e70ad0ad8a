package discordtest

// memberPermissions is what members may do where the bot is not, unless Deny takes some of it.
const memberPermissions = PermViewChannel | PermSendMessages | PermEmbedLinks | PermAttachFiles | PermReadHistory | PermSendInThreads | PermUseExternalApps

// maxFollowUps is how often the bot may follow up to an interaction where it is not a member, of the same page as its
// deadlines. Whatever fills a deferral is the first response, and does not count.
const maxFollowUps = 5

// InstallFor installs the application for a user, who then has its commands of integration type 1 wherever the commands'
// contexts say.
func (s *Server) InstallFor(u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.installed[u.ID] = true
}

// AddForeignChannel adds a text channel of a guild of its own, of which the bot is no member: it hears nothing said there,
// and can do no more than answer the interactions of users who have installed it. Without PermUseExternalApps, which Deny
// takes, its answers are private.
func (s *Server) AddForeignChannel(name string, members ...User) *Channel {
	s.mu.Lock()
	g := &Guild{ID: s.newID(), Name: "guild of " + name, members: map[string][]string{}, foreign: true}
	g.roles = []Role{{ID: g.ID, Name: "@everyone", Permissions: memberPermissions}}
	for _, u := range members {
		g.members[u.ID] = []string{}
	}
	s.guilds[g.ID] = g
	s.mu.Unlock()
	return s.addChannel(&Channel{Guild: g.ID, Name: name, kind: channelText, foreign: true, members: ids(members), botMay: memberPermissions})
}

// AddGroupDM adds direct messages of a group of users. The bot is not among them, as in a foreign channel.
func (s *Server) AddGroupDM(name string, members ...User) *Channel {
	return s.addChannel(&Channel{Name: name, kind: channelGroup, foreign: true, members: ids(members), botMay: memberPermissions})
}

// ids returns the ids of users; it is never nil.
func ids(users []User) []string {
	all := []string{}
	for _, u := range users {
		all = append(all, u.ID)
	}
	return all
}

// guild returns a guild of which the bot is a member, or nil. Call it with mu held.
func (s *Server) guild(id string) *Guild {
	if g := s.guilds[id]; g != nil && !g.foreign {
		return g
	}
	return nil
}

// forced returns the flags that an answer in a channel has whatever it says itself. Call it with mu held.
func (c *Channel) forced() int {
	if c.foreign && c.may()&PermUseExternalApps == 0 {
		return FlagEphemeral
	}
	return 0
}
