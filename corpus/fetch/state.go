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

// StateFile is the path in a corpus of the state of earlier runs, with slashes. Without it everything is requested
// again, and existing files are recognised. It contains only hashes of addresses.
const StateFile = ".verbatim/fetched.json"

const (
	stateVersion = 1
	maxStateFile = 256 << 20

	// forgotten is when a page is forgotten that no feed lists: feeds cover some days, slow ones some months.
	forgotten = 180 * 24 * time.Hour
)

// A state is what earlier runs recorded.
type state struct {
	Version int                   `json:"version"`
	Feeds   map[string]validators `json:"feeds"` // by key
	Pages   map[string]*known     `json:"pages"` // by key
	Until   map[string]time.Time  `json:"until"` // hosts that want no request before a time

	owners map[string]string // keys of the pages that wrote a file, by the file's name
}

// validators identify the response that a server sent last (RFC 9110, section 8.8).
type validators struct {
	Tag      string `json:"tag,omitempty"`
	Modified string `json:"modified,omitempty"`
	From     string `json:"from,omitempty"` // as web.Address.Sum

	Publisher string `json:"publisher,omitempty"` // in the list at that time
}

// A known is a page of an earlier run, or why it was left out.
type known struct {
	validators
	Path    string    `json:"path,omitempty"`    // of its file
	Copy    bool      `json:"copy,omitempty"`    // the file was written for another address
	Article string    `json:"article,omitempty"` // as articleSum, of what was written
	Written string    `json:"written,omitempty"` // sum of the file's bytes
	Mark    string    `json:"mark,omitempty"`    // of the entry in the feed
	Reason  string    `json:"reason,omitempty"`  // why it was left out
	Asked   time.Time `json:"asked"`             // when the server was last asked
	Seen    time.Time `json:"seen"`              // when it was last listed
}

// validatorsOf returns the validators of a page for the next request, and the publisher in the list.
func validatorsOf(p *web.Page, publisher string) validators {
	return validators{p.Tag, p.Modified, p.Address.Sum(), publisher}
}

// addTo makes a request conditional, unless the list gives another publisher now.
func (v validators) addTo(r *web.Request, publisher string) {
	if v.Publisher == publisher {
		r.Tag, r.Modified, r.From = v.Tag, v.Modified, v.From
	}
}

// readState reads the state of a corpus. Without a file it is empty.
func readState(f *keep.Folder) (*state, error) {
	s := &state{Version: stateVersion, Feeds: map[string]validators{}, Pages: map[string]*known{},
		Until:  map[string]time.Time{},
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
		return nil, &StateError{fmt.Errorf("reading the state of fetched pages, %s: %w", StateFile, err)}
	case s.Version != stateVersion:
		return nil, &StateError{fmt.Errorf("the state of fetched pages has version %d; expected %d", s.Version, stateVersion)}
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

// A StateError says that the state can't be read. Without the file, a run starts from the beginning.
type StateError struct{ err error }

// Error implements error.
func (e *StateError) Error() string { return e.err.Error() }

// Unwrap returns the cause.
func (e *StateError) Unwrap() error { return e.err }

// write writes the state without outdated entries.
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
		return fmt.Errorf("writing the state of fetched pages: %w", err)
	}
	return f.Replace(StateFile, append(data, '\n'))
}
