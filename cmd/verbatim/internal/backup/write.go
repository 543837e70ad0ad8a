package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/archive"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/corpus/folder"
	"verbatim/index/statedb"
)

// Options of Write.
type Options struct {
	Place   local.Place // resolved
	Program string      // the version of verbatim
	Secrets []string    // files that are left out even if they are in the corpus

	Progress func(done, total int) // told how many files are done; may be nil
}

// mostPasses is how often the corpus is listed until two lists are equal.
const mostPasses = 10

// Write writes a backup. The corpus is as it was at one moment: files that change meanwhile are written again. So is
// each database.
func Write(ctx context.Context, o *Options, to io.Writer) (Count, error) {
	b := &writing{Options: o, ctx: ctx, done: map[string]archive.File{}, seen: map[string]entry{}}
	if o.Place.Corpus != "" {
		fsys, err := folder.Open(o.Place.Corpus)
		if err != nil {
			return Count{}, fmt.Errorf("opening the corpus: %w", err)
		}
		defer fsys.Close()
		b.corpus = &fsys
	}
	if err := b.write(to); err != nil {
		return Count{}, err
	}
	return b.count(), nil
}

// A writing is a backup that is being written.
type writing struct {
	*Options
	ctx    context.Context
	corpus *folder.FS // nil for the built-in sample
	out    *archive.Writer
	seen   map[string]entry        // what the corpus had when each file was archived, by path in the corpus
	done   map[string]archive.File // by path in the archive
}

// An entry is a file in the corpus, with what shows that it has changed.
type entry struct {
	size     int64
	modified time.Time
}

func entryOf(info fs.FileInfo) entry { return entry{info.Size(), info.ModTime()} }

// write writes the whole backup.
func (b *writing) write(to io.Writer) error {
	names, err := Kept(b.Place.Data)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading the data folder: %w", err)
	}
	list, err := b.list()
	if err != nil {
		return err
	}
	head := archive.Head{
		Program: b.Program, Created: time.Now().UTC().Truncate(time.Second), Corpus: b.corpus != nil,
		Further: b.Place.Further, Files: len(list) + len(names),
	}
	for _, e := range list {
		head.Bytes += e.size
	}
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(b.Place.Data, name)); err == nil {
			head.Bytes += info.Size()
		}
	}
	if b.out, err = archive.NewWriter(to, head); err != nil {
		return err
	}
	if err := b.addCorpus(list); err != nil {
		return err
	}
	// The databases follow: alerts must not know less than the corpus has, or its quotes were posted again.
	if err := b.addData(names); err != nil {
		return err
	}
	files := slices.SortedFunc(maps.Values(b.done), func(x, y archive.File) int { return strings.Compare(x.Path, y.Path) })
	return b.out.Close(files)
}

// addCorpus adds the corpus. It ends when two lists of the files are equal and all of them are archived.
func (b *writing) addCorpus(list map[string]entry) error {
	for range mostPasses {
		for _, name := range slices.Sorted(maps.Keys(list)) {
			if b.seen[name] != list[name] {
				if err := b.addArticle(name); err != nil {
					return err
				}
			}
		}
		now, err := b.list()
		if err != nil {
			return err
		}
		for name := range b.seen {
			if _, ok := now[name]; !ok {
				delete(b.seen, name)
				delete(b.done, archive.Corpus+name)
			}
		}
		if maps.Equal(now, list) && maps.Equal(now, b.seen) {
			return nil
		}
		list = now
	}
	return problem.WithHint(errors.New("the corpus changes all the time, so no backup of it would be consistent"),
		"try again when nothing writes to "+b.Place.Corpus)
}

// addArticle adds a file of the corpus. A file that is gone, or changes while it is read, is left to the next pass.
func (b *writing) addArticle(name string) error {
	if err := b.ctx.Err(); err != nil {
		return err
	}
	f, err := b.corpus.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the corpus: %w", err)
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return err
	}
	if !before.Mode().IsRegular() { // it was replaced by something else
		return nil
	}
	file, err := b.out.Add(archive.Corpus+name, before.Size(), before.ModTime(), f)
	if errors.Is(err, archive.ErrShort) {
		return nil
	}
	if err != nil {
		return err
	}
	if after, err := f.Stat(); err != nil || entryOf(after) != entryOf(before) {
		return err
	}
	b.seen[name], b.done[file.Path] = entryOf(before), file
	if b.Progress != nil {
		b.Progress(len(b.done), len(b.done))
	}
	return nil
}

// addData adds what is kept from the data folder.
func (b *writing) addData(names []string) error {
	if len(names) == 0 {
		return nil
	}
	removeOld(b.Place.Data)
	copies, err := os.MkdirTemp(b.Place.Data, copiesPrefix)
	if err != nil {
		return b.Place.DataHint(err)
	}
	defer os.RemoveAll(copies)
	for _, name := range names {
		from := filepath.Join(b.Place.Data, name)
		info, err := os.Stat(from)
		if err != nil {
			return err
		}
		if isDatabase(name) {
			to := filepath.Join(copies, name)
			if err := checkSpace(copies, info.Size()); err != nil {
				return err
			}
			if err := statedb.Copy(b.ctx, from, to); err != nil {
				return err
			}
			from = to
		}
		if err := b.addFile(archive.Data+name, from, info.ModTime()); err != nil {
			return err
		}
	}
	return nil
}

// addFile adds a file that does not change.
func (b *writing) addFile(name, from string, modified time.Time) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	file, err := b.out.Add(name, info.Size(), modified, f)
	if err != nil {
		return err
	}
	b.done[name] = file
	return nil
}

// copiesPrefix begins the name of a folder in the data folder with copies of databases.
const copiesPrefix = ".backup-"

// abandoned is the age at which such a folder counts as the remnant of a crash.
const abandoned = 24 * time.Hour

// removeOld removes remnants of crashes.
func removeOld(data string) {
	entries, _ := os.ReadDir(data) // an error is found when something is written
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), copiesPrefix) && time.Since(info.ModTime()) > abandoned {
			_ = os.RemoveAll(filepath.Join(data, e.Name()))
		}
	}
}

// count returns how much was written.
func (b *writing) count() (c Count) {
	for name, f := range b.done {
		c.Bytes += f.Bytes
		if strings.HasPrefix(name, archive.Corpus) {
			c.Corpus++
		} else {
			c.Data++
		}
	}
	return c
}
