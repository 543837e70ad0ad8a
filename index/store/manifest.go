package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Format is the version of a snapshot's files and mapping. A snapshot of another version is built anew.
const Format = 20

// A Manifest says what a snapshot was made of.
type Manifest struct {
	Format   int       `json:"format"`
	Analysis string    `json:"analysis"` // the version of the attribution that found the quotes
	Corpus   string    `json:"corpus"`   // the corpus folder, or what stands for it
	BuiltAt  time.Time `json:"built_at"`

	Articles int `json:"articles"`
	Quotes   int `json:"quotes"`
	Speakers int `json:"speakers"` // different named speakers

	// Due is the first day of an article that was in the future when the snapshot was made. Once it has come the
	// snapshot is made again, for the article's roles count then. Zero for none.
	Due time.Time `json:"due,omitzero"`

	Aliases string    `json:"aliases,omitempty"` // tells one state of the file of aliases from another
	Edits   string    `json:"edits,omitempty"`   // tells one state of what moderators say of articles from another
	Skipped []Skipped `json:"skipped"`

	Files []File `json:"-"` // what the articles were read from, with those that were skipped; in a file of its own, for they are many
}

// Skipped names a file that was left out and why.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// A File is a file of the corpus as it was when it was read.
type File struct {
	Path    string `json:"path"`
	Size    int64  `json:"size"`
	ModTime int64  `json:"mtime"`            // nanoseconds since 1970
	Hash    string `json:"hash"`             // SHA-256 of the article as it was read, in hexadecimal; empty for a file that was skipped
	Text    string `json:"text,omitempty"`   // tells its text from another; see corrections.TextSum
	Edited  string `json:"edited,omitempty"` // tells what moderators say of it from something else; see corrections.Fields

	// Unread is true where the file system refused the file. Somebody may allow it to be read without changing its time.
	Unread bool `json:"unread,omitempty"`
}

const (
	manifestFile = "manifest.json"
	sourcesFile  = "sources.json"
)

// ReadManifest returns the manifest of the current snapshot of a data folder. It opens no other file. The error wraps
// fs.ErrNotExist where there is no snapshot, and ErrDamaged where the manifest is not JSON.
func ReadManifest(dataDir string) (*Manifest, error) {
	return readManifest(dataDir, true)
}

// ReadHead is ReadManifest without the Files, which takes no time.
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

// readJSON reads a file into v. The error wraps ErrDamaged where the file is not the JSON of v.
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

// WriteJSON writes v to a new file whose bytes are on the disk when it returns.
func WriteJSON(path string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFile(path, b)
}

func writeFile(path string, b []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}
