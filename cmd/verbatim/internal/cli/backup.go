package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/backup"
	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// A backupCommand writes everything that can't be rebuilt into one file.
type backupCommand struct {
	*App
	place      local.Place
	force      bool
	acceptLoss bool
}

const aboutBackup = `Write the articles with the changes of moderators, the alerts, the settings of servers and the record
of sessions into one file. The bot may run meanwhile. FILE must not exist; in a folder, the file is
named by the time; - is standard output.

The index is not part of it, because restore lets it be rebuilt. The settings and the token are not
part of it either, and neither are hidden files of the corpus folder. The file has the ids of
members: keep it closed to others.`

// newBackup returns the subcommand that writes a backup.
func newBackup(a *App) *cobra.Command {
	b := &backupCommand{App: a}
	c := &cobra.Command{
		Use: "backup FILE|FOLDER|-", Short: "Write what cannot be rebuilt into one file, while the bot runs",
		GroupID: groupBot, Long: aboutBackup, Args: oneArg("a file or a folder, or - for standard output"),
		Example: "  verbatim backup /srv/backups\n" +
			"  docker compose exec -T verbatim /verbatim backup - > verbatim.tar.gz",
		RunE: func(c *cobra.Command, args []string) error { return b.run(c.Context(), args[0]) },
	}
	placeFlags(&b.place, a, c)
	_ = c.Flags().MarkHidden("as-indexed")
	c.Flags().BoolVar(&b.force, "force", false, "replace FILE if it exists")
	c.Flags().BoolVar(&b.acceptLoss, "accept-loss", false, "write a backup even if most articles are gone")
	return c
}

// oneArg refuses any number of arguments but one.
func oneArg(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &usageError{fmt.Errorf("%s needs %s, but got %d arguments", c.Name(), what, len(args)), c}
		}
		return nil
	}
}

// run writes a backup.
func (b *backupCommand) run(ctx context.Context, to string) error {
	at, note, err := b.place.Resolve()
	if err != nil {
		return err
	}
	if note != "" {
		b.Err.Note(note)
	}
	if err := backup.CheckLoss(ctx, at); err != nil && !b.acceptLoss {
		return err
	}
	bar := terminal.NewProgress(b.Err)
	o := &backup.Options{
		Place: at, Program: version.String(), Secrets: b.Config.SecretFiles(),
		Progress: func(done, total int) { bar.Show("writing", done, total) },
	}
	var n backup.Count
	name := "standard output"
	switch {
	case to == fromStdin && b.Out.TTY:
		return problem.WithHint(errors.New("a backup is not text, and this is a terminal"), "write it to a file")
	case to == fromStdin:
		n, err = backup.Write(ctx, o, b.Out.W)
	default:
		name, n, err = backup.WriteFile(ctx, o, to, b.force)
	}
	bar.Clear()
	if err != nil {
		return err
	}
	b.Err.Note(fmt.Sprintf("wrote %s to %s; the index, the settings and the token are not part of it", counted(n), name))
	if at.State != "" {
		b.Err.Note("alerts, settings of servers and moderators' changes are in PostgreSQL, not in this file: run pg_dump too")
	}
	return nil
}

// counted says how much a backup has.
func counted(n backup.Count) string {
	return fmt.Sprintf("%s of the corpus and %s of the data folder, %s",
		wording.Count(n.Corpus, "file"), wording.Count(n.Data, "file"), disk.Size(n.Bytes))
}

const aboutRestore = `Restore the articles, the alerts and the settings of servers from a file that backup has written. Stop
the bot first. Folders with files in them are left alone, except with --force: then what is there is
replaced, hidden files aside.

The whole file is checked before anything changes. If restore is interrupted, even by a power
failure, there is the old content or, after the next command, the new one. The index is rebuilt by
the next command that needs it.

With --check, only read FILE and say whether it is in order.`

// newRestore returns the subcommand that restores a backup.
func newRestore(a *App) *cobra.Command {
	var p local.Place
	var force, check bool
	c := &cobra.Command{
		Use: "restore FILE|-", Short: "Restore what backup has written", GroupID: groupBot, Long: aboutRestore,
		Args: oneArg("one file, or - for standard input"),
		Example: "  verbatim restore --corpus articles --data data verbatim.tar.gz\n" +
			"  docker compose run --rm -T verbatim restore - < verbatim.tar.gz",
		RunE: func(c *cobra.Command, args []string) error {
			in := io.Reader(a.In)
			if args[0] != fromStdin {
				f, err := os.Open(args[0])
				if err != nil {
					return err
				}
				defer f.Close()
				in = f
			}
			if check {
				head, n, err := backup.Check(in)
				if err == nil {
					fmt.Fprintf(a.Out.W, "in order: a backup of %s with %s\n",
						head.Created.Local().Format(terminal.MomentLayout), counted(n))
				}
				return err
			}
			return restore(c.Context(), a, p, force, in)
		},
	}
	placeFlags(&p, a, c)
	_ = c.Flags().MarkHidden("as-indexed")
	c.Flags().BoolVar(&force, "force", false, "replace what is in the folders")
	c.Flags().BoolVar(&check, "check", false, "change nothing, only check FILE")
	return c
}

// restore restores a backup, and says what it has.
func restore(ctx context.Context, a *App, p local.Place, force bool, in io.Reader) error {
	at, note, err := p.Resolve()
	if err != nil {
		return err
	}
	if note != "" {
		a.Err.Note(note)
	}
	head, n, err := backup.Restore(ctx, at, force, in)
	if err != nil {
		return at.DataHint(err)
	}
	a.Err.Note(fmt.Sprintf("restored %s from a backup of %s; the next search, %s or the bot rebuilds the index",
		counted(n), head.Created.Local().Format(terminal.MomentLayout), ask.Reindex.Name))
	return nil
}
