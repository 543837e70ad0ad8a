package bot

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// channelMark stands for a channel until a line is escaped; channelMarks finds it then. The mark is a character that no
// text has (a noncharacter of Unicode), and that is left when a text is made legible.
func channelMark(id string) string { return "\ufdd1" + id + "\ufdd1" }

var channelMarks = regexp.MustCompile("\ufdd1([0-9]+)\ufdd1")

// Wake lets the bot look soon at what is new in the corpus, or gone from it.
func (b *Bot) Wake() {
	select {
	case b.news <- struct{}{}:
	default: // it will
	}
}

// announceNews posts what is new in the corpus to those who have subscribed, and tells moderators what is gone from it,
// until ctx ends. The corpus may be indexed in a terminal, so it looks now and then.
func (b *Bot) announceNews(ctx context.Context) {
	closed := map[int64]time.Time{}
	var told lossTold
	for {
		b.tellLoss(ctx, &told)
		if b.options.Alerts != nil {
			b.announce(ctx, closed)
		}
		select {
		case <-ctx.Done():
			return
		case <-b.news:
		case <-time.After(b.timing.news):
		}
	}
}

// announce posts what is new. closed are the alerts that can't be posted to, until when: somebody may just be changing a channel's permissions.
func (b *Bot) announce(ctx context.Context, closed map[int64]time.Time) {
	defer logPanic(b.log, "announcing what is new")
	err := b.options.Alerts.NoteNews(ctx)
	var due []ask.News
	if err == nil {
		due, err = b.options.Alerts.DueNews(ctx)
	}
	if err != nil {
		if ctx.Err() == nil {
			b.log.Error("looking for what is new failed", "error", err)
		}
		return
	}
	failed := map[int64]bool{} // alerts, of which nothing more is tried in this round: what comes later must not come first
	for _, n := range due {
		alert := n.Post.Alert.ID
		if failed[alert] || time.Now().Before(closed[alert]) {
			continue
		}
		err := b.postNews(ctx, n)
		switch {
		case err == nil:
			delete(closed, alert)
			err = b.options.Alerts.NewsPosted(ctx, n.Post.ID)
		case ctx.Err() == nil:
			failed[alert] = true
			err = b.newsFailed(ctx, n, err, closed)
		}
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			b.log.Error("noting what was posted failed", "error", err)
		}
	}
}

// newsFailed notes why a post could not be sent. Where it ends the alert of a channel, whoever began it is told.
func (b *Bot) newsFailed(ctx context.Context, n ask.News, why error, closed map[int64]time.Time) error {
	alert := n.Post.Alert
	forGood := status(why) == http.StatusForbidden || status(why) == http.StatusNotFound
	if forGood {
		closed[alert.ID] = time.Now().Add(b.timing.closed)
	}
	ended, err := b.options.Alerts.NewsFailed(ctx, n.Post.ID, forGood)
	b.log.Warn("posting what is new failed", "alert", alert.ID, "ended", ended, "error", redact(why))
	if ended {
		delete(closed, alert.ID)
	}
	if ended && alert.Channel != "" {
		b.write(ctx, alert.Owner, fmt.Sprintf("The alert %d (%s) has ended: <#%s> is closed to me.", alert.ID, Escape(clip(alert.Query, shownQuery)), alert.Channel))
	}
	return err
}

// postNews posts the quotes of an alert, each message once, even where it was begun before a crash.
func (b *Bot) postNews(ctx context.Context, n ask.News) error {
	if len(n.Reply.Search.Hits) == 0 {
		return nil // all were hidden meanwhile
	}
	channel := n.Post.Alert.Channel
	if channel == "" {
		direct, err := b.rest.UserChannelCreate(n.Post.Alert.Owner, discordgo.WithContext(ctx))
		if err != nil {
			return fmt.Errorf("opening direct messages: %w", err)
		}
		channel = direct.ID
	}
	v := &messageResponder{bot: b, channel: channel, nonce: "news" + strconv.FormatInt(n.Post.ID, 10)}
	for _, m := range b.newsMessages(n) {
		if _, err := v.post(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// newsMessages are the messages that show a post.
func (b *Bot) newsMessages(n ask.News) []Message {
	pages := renderNews(n, b.options.Prefix)
	for i := range pages {
		t := turning{reports: b.options.ReportChannel != ""}
		pages[i].components = append(controls(pages[i:i+1], t), discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			newButton("Unsubscribe", discordgo.SecondaryButton, ends, strconv.FormatInt(n.Post.Alert.ID, 10))}})
	}
	return pages
}

// renderNews shows what is new for an alert.
func renderNews(n ask.News, prefix string) []Message {
	s := n.Reply.Search
	head := title(n.Reply, wording.Count(s.Total, "new quote"))
	foot := ""
	if n.Post.More > 0 {
		foot = "-# and " + wording.Count(n.Post.More, "new quote") + " more: " + code(prefix+ask.WhoSaid+" "+clip(n.Post.Alert.Query, shownQuery))
	}
	return searchPages(s, head, foot)
}
