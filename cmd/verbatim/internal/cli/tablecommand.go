package cli

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/user"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// fromStdin as the only word of a search reads queries from standard input.
const fromStdin = "-"

// A tableCommand is a subcommand made from a row of the command table.
type tableCommand struct {
	*App
	row     *ask.Command
	place   local.Place
	json    bool
	yes     bool     // what asks to be confirmed is
	options []choice // the values of the parameters behind the first
}

// newTableCommand returns the subcommand for a row of the command table.
func newTableCommand(a *App, row *ask.Command) *cobra.Command {
	t := &tableCommand{App: a, row: row}
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
	placeFlags(&t.place, a, c)
	c.Flags().BoolVar(&t.json, "json", false, "print JSON, an object a line (docs/json.md)")
	t.optionFlags(c)
	if row.Confirms {
		c.Flags().BoolVar(&t.yes, "yes", false, "do it without asking")
	}
	return c
}

// noArgs refuses arguments.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{fmt.Errorf("%s takes no arguments, but there is %q", c.Name(), args[0]), c}
	}
	return nil
}

// run opens the corpus and answers the words, or each line of standard input.
func (t *tableCommand) run(ctx context.Context, words []string) error {
	if len(words) == 0 {
		if err := t.row.CheckGiven(false); err != nil { // before the corpus is read, which may take long
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

// service returns the service that answers. A reindex tells what has changed since the last, so the corpus is not
// indexed before it.
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
	r := ask.Request{Command: t.row, Words: typed, Options: map[string]string{}, Moderator: true, Counts: true, By: userName()}
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
	if !answer.Found() {
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

// do carries out a request, with a bar where that takes long.
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

// typedWords returns the words of a request for the arguments of a command line, and the options among them. A
// question is plain English, in which quoting an argument for the shell says nothing about phrases.
func typedWords(row *ask.Command, args []string) (words string, options map[string]string) {
	switch row.Language {
	case param.Arguments:
		return plainWords(row, args)
	case param.English, param.Pasted:
		return strings.Join(args, " "), nil
	}
	return query.FromArgs(args), nil
}

// plainWords takes the options out of the arguments of a command whose words are no query. A first argument with
// spaces in it is one thing, such as a title.
func plainWords(row *ask.Command, args []string) (words string, options map[string]string) {
	rest, options := cutArgs(row, args)
	if len(rest) > 1 && strings.Contains(rest[0], " ") && !strings.ContainsAny(rest[0], `"“”`) {
		rest[0] = `"` + rest[0] + `"`
	}
	words, more := row.CutOptions(strings.Join(rest, " "))
	maps.Copy(options, more)
	return words, options
}

// cutArgs parts the arguments that are an option from the others. The shell has taken the quotation marks away: an
// argument that begins with an option is that option, with all its words.
func cutArgs(row *ask.Command, args []string) (rest []string, options map[string]string) {
	options = map[string]string{}
	for _, arg := range args {
		name, value, cut := strings.Cut(arg, ":")
		known := slices.ContainsFunc(row.Params[min(1, len(row.Params)):], func(p ask.Param) bool { return strings.EqualFold(p.Name, name) })
		if cut && known && !strings.ContainsAny(value, `"“”`) {
			options[strings.ToLower(name)] = strings.TrimSpace(value)
		} else {
			rest = append(rest, arg)
		}
	}
	return rest, options
}

// userName is the name of whoever runs the program, for what moderators' commands keep.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return os.Getenv("USER") // in a container without a list of users
}

// print prints an answer in the form asked for.
func (t *tableCommand) print(typed string, answer ask.Answer) error {
	if t.json {
		return render.WriteJSON(t.Out.W, render.JSON(typed, answer))
	}
	if _, preview := answer.(*ask.Preview); !answer.Found() && !preview {
		fmt.Fprintln(t.Err.W, t.Err.Wrap("", "nothing found for: "+terminal.Clean(typed)))
		render.Notes(t.Err, answer.Shared())
		return nil
	}
	render.Text(t.Out, answer)
	return nil
}
