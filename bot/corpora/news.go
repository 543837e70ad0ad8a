package corpora

import (
	"context"
	"errors"

	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

// NoteNews implements bot.Alerter. It notes what is new in each corpus, although another can't be read.
func (c *Choice) NoteNews(ctx context.Context) error {
	var wrong []error
	if c.Alerts != nil {
		wrong = append(wrong, c.Alerts.Assign(ctx, c.alertsOf))
	}
	for _, of := range c.Corpora {
		wrong = append(wrong, of.NoteNews(ctx))
	}
	return errors.Join(wrong...)
}

// alertsOf returns what a store of alerts calls the corpus of a server.
func (c *Choice) alertsOf(guild string) string { return AlertsName(c.Of(guild)) }

// AlertsName returns what a store of alerts calls a corpus: it has no name for the usual one.
func AlertsName(corpus string) string {
	if corpus == servers.MainCorpus {
		return ""
	}
	return corpus
}

// DueNews implements bot.Alerter. What can be posted is returned together with the errors of corpora that can't be
// read.
func (c *Choice) DueNews(ctx context.Context) (due []ask.News, err error) {
	return all(ctx, c, func(of *Corpus) ([]ask.News, error) { return of.DueNews(ctx) })
}

// UnreadableAlerts implements bot.Alerter.
func (c *Choice) UnreadableAlerts(ctx context.Context) ([]alerts.Unreadable, error) {
	return all(ctx, c, func(of *Corpus) ([]alerts.Unreadable, error) { return of.UnreadableAlerts(ctx) })
}

// all returns what all corpora have.
func all[T any](ctx context.Context, c *Choice, have func(*Corpus) ([]T, error)) (list []T, err error) {
	var wrong []error
	for i := range c.Corpora {
		if ctx.Err() != nil {
			return list, ctx.Err()
		}
		some, err := have(&c.Corpora[i])
		list, wrong = append(list, some...), append(wrong, err)
	}
	return list, errors.Join(wrong...)
}

// All corpora keep their alerts in one file, so any of them records what became of a post.

// NewsPosted implements bot.Alerter.
func (c *Choice) NewsPosted(ctx context.Context, id int64) error {
	return c.Corpora[0].NewsPosted(ctx, id)
}

// NewsFailed implements bot.Alerter.
func (c *Choice) NewsFailed(ctx context.Context, id int64, forGood bool) (ended bool, err error) {
	return c.Corpora[0].NewsFailed(ctx, id, forGood)
}

// UnreadableTold implements bot.Alerter.
func (c *Choice) UnreadableTold(ctx context.Context, id int64) error {
	return c.Corpora[0].UnreadableTold(ctx, id)
}
