package bot

import (
	"context"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/show"
	"verbatim/index/ask"
)

// progress starts to show the progress of a request: a reindex at once, other requests if they take long, and then now
// and then. done ends it, and waits until nothing more is shown.
func (p *replier) progress(
	ctx context.Context, to responder, command *ask.Command,
) (tell func(ask.Progress), done func()) {
	latest := make(chan ask.Progress, 1)
	stop := make(chan struct{})
	var showing sync.WaitGroup
	showing.Go(func() {
		defer connect.LogPanic(p.log, "showing progress")
		if !command.Rebuilds && !p.waits(stop) { // a reindex says at once that it has begun
			return
		}
		for {
			select {
			case now := <-latest:
				p.showProgress(ctx, to, command, now)
			case <-stop:
				return
			}
			if !p.waits(stop) {
				return
			}
		}
	})
	return func(now ask.Progress) { replace(latest, now) }, func() {
		close(stop)
		showing.Wait()
	}
}

// waits waits until more progress may be shown. It reports whether stop stayed open.
func (p *replier) waits(stop <-chan struct{}) bool {
	select {
	case <-time.After(p.timing.progress):
		return true
	case <-stop:
		return false
	}
}

func (p *replier) showProgress(ctx context.Context, to responder, command *ask.Command, now ask.Progress) {
	m := show.Message{Content: show.ProgressText(command, now, to.view())}
	if command.Rebuilds {
		m.Components = []discordgo.MessageComponent{control.CancelRow(to.view().Lang)}
	}
	if err := to.show(ctx, m); err != nil {
		p.log.Warn("showing progress failed", "error", connect.Redact(err))
	}
}

// replace puts a value into a channel of one place, in place of a value that no one has taken yet.
func replace[T any](c chan T, v T) {
	for {
		select {
		case c <- v:
			return
		default:
		}
		select {
		case <-c:
		default:
		}
	}
}
