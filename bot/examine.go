package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// An Examination is what Discord says of a bot and of the places that its options name, without the bot being connected.
type Examination struct {
	Name, ID string // of the bot's account
	Invite   string // the address at which the bot is added to a server

	// Content is true where the Message Content intent is switched on.
	Content bool

	Left, Total int           // sessions that may still be begun, of so many a day
	Reset       time.Duration // until they are all there again

	Ahead time.Duration // by how much the clock here is before Discord's, to a second; 0 where Discord does not say what time it is

	Guilds []GuildState // the home guilds, as Options has them
	Report *PlaceState  // the report channel; nil where none is named
}

// A GuildState is a server that Options names.
type GuildState struct {
	PlaceState
	Roles map[string]string // the names of its roles, by id
}

// A PlaceState is a server or a channel that Options names.
type PlaceState struct {
	ID, Name string
	Guild    string   // of a channel
	Wrong    string   // why the bot can do nothing there; empty where it can
	Missing  []string // the permissions that it lacks there, as Discord's settings call them
}

// silent is an Answerer for a bot that only looks around.
type silent struct{}

func (silent) Do(context.Context, ask.Request) (ask.Reply, error) {
	return ask.Reply{}, fmt.Errorf("nothing is answered here")
}
func (silent) Complete(context.Context, ask.Completion, string) ([]string, error) { return nil, nil }

// Examine asks Discord what it knows of the bot that o describes; Answerer is not needed. The error says in words why Discord can't be asked;
// [Rejected] tells whether the token is to blame.
func Examine(ctx context.Context, o Options) (Examination, error) {
	var x Examination
	if o.Answerer == nil {
		o.Answerer = silent{}
	}
	b, err := New(o)
	if err != nil {
		return x, err
	}
	e := &examiner{bot: b, Examination: &x}
	if err := e.account(ctx); err != nil {
		return x, fmt.Errorf("asking Discord about the bot: %w", err)
	}
	for _, id := range b.options.HomeGuilds {
		x.Guilds = append(x.Guilds, e.guild(ctx, id))
	}
	if id := b.options.ReportChannel; id != "" {
		p := e.channel(ctx, id)
		x.Report = &p
	}
	return x, nil
}

// An examiner asks Discord, one thing after the other.
type examiner struct {
	*Examination
	bot *Bot
}

// Flags of an application whose Message Content intent is switched on: of a reviewed one, and of one in few servers. Of the application
// page.
const (
	flagContent        = 1 << 18
	flagContentLimited = 1 << 19
)

// account asks about the bot itself.
func (e *examiner) account(ctx context.Context) error {
	var gateway discordgo.GatewayBotResponse
	if err := e.get(ctx, discordgo.EndpointGatewayBot, &gateway); err != nil { // the first, by which the transport finds the API's base
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
	e.Name, e.ID, e.Invite = user.Username, user.ID, inviteURL(app.ID)
	e.Content = app.Flags&(flagContent|flagContentLimited) != 0
	e.Left, e.Total = gateway.SessionStartLimit.Remaining, gateway.SessionStartLimit.Total
	e.Reset = time.Duration(gateway.SessionStartLimit.ResetAfter) * time.Millisecond
	return nil
}

// A restError is a refusal of Discord's.
type restError struct {
	status int
	body   struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
}

// Error implements error.
func (e *restError) Error() string {
	if e.body.Message == "" {
		return "Discord answers " + http.StatusText(e.status)
	}
	return "Discord answers: " + clip(e.body.Message, 200)
}

// get asks Discord for something, and looks at its clock. discordgo's own calls hand out neither the headers nor all fields.
func (e *examiner) get(ctx context.Context, url string, into any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", e.bot.rest.Token)
	request.Header.Set("User-Agent", e.bot.rest.UserAgent)
	asked := time.Now()
	resp, err := e.bot.rest.Client.Do(request)
	if err != nil {
		return fmt.Errorf("%s", redact(err))
	}
	defer resp.Body.Close()
	e.compare(resp.Header.Get("Date"), asked, time.Now())
	body, err := io.ReadAll(io.LimitReader(resp.Body, 8<<20))
	if err != nil {
		return fmt.Errorf("reading what Discord answers: %s", redact(err))
	}
	if resp.StatusCode != http.StatusOK {
		wrong := &restError{status: resp.StatusCode}
		_ = json.Unmarshal(body, &wrong.body) // a proxy's refusal is a page
		return wrong
	}
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("reading what Discord answers: %w", err)
	}
	return nil
}

// compare notes by how much the clock here differs from Discord's, which tells whole seconds: a difference that lies within the time of the
// call and its second is none.
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
