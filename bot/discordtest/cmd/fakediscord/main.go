// Fakediscord is a fake Discord to try the bot by hand: it says how to start a bot that talks to it, posts what is typed as a
// member's message into its one channel, and prints what the bot does in answer.
//
//	go run ./bot/discordtest/cmd/fakediscord
//
// A line that begins with a slash uses a slash command: its name, and then its options as name:value, the first option's value up to
// the next; a file is given by its path. A plus and a button's label presses it, on the newest message that has any; an equals sign
// chooses the options with the labels behind it in a select menu of that message. A greater-than sign submits the newest modal, with
// the labels of its inputs and their values as label:value. A less-than sign, a space and a path attach the file to the message behind them.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"verbatim/bot/discordtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fakediscord:", err)
		os.Exit(1)
	}
}

// A talk is the one channel with the member who types in it, its owner.
type talk struct {
	*discordtest.Server
	channel *discordtest.Channel
	member  discordtest.User

	mu     sync.Mutex // guards what is below
	out    io.Writer
	newest discordtest.Message // with buttons or select menus
	modal  discordtest.Modal   // the newest
}

// run waits for a bot, and then answers each line until there are no more.
func run(ctx context.Context, in io.Reader, out io.Writer) error {
	t := &talk{Server: discordtest.Start(discordtest.Options{}), out: out}
	defer t.Close()
	guild := t.AddGuild("Harbour")
	t.channel, t.member = t.AddChannel(guild, "news"), t.AddUser("ines")
	t.Join(guild, t.member)
	t.Own(guild, t.member)
	fmt.Fprintf(out, "Start a bot with\n  VERBATIM_TOKEN=%s VERBATIM_DISCORD_API=%s go run ./cmd/verbatim bot\n", t.Token, t.URL)
	if err := t.Registered(ctx); err != nil {
		return fmt.Errorf("waiting for a bot: %w", err)
	}
	fmt.Fprintln(out, "It is here. Try !who-said moratorium, or /who-said words:moratorium; Ctrl-D ends the talk.")
	lines := bufio.NewScanner(in)
	for lines.Scan() && ctx.Err() == nil {
		if x, err := t.hear(lines.Text()); err != nil {
			t.print("! %v", err)
		} else {
			go t.follow(ctx, x)
		}
	}
	return lines.Err()
}

// hear posts a line, or uses what it names.
func (t *talk) hear(line string) (*discordtest.Exchange, error) {
	for mark, use := range map[string]func(string) (*discordtest.Exchange, error){
		buttonMark: t.press, chooseMark: t.choose, submitMark: t.submit, attachMark: t.attach,
	} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return use(rest)
		}
	}
	name, rest, _ := strings.Cut(line, " ")
	name, slash := strings.CutPrefix(name, "/")
	if !slash {
		return t.Say(t.channel, t.member, t.mentioning(line)), nil
	}
	options := map[string]any{}
	for _, c := range t.Commands("") {
		if c.Name == name {
			options = values(c.Options, rest)
			if err := filesOf(c.Options, options); err != nil {
				return nil, err
			}
		}
	}
	return t.Slash(t.channel, t.member, name, options)
}

// mentioning is a text that mentions the bot where it holds its name.
func (t *talk) mentioning(text string) string {
	return strings.ReplaceAll(text, "@"+t.Bot.Name, t.Mention())
}

// values reads the values of options: each stands behind an option's name and a colon, and ends before the next.
func values(options []discordtest.Option, text string) map[string]any {
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
		if n, err := strconv.Atoi(value); err == nil && types[name] == discordtest.OptionInteger {
			found[name] = n
		}
		if yes, err := strconv.ParseBool(value); err == nil && types[name] == discordtest.OptionBoolean {
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
		t.show(e)
	}
}

// seenBy says so where a message is for the eyes of whoever asked alone.
func seenBy(m discordtest.Message) string {
	if m.Flags&discordtest.FlagEphemeral != 0 {
		return ", seen by you alone"
	}
	return ""
}

func (t *talk) print(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintf(t.out, format+"\n", args...)
}
