// Package archive is the format of a backup: a compressed tar file whose last entry lists all files with their
// checksums. Start with [NewWriter] and [Read]. The package neither knows folders nor databases.
//
// A file that changes while it is archived may be added again. The last entry is the truth: what it does not list was
// only there for a while, and an archive without it is incomplete.
package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Format is the version of the format. A program refuses an archive of a newer one.
const Format = 1

// Names of the two entries that describe the others, and the folders of the others.
const (
	headName  = "verbatim-backup.json" // the first entry
	filesName = "verbatim-files.json"  // the last entry

	Corpus = "corpus/" // the articles, with verbatim's own folder
	Data   = "data/"   // from the data folder: what cannot be rebuilt
)

// Limits of what Read accepts. They bound the time and the memory that a hostile archive takes.
const (
	maxFiles   = 2_000_000
	maxEntries = 2 * maxFiles // a file may be there more than once
	maxName    = 4096         // bytes of a path; PATH_MAX of Linux
	maxDepth   = 120          // folders in each other; the loader reads a hundred
	maxHead    = 64 << 10     // bytes of the first entry
	maxList    = 1 << 30      // bytes of the last entry
)

// A Head describes an archive. It is written before the files, so its numbers are estimates.
type Head struct {
	Format  int       `json:"format"`
	Program string    `json:"program"` // the version of verbatim
	Created time.Time `json:"created"`
	Corpus  bool      `json:"corpus"`            // whether there is a corpus; without one, the built-in sample was used
	Further string    `json:"further,omitempty"` // the name of the corpus, if it is not the usual one
	Files   int       `json:"files"`
	Bytes   int64     `json:"bytes"` // of all files
}

// A File is an entry of the list that ends an archive.
type File struct {
	Path  string `json:"path"` // begins with Corpus or Data
	Bytes int64  `json:"bytes"`
	Sum   string `json:"sha256"`
}

// ErrNot is returned for a file that is not a backup.
var ErrNot = errors.New("it is not a backup of verbatim")

// An Error says what is wrong with an archive.
type Error struct {
	Path string // the entry; may be empty
	Says string
	Err  error // may be nil
}

// Error implements error.
func (e *Error) Error() string {
	text := "the backup is damaged or was changed: "
	if e.Path != "" {
		text += e.Path + ": "
	}
	text += e.Says
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// dataName matches the files that an archive may have from the data folder: databases and lists. Nothing else can get
// into a data folder, where an index, for example, decides what is shown as quoted.
var dataName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,60}\.(db|txt)$`)

// CheckPath returns why an archive may not have a file with this path, or nil.
func CheckPath(name string) error {
	wrong := func(format string, args ...any) error { return &Error{Path: name, Says: fmt.Sprintf(format, args...)} }
	if len(name) > maxName {
		return &Error{Path: name[:100] + "…", Says: "the path is too long"}
	}
	if data, ok := strings.CutPrefix(name, Data); ok {
		if !dataName.MatchString(data) {
			return wrong("verbatim keeps no file of that name")
		}
		return nil
	}
	in, ok := strings.CutPrefix(name, Corpus)
	switch {
	case !ok:
		return wrong("it is neither in %s nor in %s", Corpus, Data)
	case !utf8.ValidString(in) || !fs.ValidPath(in) || in == "." || strings.ContainsRune(in, 0):
		return wrong("the path leads out of the folder or is not a path")
	case !filepath.IsLocal(filepath.FromSlash(in)):
		return wrong("this system does not take the path")
	case strings.Count(in, "/") > maxDepth:
		return wrong("it is in too many folders")
	case !Kept(in):
		return wrong("hidden files are not part of a backup")
	}
	return nil
}

// own is verbatim's own folder in a corpus.
const own = ".verbatim"

// Kept reports whether a path in a corpus folder belongs into a backup. Hidden files do not: verbatim does not read
// them, and they may hold secrets, as .env does. In verbatim's own folder, files that are being written do not.
func Kept(in string) bool {
	if in == own || strings.HasPrefix(in, own+"/") {
		return in != own+"/incoming" && !strings.HasPrefix(in, own+"/incoming/") && path.Ext(in) != ".lock"
	}
	for part := range strings.SplitSeq(in, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return true
}
