package watch

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// A notifier hears from the system what changes in a folder and the folders in it.
type notifier struct {
	folder  string
	also    []string
	log     *slog.Logger
	watcher *fsnotify.Watcher
	changes chan struct{} // one for each change that counts; closed when no more will be told
	stop    chan struct{}
	ended   chan struct{}
}

// newNotifier returns a notifier that hears already, or an error where the system tells nothing.
func newNotifier(o Options) (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	n := &notifier{folder: filepath.Clean(o.Folder), also: o.Also, log: o.Log, watcher: w, changes: make(chan struct{}), stop: make(chan struct{}), ended: make(chan struct{})}
	if err := n.add(n.folder); err != nil {
		w.Close()
		return nil, err
	}
	go n.hear()
	return n, nil
}

// close ends the notifier and waits for it.
func (n *notifier) close() {
	close(n.stop)
	<-n.ended
	n.watcher.Close()
}

// hear passes on what the system tells, until close or until it tells no more.
func (n *notifier) hear() {
	defer close(n.ended)
	defer close(n.changes)
	for {
		select {
		case <-n.stop:
			return
		case e, ok := <-n.watcher.Events:
			if !ok {
				return
			}
			if !n.counts(e.Name) {
				continue
			}
			if e.Has(fsnotify.Create) {
				n.follow(e.Name)
			}
		case err, ok := <-n.watcher.Errors:
			if !ok {
				return
			}
			n.log.Debug("the system reports trouble with watching", "error", err)
			n.follow(n.folder) // there were more changes than it keeps, of which one may have made a folder
		}
		select {
		case n.changes <- struct{}{}:
		case <-n.stop:
			return
		}
	}
}

// follow watches a folder that is new. What can't be watched is found by looks.
func (n *notifier) follow(path string) {
	if err := n.add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		n.log.Warn("a new folder of the corpus can't be watched; it is looked at now and then", "error", err)
	}
}

// add watches a folder and all in it that count. A folder that has gone meanwhile is none any more.
func (n *notifier) add(path string) error {
	return filepath.WalkDir(path, func(at string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && at == n.folder:
			return err
		case err != nil:
			return nil // gone, or closed to this user: so it is for whoever reads the corpus
		case !e.IsDir():
			return nil
		case !n.counts(at):
			return fs.SkipDir
		}
		if err := n.watcher.Add(at); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	})
}

// counts reports whether a change of a path can be one of the corpus.
func (n *notifier) counts(path string) bool {
	rel, err := filepath.Rel(n.folder, path)
	return err == nil && counts(filepath.ToSlash(rel), n.also)
}

// counts reports whether a path, relative to the folder, has no name with a dot before it, or is one of the files that count all the same, or a folder
// on the way to one.
func counts(path string, also []string) bool {
	if path == "." || !slices.ContainsFunc(strings.Split(path, "/"), func(name string) bool { return strings.HasPrefix(name, ".") }) {
		return true
	}
	return slices.ContainsFunc(also, func(file string) bool { return file == path || strings.HasPrefix(file, path+"/") })
}
