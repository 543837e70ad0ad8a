// Fakediscord is a fake Discord to try the bot by hand. It says how to start a bot that connects to it, and posts each
// line that is typed as a member's message into its channel #news. It prints what the bot does in answer, and what the
// bot posts by itself: alerts, reports of members and direct messages.
//
// The flag -h says what lines can do.
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
)

// usage says what lines can do.
const usage = `usage: fakediscord [-locale CODE] [-shards N] [-concurrency N] [PAGE.html]

It is a fake Discord to try the bot by hand, and says how to start a bot that connects to it. Each line that is typed is
a member's message in the channel #news. With the name of a file, all messages are also written there as a page for a
browser, after each change.

Some lines do other things:

  /who-said words:moratorium limit:3   uses a slash command; a file is given by its path
  +Next                                presses the button with that label, on the newest message with buttons
  =Ana Falk | Tor Lund                 chooses the options with these labels in a select menu of that message
  >Name:Ana Falk                       submits the newest modal, with values after the labels of its inputs
  < a.txt !verbatim add                posts a message with a file attached
  ~who said moratorium                 writes a direct message to the bot
  ^!who-said treaty                    replaces the text of the last message that was typed
  --                                   deletes that message
  *Who said this?                      uses a command of the menu of that message
  &bo                                  lets bo type, a member who is no moderator, and &ines the owner again

`

func main() {
	flags := flag.NewFlagSet("fakediscord", flag.ExitOnError)
	locale := flags.String("locale", discordtest.DefaultLocale, "the `language` of the members' clients: de, fr, en-US …")
	shards := flags.Int("shards", 1, "how many shards are recommended; fewer are refused")
	concurrency := flags.Int("concurrency", 1, "how many sessions may begin at once, in buckets of shards")
	flags.Usage = func() {
		fmt.Fprint(flags.Output(), usage)
		flags.PrintDefaults()
	}
	_ = flags.Parse(os.Args[1:]) // it exits
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o := discordtest.Options{Locale: *locale, Shards: *shards, MaxConcurrency: *concurrency}
	if err := run(ctx, os.Stdin, os.Stdout, o, strings.Join(flags.Args(), " ")); err != nil {
		fmt.Fprintln(os.Stderr, "fakediscord:", err)
		os.Exit(1)
	}
}

// A talk is a server with the members who type in its channel. The first owns the server, and is a moderator.
type talk struct {
	*discordtest.Server
	guild            *discordtest.Guild
	channel, reports *discordtest.Channel
	member           discordtest.User            // who types
	members          map[string]discordtest.User // all who have typed, by name

	mu     sync.Mutex // guards the fields below
	out    io.Writer
	newest discordtest.Message   // with buttons or select menus
	modal  discordtest.Modal     // the newest
	typed  *discordtest.Exchange // the last message that was typed; nil before

	sheet sheet
}

// newTalk starts a fake Discord. Close it when done.
func newTalk(out io.Writer, o discordtest.Options, page string) *talk {
	t := &talk{Server: discordtest.Start(o), out: out, sheet: sheet{path: page}}
	t.API.RequireShards(o.Shards)
	t.guild, t.member = t.World.AddGuild("Harbour"), t.World.AddUser("ines")
	t.channel, t.reports = t.World.AddChannel(t.guild, "news"), t.World.AddChannel(t.guild, "reports")
	t.World.Join(t.guild, t.member)
	t.World.Own(t.guild, t.member)
	t.members = map[string]discordtest.User{t.member.Name: t.member}
	return t
}

// hint says how to start a bot.
const hint = `The server Harbour has the id %[1]s, its channels #news %[2]s and #reports %[3]s.
Start a bot in another terminal with
  VERBATIM_TOKEN=%[4]s VERBATIM_DISCORD_API=%[5]s VERBATIM_HOME_GUILDS=%[1]s VERBATIM_REPORT_CHANNEL=%[3]s go run ./cmd/verbatim bot
Put VERBATIM_CORPUS=DIR before it to try the commands of moderators, and VERBATIM_WATCH=1s to try alerts.
`

