// Package change carries out what moderators change in a corpus, and records it in the corrections. Start with
// [Maker].
package change

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"syscall"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/folder"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/draft"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/corrections"
)

// A Keeper changes the folder of a corpus. Paths are relative, with slashes.
type Keeper interface {
	draft.Reader
	// HoldsFile reports whether there is a file of that path with exactly this content.
	HoldsFile(path string, data []byte) (bool, error)
	// AddFile adds a file; the error wraps fs.ErrExist if there is one.
	AddFile(path string, data []byte) error
	// RemoveFile takes a file away and returns where it is kept.
	RemoveFile(path string) (kept string, err error)
	// RestoreFile brings back what RemoveFile has kept.
	RestoreFile(kept, path string) error
	// Names returns where people and bodies are named in an article.
	Names(a *corpus.Article) []corpus.Naming
	// Ensure indexes the corpus if it has changed, after any run that has started already. It reports whether it had
	// to.
	Ensure(ctx context.Context, progress func(index.Progress)) (bool, error)
}

// A Maker makes changes, one at a time, so that the one that is undone is the last.
type Maker struct {
	Index       view.Index
	Keeper      Keeper             // nil if no file can be changed
	Corrections *corrections.Watch // nil if nothing can be changed
	Drafts      draft.Store        // what waits to be confirmed
	Now         func() time.Time   // the time as corrections store it

	mu   sync.Mutex
	turn *corrections.Turn // the change that holds mu
}

// begin begins a change of what moderators have made so far, after others of this process. It returns what ends it.
func (m *Maker) begin() (end func()) {
	m.mu.Lock()
	m.turn = m.Corrections.Turn()
	return m.mu.Unlock
}

// Examiner says what files would become.
func (m *Maker) Examiner() *draft.Examiner {
	return &draft.Examiner{Index: m.Index, Reader: m.Keeper, Now: m.Now}
}

// Record records an entry that needs no more than that.
func (m *Maker) Record(e corrections.Entry) error {
	defer m.begin()()
	return writable(m.turn.Append(e))
}

// writable puts the error of a folder that can't be written into words.
func writable(err error) error {
	if errors.Is(err, corrections.ErrMoved) {
		return &notice.UsageError{
			Message: wording.Say("another moderator has changed something at the same moment"),
			Hint:    notice.Hint{Text: wording.Say("look again, and repeat it if it is still needed")},
		}
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return &notice.UsageError{
			Message: wording.Say("verbatim has no write access to the corpus folder"),
			Hint:    notice.Hint{Text: wording.Say("moderators' changes are stored there; ask the operator for write access")},
		}
	}
	return err
}

// Unusable puts the error of a file of verbatim's own that can't be used into words.
func Unusable(err error) error {
	var usage *notice.UsageError
	var wrong *folder.Problem
	if !errors.As(err, &usage) && errors.As(err, &wrong) {
		return &notice.UsageError{
			Message: wording.Say("%s can't be used", wrong.Path),
			Hint:    notice.Hint{Text: wording.Say("it is %s", wrong.Reason)},
		}
	}
	return err
}
