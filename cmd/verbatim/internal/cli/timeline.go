package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/render"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/timeline/picture"
)

// A timelineCommand shows who spoke of something when, also as a picture and for other programs.
type timelineCommand struct {
	tableCommand
	csv, md bool
	png     string // the file of the picture, "-" for standard output, or ""
}

// newTimeline returns the subcommand timeline.
func newTimeline(a *App) *cobra.Command {
	t := &timelineCommand{tableCommand: tableCommand{App: a, row: ask.Timeline}}
	t.show = t.write
	c := t.command()
	c.Args = t.checkArgs
	c.Example += "\n  verbatim timeline moratorium --png moratorium.png"
	c.Flags().BoolVar(&t.csv, "csv", false, "write the counts as CSV (RFC 4180)")
	c.Flags().BoolVar(&t.md, "md", false, "write the counts as a table of Markdown, with the first and the last quote")
	c.Flags().StringVar(&t.png, "png", "", "also draw the chart as a picture into `FILE`; - writes only the picture")
	return c
}

// checkArgs refuses several forms of output, and forms that have no place for several queries.
func (t *timelineCommand) checkArgs(c *cobra.Command, words []string) error {
	forms := formsIn(c, "csv", "md", "json")
	if t.png == fromStdin {
		forms = append(forms, "--png -")
	}
	if len(forms) > 1 {
		return &usageError{oneForm(forms), c}
	}
	if len(words) == 1 && words[0] == fromStdin && (t.csv || t.md || t.png != "") {
		return &usageError{errors.New("--csv, --md and --png take one query, and - reads several"), c}
	}
	if c.Flags().Changed("png") && t.png == "" {
		return &usageError{errors.New("--png needs the name of a file"), c}
	}
	return nil
}

// write prints a timeline that has quotes, in the form that was asked for.
func (t *timelineCommand) write(typed string, answer ask.Answer) error {
	found := answer.(*ask.TimelineInfo)
	if t.png != "" {
		if err := t.draw(found); err != nil || t.png == fromStdin {
			return err
		}
	}
	switch {
	case t.csv:
		render.Notes(t.Err, &found.Head)
		return render.WriteTimelineCSV(t.Out.W, found)
	case t.md:
		render.Notes(t.Err, &found.Head)
		return render.WriteTimelineMarkdown(t.Out.W, found)
	case t.json:
		return render.WriteJSON(t.Out.W, render.JSON(typed, found))
	}
	render.Text(t.Out, found)
	return nil
}

// draw writes the picture of a timeline. As a shell does for the output of export, it replaces a file that is there.
func (t *timelineCommand) draw(found *ask.TimelineInfo) error {
	if len(found.Chart.Bars) == 0 {
		return problem.WithHint(fmt.Errorf("there is no picture: none of %s has a known and credible date",
			wording.Count(found.Chart.Total, "quote")), "leave out --png")
	}
	data, err := picture.PNG(&found.Chart, found.Query.String(), nil)
	if err != nil {
		return err
	}
	if t.png == fromStdin {
		if t.Out.TTY {
			return problem.WithHint(errors.New("a picture can't be shown on a terminal"), "write it to a file: --png chart.png")
		}
		_, err := t.Out.W.Write(data)
		return err
	}
	if err := os.WriteFile(t.png, data, 0o644); err != nil {
		const hint = "give --png a file in a folder that can be written to"
		return problem.WithHint(fmt.Errorf("writing the picture: %w", err), hint)
	}
	t.Err.Note("wrote " + t.png)
	return nil
}
