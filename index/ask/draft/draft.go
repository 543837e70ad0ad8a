// Package draft stores changes of the corpus that were shown as a preview, until they are confirmed. Start with
// [Store].
package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"verbatim/index/corrections"
)

// A Store is a folder of drafts. So what is confirmed is what was shown, even after a restart, or when the files it
// came from have changed.
type Store string

// A Draft is a change of the corpus that waits to be confirmed.
type Draft struct {
	Command string // "add", "remove", "undo" or "redo"
	By      string
	Files   []File
	Fields  corrections.Fields
	Reason  string
	Step    *corrections.Entry // the change that an undo or a redo is about
}

// A File is a file of a draft.
type File struct {
	Name string
	Data []byte
}

// life is how long a draft is kept: a preview may stay open overnight.
const life = 24 * time.Hour

// idLen is the length of a draft's ID in characters.
const idLen = 20

// Save stores a draft and returns its ID, which is equal for equal drafts. Old ones are deleted.
func (s Store) Save(d *Draft) (id string, err error) {
	b, err := json.Marshal(d)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(string(s), 0o700); err != nil {
		return "", fmt.Errorf("storing a preview: %w", err)
	}
	s.prune()
	sum := sha256.Sum256(b)
	id = hex.EncodeToString(sum[:])[:idLen]
	aside := s.path(id) + ".new"
	if err := errors.Join(os.WriteFile(aside, b, 0o600), os.Rename(aside, s.path(id))); err != nil {
		return "", fmt.Errorf("storing a preview: %w", err)
	}
	return id, nil
}

func (s Store) path(id string) string { return filepath.Join(string(s), id+".json") }

// Load returns the draft with an ID. If there is none, the draft has no command.
func (s Store) Load(id string) (*Draft, error) {
	var d Draft
	if _, err := hex.DecodeString(id); err != nil || len(id) != idLen {
		return &d, nil
	}
	b, err := os.ReadFile(s.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return &d, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &d)
	}
	return &d, err
}

// Drop deletes a draft.
func (s Store) Drop(id string) { os.Remove(s.path(id)) }

// prune deletes the drafts that were never confirmed.
func (s Store) prune() {
	entries, _ := os.ReadDir(string(s))
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > life {
			os.Remove(filepath.Join(string(s), e.Name()))
		}
	}
}
