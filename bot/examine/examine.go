// Package examine asks Discord what it knows of a bot, without connecting it: the account, its intents, and whether it
// may write where its options say. Start with [Run].
package examine

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/permission"
)

// Options name the bot and the places to look at. Token is required.
type Options struct {
	Token string
	API   string // the API base; Discord's when empty

	HomeGuilds    []string // ids of servers
	ReportChannel string   // id of a channel; none when empty
}

// A Result is what Discord says of a bot and of the places that the options name.
type Result struct {
	Name, ID string // of the bot's account
	Invite   string // the address at which the bot is added to a server

	MessageContent bool // the Message Content intent is enabled

	Left, Total int           // sessions that may still begin, of how many a day
	Reset       time.Duration // until all of them are available again

	Shards int // how many Discord recommends

	Ahead time.Duration // how far the local clock is ahead of Discord's, in seconds; 0 when Discord does not say

	Guilds []Guild // the home guilds, in the order of the options
	Report *Place  // the report channel; nil if none is named
}

// A Guild is a server that the options name.
type Guild struct {
	Place
	Roles map[string]string // the names of its roles, by id
}

// A Place is a server or a channel that the options name.
type Place struct {
	ID, Name string
	Guild    string   // of a channel
	Wrong    string   // why the bot can do nothing there; empty if it can
	Missing  []string // the permissions that it lacks there, as Discord's settings call them
}

// Run asks Discord about a bot. The error says in words why Discord can't be asked; [Rejected] tells whether the token
// is the cause.
func Run(ctx context.Context, o Options) (Result, error) {
	var x Result
	conn, err := connect.New(connect.Options{Token: o.Token, API: o.API})
	if err != nil {
		return x, fmt.Errorf("setting up the bot: %w", err)
	}
	e := &examiner{Result: &x, rest: conn.REST()}
	if err := e.account(ctx); err != nil {
		return x, fmt.Errorf("asking Discord about the bot: %w", err)
	}
	for _, id := range o.HomeGuilds {
		x.Guilds = append(x.Guilds, e.guild(ctx, id))
	}
	if o.ReportChannel != "" {
		p := e.channel(ctx, o.ReportChannel)
		x.Report = &p
	}
	return x, nil
}

// An examiner asks Discord one question after another.
type examiner struct {
	*Result
	rest *discordgo.Session
}

// Flags of an application with the Message Content intent: of a reviewed one, and of one in few servers. They are from
// the application page.
const (
	flagContent        = 1 << 18
	flagContentLimited = 1 << 19
)

// account asks about the bot itself. The call for the gateway comes first: by it the transport finds the API base.
func (e *examiner) account(ctx context.Context) error {
	var gateway discordgo.GatewayBotResponse
	if err := e.get(ctx, discordgo.EndpointGatewayBot, &gateway); err != nil {
		return err
	}
	var user struct{ ID, Username string }
	if err := e.get(ctx, discordgo.EndpointUser("@me"), &user); err != nil {
		return err
	}
	var app struct {
		ID    string
		Flags int64
	}
	if err := e.get(ctx, discordgo.EndpointApplications+"/@me", &app); err != nil {
		return err
	}
	e.Name, e.ID, e.Invite = user.Username, user.ID, permission.InviteURL(app.ID)
	e.MessageContent = app.Flags&(flagContent|flagContentLimited) != 0
	e.Shards = max(gateway.Shards, 1)
	limit := gateway.SessionStartLimit
	e.Left, e.Total, e.Reset = limit.Remaining, limit.Total, time.Duration(limit.ResetAfter)*time.Millisecond
	return nil
}

// compare notes how far the local clock is ahead of Discord's. Discord tells whole seconds, so a difference within that
// second and the time of the call is none.
func (e *examiner) compare(date string, asked, answered time.Time) {
	theirs, err := http.ParseTime(date)
	if err != nil {
		return
	}
	switch {
	case asked.After(theirs.Add(time.Second)):
		e.Ahead = asked.Sub(theirs.Add(time.Second))
	case answered.Before(theirs):
		e.Ahead = answered.Sub(theirs)
	default:
		e.Ahead = 0
	}
}
