package store

import (
	"encoding/binary"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"verbatim/corpus/cputime"
)

var (
	storesData = flag.String("data", "", "the data folder whose records BenchmarkStores writes into other stores")
	storesDir  = flag.String("stores", "", "the folder of these stores, which stay there")
)

// A recordStore is where records could be kept: quotes, articles and texts, each under a number.
type recordStore interface {
	get(list byte, number int) ([]byte, error)
	slice(list byte, number, at, n int) ([]byte, error)
	Close() error
}

// A recordWriter writes a recordStore. Numbers ascend within a list.
type recordWriter interface {
	add(list byte, number int, b []byte) error
	finish() error
}

// stores are the ways to keep records.
var stores = []struct {
	name   string
	create func(dir string) (recordWriter, error)
	open   func(dir string) (recordStore, error)
}{
	{"own", createOwn, openOwn},
	{"bbolt", createBolt, openBolt},
	{"sqlite", createSQLite, openSQLite},
	{"bleve", createStored, openStored},
}

// BenchmarkStores writes the records of a snapshot into each store and reads hits at random from it: the record of the
// quote, its article and the passage. It reports processor times and sizes.
func BenchmarkStores(b *testing.B) {
	if *storesData == "" {
		b.Skip("needs -data")
	}
	from, err := Open(*storesData)
	if err != nil {
		b.Fatal(err)
	}
	defer from.Close()
	base := *storesDir
	if base == "" {
		base = b.TempDir()
	}
	for _, s := range stores {
		b.Run(s.name, func(b *testing.B) {
			dir := filepath.Join(base, s.name)
			var wrote time.Duration // 0 if the store is there
			if _, err := os.Stat(dir); err != nil {
				before := cputime.Process() // bleve has workers
				writeStore(b, from, dir, s.create)
				wrote = cputime.Process() - before
			}
			r := rand.New(rand.NewPCG(1, 2))
			first := leastOf(func() {
				opened, err := s.open(dir)
				if err != nil {
					b.Fatal(err)
				}
				readHits(b, from, opened, r, shownHits)
				opened.Close()
			})
			opened, err := s.open(dir)
			if err != nil {
				b.Fatal(err)
			}
			defer opened.Close()
			hit := leastOf(func() { readHits(b, from, opened, r, 1000) }) / 1000
			b.ReportMetric(wrote.Seconds(), "write-s")
			b.ReportMetric(float64(folderBytes(b, dir))/1e6, "MB")
			b.ReportMetric(float64(first.Nanoseconds())/1000, "first-µs")
			b.ReportMetric(float64(hit.Nanoseconds())/1000, "hit-µs")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// shownHits is the number of hits of an answer.
const shownHits = 5

// leastOf returns the least processor time of do in several rounds.
func leastOf(do func()) time.Duration {
	least := cputime.Of(do)
	for range 20 {
		least = min(least, cputime.Of(do))
	}
	return least
}

// writeStore writes the records of a snapshot into a store.
func writeStore(b *testing.B, from *Reader, dir string, create func(string) (recordWriter, error)) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		b.Fatal(err)
	}
	w, err := create(dir)
	if err != nil {
		b.Fatal(err)
	}
	for name, list := range map[byte]*blobList{'q': from.quotes, 'a': from.articles, 't': from.texts} {
		for n := range list.n {
			record, err := list.get(n)
			if err == nil {
				err = w.add(name, n, record)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := w.finish(); err != nil {
		b.Fatal(err)
	}
}

// readHits reads what a hit needs, verified, for quotes at random.
func readHits(b *testing.B, from *Reader, s recordStore, r *rand.Rand, n int) {
	for range n {
		record, err := s.get('q', r.IntN(from.quotes.n))
		if err != nil {
			b.Fatal(err)
		}
		quote, err := decodeRecord(record)
		if err != nil {
			b.Fatal(err)
		}
		article, err := s.get('a', quote.Article)
		if err == nil {
			_, err = decodeArticle(article)
		}
		if err != nil {
			b.Fatal(err)
		}
		passage, err := s.slice('t', quote.Article, quote.Passage.Start, quote.Passage.Len())
		if err != nil || Checksum(passage) != quote.PassageHash {
			b.Fatal("the passage differs", err)
		}
	}
}

func folderBytes(b *testing.B, dir string) (size int64) {
	err := filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}

// An ownStore is the lists of strings that a snapshot has.
type ownStore map[byte]*blobReader

const recordLists = "qat"

func openOwn(dir string) (recordStore, error) {
	s := ownStore{}
	for _, list := range []byte(recordLists) {
		r, err := openBlobs(filepath.Join(dir, string(list)))
		if err != nil {
			return nil, err
		}
		s[list] = r
	}
	return s, nil
}

func (s ownStore) get(list byte, number int) ([]byte, error) { return s[list].get(number) }
func (s ownStore) slice(list byte, number, at, n int) ([]byte, error) {
	return s[list].slice(number, at, n)
}
func (s ownStore) Close() (err error) {
	for _, r := range s {
		err = errors.Join(err, r.Close())
	}
	return err
}

type ownWriter map[byte]*blobWriter

func createOwn(dir string) (recordWriter, error) {
	w := ownWriter{}
	for _, list := range []byte(recordLists) {
		blobs, err := createBlobs(filepath.Join(dir, string(list)))
		if err != nil {
			return nil, err
		}
		w[list] = blobs
	}
	return w, nil
}

func (w ownWriter) add(list byte, _ int, b []byte) error { _, err := w[list].add(b); return err }
func (w ownWriter) finish() (err error) {
	for _, list := range w {
		err = errors.Join(err, list.finish())
	}
	return err
}

// withSum puts the checksum of a record before it, and withoutSum verifies it.
func withSum(b []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, Checksum(b)), b...)
}
func withoutSum(b []byte) ([]byte, error) {
	if len(b) < 4 || Checksum(b[4:]) != binary.LittleEndian.Uint32(b) {
		return nil, ErrDamaged
	}
	return b[4:], nil
}

// within returns n bytes of a record from offset at.
func within(b []byte, at, n int) ([]byte, error) {
	if at+n > len(b) {
		return nil, ErrDamaged
	}
	return b[at : at+n], nil
}

func recordName(list byte, number int) string { return string(list) + strconv.Itoa(number) }
