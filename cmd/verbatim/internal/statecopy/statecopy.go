// Package statecopy copies alerts, settings of servers and moderators' changes between files and a PostgreSQL. Start
// with [Run]; [New] is the subcommand.
package statecopy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"verbatim/bot/shards"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/wording"
	"verbatim/index/alerts"
	"verbatim/index/corrections"
	"verbatim/index/journal"
	"verbatim/index/servers"
	"verbatim/index/statedb"
)

// Options say what is copied.
type Options struct {
	Place    local.Place // resolved: the usual corpus, its data folder, and the server
	ToServer bool        // from files to the server, rather than back
	Replace  bool        // alerts and settings that are there are replaced

	Note func(text string) // told what was copied
}

// Run copies. If it fails, what was not copied yet is as before; running it again copies the rest. What is there
// already is not doubled.
func Run(ctx context.Context, o *Options) error {
	server, err := o.Place.Server()
	if err != nil {
		return err
	}
	if server == nil {
		return problem.WithHint(errors.New("VERBATIM_STATE is not set"), "set it to the address of the PostgreSQL, "+
			"as postgres://user:password@host/database")
	}
	defer server.Close()
	if err := server.Ping(ctx); err != nil {
		return err
	}
	lock, err := o.Place.LockService(shards.Range{})
	if err != nil {
		return err
	}
	defer lock.Unlock()
	if err := o.copyAlerts(ctx, server); err != nil {
		return err
	}
	if err := o.copyServers(ctx, server); err != nil {
		return err
	}
	return o.copyCorrections(ctx, server)
}

// file returns the path of a file in the data folder. ok is false if it is to be read and does not exist.
func (o *Options) file(name string) (path string, ok bool) {
	path = filepath.Join(o.Place.Data, name)
	if _, err := os.Stat(path); o.ToServer && errors.Is(err, fs.ErrNotExist) {
		o.Note("there is no " + name + " to copy")
		return "", false
	}
	return path, true
}

func (o *Options) copyAlerts(ctx context.Context, server *statedb.Server) error {
	path, ok := o.file(local.AlertsFile)
	if !ok {
		return nil
	}
	in, err := alerts.OpenIn(ctx, server)
	if err != nil {
		return err
	}
	file, err := alerts.Open(ctx, path)
	if err != nil {
		return err
	}
	defer file.Close()
	return o.copyRows(ctx, file.DB, in.DB, alerts.Tables, "alerts", func(rows map[string]int) string {
		return fmt.Sprintf("%s, %s that %s, and %s that are known",
			wording.Count(rows["alerts"], "alert"), wording.Count(rows["posts"], "post"), wait(rows["posts"]),
			wording.Count(rows["contents"], "quote"))
	})
}

// wait returns the verb for a number of posts.
func wait(n int) string {
	if n == 1 {
		return "waits"
	}
	return "wait"
}

func (o *Options) copyServers(ctx context.Context, server *statedb.Server) error {
	path, ok := o.file(local.ServersFile)
	if !ok {
		return nil
	}
	in, err := servers.OpenIn(ctx, server)
	if err != nil {
		return err
	}
	file, err := servers.Open(ctx, path)
	if err != nil {
		return err
	}
	defer file.Close()
	return o.copyRows(ctx, file.DB, in.DB, servers.Tables, "settings of servers", func(rows map[string]int) string {
		return fmt.Sprintf("%s of servers, with %s of them", wording.Count(rows["settings"], "setting"),
			wording.Count(rows["changes"], "change"))
	})
}

// copyRows copies a store.
func (o *Options) copyRows(
	ctx context.Context, file, in *statedb.DB, tables []statedb.Table, what string, count func(map[string]int) string,
) error {
	from, to := file, in
	if !o.ToServer {
		from, to = in, file
	}
	done, err := statedb.CopyRows(ctx, from, to, tables, o.Replace)
	switch {
	case errors.Is(err, statedb.ErrOther):
		return problem.WithHint(fmt.Errorf("copying the %s: %w", what, err),
			"look which are the right ones; --replace replaces those that are there")
	case err != nil:
		return fmt.Errorf("copying the %s: %w", what, err)
	case done.Same:
		o.Note("the same is there already: " + count(done.Rows))
	default:
		o.Note("copied " + count(done.Rows))
	}
	return nil
}

// copyCorrections copies what moderators have changed in each corpus.
func (o *Options) copyCorrections(ctx context.Context, server *statedb.Server) error {
	folders := map[string]string{}
	if o.Place.Corpus != "" {
		folders[""] = o.Place.Corpus
	}
	maps.Copy(folders, o.Place.Named)
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		file, in := corrections.Journal(corrections.FileJournal(folders[name])), journal.Of(server, name)
		from, to := file, in
		if !o.ToServer {
			from, to = in, file
		}
		n, total, err := copyLines(ctx, from, to)
		of := ""
		if name != "" {
			of = " of the corpus " + name
		}
		switch {
		case err != nil:
			return fmt.Errorf("copying the moderators' changes%s: %w", of, err)
		case n == 0:
			o.Note(fmt.Sprintf("the same is there already: %s by moderators%s", wording.Count(total, "change"), of))
		default:
			o.Note(fmt.Sprintf("copied %s by moderators%s", wording.Count(n, "change"), of))
		}
	}
	return nil
}

// copyLines copies the lines that a journal lacks, and returns how many these are, and how many there are now.
func copyLines(ctx context.Context, from, to corrections.Journal) (n, total int, err error) {
	has, err := from.Since(ctx, 1)
	if err != nil {
		return 0, 0, err
	}
	there, err := to.Since(ctx, 1)
	if err != nil {
		return 0, 0, err
	}
	same := min(len(has), len(there))
	if !slices.Equal(has[:same], there[:same]) {
		err := fmt.Errorf("both places have changes that the other lacks, from number %d on", differAt(has, there)+1)
		return 0, 0, problem.WithHint(err, "look which are the right ones, and move "+corrections.File+
			" away or empty the table corrections")
	}
	if len(has) == same {
		return 0, len(there), nil
	}
	return len(has) - same, len(has), to.Append(ctx, int64(same), has[same:]...)
}

// differAt returns the place of the first line in which two lists differ.
func differAt(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}
