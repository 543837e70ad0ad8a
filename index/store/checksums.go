package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// SumsFile lists the files of a snapshot with their checksums. bleve opens a damaged file without complaint: it then finds
// other quotes, or none, or panics in a goroutine of its own, where nobody can recover from it.
const SumsFile = "files.json"

// maxVerified is up to which size in bytes a file is verified whole when a snapshot is opened; of a larger one only the
// size is, so that asking a large corpus stays quick. 64 MB, the index of 5,000 articles, take about 10 ms.
const maxVerified = 64 << 20

// ErrFormat is wrapped by the error of a snapshot that another version of verbatim has made, in a form this one can't read.
var ErrFormat = errors.New("made by another version of verbatim")

// A SumList is the contents of sumsFile. It has the format because it is what is read first: a bot that runs must not go over to
// a snapshot that a newer program has put beside it.
type SumList struct {
	Format int       `json:"format"`
	Files  []fileSum `json:"files"`
	Sum    uint32    `json:"sum"` // of the list itself
}

// sumOfList returns the checksum of a list of sums.
func sumOfList(files []fileSum) uint32 {
	b, _ := json.Marshal(files) // names and numbers can always be written
	return Checksum(b)
}

// A fileSum is what a file was when it was written.
type fileSum struct {
	Name string `json:"name"` // within the snapshot's folder, with slashes
	Size int64  `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32C
}

// sumFiles returns the sums of the files in a folder and below. Of those that are known none is read.
func sumFiles(dir string, known map[string]fileSum) ([]fileSum, error) {
	var sums []fileSum
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if was, ok := known[name]; ok {
			sums = append(sums, was)
			return nil
		}
		size, sum, err := sumFile(filepath.Join(dir, filepath.FromSlash(name)), -1)
		sums = append(sums, fileSum{Name: name, Size: size, Sum: sum})
		return err
	})
	return sums, err
}

// sumFile returns the size of a file, and its checksum unless it is larger than limit; a negative limit is none.
func sumFile(path string, limit int64) (size int64, sum uint32, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, 0, err
	}
	if limit >= 0 && info.Size() > limit {
		return info.Size(), 0, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	size, err = io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return size, h.Sum32(), err
}

// readSums reads the sums of a snapshot's folder.
func readSums(dir string) (sums SumList, err error) {
	b, err := os.ReadFile(filepath.Join(dir, SumsFile))
	if err != nil {
		return sums, err
	}
	if err := json.Unmarshal(b, &sums); err != nil {
		return sums, fmt.Errorf("%s: %w", SumsFile, ErrDamaged)
	}
	if sums.Format != Format {
		return sums, ErrFormat
	}
	// The bytes are compared too: encoding/json takes "Name" for "name", and damage to a key would be missed.
	whole, err := json.Marshal(sums)
	if err != nil || !bytes.Equal(b, whole) || sums.Sum != sumOfList(sums.Files) {
		return sums, fmt.Errorf("%s: %w", SumsFile, ErrDamaged)
	}
	return sums, nil
}

// writeSums writes the sums of all files in a snapshot's folder. Those before are taken over for files that have the same size.
func writeSums(dir string, before []fileSum) error {
	known := map[string]fileSum{}
	for _, s := range before {
		known[s.Name] = s
	}
	sums, err := sumFiles(dir, known)
	if err != nil {
		return err
	}
	return WriteJSON(filepath.Join(dir, SumsFile), SumList{Format, sums, sumOfList(sums)})
}

// verifyFiles holds the files in a snapshot's folder to the sums that were written with them: their sizes, the contents of the index, and
// the contents of all if whole is set.
func verifyFiles(dir string, sums SumList, whole bool) error {
	for _, s := range sums.Files {
		// What is not the index' has checksums of its own, which are verified when it is read.
		limit := int64(0)
		if whole {
			limit = -1
		} else if strings.HasPrefix(s.Name, IndexFolder+"/") {
			limit = maxVerified
		}
		size, sum, err := sumFile(filepath.Join(dir, filepath.FromSlash(s.Name)), limit)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is gone: %w", s.Name, ErrDamaged) // not that there is no snapshot
		}
		if err != nil {
			return err
		}
		if size != s.Size || (limit < 0 || size <= limit) && sum != s.Sum {
			return fmt.Errorf("%s: %w", s.Name, ErrDamaged)
		}
	}
	return nil
}

// Verify reads all files of the current snapshot of a data folder and holds them to the checksums they were written with. The error wraps
// ErrDamaged, ErrFormat or, where there is no snapshot, fs.ErrNotExist.
func Verify(dataDir string) error {
	name, err := Current(dataDir)
	if err != nil {
		return err
	}
	dir := filepath.Join(dataDir, name)
	sums, err := readSums(dir)
	if err == nil {
		err = verifyFiles(dir, sums, true)
	}
	if err != nil {
		return fmt.Errorf("verifying snapshot %s: %w", name, err)
	}
	return nil
}
