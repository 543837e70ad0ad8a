// Package backup writes one file with everything that verbatim cannot rebuild, and restores from it. Start with [Write]
// and [Restore]. Both work on a corpus and its data folder; the bot may run during Write.
//
// A backup has the articles with verbatim's own folder, and from the data folder the databases and the record of
// sessions. It has no index, which is rebuilt, and no settings, which hold secrets.
package backup

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
)

// databaseExtension ends the name of each database in a data folder.
const databaseExtension = ".db"

// records are the files in a data folder that are kept and are not databases.
var records = []string{local.SessionsFile}

// isDatabase reports whether a file in a data folder is a database.
func isDatabase(name string) bool { return filepath.Ext(name) == databaseExtension }

// isKept reports whether a file in a data folder belongs into a backup.
func isKept(name string) bool { return isDatabase(name) || slices.Contains(records, name) }

// Kept returns the names of the files in a data folder that belong into a backup.
func Kept(data string) (names []string, err error) {
	entries, err := os.ReadDir(data)
	for _, e := range entries {
		if e.Type().IsRegular() && isKept(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// A Count says how much a backup has.
type Count struct {
	Corpus, Data int   // numbers of files
	Bytes        int64 // of all files
}

// spare is how many bytes are left free on a disk.
const spare = 10 << 20

// checkSpace returns an error if a folder has no room for so many more bytes.
func checkSpace(folder string, bytes int64) error {
	free := disk.FreeSpace(folder)
	if free < 0 || free >= bytes+spare {
		return nil
	}
	err := fmt.Errorf("the disk of %s has %s free, and %s are needed", folder, disk.Size(free), disk.Size(bytes+spare))
	return problem.WithHint(err, fmt.Sprintf("free %s there, or use another disk", disk.Size(bytes+spare-free)))
}

// within reports whether a path is in a folder. Both are absolute.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
