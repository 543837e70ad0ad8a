package cli

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/user"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
)

// fromStdin, as the only word of a search or as a file, stands for standard input.
const fromStdin = "-"

// A tableCommand is a subcommand made from a row of the command table.
type tableCommand struct {
	*App
	row     *ask.Command
	place   local.Place
	json    bool
	yes     bool     // changes are made without a question
	options []choice // the values of all parameters but the first

	show func(typed string, answer ask.Answer) error // prints an answer with something to show; nil for print
}

// newTableCommand returns the subcommand for a row of the command table.
func newTableCommand(a *App, row *ask.Command) *cobra.Command {
	switch row {
	case ask.Timeline:
		return newTimeline(a)
	case ask.Context:
		return newContext(a)
	}
	return (&tableCommand{App: a, row: row}).command()
}

// command returns the subcommand with the flags of its row.
func (t *tableCommand) command() *cobra.Command {
	row := t.row
	c := &cobra.Command{
		Use: useLine(row), Short: row.Summary, Long: longHelp(row), GroupID: groupAsk,
		Example: "  verbatim " + row.Example,
		RunE: func(c *cobra.Command, words []string) error {
			return t.run(c.Context(), words)
		},
		DisableFlagsInUseLine: true,
	}
	if len(row.Params) > 0 {
		c.ValidArgsFunction = t.completeWords
	} else {
		c.Args = noArgs
	}
	placeFlags(&t.place, t.App, c)
	c.Flags().BoolVar(&t.json, "json", false, "print JSON, one object per line (docs/json.md)")
	t.optionFlags(c)
	if row.Confirms {
		c.Flags().BoolVar(&t.yes, "yes", false, "make the change without a question")
	}
	return c
}

// noArgs refuses arguments.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{fmt.Errorf("%s takes no arguments, but got %q", c.Name(), args[0]), c}
	}
	return nil
}

// run opens the corpus and answers the words, or each line of standard input.
func (t *tableCommand) run(ctx context.Context, words []string) error {
	if len(words) == 0 {
		if err := t.row.CheckGiven(false); err != nil { // reading the corpus may take long
			return problem.Explain(err, "")
		}
	}
	service, err := t.service(ctx)
	if err != nil {
		return err
	}
	defer service.Close()
	if t.row.Searches && len(words) == 1 && words[0] == fromStdin {
		return t.answerLines(ctx, service)
	}
	return t.answer(ctx, service, words)
}

// service returns the service that answers. The command reindex reports what has changed since the last index, so the
// corpus must not be indexed before it.
func (t *tableCommand) service(ctx context.Context) (*local.Corpus, error) {
	if !t.row.Rebuilds {
		return local.Open(ctx, t.place, t.Err)
	}
	at, note, err := t.place.Resolve()
	if err != nil {
		return nil, err
	}
	if note != "" {
		t.Err.Note(note)
	}
	if _, err := at.Manifest(); err != nil {
		return nil, err
	}
	return local.New(at, local.Options{Screen: t.Err}), nil
}

// request returns the request for what was typed.
func (t *tableCommand) request(typed string) ask.Request {
	r := ask.Request{
		Command: t.row, Words: typed, Options: map[string]string{},
		Moderator: true, Counts: true, By: userName(),
	}
	for i := range t.options {
		if o := &t.options[i]; o.value != "" {
			r.Options[o.Name] = o.value
		}
	}
	return r
}

// answer prints the answer to one request.
func (t *tableCommand) answer(ctx context.Context, service *local.Corpus, words []string) error {
	typed, options := typedWords(t.row, words)
	r := t.request(typed)
	maps.Copy(r.Options, options)
	if t.row.TakesFiles() {
		var err error
		if r.Files, err = readFiles(fileArgs(t.row, words)); err != nil {
			return err
		}
	}
	answer, err := t.do(ctx, service, r)
	if err != nil {
		return err
	}
	if err := t.print(typed, answer); err != nil {
		return err
	}
	if !answer.Found() && talk(answer) == "" {
		return problem.ErrNothing
	}
	preview, ok := answer.(*ask.Preview)
	if !ok {
		return nil
	}
	if err := t.confirmed(ctx); err != nil {
		return err
	}
	r.Draft = preview.Draft
	if answer, err = t.do(ctx, service, r); err != nil {
		return err
	}
	return t.print(typed, answer)
}

// do carries out a request, with a progress bar if that takes long.
func (t *tableCommand) do(ctx context.Context, service *local.Corpus, r ask.Request) (ask.Answer, error) {
	bar := terminal.NewProgress(t.Err)
	r.Progress = func(p ask.Progress) { bar.Show(p.Stage, p.Done, p.Total) }
	answer, err := service.Do(ctx, r)
	bar.Clear()
	if err != nil {
		return nil, service.Place.DataHint(problem.Explain(err, r.Words))
	}
	return answer, nil
}

// userName returns the name of the user, which moderators' commands record.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return os.Getenv("USER") // a container may have no list of users
}

// talk returns the answer to small talk, which is no search; "" for other answers.
func talk(answer ask.Answer) string {
	if q, ok := answer.(*ask.Quotes); ok {
		return q.Talk().String()
	}
	return ""
}

// nothingFound says that nothing was found for what was typed.
func nothingFound(typed string) string {
	if typed = terminal.Clean(typed); typed != "" {
		return "nothing found for: " + typed
	}
	return "nothing found"
}

// print prints an answer as text or JSON.
func (t *tableCommand) print(typed string, answer ask.Answer) error {
	if t.show != nil && answer.Found() {
		return t.show(typed, answer)
	}
	return t.printed(typed, answer)
}

// printed is print without the command's own way to show an answer.
func (t *tableCommand) printed(typed string, answer ask.Answer) error {
	if t.json {
		return render.WriteJSON(t.Out.W, render.JSON(typed, answer))
	}
	if line := talk(answer); line != "" {
		fmt.Fprintln(t.Out.W, t.Out.Wrap("", line))
		return nil
	}
	if _, preview := answer.(*ask.Preview); !answer.Found() && !preview {
		fmt.Fprintln(t.Err.W, t.Err.Wrap("", nothingFound(typed)))
		render.Notes(t.Err, answer.Shared())
		if t.row.Searches && len(answer.Shared().Notes) == 0 {
			t.Err.Note("try fewer or other words; verbatim help " + ask.WhoSaid.Name + " explains searches")
		}
		return nil
	}
	render.Text(t.Out, answer)
	return nil
}
