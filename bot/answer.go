package bot

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus/legible"
	"verbatim/index/ask"
)

// A responder is where one request is answered.
type responder interface {
	// show puts a message in the place of what stands of the answer so far; the first time it begins the answer.
	show(ctx context.Context, m Message) error
	// prefix is what stands before a command there, as for Render.
	prefix() string
}

// An asking is a request with what the bot needs to know to answer it.
type asking struct {
	ask.Request
	asker    string // the id of whoever asks, who may turn the answer's pages and delete it
	page     int    // the page that is asked for, from 0
	snapshot string // what the pages before were found in; "" for the first
	shownAs  string // the command that the first line names, where it is another than Request's; see turn
	private  bool   // the answer is for whoever asks alone
	open     bool   // it can't be: it answers a message

	files []attachedFile // what is sent with it
}

// answer carries out a request and shows what comes of it.
func (b *Bot) answer(ctx context.Context, a asking, v responder) {
	began := time.Now()
	shown, reply, err := b.ask(ctx, a, v)
	b.meter.answered(a.Command, &reply, err)
	begun := true // whoever asked may, and asked rightly
	if err != nil {
		trouble := ask.Explain(err)
		shown, begun = RenderTrouble(trouble, v.prefix())[0], !trouble.Usage
	}
	if err != nil && begun {
		b.log.Error("answering failed", "command", a.Command, "error", err)
	}
	b.finish(ctx, v, shown)
	b.log.Debug("answered", "command", a.Command, "took", time.Since(began))
	if c, _ := ask.Lookup(a.Command); c.Slow {
		b.Wake() // also where a reindex was refused, since most articles are gone
	}
	if a.Command == ask.Reindex && begun {
		if err == nil && reply.Reindex != nil {
			shown = Render(reply, v.prefix())[0] // with the names of files that were left out
		}
		b.reportReindex(ctx, a.By, shown)
	}
}

// ask carries out a request and returns the page that is asked for, with its buttons, and the reply that it is of. A panic becomes an error, so
// that whoever asked hears of it.
func (b *Bot) ask(ctx context.Context, a asking, v responder) (shown Message, reply ask.Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	a.Most, a.Counts = Most(a.Command), true
	a.Words = legible.Text(a.Words) // an answer repeats it, and its further pages read it there
	if c, _ := ask.Lookup(a.Command); len(c.Params) > 0 && c.Params[0].Kind == ask.Files && (a.Moderator || c.For != ask.Moderators) {
		a.Files = b.fetch(ctx, a.files)
	}
	if reply, err = b.reply(ctx, a.Request, v); err != nil {
		return Message{}, reply, err
	}
	if a.shownAs != "" {
		reply.Command = a.shownAs
	}
	return b.page(reply, a, v.prefix()), reply, nil
}

// page returns the page of a reply that is asked for.
func (b *Bot) page(reply ask.Reply, a asking, prefix string) Message {
	private := a.private && !a.open
	shownReply, named := reply, false
	if !private {
		shownReply, named = withoutNames(reply)
	}
	pages := Render(shownReply, prefix)
	t := turning{command: a.Command, page: min(a.page, len(pages)-1), asker: a.asker, order: a.Options[ask.ParamSort], limit: a.Options[ask.ParamLimit], reports: b.options.ReportChannel != ""}
	if reply.Search != nil {
		t.snapshot = shortName(reply.Search.Snapshot)
	}
	if a.Command == ask.SaidBy {
		t.command = ask.WhoSaid // its first line has the query, which names the speaker
	}
	shown := pages[t.page]
	shown.Private = (shown.Private || a.private) && !a.open
	pages[t.page] = shown
	if a.snapshot != "" && a.snapshot != t.snapshot {
		shown.Content = joinLines(shown.Content, "-# The corpus was read again since; this page is of what it holds now.")
	}
	if named {
		shown.Content = joinLines(shown.Content, namesElsewhere)
	}
	if a.Command == ask.About {
		shown.Content = joinLines(shown.Content, "Invite me to a server: <"+inviteURL(known(&b.app))+">")
	}
	shown.components = controls(pages, t)
	if reply.Preview != nil && reply.Preview.Draft != "" {
		shown.components = []discordgo.MessageComponent{confirmRow(reply.Command, reply.Preview.Draft, a.asker)}
	}
	return shown
}

// reply gets the reply to a request; a reindex shows how far it is, and may take as long as it needs.
func (b *Bot) reply(ctx context.Context, r ask.Request, v responder) (ask.Reply, error) {
	if c, _ := ask.Lookup(r.Command); c.Slow {
		tell, done := b.progress(ctx, v, r.Command)
		defer done()
		r.Progress = tell
		return b.options.Answerer.Do(ctx, r)
	}
	ctx, cancel := context.WithTimeout(ctx, b.timing.search)
	defer cancel()
	return b.options.Answerer.Do(ctx, r)
}

// finish shows an answer.
func (b *Bot) finish(ctx context.Context, v responder, m Message) {
	err := v.show(ctx, m)
	if err == nil {
		return
	}
	if p, ok := v.(*messageResponder); ok && forbidden(err) {
		if _, said := b.shut.LoadOrStore(p.channel, true); said {
			return // once a channel is enough
		}
	}
	b.log.Warn("sending an answer failed", "error", redact(err))
}

// progress starts showing how far a request is: a reindex at once, others where they take long, and then now and then. done ends it, and waits until nothing more
// is shown.
func (b *Bot) progress(ctx context.Context, v responder, command string) (tell func(ask.Progress), done func()) {
	latest := make(chan ask.Progress, 1)
	stop := make(chan struct{})
	var shower sync.WaitGroup
	shower.Go(func() {
		defer logPanic(b.log, "showing progress")
		if command != ask.Reindex { // which says at once that it has begun; the others are mostly done by then
			select {
			case <-time.After(b.timing.progress):
			case <-stop:
				return
			}
		}
		for {
			select {
			case p := <-latest:
				m := Message{Content: progressText(command, p)}
				if command == ask.Reindex {
					m.components = []discordgo.MessageComponent{cancelRow()}
				}
				if err := v.show(ctx, m); err != nil {
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

// reportReindex posts what a reindex did, or that it failed, into the report channel.
func (b *Bot) reportReindex(ctx context.Context, by string, shown Message) {
	if b.options.ReportChannel == "" {
		return
	}
	shown.components = nil
	if by != "" {
		shown.Content = Escape(clip(by, shownName)) + " has asked for a reindex.\n" + shown.Content
	}
	b.finish(ctx, &messageResponder{bot: b, channel: b.options.ReportChannel}, shown)
}
