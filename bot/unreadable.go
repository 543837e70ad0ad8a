package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/locale"
	"verbatim/bot/show"
)

// tellUnreadable tells the owners of alerts once that this version of verbatim can't read their queries. A message that
// fails for the moment is repeated with the next look; one to closed direct messages is not.
func (n *announcer) tellUnreadable(ctx context.Context) {
	list, err := n.alerts.UnreadableAlerts(ctx)
	if err != nil {
		if ctx.Err() == nil {
			n.log.Error("looking for unreadable alerts failed", "error", err)
		}
		return
	}
	for _, u := range list {
		in := locale.For(u.Alert.Lang)
		err := n.direct(ctx, u.Alert.Owner, show.Message{
			Content:    show.Unreadable(u.Alert.Query, u.Reason, in),
			Components: []discordgo.MessageComponent{control.EndRow(u.Alert.ID, in)},
		})
		if err != nil && !connect.Forbidden(err) {
			n.log.Warn("the owner of an unreadable alert could not be told", "alert", u.Alert.ID, "error", connect.Redact(err))
			continue
		}
		if err := n.alerts.UnreadableTold(ctx, u.Alert.ID); err != nil && ctx.Err() == nil {
			n.log.Error("recording what was posted failed", "error", err)
		}
	}
}
