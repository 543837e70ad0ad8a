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

// SumsFile is the list of the files of a snapshot with their checksums. bleve opens damaged files without an
// error. Then it finds other quotes, or none, or panics in one of its own goroutines, where the panic can't be
// recovered.
const SumsFile = "files.json"

// maxVerified is the size in bytes of the largest file that is verified whole when a snapshot is opened. Of
// larger files only the size is verified, so that opening a large corpus is fast. 64 MB, the index of 5,000
// articles, take about 10 ms.
const maxVerified = 64 << 20

// ErrFormat is wrapped by the error for a snapshot of another Format.
var ErrFormat = errors.New("made by another version of verbatim")

// A SumList is the contents of SumsFile. It is read first and has the format, so that a running bot does not
// open a snapshot of a newer program.
type SumList struct {
	Format int       `json:"format"`
	Files  []fileSum `json:"files"`
	Sum    uint32    `json:"sum"` // of Files
}

// sumOfList returns the checksum of a list.
func sumOfList(files []fileSum) uint32 {
	b, _ := json.Marshal(files) // marshalling strings and numbers does not fail
	return Checksum(b)
}

// A fileSum is the size and the checksum of a file.
type fileSum struct {
	Name string `json:"name"` // the path within the snapshot, with slashes
	Size int64  `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32C
}

// sumFiles returns the checksums of all files in a folder and its subfolders. It does not read files whose
// checksum is known.
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

// sumFile returns the size of a file, and its checksum unless the file is larger than limit. A negative limit
// means no limit.
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

// readSums reads and verifies the list of a snapshot.
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
	// The bytes are compared too, since encoding/json accepts "Name" for "name" and would miss damage to a key.
	whole, err := json.Marshal(sums)
	if err != nil || !bytes.Equal(b, whole) || sums.Sum != sumOfList(sums.Files) {
		return sums, fmt.Errorf("%s: %w", SumsFile, ErrDamaged)
	}
	return sums, nil
}

// writeSums writes the list of a snapshot. It takes the checksums of linked files from linked.
func writeSums(dir string, linked []fileSum) error {
	known := map[string]fileSum{}
	for _, s := range linked {
		known[s.Name] = s
	}
	sums, err := sumFiles(dir, known)
	if err != nil {
		return err
	}
	return WriteJSON(filepath.Join(dir, SumsFile), SumList{Format, sums, sumOfList(sums)})
}

// verifyFiles compares the files of a snapshot with their list: the sizes of all, and the contents of the
// index. If whole is set, it compares the contents of all.
func verifyFiles(dir string, sums SumList, whole bool) error {
	for _, s := range sums.Files {
		// Files outside the index have checksums of their own, which are verified when they are read.
		limit := int64(0)
		if whole {
			limit = -1
		} else if strings.HasPrefix(s.Name, IndexFolder+"/") {
			limit = maxVerified
		}
		size, sum, err := sumFile(filepath.Join(dir, filepath.FromSlash(s.Name)), limit)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is gone: %w", s.Name, ErrDamaged) // not fs.ErrNotExist, which means that there is no snapshot
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

// Verify compares all files of the current snapshot of a data folder with their checksums. The error wraps
// ErrDamaged, ErrFormat or, if there is no snapshot, fs.ErrNotExist.
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
