package bot

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/attached"
	"verbatim/bot/channel"
	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/meter"
	"verbatim/bot/queue"
	"verbatim/bot/show"
	"verbatim/bot/standby"
	"verbatim/bot/upload"
	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// An asking is a request with what the bot needs to know to answer it.
type asking struct {
	ask.Request
	asker    string // the id of the member who asks, and who may turn the answer's pages and delete it
	page     int    // the page to show, from 0
	snapshot string // the snapshot of the page that was shown before; "" for the first
	private  bool   // only the member who asks should see the answer
	open     bool   // all members see it: it answers a message
	narrowBy string // a field of a query, for those quotes of the answer that it finds; "" for all

	files []attached.File // sent with the request
}

// A replier carries out requests and shows the answers.
type replier struct {
	*sender
	answerer      Answerer
	reportChannel string // "" for none
	meter         *meter.Meter
	files         *attached.Fetcher
	wake          func() // the corpus may have changed
	isHome        func(guild string) bool
	jobs          *queue.Queue
}

// answer carries out a request and shows the answer.
func (p *replier) answer(ctx context.Context, a asking, to responder) {
	start := time.Now()
	shown, answer, err := p.ask(ctx, a, to)
	p.meter.Answered(a.Command, answer, err)
	accepted := true // not a mistake of the member, or a lack of rights
	if err != nil {
		trouble := ask.Explain(err)
		shown, accepted = show.RenderTrouble(trouble, to.view())[0], !trouble.Usage
	}
	if err != nil && accepted {
		p.log.Error("answering failed", "command", a.Command.Name, "error", err)
	}
	p.finish(ctx, to, shown)
	p.log.Debug("answered", "command", a.Command.Name, "took", time.Since(start))
	if a.Command.Slow {
		p.wake() // also where a reindex was refused because most articles are gone
	}
	if _, cancels := answer.(*ask.ReindexCancelled); a.Command.Rebuilds && accepted && !cancels {
		if err == nil {
			v := to.view()
			v.Lang = p.viewOf(a.Guild).Lang
			shown = show.Render(answer, v)[0] // with the names of skipped files
			a.Corpus = answer.Shared().From
		}
		p.reportReindex(ctx, a, shown)
	}
}

// ask carries out a request. It returns the page to show, with its buttons, and the answer that the page is of. A panic
// becomes an error, so that the member who asked is told.
func (p *replier) ask(ctx context.Context, a asking, to responder) (shown show.Message, answer ask.Answer, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	if s := p.servers.Of(a.Guild); !s.Allows(a.Command.Name) {
		return shown, nil, &ask.UsageError{Message: wording.Say("%s is turned off in this server", a.Command.Name)}
	}
	if a.Command.Manages && a.Moderator {
		if a.Request, err = p.inServer(ctx, a.Request); err != nil {
			return shown, nil, err
		}
	}
	a.Most, a.Counts = control.Most(a.Command), true
	a.Words = legible.Text(a.Words) // an answer repeats them, and its other pages read them there
	if a.Command.TakesFiles() && (a.Moderator || a.Command.For != ask.Moderators) {
		a.Files = p.files.Fetch(ctx, a.files)
	}
	if answer, err = p.do(ctx, a.Request, to); err != nil {
		return show.Message{}, nil, err
	}
	if found, ok := answer.(*ask.Quotes); ok && a.narrowBy != "" {
		a.Command, a.Words, a.narrowBy = ask.WhoSaid, found.Query.String()+" "+a.narrowBy, ""
		a.Options = beside(a.Options)
		return p.ask(ctx, a, to)
	}
	return p.page(answer, a, to.view()), answer, nil
}

// inServer returns a request with the channels of its server that it names.
func (p *replier) inServer(ctx context.Context, r ask.Request) (ask.Request, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timing.search)
	defer cancel()
	return channel.Resolve(ctx, p.rest, r)
}

// page returns the page of an answer that is asked for.
func (p *replier) page(answer ask.Answer, a asking, v show.View) show.Message {
	private := a.private && !a.open
	public, named := answer, false
	if !private {
		public, named = show.WithoutNames(answer)
	}
	pages := show.Render(public, v)
	t := control.Shown{
		Page: min(a.page, len(pages)-1), Reports: p.reportChannel != "", AtHome: p.isHome(a.Guild),
		Lang: v.Lang, State: stateOf(answer, a),
	}
	shown := pages[t.Page]
	shown.Private = (shown.Private || a.private) && !a.open
	pages[t.Page] = shown
	if a.snapshot != "" && a.snapshot != t.Snapshot {
		shown = shown.Below("-# " + v.Lang.Say("The corpus has changed since; this page shows its current state."))
	}
	if len(pages) > 1 && !t.Fits() {
		shown = shown.Below(control.TooLong(v.Lang))
	}
	if named {
		shown = shown.Below(show.NamesElsewhere(v.Lang))
	}
	shown, err := upload.Draw(shown)
	if err != nil {
		p.log.Warn("a picture could not be drawn; the answer is sent as text", "error", err)
	}
	pages[t.Page] = shown
	shown.Components = control.Rows(pages, t)
	if shown.Parts != nil {
		shown.Layout = control.Card(pages, t, answer)
	}
	if preview, ok := answer.(*ask.Preview); ok && preview.Draft != "" {
		shown.Components = []discordgo.MessageComponent{control.ConfirmRow(preview, a.asker, v.Lang)}
		shown.Layout = control.Plain(shown)
	}
	return shown
}

