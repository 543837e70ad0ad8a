package bot

import (
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/show"
	"verbatim/index/alerts"
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
		err := n.direct(ctx, u.Alert.Owner, unreadableText(u))
		if err != nil && !connect.Forbidden(err) {
			n.log.Warn("the owner of an unreadable alert could not be told", "alert", u.Alert.ID, "error", connect.Redact(err))
			continue
		}
		if err := n.alerts.UnreadableTold(ctx, u.Alert.ID); err != nil && ctx.Err() == nil {
			n.log.Error("recording what was posted failed", "error", err)
		}
	}
}

// unreadableText tells an owner why their alert finds nothing, and what to do.
func unreadableText(u alerts.Unreadable) show.Message {
	query := show.Escape(show.Clip(u.Alert.Query, show.MaxQuery))
	reason := show.Escape(show.FullStop(show.UpperFirst(show.Clip(u.Reason, show.MaxQuery))))
	const text = "Your alert “%s” finds nothing: this version of verbatim can't read its query. %s " +
		"End it with the button, and subscribe to a corrected query."
	return show.Message{
		Content:    fmt.Sprintf(text, query, reason),
		Components: []discordgo.MessageComponent{control.EndRow(u.Alert.ID)},
	}
}
