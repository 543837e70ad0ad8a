package ask

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

// Drafts keeps what was shown as a preview until it is confirmed, in a folder: what is confirmed is what was shown, whatever became of
// where it came from, and also behind a restart.
type Drafts string

// A draft is a change of the corpus that waits to be confirmed.
type draft struct {
	Command string
	By      string
	Files   []File
	Fields  corrections.Fields
	Reason  string
}

// draftLife is how long a draft is kept: as long as somebody may leave a preview standing over night.
const draftLife = 24 * time.Hour

// draftIDLen is the length of a draft's id in characters.
const draftIDLen = 20

// save keeps a draft and returns its id, which is equal for equal drafts. Old ones are dropped.
func (d Drafts) save(what *draft) (id string, err error) {
	b, err := json.Marshal(what)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(string(d), 0o700); err != nil {
		return "", fmt.Errorf("keeping a preview: %w", err)
	}
	d.prune()
	sum := sha256.Sum256(b)
	id = hex.EncodeToString(sum[:])[:draftIDLen]
	beside := d.path(id) + ".new"
	if err := errors.Join(os.WriteFile(beside, b, 0o600), os.Rename(beside, d.path(id))); err != nil {
		return "", fmt.Errorf("keeping a preview: %w", err)
	}
	return id, nil
}

func (d Drafts) path(id string) string { return filepath.Join(string(d), id+".json") }

// load returns a draft. It returns an error where there is none of that id.
func (d Drafts) load(id string) (*draft, error) {
	var what draft
	if _, err := hex.DecodeString(id); err != nil || len(id) != draftIDLen {
		return &what, nil // of no command
	}
	b, err := os.ReadFile(d.path(id))
	if errors.Is(err, fs.ErrNotExist) {
		return &what, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &what)
	}
	return &what, err
}

// drop forgets a draft.
func (d Drafts) drop(id string) { os.Remove(d.path(id)) }

// prune forgets what nobody has confirmed.
func (d Drafts) prune() {
	entries, _ := os.ReadDir(string(d))
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > draftLife {
			os.Remove(filepath.Join(string(d), e.Name()))
		}
	}
}
