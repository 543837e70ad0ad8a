package fetch

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"verbatim/corpus/fetch/web"
	"verbatim/corpus/folder"
	"verbatim/corpus/keep"
)

// StateFile is where a corpus keeps what was fetched, and from where, with slashes. Without it everything is asked for again, and what is
// there already is found to be there. Addresses stand in it as sums alone.
const StateFile = ".verbatim/fetched.json"

const (
	stateVersion = 1
	maxStateFile = 256 << 20

	// forgotten is after how long a page is forgotten that no feed has listed since: feeds hold some days, slow ones some months.
	forgotten = 180 * 24 * time.Hour
)

// A state is what is known from earlier runs.
type state struct {
	Version int                  `json:"version"`
	Feeds   map[string]held      `json:"feeds"` // by key
	Pages   map[string]*known    `json:"pages"` // by key
	Until   map[string]time.Time `json:"until"` // hosts that want no request before

	owners map[string]string // keys of the pages that wrote a file, by the file's name
}

// A held is what a server calls the thing it has sent last.
type held struct {
	Tag      string `json:"tag,omitempty"`
	Modified string `json:"modified,omitempty"`
	From     string `json:"from,omitempty"` // as web.Address.Sum

	Publisher string `json:"publisher,omitempty"` // as the list named it then
}

// A known is a page of an earlier run, or why there is none.
type known struct {
	held
	Path    string    `json:"path,omitempty"`    // of its file
	Copy    bool      `json:"copy,omitempty"`    // the file was written for another address
	Article string    `json:"article,omitempty"` // as articleSum, of what was written
	Written string    `json:"written,omitempty"` // sum of the file's bytes
	Mark    string    `json:"mark,omitempty"`    // of the entry in the feed
	Reason  string    `json:"reason,omitempty"`  // why it was left out
	Asked   time.Time `json:"asked"`             // when the server was last asked
	Seen    time.Time `json:"seen"`              // when it was last listed
}

// heldOf returns what the next request tells of a page, and the publisher that the list names.
func heldOf(p *web.Page, publisher string) held {
	return held{p.Tag, p.Modified, p.Address.Sum(), publisher}
}

// into makes a request conditional, unless the list names another publisher now.
func (h held) into(r *web.Request, publisher string) {
	if h.Publisher == publisher {
		r.Tag, r.Modified, r.From = h.Tag, h.Modified, h.From
	}
}

// readState reads the state of a corpus; without a file it is empty.
func readState(f *keep.Folder) (*state, error) {
	s := &state{Version: stateVersion, Feeds: map[string]held{}, Pages: map[string]*known{}, Until: map[string]time.Time{},
		owners: map[string]string{}}
	data, err := f.ReadOwn(StateFile, folder.Limits{Bytes: maxStateFile})
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(data, s)
	}
	switch {
	case err != nil:
		return nil, &StateError{fmt.Errorf("reading what was fetched before, %s: %w", StateFile, err)}
	case s.Version != stateVersion:
		return nil, &StateError{fmt.Errorf("what was fetched before was written by another version (%d, expected %d)", s.Version, stateVersion)}
	}
	for k, p := range s.Pages {
		if p == nil {
			delete(s.Pages, k)
		} else if p.Path != "" && !p.Copy {
			s.owners[p.Path] = k
		}
	}
	return s, nil
}

// A StateError says that the file of the state can't be read. Without the file a run begins anew.
type StateError struct{ err error }

// Error implements error.
func (e *StateError) Error() string { return e.err.Error() }

// Unwrap returns what is wrong.
func (e *StateError) Unwrap() error { return e.err }

// write writes the state, without what need not be known any more.
func (s *state) write(f *keep.Folder, now time.Time) error {
	for k, p := range s.Pages {
		if now.Sub(p.Seen) > forgotten {
			delete(s.Pages, k)
		}
	}
	for host, until := range s.Until {
		if !now.Before(until) {
			delete(s.Until, host)
		}
	}
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return fmt.Errorf("keeping what was fetched: %w", err)
	}
	return f.Replace(StateFile, append(data, '\n'))
}
