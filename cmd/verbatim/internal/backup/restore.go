package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/archive"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/swap"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/servers"
	"verbatim/index/statedb"
)

// examine has the databases that this version knows, with what refuses those of a newer version.
var examine = map[string]func(context.Context, string) (int, error){
	local.AlertsFile:  alerts.Examine,
	local.ServersFile: servers.Examine,
}

// Restore restores a backup to a place, which must be resolved. It changes nothing before all of the backup was read
// and checked, and then everything at once: see package swap. Without force, it refuses a place that is not empty.
func Restore(ctx context.Context, at local.Place, force bool, from io.Reader) (archive.Head, Count, error) {
	if at.Corpus != "" && within(at.Data, at.Corpus) {
		err := fmt.Errorf("the data folder %s is in the corpus folder, which a restore replaces", at.Data)
		return archive.Head{}, Count{}, problem.WithHint(err, "name another data folder with --data or VERBATIM_DATA")
	}
	unlock, err := lock(at)
	if err != nil {
		return archive.Head{}, Count{}, err
	}
	defer unlock()
	if !force {
		if err := empty(at); err != nil {
			return archive.Head{}, Count{}, err
		}
	}
	paths := []string{at.Data}
	if at.Corpus != "" {
		paths = append(paths, at.Corpus)
	}
	s, err := swap.Begin(paths...)
	if err != nil {
		return archive.Head{}, Count{}, at.DataHint(err)
	}
	head, count, err := stage(ctx, at, s, from)
	if err == nil {
		err = s.Commit(func(n int, name string) bool { return n == 0 && goes(name) || n == 1 && archive.Kept(name) })
	}
	if err != nil && !swap.Pending(at.Data) {
		err = errors.Join(err, s.Abort())
	}
	return head, count, err
}

// goes reports whether an entry of a data folder is removed by a restore: what is kept, what belongs to it, and what
// verbatim rebuilds. Locks stay, because this process holds them.
func goes(name string) bool {
	base := strings.TrimSuffix(strings.TrimSuffix(name, "-wal"), "-shm")
	return isKept(base) || local.IsRebuilt(name)
}

// lock makes sure that no bot runs, and that nothing is indexed.
func lock(at local.Place) (unlock func(), err error) {
	served, err := index.LockService(at.Data)
	if errors.Is(err, index.ErrServed) {
		return nil, problem.WithHint(fmt.Errorf("a bot answers from the data folder %s", at.Data), "stop the bot first")
	}
	if err != nil {
		return nil, at.DataHint(err)
	}
	built, err := index.TryLock(at.Data)
	var busy *index.BusyError
	if errors.As(err, &busy) {
		err = problem.WithHint(errors.New("another process is indexing the corpus"), "try again when it has ended")
	}
	if err != nil {
		_ = served.Unlock()
		return nil, err
	}
	return func() { _, _ = built.Unlock(), served.Unlock() }, nil
}

// empty returns an error that says what a place has, or nil if a restore would replace nothing.
func empty(at local.Place) error {
	var there []string
	names, err := Kept(at.Data)
	if err != nil {
		return at.DataHint(err)
	}
	if len(names) > 0 {
		there = append(there, fmt.Sprintf("%s has %s", at.Data, strings.Join(names, ", ")))
	}
	if at.Corpus != "" {
		n, example, err := articles(at.Corpus)
		if err != nil {
			return err
		}
		if n > 0 {
			there = append(there, fmt.Sprintf("%s has %s, such as %s", at.Corpus, wording.Count(n, "file"), example))
		}
	}
	if len(there) == 0 {
		return nil
	}
	return problem.WithHint(errors.New("a restore would replace what is there: "+strings.Join(there, "; ")),
		"name empty folders with --corpus and --data; or restore with --force, which removes what is there")
}

// articles counts the files of a corpus that a restore would replace, and names one. A corpus need not exist.
func articles(corpus string) (n int, example string, err error) {
	err = fs.WalkDir(os.DirFS(corpus), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case name == "." && errors.Is(err, fs.ErrNotExist):
			return fs.SkipAll
		case err != nil:
			return err
		case name == ".":
		case !archive.Kept(name) && e.IsDir():
			return fs.SkipDir
		case !e.IsDir() && archive.Kept(name):
			n++
			example = name
		}
		return nil
	})
	return n, example, err
}