// stateOf returns what the page buttons of an answer hold. The words of a pasted text may be too long for them; then
// the query as it was understood finds the same quotes.
func stateOf(answer ask.Answer, a asking) control.State {
	s := control.State{Command: a.Command, Words: a.Words, Options: a.Options, Asker: a.asker}
	found, ok := answer.(*ask.Quotes)
	if !ok {
		return s
	}
	s.Snapshot = control.ShortName(found.Snapshot)
	if !s.Fits() {
		s.Command, s.Words = ask.WhoSaid, found.Query.String() // which has the other options as fields
		s.Options = beside(a.Options)
	}
	return s
}

// beside returns the options that a query does not have as fields.
func beside(options map[string]string) map[string]string {
	kept := map[string]string{}
	for _, name := range []string{ask.ParamSort, ask.ParamLimit, ask.ParamExact} {
		if value := options[name]; value != "" {
			kept[name] = value
		}
	}
	return kept
}

// do carries out a request. A slow one shows its progress and may take as long as it needs.
func (p *replier) do(ctx context.Context, r ask.Request, to responder) (ask.Answer, error) {
	if r.Command.Slow {
		tell, done := p.progress(ctx, to, r.Command)
		defer done()
		r.Progress = tell
		return p.answerer.Do(ctx, r)
	}
	ctx, cancel := context.WithTimeout(ctx, p.timing.search)
	defer cancel()
	return p.answerer.Do(ctx, r)
}

// reportReindex posts the result of a reindex into the report channel.
func (p *replier) reportReindex(ctx context.Context, a asking, shown show.Message) {
	if p.reportChannel == "" {
		return
	}
	shown.Components = nil
	if a.By != "" {
		in := p.viewOf(a.Guild).Lang
		shown.Content = show.WhoReindexed(a.By, a.Asker, a.Corpus, in) + "\n" + shown.Content
	}
	p.finish(ctx, p.channel(p.reportChannel), shown)
}

// take queues a request that an interaction makes, and answers it in its turn.
func (p *replier) take(to *interactionResponder, a asking) {
	a.Guild = to.interaction.GuildID
	to.deferAfter(p.jobs.Context(), p.timing.deferral)
	if !p.queue(to, func(ctx context.Context) { p.answer(ctx, a, to) }) {
		p.meter.Command(a.Command, meter.Dropped).Inc()
	}
}

// noRoom is what the log says of a command that could not be queued.
const noRoom = "a command was dropped: the queue is full, or the bot is stopping"

// queue queues a job that answers an interaction. If there is no room it says so. It reports whether there was room.
func (p *replier) queue(to *interactionResponder, run queue.Job) bool {
	if p.jobs.Add(to.interaction.ID, func(ctx context.Context) { run(connect.Since(ctx, to.came)) }) {
		return true
	}
	p.log.Warn(noRoom)
	p.finish(p.jobs.Context(), to, show.Busy(to.view()))
	return false
}

// tell answers an interaction with a sentence that only its member sees.
func (p *replier) tell(to *interactionResponder, message, hint wording.Text) {
	p.jobs.Add(to.interaction.ID, func(ctx context.Context) {
		p.finish(ctx, to, show.RenderTrouble(ask.Trouble{Message: message, Hint: ask.Hint{Text: hint}}, to.view())[0])
	})
}

// cite shows the quotes of a page as text to be copied. Those that are gone since are left out.
func (p *replier) cite(to *interactionResponder, ids string) {
	to.deferAfter(p.jobs.Context(), p.timing.deferral)
	p.queue(to, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, p.timing.search)
		defer cancel()
		var hits []index.Hit
		for id := range slices.Chunk([]byte(ids), corpus.IDLen) {
			answer, err := p.answerer.Do(ctx, ask.Request{
				Command: ask.Context, Words: string(id), Guild: to.interaction.GuildID,
			})
			if standby.Is(err) { // the quotes may be there nevertheless
				p.finish(ctx, to, show.RenderTrouble(ask.Explain(err), show.View{Lang: to.view().Lang})[0])
				return
			}
			if about, ok := answer.(*ask.QuoteContext); ok && err == nil {
				hits = append(hits, about.Hit)
			}
		}
		p.finish(ctx, to, show.Cite(to.view(), hits, len(ids)/corpus.IDLen-len(hits)))
	})
}
