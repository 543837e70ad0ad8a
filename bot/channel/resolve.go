package channel

import (
	"cmp"
	"context"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
	"verbatim/index/servers"
)

// A Source knows the channels of servers; *discordgo.Session is one.
type Source interface {
	// GuildChannels returns the channels of a server, without its threads.
	GuildChannels(guild string, o ...discordgo.RequestOption) ([]*discordgo.Channel, error)
	// GuildThreadsActive returns the threads of a server that are not archived.
	GuildThreadsActive(guild string, o ...discordgo.RequestOption) (*discordgo.ThreadsList, error)
	// Channel returns a channel or a thread.
	Channel(id string, o ...discordgo.RequestOption) (*discordgo.Channel, error)
}

// Resolve returns a request for a setting with mentions in place of the names and ids of channels. It returns an
// *ask.UsageError if the server has no such channel. Other requests stay as they are.
func Resolve(ctx context.Context, from Source, r ask.Request) (ask.Request, error) {
	name, value, _ := strings.Cut(strings.TrimSpace(r.Words), " ")
	x, ok := servers.Named(name)
	value = cmp.Or(strings.TrimSpace(value), r.Options[ask.ParamValue])
	if !ok || x.Name != servers.Channels || strings.EqualFold(value, servers.Usual) {
		return r, nil
	}
	server := &server{from: from, guild: r.Guild}
	var mentions []string
	for _, typed := range strings.FieldsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) {
		id, err := server.find(ctx, typed)
		if err != nil {
			return r, err
		}
		mentions = append(mentions, "<#"+id+">")
	}
	r.Words = strings.TrimSpace(name + " " + strings.Join(mentions, " "))
	return r, nil
}

// A server is a server whose channels are looked for.
type server struct {
	from  Source
	guild string

	known []*discordgo.Channel // once they were asked for
}

// byID finds the mention of a channel, or its id.
var byID = regexp.MustCompile(`^(?:<#)?(\d{1,20})>?$`)

// find returns the id of the channel that is typed as a mention, an id or a name.
func (s *server) find(ctx context.Context, typed string) (string, error) {
	if s.known == nil {
		if err := s.list(ctx); err != nil {
			return "", unknown(typed, err)
		}
	}
	id, name := "", strings.TrimPrefix(typed, "#")
	if m := byID.FindStringSubmatch(typed); m != nil {
		id = m[1]
	}
	var found []string
	for _, c := range s.known {
		if c.ID == id {
			return id, nil
		}
		if strings.EqualFold(c.Name, name) {
			found = append(found, c.ID)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", wrong(wording.Say("%d channels are called %s", len(found), notice.Repeated(typed)))
	case id == "":
		return "", unknown(typed, nil)
	}
	c, err := s.from.Channel(id, discordgo.WithContext(ctx)) // an archived thread
	if err != nil || c.GuildID != s.guild || !mayHear(c) {
		return "", unknown(typed, err)
	}
	return id, nil
}

// list asks for the channels and threads of the server.
func (s *server) list(ctx context.Context) error {
	all, err := s.from.GuildChannels(s.guild, discordgo.WithContext(ctx))
	if err != nil {
		return err
	}
	threads, err := s.from.GuildThreadsActive(s.guild, discordgo.WithContext(ctx))
	if err != nil {
		return err
	}
	all = append(all, threads.Threads...)
	s.known = slices.DeleteFunc(all, func(c *discordgo.Channel) bool { return c == nil || !mayHear(c) })
	return nil
}

// mayHear reports whether messages can stand in a channel.
func mayHear(c *discordgo.Channel) bool { return c.Type != discordgo.ChannelTypeGuildCategory }

// unknown is the error for a channel that was not found. err says what Discord answered; nil if it knows no such
// channel.
func unknown(typed string, err error) error {
	switch status := connect.Status(err); {
	case err == nil, status == http.StatusNotFound, status == http.StatusBadRequest:
		return wrong(wording.Say("this server has no channel %s", notice.Repeated(typed)))
	case status == http.StatusForbidden:
		return wrong(wording.Say("the bot may not see the channel %s", notice.Repeated(typed)))
	}
	return &ask.UsageError{
		Message: wording.Say("Discord has not said which channels there are"),
		Hint:    ask.Hint{Text: wording.Say("try again in a moment")}, Err: err,
	}
}

// wrong returns an error that says how to name a channel.
func wrong(message wording.Text) error {
	hint := ask.Hint{Text: wording.Say("type # and choose the channel from the list")}
	return &ask.UsageError{Message: message, Hint: hint}
}