// run waits for a bot, and then acts on each line until there are no more. page is the file for a browser, or "".
func run(ctx context.Context, in io.Reader, out io.Writer, o discordtest.Options, page string) error {
	t := newTalk(out, o, page)
	defer t.Close()
	fmt.Fprintf(out, hint, t.guild.ID, t.channel.ID, t.reports.ID, t.Token, t.URL)
	if err := t.Commands.Registered(ctx); err != nil {
		return fmt.Errorf("waiting for a bot: %w", err)
	}
	fmt.Fprintln(
		out,
		"The bot has connected. Try !who-said moratorium, or /who-said words:moratorium. Ctrl-D ends this.",
	)
	for place, c := range map[string]*discordtest.Channel{
		"#news": t.channel, "#reports": t.reports, "a direct message": t.World.Direct(t.member),
	} {
		go t.watch(ctx, place, c)
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() && ctx.Err() == nil {
		if name, ok := strings.CutPrefix(lines.Text(), memberMark); ok {
			t.become(ctx, strings.TrimSpace(name))
			continue
		}
		if x, err := t.act(lines.Text()); err != nil {
			t.print("! %v", err)
		} else if x != nil {
			go t.follow(ctx, x)
		}
	}
	return lines.Err()
}

// memberMark is before the name of a member who types from now on.
const memberMark = "&"

// become lets a member type, who joins the server if no member has that name.
func (t *talk) become(ctx context.Context, name string) {
	member, known := t.members[name]
	if !known {
		member = t.World.AddUser(name)
		t.World.Join(t.guild, member)
		t.members[name] = member
		go t.watch(ctx, "a direct message to "+name, t.World.Direct(member))
	}
	t.member = member
	t.print("%s types now", name)
}

// act posts a line, or does what its mark says.
func (t *talk) act(line string) (*discordtest.Exchange, error) {
	for mark, use := range map[string]func(string) (*discordtest.Exchange, error){
		buttonMark: t.press, chooseMark: t.choose, submitMark: t.submit, attachMark: t.attach,
		directMark: t.direct, editMark: t.edit, deleteMark: t.remove, menuMark: t.menu,
	} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return use(rest)
		}
	}
	name, rest, _ := strings.Cut(line, " ")
	name, slash := strings.CutPrefix(name, "/")
	if !slash {
		return t.post(t.channel, line), nil
	}
	options := map[string]any{}
	for _, c := range append(t.Commands.In(t.guild.ID), t.Commands.In("")...) {
		if c.Name == name {
			options = values(c.Options, rest)
			if err := filesOf(c.Options, options); err != nil {
				return nil, err
			}
		}
	}
	return t.Slash(t.channel, t.member, name, options)
}

// mentioning returns a text with mentions of the bot in place of its name.
func (t *talk) mentioning(text string) string {
	return strings.ReplaceAll(text, "@"+t.Bot.Name, t.Mention())
}

// values reads the values of options: each follows an option's name and a colon, and ends before the next.
func values(options []schema.Option, text string) map[string]any {
	var names []string
	types := map[string]int{}
	for _, o := range options {
		names = append(names, regexp.QuoteMeta(o.Name))
		types[o.Name] = o.Type
	}
	found := map[string]any{}
	at := regexp.MustCompile(`(?:^| )(`+strings.Join(names, "|")+`):`).FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		name, value := text[m[2]:m[3]], strings.TrimSpace(text[m[1]:end])
		found[name] = value
		if n, err := strconv.Atoi(value); err == nil && types[name] == schema.OptionInteger {
			found[name] = n
		}
		if yes, err := strconv.ParseBool(value); err == nil && types[name] == schema.OptionBoolean {
			found[name] = yes
		}
	}
	return found
}

// follow prints what the bot does in answer to an exchange, until ctx is done or the process ends.
func (t *talk) follow(ctx context.Context, x *discordtest.Exchange) {
	for {
		e, err := x.Next(ctx)
		if err != nil {
			return
		}
		t.show("", e)
	}
}

// watch prints what the bot posts into a channel by itself, until ctx is done or the process ends.
func (t *talk) watch(ctx context.Context, place string, c *discordtest.Channel) {
	for {
		m, err := t.Messages.Posted(ctx, c)
		if err != nil {
			return
		}
		if m.ReplyTo == "" { // follow prints answers
			t.show(" in "+place, discordtest.Event{Kind: discordtest.Posted, Message: m})
		}
	}
}

// seenBy says so if only the member who asked sees a message.
func seenBy(m discordtest.Message) string {
	if m.Flags&discordtest.FlagEphemeral != 0 {
		return ", only you see this"
	}
	return ""
}

func (t *talk) print(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintf(t.out, format+"\n", args...)
}
