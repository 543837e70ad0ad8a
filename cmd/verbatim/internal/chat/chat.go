// Package chat is a Discord channel in the terminal, with one member and the bot. Start with [Run].
package chat

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"verbatim/bot/control"
	"verbatim/bot/show"
	"verbatim/bot/typed"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

const (
	// self is the id of the bot in the channel. A user of Discord types a mention as "@name", and Discord's client
	// sends it as "<@id>". Here, mention is that name.
	self    = "1"
	mention = "@verbatim"

	// The ids of the member who types and of the channel, for alerts.
	member  = "2"
	channel = "3"
)

// Lines that turn the pages of the last answer, as the buttons on Discord do.
const (
	lineNext     = ">"
	linePrevious = "<"
)

// Options say what is chatted with, and how.
type Options struct {
	In       *os.File
	Out, Err *terminal.Screen
	Place    local.Place
	Prefix   string // of commands
	User     string // who types, for the record of changes
	Direct   bool   // no prefix is needed, as in a direct message
	Member   bool   // the one who types is not a moderator

	// Read reads the files that a line names, where a member of Discord attaches them.
	Read func(names []string) ([]ask.File, error)
}

// A room is a chat that is going on.
type room struct {
	*Options
	corpus  *local.Corpus
	hearing typed.Hearing

	pages   []show.Message // of the last answer
	at      int            // which of them is shown
	waiting *ask.Preview   // what the next line may confirm; nil for nothing
}

// Run answers each line of standard input until it ends. On a terminal, lines can be edited, and earlier ones come back
// with the arrow keys.
func Run(ctx context.Context, o *Options) error {
	folder, err := os.MkdirTemp("", "verbatim-chat-")
	if err != nil {
		return fmt.Errorf("making room for the alerts of the chat: %w", err)
	}
	defer os.RemoveAll(folder)
	store, err := alerts.Open(ctx, filepath.Join(folder, local.AlertsFile))
	if err != nil {
		return err
	}
	defer store.Close()
	corpus, err := local.OpenWith(ctx, o.Place, local.Options{Screen: o.Err, Alerts: store})
	if err != nil {
		return err
	}
	defer corpus.Close()
	if err := corpus.NoteNews(ctx); err != nil { // what is there is not new
		return err
	}
	r := &room{Options: o, corpus: corpus}
	r.hearing = typed.Hearing{Self: self, Prefix: cmp.Or(o.Prefix, typed.UsualPrefix), Ours: true, Direct: o.Direct}
	lines, end := r.lines()
	defer end()
	for {
		line, err := terminal.Interruptible(ctx, lines)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.respond(ctx, line)
		if err := r.printNews(ctx); err != nil {
			return err
		}
	}
}

// lines returns what reads lines, and what to call at the end.
func (r *room) lines() (next func() (string, error), end func()) {
	if !r.Out.TTY {
		return terminal.NewLineReader(r.In).Next, func() {}
	}
	prefix := r.hearing.Prefix
	history := filepath.Join(r.corpus.Place.Data, historyFile)
	fmt.Fprintln(r.Out.W, r.Out.Dim("Try "+prefix+"who-said moratorium, or "+prefix+"help. Ctrl-D ends the chat. What you type "+
		"is kept in "+history+"."))
	editor := terminal.NewEditor(r.In, r.Out, history)
	return editor.Next, editor.Close
}

// historyFile is the file in the data folder that keeps the last lines that were typed.
const historyFile = "chat-history.txt"

// view is how answers are shown in a channel of a server that has the usual settings.
func (r *room) view() show.View {
	return show.View{Prefix: r.hearing.Prefix, Shares: r.hearing.Prefix == typed.UsualPrefix}
}

