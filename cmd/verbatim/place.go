package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// A place is where a corpus and its index lie, as flags say it.
type place struct {
	corpus string // a folder; empty means the built-in sample
	data   string // a folder; empty means the one that dataFolder names
}

// flags makes the flags --corpus and --data of c.
func (p *place) flags(a *app, c *cobra.Command) {
	c.Flags().StringVar(&p.corpus, "corpus", a.config.Corpus, "answer from the articles in `DIR`, not from the built-in sample")
	c.Flags().StringVar(&p.data, "data", a.config.Data, "keep the index in `DIR`, not in the user's cache folder")
	_ = c.MarkFlagDirname("corpus")
	_ = c.MarkFlagDirname("data")
}

// resolve returns the place with absolute folders, and a note where the usual one for data can't be used.
func (p place) resolve() (place, string, error) {
	if p.corpus != "" {
		abs, err := filepath.Abs(p.corpus)
		if err != nil {
			return p, "", fmt.Errorf("finding the corpus: %w", err)
		}
		if resolved, err := filepath.EvalSymlinks(abs); err == nil {
			abs = resolved // one corpus, one index, whatever link leads to it
		}
		p.corpus = abs
	}
	if p.data != "" {
		abs, err := filepath.Abs(p.data)
		if err != nil {
			return p, "", fmt.Errorf("finding the data folder: %w", err)
		}
		p.data = abs
		return p, "", nil
	}
	var note string
	p.data, note = dataFolder(p.corpus)
	return p, note, nil
}

// dataFolder returns the folder for the index of a corpus: in the user's cache folder, or in the temporary one, with a note,
// where that can't be written, as in a container or for a user without a home.
func dataFolder(corpus string) (folder, note string) {
	name := filepath.Join("verbatim", dataName(corpus))
	cache, err := os.UserCacheDir()
	if err == nil {
		folder = filepath.Join(cache, name)
		if err = os.MkdirAll(folder, 0o700); err == nil {
			err = writable(folder)
		}
	}
	if err == nil {
		return folder, ""
	}
	// The temporary folder is everybody's: the user's id keeps two users apart.
	folder = filepath.Join(os.TempDir(), fmt.Sprintf("verbatim-%d", os.Getuid()), dataName(corpus))
	return folder, fmt.Sprintf("the index is kept in %s, because the cache folder can't be used: %v", folder, err)
}

// writable reports why no file can be made in folder.
func writable(folder string) error {
	f, err := os.CreateTemp(folder, ".probe-*")
	if err != nil {
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}

// dataName names the data folder of a corpus: short, and different for every corpus.
func dataName(corpus string) string {
	if corpus == "" {
		return "sample"
	}
	sum := sha256.Sum256([]byte(corpus))
	return hex.EncodeToString(sum[:8])
}
