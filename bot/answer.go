package bot

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"verbatim/index/ask"
)

// A venue is where one request is answered.
type venue interface {
	// show puts a message in the place of what stands of the answer so far; the first time it begins the answer.
	show(ctx context.Context, m Message) error
	// add sends a further message behind it.
	add(ctx context.Context, m Message) error
	// prefix is what stands before a command there, as for Render.
	prefix() string
}

// answer carries out a request and shows what comes of it.
func (b *Bot) answer(ctx context.Context, r ask.Request, v venue) {
	began := time.Now()
	shown, err := b.ask(ctx, r, v)
	begun := true // whoever asked may, and asked rightly
	if err != nil {
		trouble := ask.Explain(err)
		shown, begun = RenderTrouble(trouble, v.prefix()), !trouble.Usage
	}
	if err != nil && begun {
		b.log.Error("answering failed", "command", r.Command, "error", err)
	}
	b.finish(ctx, v, shown)
	b.log.Debug("answered", "command", r.Command, "messages", len(shown), "took", time.Since(began))
	if r.Command == ask.Reindex && begun {
		b.report(ctx, r.By, shown)
	}
}

// ask carries out a request and renders the reply. A panic becomes an error, so that whoever asked hears of it.
func (b *Bot) ask(ctx context.Context, r ask.Request, v venue) (shown []Message, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	reply, err := b.reply(ctx, r, v)
	if err != nil {
		return nil, err
	}
	return Render(reply, v.prefix()), nil
}

// reply gets the reply to a request; a reindex shows how far it is, and may take as long as it needs.
func (b *Bot) reply(ctx context.Context, r ask.Request, v venue) (ask.Reply, error) {
	if r.Command == ask.Reindex {
		tell, done := b.progress(ctx, v)
		defer done()
		r.Progress = tell
		return b.options.Answerer.Do(ctx, r)
	}
	ctx, cancel := context.WithTimeout(ctx, b.timing.search)
	defer cancel()
	return b.options.Answerer.Do(ctx, r)
}

// finish shows the messages of an answer.
func (b *Bot) finish(ctx context.Context, v venue, all []Message) {
	for i, m := range all {
		send := v.add
		if i == 0 {
			send = v.show
		}
		if err := send(ctx, m); err != nil {
			b.log.Warn("sending an answer failed", "message", i+1, "of", len(all), "error", redact(err))
			return
		}
	}
}

// progress starts showing how far a request is: at once, and then now and then. done ends it, and waits until nothing more
// is shown.
func (b *Bot) progress(ctx context.Context, v venue) (tell func(ask.Progress), done func()) {
	latest := make(chan ask.Progress, 1)
	stop := make(chan struct{})
	var shower sync.WaitGroup
	shower.Go(func() {
		defer logPanic(b.log, "showing progress")
		for {
			select {
			case p := <-latest:
				if err := v.show(ctx, Message{Content: progressText(p)}); err != nil {
					b.log.Warn("showing progress failed", "error", redact(err))
				}
			case <-stop:
				return
			}
			select {
			case <-time.After(b.timing.progress):
			case <-stop:
				return
			}
		}
	})
	tell = func(p ask.Progress) {
		for {
			select {
			case latest <- p:
				return
			default:
			}
			select {
			case <-latest: // the one before was not shown; this one is newer
			default:
			}
		}
	}
	return tell, func() {
		close(stop)
		shower.Wait()
	}
}

// report posts what a reindex did, or that it failed, into the report channel.
func (b *Bot) report(ctx context.Context, by string, shown []Message) {
	if b.options.ReportChannel == "" {
		return
	}
	v := &messageVenue{bot: b, channel: b.options.ReportChannel}
	if by != "" {
		shown = append([]Message{{Content: Escape(clip(by, shownName)) + " has asked for a reindex."}}, shown...)
	}
	b.finish(ctx, v, shown)
}
