package bot

import (
	"context"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/index"
	"verbatim/index/ask"
)

// A Loss tells of the articles of a corpus that are gone.
type Loss struct {
	Corpus string                  // the corpus's name; empty for the usual one
	Of     func() *index.LossError // returns why the previous index stays in use although most articles are gone, or nil
}

// A lossTold is what the log and the report channel were told of a loss.
type lossTold struct{ logged, reported bool }

// tellLosses tells the log and the report channel once of each corpus most of whose articles are gone, and once that
// they are back. A failed post is repeated with the next look.
func (n *announcer) tellLosses(ctx context.Context) {
	defer connect.LogPanic(n.log, "reporting a loss of articles")
	for i := range n.losses {
		n.tellLoss(ctx, &n.losses[i], &n.told[i])
	}
}

func (n *announcer) tellLoss(ctx context.Context, of *Loss, told *lossTold) {
	loss := of.Of()
	lost := loss != nil
	if lost != told.logged {
		told.logged = lost
		n.logLoss(of.Corpus, loss)
	}
	if lost == told.reported || n.reportChannel == "" {
		return
	}
	v := show.View{Prefix: n.prefix, Lang: n.languageOf(n.home)}
	err := n.channel(n.reportChannel).show(ctx, show.Loss(of.Corpus, loss, v))
	if err != nil {
		n.log.Warn("a loss of articles could not be reported", "error", connect.Redact(err))
	}
	if err == nil || connect.Forbidden(err) { // a channel that is closed now will be closed a minute later
		told.reported = lost
	}
}

// logLoss logs a loss, or that the articles are back.
func (n *announcer) logLoss(corpus string, loss *index.LossError) {
	log := n.log
	if corpus != "" {
		log = log.With("corpus", corpus)
	}
	if loss == nil {
		log.Info("the corpus is in order again, and indexed")
		return
	}
	log.Error("most articles are gone; the previous index stays in use",
		"gone", loss.Gone, "of", loss.Had, "error", loss, "todo", loss.Todo("verbatim "+ask.Reindex.Name))
}
