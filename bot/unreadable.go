package bot

import (
	"context"
	"fmt"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/index/alerts"
	"verbatim/index/ask"
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
		err := n.direct(ctx, u.Alert.Owner, unreadableText(u, n.prefix))
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
func unreadableText(u alerts.Unreadable, prefix string) string {
	query, reason := show.Escape(show.Clip(u.Alert.Query, show.MaxQuery)), show.Escape(show.FullStop(show.UpperFirst(show.Clip(u.Reason, show.MaxQuery))))
	end := show.Code(fmt.Sprintf("%s%s %d", prefix, ask.Unsubscribe, u.Alert.ID))
	const text = "Alert %d (%s) finds nothing: this version of verbatim can't read its query. %s " +
		"End it with %s, and subscribe to a corrected query."
	return fmt.Sprintf(text, u.Alert.ID, query, reason, end)
}
