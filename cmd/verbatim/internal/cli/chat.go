package cli

import (
	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/chat"
)

// newChat returns the subcommand that chats with the bot without Discord.
func newChat(a *App) *cobra.Command {
	o := chat.Options{In: a.In, Out: a.Out, Err: a.Err, Prefix: a.Config.Prefix, Read: readFiles, User: userName()}
	c := &cobra.Command{
		Use: "chat", Short: "Chat with the bot in the terminal, as in a Discord channel", GroupID: groupBot, Args: noArgs,
		Long: "Type what you would type in a Discord channel, such as !who-said moratorium, or\n" +
			"@verbatim who said moratorium? The answer is printed as the bot would write it, with Discord's Markdown.\n" +
			"> and < turn its pages, and y confirms a preview. Files follow !add by their names. What is new for your\n" +
			"alerts is printed once the corpus was read again.",
		RunE: func(c *cobra.Command, _ []string) error { return chat.Run(c.Context(), &o) },
	}
	placeFlags(&o.Place, a, c)
	c.Flags().BoolVar(&o.Direct, "direct", false, "chat as in a direct message, without a prefix")
	c.Flags().BoolVar(&o.Member, "member", false, "chat as a member who is not a moderator")
	return c
}
