package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Format is the version of the files and the mapping of a snapshot. Snapshots of other versions are built again.
const Format = 26

// A Manifest says what a snapshot was built from.
type Manifest struct {
	Format   int       `json:"format"`
	Analysis string    `json:"analysis"` // the version of the attribution that found the quotes
	Corpus   string    `json:"corpus"`   // the path of the corpus folder, or the name of a corpus without one
	BuiltAt  time.Time `json:"built_at"`

	Articles int `json:"articles"`
	Quotes   int `json:"quotes"`
	Speakers int `json:"speakers"` // the number of different named speakers

	// Due is the earliest date in the future among the articles. On this day the snapshot is built again, since
	// the roles in that article count from then on. Zero if there is no such date.
	Due time.Time `json:"due,omitzero"`

	Aliases string    `json:"aliases,omitempty"` // identifies the contents of the file of aliases
	Edits   string    `json:"edits,omitempty"`   // identifies what moderators changed in articles
	Skipped []Skipped `json:"skipped"`

	Files []File `json:"-"` // the files of the corpus, including skipped ones; stored in a file of their own
}

// Skipped says which file was skipped, and why.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// A File describes a file of the corpus at the time when it was read.
type File struct {
	Path    string `json:"path"`
	Size    int64  `json:"size"`
	ModTime int64  `json:"mtime"`            // nanoseconds since 1970
	Hash    string `json:"hash"`             // SHA-256 of the article in hexadecimal; empty for a skipped file
	Text    string `json:"text,omitempty"`   // identifies the text; see corrections.TextSum
	Edited  string `json:"edited,omitempty"` // identifies what moderators changed; see corrections.Fields

	// Unread is true if the file system refused access to the file, which may be allowed later without a new time.
	Unread bool `json:"unread,omitempty"`
}

const (
	manifestFile = "manifest.json"
	sourcesFile  = "sources.json"
)

// ReadManifest returns the manifest of the current snapshot of a data folder. It opens no other file. The error
// wraps fs.ErrNotExist if there is no snapshot, and ErrDamaged if the manifest is not valid.
func ReadManifest(dataDir string) (*Manifest, error) {
	return readManifest(dataDir, true)
}

// ReadHead is ReadManifest without Files, and faster.
func ReadHead(dataDir string) (*Manifest, error) { return readManifest(dataDir, false) }

func readManifest(dataDir string, files bool) (*Manifest, error) {
	name, err := Current(dataDir)
	if err != nil {
		return nil, err
	}
	var m Manifest
	err = readJSON(filepath.Join(dataDir, name, manifestFile), &m)
	if err == nil && files {
		err = readJSON(filepath.Join(dataDir, name, sourcesFile), &m.Files)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the manifest of %s: %w", name, err)
	}
	return &m, nil
}

// readJSON reads a file into v. The error wraps ErrDamaged if the file is not JSON for v.
func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w: %w", filepath.Base(path), err, ErrDamaged)
	}
	return nil
}

// WriteJSON writes v to a new file and syncs it to the disk.
func WriteJSON(path string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFile(path, b)
}

// writeFile writes a new file and syncs it to the disk.
func writeFile(path string, b []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}
