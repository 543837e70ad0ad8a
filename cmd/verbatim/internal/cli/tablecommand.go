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
	"verbatim/corpus/wording"
	"verbatim/index/ask"
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
	if row.Name == ask.Add || row.Name == ask.Remove {
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
	if len(t.row.Params) > 0 && t.row.Params[0].Required && len(words) == 0 {
		return problem.WithHint(fmt.Errorf("%s needs %s", t.row.Name, wording.A(t.row.Params[0].Name)), "for example: verbatim "+t.row.Example)
	}
	service, err := t.service(ctx)
	if err != nil {
		return err
	}
	defer service.Close()
	if isSearch(t.row) && len(words) == 1 && words[0] == fromStdin {
		return t.answerLines(ctx, service)
	}
	return t.answer(ctx, service, words)
}

// service returns the service that answers. A reindex tells what has changed since the last, so the corpus is not
// indexed before it.
func (t *tableCommand) service(ctx context.Context) (*local.Corpus, error) {
	if t.row.Name != ask.Reindex {
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
	r := ask.Request{Command: t.row.Name, Words: typed, Options: map[string]string{}, Moderator: true, Counts: true, By: userName()}
	for i := range t.options {
		if o := &t.options[i]; o.value != "" {
			r.Options[o.Name] = o.value
		}
	}
	return r
}

// answer prints the reply to one request.
func (t *tableCommand) answer(ctx context.Context, service *local.Corpus, words []string) error {
	typed, options := typedWords(t.row, words)
	r := t.request(typed)
	maps.Copy(r.Options, options)
	if len(t.row.Params) > 0 && t.row.Params[0].Kind == ask.Files {
		var err error
		if r.Files, err = readFiles(fileArgs(t.row, words)); err != nil {
			return err
		}
	}
	reply, err := t.do(ctx, service, r)
	if err != nil {
		return err
	}
	if err := t.print(typed, &reply); err != nil {
		return err
	}
	if !reply.Found() {
		return problem.ErrNothing
	}
	if reply.Preview == nil {
		return nil
	}
	if err := t.confirmed(ctx); err != nil {
		return err
	}
	r.Draft = reply.Preview.Draft
	if reply, err = t.do(ctx, service, r); err != nil {
		return err
	}
	return t.print(typed, &reply)
}

// do carries out a request, with a bar where that takes long.
func (t *tableCommand) do(ctx context.Context, service *local.Corpus, r ask.Request) (ask.Reply, error) {
	bar := terminal.NewProgress(t.Err)
	r.Progress = func(p ask.Progress) { bar.Show(p.Stage, p.Done, p.Total) }
	reply, err := service.Do(ctx, r)
	bar.Clear()
	if err != nil {
		return reply, service.Place.DataHint(problem.Explain(err, r.Words))
	}
	return reply, nil
}

// typedWords returns the words of a request for the arguments of a command line, and the options among them. A
// question is plain English, in which quoting an argument for the shell says nothing about phrases.
func typedWords(row *ask.Command, args []string) (words string, options map[string]string) {
	if row.Plain {
		return plainWords(row, args)
	}
	if row.Name == ask.Ask || row.Name == ask.Source {
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
	words, more := ask.CutOptions(strings.Join(rest, " "), *row)
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

// print prints a reply in the form asked for.
func (t *tableCommand) print(typed string, reply *ask.Reply) error {
	if t.json {
		return render.WriteJSON(t.Out.W, render.JSON(typed, reply))
	}
	if !reply.Found() && reply.Preview == nil {
		fmt.Fprintln(t.Err.W, t.Err.Wrap("", "nothing found for: "+terminal.Clean(typed)))
		render.Notes(t.Err, reply)
		return nil
	}
	render.Reply(t.Out, reply)
	return nil
}
