package reindex

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"time"

	"verbatim/corpus/folder"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A job is a file to read. A worker sends the result on done.
type job struct {
	file load.File
	done chan result
}

// maxAhead is the number of files per worker that may be read but not yet indexed. It keeps the workers busy while
// a batch is written, and bounds the memory.
const maxAhead = 16

// editsOf returns the moderators' edits of the articles in these files. If the file of corrections can't be used,
// editsOf reads its copy, or returns no edits, because one bad file must not stop the indexing.
func (o *Options) editsOf(fsys fs.FS, files []load.File) (corrections.Edits, error) {
	list, err := o.corrections(fsys)
	if err != nil {
		return corrections.Edits{}, err
	}
	exists := make(map[string]bool, len(files))
	for _, f := range files {
		exists[f.Path] = true
	}
	return list.Edits(func(path string) bool { return exists[path] }), nil
}

// corrections returns the moderators' corrections, or those that were read before if they can't be read.
func (o *Options) corrections(fsys fs.FS) (*corrections.List, error) {
	if o.Corrections != nil && o.Corrections.IsShared() {
		list, _, err := o.Corrections.Current()
		if list != nil {
			return list, nil
		}
		return nil, err
	}
	list, err := corrections.Read(fsys)
	var wrong *folder.Problem
	if errors.As(err, &wrong) {
		return corrections.ReadCopy(o.DataDir)
	}
	return list, err
}

// read reads the files that are not kept, several at once, and adds all files to the builder and the manifest in order.
func (b *build) read(ctx context.Context, to *index.Builder) error {
	ctx, cancel := context.WithCancel(ctx)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer cancel()
	todo, inOrder := make(chan *job), make(chan *job, b.options.Workers*maxAhead)
	fresh := b.plan.changed(b.files)
	workers.Go(func() { deal(ctx, fresh, todo, inOrder) })
	for range b.options.Workers {
		workers.Go(func() {
			for j := range todo {
				j.done <- b.analysis.file(b.fsys, j.file.Path, b.edits)
			}
		})
	}
	at := newReadProgress(b.files, fresh)
	b.progress(at.Progress)
	for _, f := range b.files {
		if kept, ok := b.plan.kept[f.Path]; ok {
			b.manifest.Files = append(b.manifest.Files, kept)
			b.manifest.Skipped = b.plan.addReason(b.manifest.Skipped, f.Path)
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
		if err := b.add(&got, j.file, to); err != nil {
			return err
		}
		at.advance(j.file)
		b.progress(at.Progress)
	}
	return ctx.Err()
}

// A readProgress is the progress of reading files.
type readProgress struct {
	index.Progress
	kept  int64 // bytes in the files that are not read again
	start time.Time
}

// newReadProgress returns the progress before any of the fresh files is read.
func newReadProgress(files, fresh []load.File) readProgress {
	p := index.Progress{Stage: index.Reading, Total: len(files), Done: len(files) - len(fresh)}
	for _, f := range files {
		p.Size += f.Size
	}
	p.Read = p.Size
	for _, f := range fresh {
		p.Read -= f.Size
	}
	return readProgress{p, p.Read, time.Now()}
}

// advance records that a file was read.
func (r *readProgress) advance(f load.File) {
	r.Done++
	r.Read += f.Size
	r.Left = timeLeft(time.Since(r.start), r.Read-r.kept, r.Size-r.kept)
}

// minEstimate is the time after which the remaining time is estimated.
const minEstimate = time.Second

// timeLeft estimates the remaining time after a part of all bytes was read in the time taken.
func timeLeft(taken time.Duration, done, all int64) time.Duration {
	if taken < minEstimate || done == 0 {
		return 0
	}
	return time.Duration(float64(taken) * float64(all-done) / float64(done))
}

// deal sends each file to the workers, and to the reader that collects the results in order, until ctx ends. Every
// job that it sends to inOrder goes to a worker too.
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

// add adds a result to the snapshot.
func (b *build) add(got *result, f load.File, to *index.Builder) error {
	b.manifest.Files = append(b.manifest.Files, index.File{Path: f.Path, Size: f.Size, ModTime: f.ModTime.UnixNano(),
		Hash: got.hash, Text: got.text, Edited: got.edited, Unread: got.unread})
	if got.skip != nil {
		b.manifest.Skipped = append(b.manifest.Skipped, *got.skip)
		return nil
	}
	return to.AddPrepared(got.prepared)
}

// forEach calls do for the numbers below n, several at once, until ctx ends.
func forEach(ctx context.Context, workers, n int, do func(i int)) error {
	todo := make(chan int)
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for i := range todo {
				do(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		todo <- i
	}
	close(todo)
	running.Wait()
	return ctx.Err()
}
