package bot

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

// An announcer posts what is new in the corpus for the owners of alerts, and tells moderators what is gone from it.
type announcer struct {
	*sender
	alerts        Alerter // nil for none
	losses        []Loss
	reportChannel string   // "" for none
	home          []string // ids of the home servers

	leads func() bool // see Options

	wake   chan struct{}       // the corpus may have changed
	closed map[int64]time.Time // alerts in channels that are closed to the bot, until when no post is tried
	told   []lossTold          // of each loss
}

func newAnnouncer(d *sender, o Options) *announcer {
	return &announcer{
		sender: d, alerts: o.Alerts, leads: o.Leads, losses: o.Losses, reportChannel: o.ReportChannel, home: o.HomeGuilds,
		wake: make(chan struct{}, 1), closed: map[int64]time.Time{}, told: make([]lossTold, len(o.Losses)),
	}
}

// wakeUp lets the announcer look soon.
func (n *announcer) wakeUp() {
	select {
	case n.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// run announces until ctx ends. A terminal may index the corpus, so the announcer looks now and then.
func (n *announcer) run(ctx context.Context) {
	for {
		if n.leads() {
			n.tellLosses(ctx)
		}
		if n.alerts != nil {
			n.announce(ctx)
		}
		select {
		case <-ctx.Done():
			return
		case <-n.wake:
		case <-time.After(n.timing.news):
		}
	}
}

// announce posts what is new.
func (n *announcer) announce(ctx context.Context) {
	defer connect.LogPanic(n.log, "announcing what is new")
	leads := n.leads()
	var noted error
	if leads {
		noted = n.alerts.NoteNews(ctx)
	}
	due, err := n.alerts.DueNews(ctx)
	if ctx.Err() != nil {
		return
	}
	if err = cmp.Or(noted, err); err != nil { // of one corpus; the others have news nevertheless
		n.log.Error("looking for new quotes failed", "error", err)
	}
	if leads {
		n.tellUnreadable(ctx)
	}
	failed := map[int64]bool{} // alerts whose later posts wait: they must not overtake the one that failed
	for _, news := range due {
		alert := news.Post.Alert.ID
		if !n.isOurs(&news.Post, leads) || failed[alert] || news.Post.Late() || time.Now().Before(n.closed[alert]) {
			continue
		}
		posted, err := n.announceOne(ctx, news)
		failed[alert] = !posted
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			n.log.Error("recording what was posted failed", "error", err)
		}
	}
}

// isOurs reports whether this process sends a post, so that no other does. Where processes claim posts, it is the one
// that has done so. Else the one that has the shard of the server posts in its channels, and the leader of those that
// share the data writes direct messages.
func (n *announcer) isOurs(p *alerts.Post, leads bool) bool {
	a := &p.Alert
	if p.Claimed() {
		return true
	}
	if a.Channel == "" || a.Guild == "" {
		return leads
	}
	return n.conn.Serves(a.Guild)
}

// recordTime is how long recording a post may take after the bot was told to stop.
const recordTime = 5 * time.Second

// announceOne posts the quotes of an alert and records the result. It reports whether they were posted.
func (n *announcer) announceOne(ctx context.Context, news ask.News) (posted bool, err error) {
	failure := n.post(ctx, news)
	if failure == nil {
		delete(n.closed, news.Post.Alert.ID)
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordTime) // also when the bot stops
		defer cancel()
		return true, n.alerts.NewsPosted(last, news.Post.ID)
	}
	if ctx.Err() != nil {
		return false, nil
	}
	return false, n.postFailed(ctx, news, failure)
}

// postFailed records why a post could not be sent. If that ends the alert of a channel, its owner is told.
func (n *announcer) postFailed(ctx context.Context, news ask.News, why error) error {
	alert := news.Post.Alert
	forGood := connect.Forbidden(why) || connect.Status(why) == http.StatusNotFound
	if forGood {
		n.closed[alert.ID] = time.Now().Add(n.timing.closed)
	}
	ended, err := n.alerts.NewsFailed(ctx, news.Post.ID, forGood)
	n.log.Warn("posting new quotes failed", "alert", alert.ID, "ended", ended, "error", connect.Redact(why))
	if ended {
		delete(n.closed, alert.ID)
	}
	if ended && alert.Channel != "" {
		n.writeTo(ctx, alert.Owner, show.Ended(alert.Query, alert.Channel, locale.For(alert.Lang)))
	}
	return err
}

// post posts the quotes of an alert, each message once, even if a crash interrupted an earlier attempt.
func (n *announcer) post(ctx context.Context, news ask.News) error {
	if !news.Quotes.Found() {
		return nil // moderators have hidden all of them
	}
	channel := news.Post.Alert.Channel
	if channel == "" {
		direct, err := n.rest.UserChannelCreate(news.Post.Alert.Owner, discordgo.WithContext(ctx))
		if err != nil {
			return fmt.Errorf("opening direct messages: %w", err)
		}
		channel = direct.ID
	}
	to := n.channel(channel)
	to.guild = news.Post.Alert.Guild
	to.nonce = "news" + strconv.FormatInt(news.Post.ID, 10)
	for _, m := range n.messages(news) {
		if _, err := to.post(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// messages are the messages that show a post. Those to its owner are in the owner's language.
func (n *announcer) messages(news ask.News) []show.Message {
	alert := &news.Post.Alert
	v := n.viewOf(alert.Guild)
	if alert.Channel == "" {
		v.Lang = locale.For(alert.Lang)
	}
	return control.News(news, v, n.reportChannel != "", slices.Contains(n.home, alert.Guild))
}