// respond prints what the bot would answer to a line.
func (r *room) respond(ctx context.Context, line string) {
	word := strings.TrimSpace(line)
	preview := r.waiting
	r.waiting = nil
	switch {
	case preview != nil && (strings.EqualFold(word, "y") || strings.EqualFold(word, "yes")):
		r.answer(ctx, ask.Request{Command: preview.Command, Draft: preview.Draft})
		return
	case preview != nil && (strings.EqualFold(word, "n") || strings.EqualFold(word, "no")):
		r.hint("(nothing was changed)")
		return
	case len(r.pages) > 1 && word == lineNext:
		r.turn(r.at + 1)
		return
	case len(r.pages) > 1 && word == linePrevious:
		r.turn(r.at - 1)
		return
	case word == lineNext || word == linePrevious:
		r.hint("(the last answer has one page)")
		return
	case word == "":
		return
	}
	request, meant := typed.Decode(strings.ReplaceAll(line, mention, "<@"+self+">"), r.hearing)
	if !meant {
		r.hint("(the bot ignores this line; try " + r.hearing.Prefix + "help or " + mention + " help)")
		return
	}
	if request.Command.TakesFiles() && !r.Member {
		files, err := r.Read(strings.Fields(request.Words))
		if err != nil {
			r.hint("(" + err.Error() + ")")
			return
		}
		request.Files, request.Words = files, ""
	}
	r.answer(ctx, request)
}

// answer carries out a request and prints the first page of the answer.
func (r *room) answer(ctx context.Context, request ask.Request) {
	request.Moderator, request.By = !r.Member && !r.Direct, r.User
	if r.Direct {
		request.Denied = wording.Say("it works only in the servers that the operator has named, not here")
	}
	request.Most, request.Counts = control.Most(request.Command), true
	if request.Command.Chat {
		request.Asker, request.Channel = member, channel
	}
	bar := terminal.NewProgress(r.Err)
	request.Progress = func(p ask.Progress) { bar.Show(p.Stage, p.Done, p.Total) }
	answer, err := r.corpus.Do(ctx, request)
	bar.Clear()
	if err != nil {
		r.pages = show.RenderTrouble(ask.Explain(err), r.view())
	} else {
		r.pages = show.Render(answer, r.view())
	}
	r.turn(0)
	if preview, ok := answer.(*ask.Preview); ok && preview.Draft != "" {
		r.waiting = preview
		r.hint("[y confirms it; any other line leaves it]")
	}
	if request.Command == ask.Subscribe && err == nil {
		r.hint("(the alerts of this chat end with it)")
	}
}

// turn shows a page of the last answer.
func (r *room) turn(to int) {
	r.at = min(max(to, 0), len(r.pages)-1)
	r.print(r.pages[r.at])
	if n := len(r.pages); n > 1 {
		fmt.Fprintln(r.Out.W, r.Out.Dim(fmt.Sprintf("[page %d of %d; %s and %s turn them, as buttons do on Discord]",
			r.at+1, n, lineNext, linePrevious)))
		fmt.Fprintln(r.Out.W)
	}
}

// printNews prints what is new for the alerts of the chat, as the bot would post it.
func (r *room) printNews(ctx context.Context) error {
	if err := r.corpus.NoteNews(ctx); err != nil {
		return err
	}
	due, err := r.corpus.DueNews(ctx)
	if err != nil {
		return err
	}
	for _, news := range due {
		for _, page := range show.News(news, r.view()) {
			r.print(page)
		}
		if err := r.corpus.NewsPosted(ctx, news.Post.ID); err != nil {
			return err
		}
	}
	return nil
}

// hint prints what only a chat in the terminal says.
func (r *room) hint(text string) { fmt.Fprintln(r.Err.W, r.Err.Dim(text)) }

// print prints a message and a blank line.
func (r *room) print(m show.Message) {
	for line := range strings.Lines(m.Content) {
		fmt.Fprintln(r.Out.W, r.Out.Wrap("", terminal.Fold(strings.TrimSuffix(line, "\n"))))
	}
	fmt.Fprintln(r.Out.W)
}