// stage reads and checks all of a backup, and puts its files into the folders of a swap.
func stage(ctx context.Context, at local.Place, s *swap.Swap, from io.Reader) (archive.Head, Count, error) {
	into := &staging{ctx: ctx, at: at, prefixes: []string{archive.Data}}
	folders := []string{s.Staged(0)}
	if at.Corpus != "" {
		into.prefixes, folders = append(into.prefixes, archive.Corpus), append(folders, s.Staged(1))
	}
	for _, folder := range folders {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return archive.Head{}, Count{}, err
		}
		defer root.Close()
		into.roots = append(into.roots, root)
	}
	head, files, err := archive.Read(from, into)
	if err != nil {
		return head, Count{}, err
	}
	var count Count
	for _, f := range files {
		count.Bytes += f.Bytes
		name, isData := strings.CutPrefix(f.Path, archive.Data)
		if !isData {
			count.Corpus++
			continue
		}
		count.Data++
		if err := intact(ctx, filepath.Join(folders[0], name), name); err != nil {
			return head, count, fmt.Errorf("the backup can't be used: %w", err)
		}
	}
	return head, count, nil
}

// intact checks a file that goes into the data folder.
func intact(ctx context.Context, path, name string) error {
	if !isDatabase(name) {
		return nil
	}
	err := statedb.Intact(ctx, path)
	if known, ok := examine[name]; ok && err == nil {
		_, err = known(ctx, path)
	}
	return err
}

// A staging is where the files of a backup are put before it is known that all are in order.
type staging struct {
	ctx      context.Context
	at       local.Place
	prefixes []string // of paths in the archive, by root
	roots    []*os.Root
}

// Begin implements archive.Sink.
func (s *staging) Begin(h archive.Head) error {
	switch {
	case h.Further != s.at.Further && h.Further != "":
		return problem.WithHint(fmt.Errorf("the backup is of the corpus %s", h.Further),
			"restore it with --corpus "+h.Further)
	case h.Further != s.at.Further:
		return problem.WithHint(fmt.Errorf("the backup is of the usual corpus, not of %s", s.at.Further),
			"restore it without --corpus "+s.at.Further)
	case h.Corpus && s.at.Corpus == "":
		return problem.WithHint(errors.New("the backup has a corpus, and no folder is named for it"),
			"name one with --corpus or VERBATIM_CORPUS")
	case !h.Corpus && s.at.Corpus != "":
		return problem.WithHint(errors.New("the backup is that of the built-in sample, and has no articles"),
			"restore it without --corpus and VERBATIM_CORPUS")
	}
	return checkSpace(s.roots[len(s.roots)-1].Name(), h.Bytes)
}

// Create implements archive.Sink.
func (s *staging) Create(name string, size int64, modified time.Time) (io.WriteCloser, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	root, in, err := s.find(name)
	if err != nil {
		return nil, err
	}
	if err := checkSpace(root.Name(), size); err != nil {
		return nil, err
	}
	if err := root.MkdirAll(path.Dir(in), 0o755); err != nil {
		return nil, &archive.Error{Path: name, Says: "its folder can't be created", Err: err}
	}
	mode := os.FileMode(0o644)
	if root == s.roots[0] {
		mode = 0o600 // it holds the ids of members
	}
	f, err := root.OpenFile(in, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return nil, &archive.Error{Path: name, Says: "the file can't be created", Err: err}
	}
	return &stagedFile{f, root, in, modified}, nil
}

// Drop implements archive.Sink.
func (s *staging) Drop(name string) error {
	root, in, err := s.find(name)
	if err != nil {
		return err
	}
	return root.Remove(in)
}

// find returns where a path of the archive belongs.
func (s *staging) find(name string) (*os.Root, string, error) {
	for i, prefix := range s.prefixes {
		if in, ok := strings.CutPrefix(name, prefix); ok {
			return s.roots[i], in, nil
		}
	}
	return nil, "", &archive.Error{Path: name, Says: "the backup has no corpus"}
}

// A stagedFile gets its time of change when it is closed, so that files of the corpus keep theirs.
type stagedFile struct {
	*os.File
	root     *os.Root
	name     string
	modified time.Time
}

// Close implements io.Closer.
func (f *stagedFile) Close() error {
	if err := f.File.Close(); err != nil {
		return err
	}
	return f.root.Chtimes(f.name, f.modified, f.modified)
}

// Check reads all of a backup, and changes nothing.
func Check(from io.Reader) (archive.Head, Count, error) {
	head, files, err := archive.Read(from, discard{})
	var count Count
	for _, f := range files {
		count.Bytes += f.Bytes
		if strings.HasPrefix(f.Path, archive.Data) {
			count.Data++
		} else {
			count.Corpus++
		}
	}
	return head, count, err
}

// discard is a sink that keeps nothing.
type discard struct{}

// Begin implements archive.Sink.
func (discard) Begin(archive.Head) error { return nil }

// Create implements archive.Sink.
func (discard) Create(string, int64, time.Time) (io.WriteCloser, error) {
	return nowhere{io.Discard}, nil
}

// Drop implements archive.Sink.
func (discard) Drop(string) error { return nil }

// nowhere is a file that is not written.
type nowhere struct{ io.Writer }

// Close implements io.Closer.
func (nowhere) Close() error { return nil }
