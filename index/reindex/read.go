package reindex

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A job is a file to be read. Its result is sent on done, by one of the workers.
type job struct {
	file load.File
	done chan result
}

// A result is what was made of a file.
type result struct {
	prepared *index.Prepared
	hash     string
	text     string         // tells the article's text from another
	edited   string         // tells what moderators say of it from something else
	skip     *index.Skipped // why it is left out; nil for an article
	unread   bool           // it is left out because the file system refused it
	err      error          // why the corpus can't be read at all
}

// ahead is how many files, for each worker, may be read and not yet indexed: enough to go on while a batch is written, and a
// bound to what is held in memory.
const ahead = 16

// editsOf returns what moderators have said of the articles in these files. Where the file can't be used its copy
// holds, or they have said nothing: one odd file must not keep the corpus from being read.
func (r *Reindexer) editsOf(fsys fs.FS, files []load.File) (corrections.Edits, error) {
	list, err := corrections.Read(fsys)
	var wrong *folder.Problem
	if errors.As(err, &wrong) {
		list, err = corrections.ReadCopy(r.DataDir)
	}
	if err != nil {
		return corrections.Edits{}, err
	}
	present := make(map[string]bool, len(files))
	for _, f := range files {
		present[f.Path] = true
	}
	return list.Edits(func(path string) bool { return present[path] }), nil
}

// read reads the files that are not kept, several at once, and adds all to the builder and the manifest in their order.
func (r *Reindexer) read(ctx context.Context, fsys fs.FS, files []load.File, kept *plan, edits corrections.Edits, to *index.Builder, m *index.Manifest, progress func(index.Progress)) error {
	ctx, cancel := context.WithCancel(ctx)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer cancel()
	todo, inOrder := make(chan *job), make(chan *job, r.Workers*ahead)
	fresh := make([]load.File, 0, len(files)-len(kept.kept))
	for _, f := range files {
		if _, ok := kept.kept[f.Path]; !ok {
			fresh = append(fresh, f)
		}
	}
	workers.Go(func() { deal(ctx, fresh, todo, inOrder) })
	for range r.Workers {
		workers.Go(func() {
			for j := range todo {
				j.done <- r.one(fsys, j.file, edits)
			}
		})
	}
	at := index.Progress{Stage: index.Reading, Total: len(files), Done: len(kept.kept)}
	for _, f := range files {
		at.Size += f.Size
	}
	already := at.Size
	for _, f := range fresh {
		already -= f.Size
	}
	at.Read = already
	begun := time.Now()
	progress(at)
	for _, f := range files {
		if was, ok := kept.kept[f.Path]; ok {
			m.Files = append(m.Files, was)
			m.Skipped = kept.addReason(m.Skipped, f.Path)
			continue
		}
		j, ok := <-inOrder
		if !ok {
			break // ctx has ended
		}
		got := <-j.done
		if got.err != nil {
			return got.err
		}
		if err := add(&got, j.file, to, m); err != nil {
			return err
		}
		at.Done++
		at.Read += j.file.Size
		at.Left = left(time.Since(begun), at.Read-already, at.Size-already)
		progress(at)
	}
	return ctx.Err()
}

// leastTold is after how long the time that is left can be told.
const leastTold = time.Second

// left returns how long the rest takes, when done of all has taken so long.
func left(took time.Duration, done, all int64) time.Duration {
	if took < leastTold || done == 0 {
		return 0
	}
	return time.Duration(float64(took) * float64(all-done) / float64(done))
}

// deal hands each file to the workers, and to whoever takes the results in the files' order, until all are handed out
// or ctx ends. A job that has been put in order is always worked on.
func deal(ctx context.Context, files []load.File, todo, inOrder chan<- *job) {
	defer close(todo)
	defer close(inOrder)
	for _, f := range files {
		if ctx.Err() != nil {
			return
		}
		j := &job{file: f, done: make(chan result, 1)}
		select {
		case inOrder <- j:
			todo <- j
		case <-ctx.Done():
			return
		}
	}
}

// add puts a result into the snapshot.
func add(got *result, f load.File, to *index.Builder, m *index.Manifest) error {
	m.Files = append(m.Files, index.File{Path: f.Path, Size: f.Size, ModTime: f.ModTime.UnixNano(), Hash: got.hash, Text: got.text,
		Edited: got.edited, Unread: got.unread})
	if got.skip != nil {
		m.Skipped = append(m.Skipped, *got.skip)
		return nil
	}
	return to.AddPrepared(got.prepared)
}

// one reads a file and finds its quotes.
func (r *Reindexer) one(fsys fs.FS, f load.File, edits corrections.Edits) result {
	a, err := load.Read(fsys, f.Path)
	var skip *load.SkipError
	switch {
	case errors.As(err, &skip):
		return result{skip: &index.Skipped{Path: f.Path, Reason: skip.Reason}, unread: skip.Err != nil}
	case err != nil:
		return result{err: err}
	}
	text := corrections.TextSum(a.Text)
	given := edits.Of(a.Path, text)
	given.Apply(&a)
	sum, err := hash(&a)
	if err != nil { // its date is beyond what JSON can say, and so beyond what a snapshot can keep
		return result{skip: &index.Skipped{Path: f.Path, Reason: "it can't be kept: " + err.Error()}}
	}
	quotes, err := r.quotes(&a)
	if err != nil {
		return result{skip: &index.Skipped{Path: f.Path, Reason: "its quotes can't be found: " + err.Error()}}
	}
	prepared, err := index.Prepare(&a, quotes)
	if err != nil {
		return result{err: err} // quotes were checked
	}
	return result{prepared: prepared, hash: sum, text: text, edited: given.Sum()}
}

// quotes finds the quotes of an article. One article on which that fails must not keep the others from being served.
func (r *Reindexer) quotes(a *corpus.Article) (quotes []corpus.Quote, err error) {
	defer func() {
		if p := recover(); p != nil {
			quotes, err = nil, fmt.Errorf("the analysis failed on it: %v", p)
		}
	}()
	quotes = r.extract(a)
	for i := range quotes {
		if err := quotes[i].Check(a.Text); err != nil {
			return nil, fmt.Errorf("quote %d: %w", i, err)
		}
	}
	return quotes, nil
}

// hash tells an article from one that was changed: it covers the text and all that is known of it.
func hash(a *corpus.Article) (string, error) {
	b, err := json.Marshal(a)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}
