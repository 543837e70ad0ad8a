package bot

import (
	"context"

	"verbatim/index"
	"verbatim/index/ask"
)

// A lossTold is what the log and the report channel were told of a loss.
type lossTold struct{ logged, reported bool }

// tellLoss tells the log and the report channel once that most articles are gone, and once that they are not any more.
// What could not be posted is tried again with the next look.
func (b *Bot) tellLoss(ctx context.Context, told *lossTold) {
	defer logPanic(b.log, "telling of a loss")
	if b.options.Loss == nil {
		return
	}
	loss := b.options.Loss()
	lost := loss != nil
	if lost != told.logged {
		told.logged = lost
		b.logLoss(loss)
	}
	if lost == told.reported || b.options.ReportChannel == "" {
		return
	}
	v := &messageResponder{bot: b, channel: b.options.ReportChannel}
	err := v.show(ctx, lossMessage(loss, b.options.Prefix))
	if err != nil {
		b.log.Warn("a loss of articles could not be reported", "error", redact(err))
	}
	if err == nil || forbidden(err) { // where the bot may not write, it won't be allowed to a minute later
		told.reported = lost
	}
}

// logLoss logs a loss, or that there is none any more.
func (b *Bot) logLoss(loss *index.LossError) {
	if loss == nil {
		b.log.Info("the corpus is in order again, and indexed")
		return
	}
	b.log.Error("most articles are gone; the previous index stays in use", "gone", loss.Gone, "of", loss.Had, "error", loss,
		"todo", loss.Todo("verbatim "+ask.Reindex))
}

// lossMessage is what moderators are told of a loss, or of its end.
func lossMessage(loss *index.LossError, prefix string) Message {
	if loss == nil {
		return Message{Content: "**The corpus is in order again.** The index fits it."}
	}
	head := "**Most articles are gone.** " + Escape(upperFirst(loss.What())+"; "+loss.Stays()) + "."
	return Message{Content: joinLines(head, Escape(upperFirst(loss.Todo(prefix+ask.Reindex)))+".")}
}
