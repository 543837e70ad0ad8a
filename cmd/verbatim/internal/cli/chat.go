package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/bot/control"
	"verbatim/bot/show"
	"verbatim/bot/typed"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
)

const (
	// chatSelf is the id of the bot in the terminal's channel. A user of Discord types a mention as "@name", and Discord's
	// client sends it as "<@id>". Here, chatMention is that name.
	chatSelf    = "1"
	chatMention = "@verbatim"
)

// A chatCommand is a Discord channel in the terminal.
type chatCommand struct {
	*App
	place   local.Place
	hearing typed.Hearing
	member  bool
}

// newChat returns the subcommand that chats with the bot without Discord.
func newChat(a *App) *cobra.Command {
	ch := &chatCommand{App: a}
	c := &cobra.Command{
		Use: "chat", Short: "Chat with the bot in the terminal, as in a Discord channel", GroupID: groupBot, Args: noArgs,
		Long: "Type what you would type in a Discord channel, such as !who-said moratorium, or\n" +
			"@verbatim who said moratorium? The answer is printed as the bot would write it, with Discord's Markdown.",
		RunE: func(c *cobra.Command, _ []string) error { return ch.run(c.Context()) },
	}
	placeFlags(&ch.place, a, c)
	c.Flags().BoolVar(&ch.hearing.Direct, "direct", false, "chat as in a direct message, without a prefix")
	c.Flags().BoolVar(&ch.member, "member", false, "chat as a member who is not a moderator")
	return c
}

// view is how answers are shown in a channel of a server that has the usual settings.
func (ch *chatCommand) view() show.View {
	return show.View{Prefix: ch.hearing.Prefix, Shares: ch.hearing.Prefix == typed.UsualPrefix}
}

// run answers each line of standard input until it ends.
func (ch *chatCommand) run(ctx context.Context) error {
	service, err := local.Open(ctx, ch.place, ch.Err)
	if err != nil {
		return err
	}
	defer service.Close()
	ch.hearing.Self, ch.hearing.Prefix, ch.hearing.Ours = chatSelf, ch.Config.Prefix, true
	if ch.Out.TTY {
		prefix := ch.hearing.Prefix
		fmt.Fprintln(ch.Out.W, ch.Out.Dim("Try "+prefix+"who-said moratorium, or "+prefix+"help. Ctrl-D ends the chat."))
	}
	lines := terminal.NewLineReader(ch.In)
	for {
		ch.prompt()
		line, err := terminal.Interruptible(ctx, lines.Next)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		ch.respond(ctx, service, line)
	}
}

// prompt prints a prompt on a terminal.
func (ch *chatCommand) prompt() {
	if ch.Out.TTY {
		fmt.Fprint(ch.Out.W, ch.Out.Dim("> "))
	}
}

// respond prints what the bot would answer to a line.
func (ch *chatCommand) respond(ctx context.Context, service *local.Corpus, line string) {
	text := strings.ReplaceAll(line, chatMention, "<@"+chatSelf+">")
	request, meant := typed.Decode(text, ch.hearing)
	if !meant {
		if strings.TrimSpace(line) != "" {
			hint := "(the bot ignores this line; try " + ch.hearing.Prefix + "help or " + chatMention + " help)"
			fmt.Fprintln(ch.Err.W, ch.Err.Dim(hint))
		}
		return
	}
	request.Moderator, request.By = !ch.member, "you"
	request.Most, request.Counts = control.Most(request.Command), true
	bar := terminal.NewProgress(ch.Err)
	request.Progress = func(p ask.Progress) { bar.Show(p.Stage, p.Done, p.Total) }
	answer, err := service.Do(ctx, request)
	bar.Clear()
	var pages []show.Message
	if err != nil {
		pages = show.RenderTrouble(ask.Explain(err), ch.view())
	} else {
		pages = show.Render(answer, ch.view())
	}
	ch.print(pages[0])
	if len(pages) > 1 {
		fmt.Fprintln(ch.Out.W, ch.Out.Dim(fmt.Sprintf("[page 1 of %d; on Discord, buttons show the others]", len(pages))))
		fmt.Fprintln(ch.Out.W)
	}
}

// print prints a message and a blank line.
func (ch *chatCommand) print(m show.Message) {
	for line := range strings.Lines(m.Content) {
		fmt.Fprintln(ch.Out.W, ch.Out.Wrap("", terminal.Fold(strings.TrimSuffix(line, "\n"))))
	}
	fmt.Fprintln(ch.Out.W)
}
