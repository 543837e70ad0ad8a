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

// A notifier receives the system's notifications of changes in a folder and its subfolders.
type notifier struct {
	folder  string
	also    []string
	log     *slog.Logger
	watcher *fsnotify.Watcher
	changes chan struct{} // gets a value per relevant change; closed when the system sends no more notifications
	stop    chan struct{}
	ended   chan struct{}
}

// newNotifier returns a running notifier, or an error if the system sends no notifications.
func newNotifier(o Options) (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	n := &notifier{folder: filepath.Clean(o.Folder), also: o.Also, log: o.Log, watcher: w,
		changes: make(chan struct{}), stop: make(chan struct{}), ended: make(chan struct{})}
	if err := n.add(n.folder); err != nil {
		w.Close()
		return nil, err
	}
	go n.run()
	return n, nil
}

// close stops the notifier and waits for it.
func (n *notifier) close() {
	close(n.stop)
	<-n.ended
	n.watcher.Close()
}

// run forwards notifications until close is called or the system sends no more.
func (n *notifier) run() {
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
			if !n.isRelevant(e.Name) {
				continue
			}
			if e.Has(fsnotify.Create) {
				n.watch(e.Name)
			}
		case err, ok := <-n.watcher.Errors:
			if !ok {
				return
			}
			n.log.Debug("the system reports an error while watching", "error", err)
			n.watch(n.folder) // the system may have dropped a notification of a new folder
		}
		select {
		case n.changes <- struct{}{}:
		case <-n.stop:
			return
		}
	}
}

// watch watches a folder that may be new. Changes in a folder that can't be watched are found by polling.
func (n *notifier) watch(path string) {
	if err := n.add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		n.log.Warn("a new folder of the corpus can't be watched; verbatim polls it instead", "error", err)
	}
}

// add watches a folder and its relevant subfolders. A folder that was deleted meanwhile is not an error.
func (n *notifier) add(path string) error {
	return filepath.WalkDir(path, func(at string, e fs.DirEntry, err error) error {
		switch {
		case err != nil && at == n.folder:
			return err
		case err != nil:
			return nil // deleted, or not readable; then it is not readable as part of the corpus either
		case !e.IsDir():
			return nil
		case !n.isRelevant(at):
			return fs.SkipDir
		}
		if err := n.watcher.Add(at); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	})
}

// isRelevant reports whether a change of a path can be a change of the corpus.
func (n *notifier) isRelevant(path string) bool {
	rel, err := filepath.Rel(n.folder, path)
	return err == nil && isRelevant(filepath.ToSlash(rel), n.also)
}

// isRelevant reports whether a path, relative to the folder, has no hidden part. The files in also and the folders
// that lead to them are relevant too.
func isRelevant(path string, also []string) bool {
	isHidden := func(name string) bool { return strings.HasPrefix(name, ".") }
	if path == "." || !slices.ContainsFunc(strings.Split(path, "/"), isHidden) {
		return true
	}
	leadsTo := func(file string) bool { return file == path || strings.HasPrefix(file, path+"/") }
	return slices.ContainsFunc(also, leadsTo)
}
