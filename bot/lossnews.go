package bot

import (
	"context"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/index"
	"verbatim/index/ask"
)

// A lossTold is what the log and the report channel were told of a loss.
type lossTold struct{ logged, reported bool }

// tellLoss tells the log and the report channel once that most articles are gone, and once that they are back. A failed
// post is repeated with the next look.
func (n *announcer) tellLoss(ctx context.Context) {
	defer connect.LogPanic(n.log, "reporting a loss of articles")
	if n.loss == nil {
		return
	}
	loss := n.loss()
	lost := loss != nil
	if lost != n.told.logged {
		n.told.logged = lost
		n.logLoss(loss)
	}
	if lost == n.told.reported || n.reportChannel == "" {
		return
	}
	err := n.channel(n.reportChannel).show(ctx, lossMessage(loss, n.prefix))
	if err != nil {
		n.log.Warn("a loss of articles could not be reported", "error", connect.Redact(err))
	}
	if err == nil || connect.Forbidden(err) { // a channel that is closed now will be closed a minute later
		n.told.reported = lost
	}
}

// logLoss logs a loss, or that the articles are back.
func (n *announcer) logLoss(loss *index.LossError) {
	if loss == nil {
		n.log.Info("the corpus is in order again, and indexed")
		return
	}
	n.log.Error("most articles are gone; the previous index stays in use",
		"gone", loss.Gone, "of", loss.Had, "error", loss, "todo", loss.Todo("verbatim "+ask.Reindex.Name))
}

// lossMessage tells moderators of a loss, or of its end.
func lossMessage(loss *index.LossError, prefix string) show.Message {
	if loss == nil {
		return show.Message{Content: "**The corpus is in order again.** The index matches it."}
	}
	head := "**Most articles are gone.** " + show.Escape(show.UpperFirst(loss.What())+"; "+loss.Stays()) + "."
	return show.Message{Content: show.JoinLines(head, show.Escape(show.UpperFirst(loss.Todo(prefix+ask.Reindex.Name)))+".")}
}
