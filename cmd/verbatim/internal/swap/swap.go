// Package swap replaces the content of folders at once: a process that is killed at any moment leaves the old content
// of all of them or, after the next call of [Finish], the new content of all of them. Start with [Begin].
//
// The folders themselves stay, because a mounted folder cannot be renamed. The new content is put into a folder inside
// each of them, and is on the disk before a journal is written. The journal is the decision. From then on, the files
// that are to go are moved aside, those that are to come are moved in, and every step can be repeated.
package swap

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"verbatim/cmd/verbatim/internal/disk"
)

const (
	journalFile   = "restore.json" // in the first folder
	stagingPrefix = ".restoring-"  // of the folder inside each folder; the dot hides it from the loader

	incoming = "new" // in the folder for staging: what is to come
	outgoing = "old" // and what has gone
)

// mode is that of folders that the package makes.
const mode = 0o700

// A Swap is a replacement that is being prepared.
type Swap struct {
	folders []folder
}

// A folder is one whose content is replaced, as the journal has it.
type folder struct {
	Path    string   `json:"path"` // absolute
	Staging string   `json:"staging"`
	Old     []string `json:"old"` // names in Path that go
	New     []string `json:"new"` // names in the folder for staging that come
}

// A journal says what remains to be done.
type journal struct {
	Placing bool     `json:"placing"` // all old files are aside, and the new ones are moved in
	Folders []folder `json:"folders"`
}

// step is called before each change of the file system, for tests.
var step = func() {}

// Begin prepares to replace the content of folders, which it creates if necessary. The paths must be absolute. The
// first is that of the journal, which Finish needs. The caller has called Finish, and makes sure that there is no other
// Swap.
func Begin(paths ...string) (*Swap, error) {
	s := &Swap{}
	for _, path := range paths {
		if err := os.MkdirAll(path, 0o755); err != nil {
			return nil, errors.Join(err, s.Abort())
		}
		if err := removeLeftovers(path); err != nil {
			return nil, errors.Join(err, s.Abort())
		}
		staging, err := os.MkdirTemp(path, stagingPrefix)
		if err != nil {
			return nil, errors.Join(err, s.Abort())
		}
		s.folders = append(s.folders, folder{Path: path, Staging: filepath.Base(staging)})
		for _, name := range []string{incoming, outgoing} {
			if err := os.Mkdir(filepath.Join(staging, name), mode); err != nil {
				return nil, errors.Join(err, s.Abort())
			}
		}
	}
	return s, nil
}

// removeLeftovers removes what a process has left that was killed before its decision.
func removeLeftovers(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if IsStaging(e.Name()) && e.IsDir() {
			err = errors.Join(err, os.RemoveAll(filepath.Join(path, e.Name())))
		}
	}
	return err
}

// IsStaging reports whether a name in one of the folders is that of this package's own folder.
func IsStaging(name string) bool { return strings.HasPrefix(name, stagingPrefix) }

// Staged returns the folder into which the caller puts the new content of the nth folder.
func (s *Swap) Staged(n int) string {
	return filepath.Join(s.folders[n].Path, s.folders[n].Staging, incoming)
}

// Abort gives up. All folders have their old content.
func (s *Swap) Abort() (err error) {
	for _, f := range s.folders {
		err = errors.Join(err, os.RemoveAll(filepath.Join(f.Path, f.Staging)))
	}
	return err
}

// Commit replaces what goes has the names of, in each folder, by what was staged. If it returns an error before the
// decision, nothing has changed; otherwise Finish completes it.
func (s *Swap) Commit(goes func(folder int, name string) bool) error {
	for n := range s.folders {
		f := &s.folders[n]
		there, err := os.ReadDir(f.Path)
		if err != nil {
			return err
		}
		for _, e := range there {
			if !IsStaging(e.Name()) && e.Name() != journalFile && goes(n, e.Name()) {
				f.Old = append(f.Old, e.Name())
			}
		}
		comes, err := os.ReadDir(s.Staged(n))
		if err != nil {
			return err
		}
		for _, e := range comes {
			f.New = append(f.New, e.Name())
		}
	}
	step()
	disk.Sync()
	if err := write(s.folders[0].Path, &journal{Folders: s.folders}); err != nil {
		return err
	}
	_, err := Finish(s.folders[0].Path)
	return err
}

// write writes the journal, which is there with the whole new text or is unchanged.
func write(path string, j *journal) error {
	text, err := json.Marshal(j)
	if err != nil {
		return err
	}
	next := filepath.Join(path, stagingPrefix+journalFile)
	f, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	step()
	if err := os.Rename(next, filepath.Join(path, journalFile)); err != nil {
		return err
	}
	disk.Sync()
	step()
	return nil
}

// Pending reports whether a folder has the journal of a replacement that was decided and is not complete.
func Pending(path string) bool {
	_, err := os.Lstat(filepath.Join(path, journalFile))
	return err == nil
}

// Finish completes a replacement that was decided, and reports whether there was one. The caller makes sure that no
// other process does the same.
func Finish(path string) (done bool, err error) {
	text, err := os.ReadFile(filepath.Join(path, journalFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	var j journal
	if err == nil {
		if err = json.Unmarshal(text, &j); err == nil {
			err = j.check()
		}
	}
	if err != nil {
		return false, fmt.Errorf("reading the journal of a restore: %w", err)
	}
	if err := j.finish(path); err != nil {
		return false, fmt.Errorf("completing a restore that was interrupted: %w", err)
	}
	return true, nil
}

// check refuses a journal that names anything but entries of its folders.
func (j *journal) check() error {
	for _, f := range j.Folders {
		for _, name := range append(append([]string{f.Staging}, f.Old...), f.New...) {
			if name == "" || name == "." || name == ".." || name != filepath.Base(name) {
				return fmt.Errorf("%q is not a name", name)
			}
		}
		if !filepath.IsAbs(f.Path) || !IsStaging(f.Staging) {
			return fmt.Errorf("%q in %q is not a folder for new files", f.Staging, f.Path)
		}
	}
	return nil
}

// finish does what the journal says.
func (j *journal) finish(path string) error {
	if !j.Placing {
		for _, f := range j.Folders {
			if err := f.move(f.Old, "", filepath.Join(f.Staging, outgoing)); err != nil {
				return err
			}
		}
		j.Placing = true
		if err := write(path, j); err != nil {
			return err
		}
	}
	for _, f := range j.Folders {
		if err := f.move(f.New, filepath.Join(f.Staging, incoming), ""); err != nil {
			return err
		}
	}
	disk.Sync()
	step()
	if err := os.Remove(filepath.Join(path, journalFile)); err != nil {
		return err
	}
	step()
	for _, f := range j.Folders {
		if err := os.RemoveAll(filepath.Join(f.Path, f.Staging)); err != nil {
			return err
		}
	}
	return nil
}

// move renames entries from one folder to another. An entry that is no longer there was moved before.
func (f *folder) move(names []string, from, to string) error {
	for _, name := range names {
		step()
		err := os.Rename(filepath.Join(f.Path, from, name), filepath.Join(f.Path, to, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
