package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// sumsFile lists the files of the index with their checksums. bleve opens a damaged file without complaint: it then finds
// other quotes, or none, or panics in a goroutine of its own, where nobody can recover from it.
const sumsFile = "index.json"

// maxVerified is up to which size in bytes a file is verified whole when a snapshot is opened; of a larger one only the
// size is, so that asking a large corpus stays quick. 64 MB, the index of 5,000 articles, take about 10 ms.
const maxVerified = 64 << 20

// ErrFormat is wrapped by the error of a snapshot that another version of verbatim has made, in a form this one can't read.
var ErrFormat = errors.New("made by another version of verbatim")

// A sumList is the contents of sumsFile. It has the format because it is what is read first: a bot that runs must not go over to
// a snapshot that a newer program has put beside it.
type sumList struct {
	Format int       `json:"format"`
	Files  []fileSum `json:"files"`
}

// A fileSum is what a file of the index was when it was written.
type fileSum struct {
	Name string `json:"name"` // within the index folder, with slashes
	Size int64  `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32C
}

// sumFiles returns the sums of the files in a folder and below.
func sumFiles(dir string) ([]fileSum, error) {
	var sums []fileSum
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		size, sum, err := sumFile(filepath.Join(dir, filepath.FromSlash(name)), -1)
		sums = append(sums, fileSum{Name: name, Size: size, Sum: sum})
		return err
	})
	return sums, err
}

// sumFile returns the size of a file, and its checksum unless it is larger than limit; a negative limit is none.
func sumFile(path string, limit int64) (size int64, sum uint32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || limit >= 0 && info.Size() > limit {
		return info.Size(), 0, err
	}
	h := crc32.New(castagnoli)
	size, err = io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return size, h.Sum32(), err
}

// verifyFiles holds the index in a snapshot's folder to the sums that were written with it.
func verifyFiles(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		return err
	}
	var sums sumList
	if err := json.Unmarshal(b, &sums); err != nil {
		return fmt.Errorf("%s: %w", sumsFile, ErrDamaged)
	}
	if sums.Format != Format {
		return ErrFormat
	}
	for _, s := range sums.Files {
		size, sum, err := sumFile(filepath.Join(dir, indexFolder, filepath.FromSlash(s.Name)), maxVerified)
		if err != nil {
			return err
		}
		if size != s.Size || size <= maxVerified && sum != s.Sum {
			return fmt.Errorf("%s: %w", s.Name, ErrDamaged)
		}
	}
	return nil
}
