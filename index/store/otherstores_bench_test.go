package store

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"path/filepath"
	"slices"

	"verbatim/index/inverted"

	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"
	"go.etcd.io/bbolt"
	_ "modernc.org/sqlite"
)

// A boltStore is a file of bbolt with a bucket per list.
type boltStore struct{ db *bbolt.DB }

func openBolt(dir string) (recordStore, error) {
	db, err := bbolt.Open(filepath.Join(dir, "records"), 0o600, &bbolt.Options{ReadOnly: true})
	return boltStore{db}, err
}

func boltKey(number int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(number)) }

func (s boltStore) get(list byte, number int) (b []byte, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		b, err = withoutSum(tx.Bucket([]byte{list}).Get(boltKey(number)))
		b = slices.Clone(b) // it is of the file, which stays mapped only for the transaction
		return err
	})
	return b, err
}

func (s boltStore) slice(list byte, number, at, n int) (b []byte, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		b, err = within(tx.Bucket([]byte{list}).Get(boltKey(number)), 4+at, n)
		b = slices.Clone(b)
		return err
	})
	return b, err
}

func (s boltStore) Close() error { return s.db.Close() }

// boltBatch is the number of records of a transaction.
const boltBatch = 20_000

type boltWriter struct {
	db    *bbolt.DB
	tx    *bbolt.Tx
	added int
}

func createBolt(dir string) (recordWriter, error) {
	options := &bbolt.Options{NoSync: true, NoFreelistSync: true}
	db, err := bbolt.Open(filepath.Join(dir, "records"), 0o600, options)
	if err != nil {
		return nil, err
	}
	tx, err := db.Begin(true)
	return &boltWriter{db: db, tx: tx}, err
}

func (w *boltWriter) add(list byte, number int, b []byte) (err error) {
	if w.added++; w.added%boltBatch == 0 {
		if err := w.tx.Commit(); err != nil {
			return err
		}
		if w.tx, err = w.db.Begin(true); err != nil {
			return err
		}
	}
	bucket, err := w.tx.CreateBucketIfNotExists([]byte{list})
	if err != nil {
		return err
	}
	bucket.FillPercent = 1 // keys ascend
	return bucket.Put(boltKey(number), withSum(b))
}

func (w *boltWriter) finish() error { return errors.Join(w.tx.Commit(), w.db.Sync(), w.db.Close()) }

// A sqliteStore is a SQLite file with a table per list.
type sqliteStore struct {
	db     *sql.DB
	whole  map[byte]*sql.Stmt
	substr *sql.Stmt // of texts
}

func openSQLite(dir string) (recordStore, error) {
	path := filepath.Join(dir, "records")
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1&_pragma=mmap_size(1000000000000)")
	if err != nil {
		return nil, err
	}
	s := sqliteStore{db: db, whole: map[byte]*sql.Stmt{}}
	for _, list := range []byte(recordLists) {
		if s.whole[list], err = db.Prepare("SELECT b FROM " + string(list) + " WHERE n = ?"); err != nil {
			return nil, err
		}
	}
	s.substr, err = db.Prepare("SELECT substr(b, ?, ?) FROM t WHERE n = ?")
	return s, err
}

func (s sqliteStore) get(list byte, number int) (b []byte, err error) {
	if err := s.whole[list].QueryRow(number).Scan(&b); err != nil {
		return nil, err
	}
	return withoutSum(b)
}

func (s sqliteStore) slice(_ byte, number, at, n int) (b []byte, err error) {
	return b, s.substr.QueryRow(5+at, n, number).Scan(&b)
}

func (s sqliteStore) Close() error { return s.db.Close() }

type sqliteWriter struct {
	db     *sql.DB
	tx     *sql.Tx
	insert map[byte]*sql.Stmt
}

func createSQLite(dir string) (recordWriter, error) {
	path := filepath.Join(dir, "records")
	db, err := sql.Open("sqlite", path+"?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=page_size(8192)")
	if err != nil {
		return nil, err
	}
	w := sqliteWriter{db: db, insert: map[byte]*sql.Stmt{}}
	if w.tx, err = db.Begin(); err != nil {
		return nil, err
	}
	for _, list := range []byte(recordLists) {
		if _, err = w.tx.Exec("CREATE TABLE " + string(list) + " (n INTEGER PRIMARY KEY, b BLOB)"); err != nil {
			return nil, err
		}
		if w.insert[list], err = w.tx.Prepare("INSERT INTO " + string(list) + " VALUES (?, ?)"); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w sqliteWriter) add(list byte, number int, b []byte) error {
	_, err := w.insert[list].Exec(number, withSum(b))
	return err
}

func (w sqliteWriter) finish() error { return errors.Join(w.tx.Commit(), w.db.Close()) }

// A storedStore is an index of bleve with a document per record, whose only field is stored.
type storedStore struct {
	index  *inverted.Index
	reader api.IndexReader
}

func openStored(dir string) (recordStore, error) {
	index, reader, err := openIndex(filepath.Join(dir, IndexFolder))
	return storedStore{index, reader}, err
}

func (s storedStore) get(list byte, number int) (b []byte, err error) {
	document, err := s.reader.Document(recordName(list, number))
	if err != nil || document == nil {
		return nil, errors.Join(err, ErrDamaged)
	}
	document.VisitFields(func(f api.Field) {
		if f.Name() == "record" {
			b = f.Value()
		}
	})
	return withoutSum(b)
}

func (s storedStore) slice(list byte, number, at, n int) ([]byte, error) {
	b, err := s.get(list, number)
	if err != nil {
		return nil, err
	}
	return within(b, at, n)
}

func (s storedStore) Close() error { return errors.Join(s.reader.Close(), s.index.Close()) }

type storedWriter struct{ builder *inverted.Builder }

func createStored(dir string) (recordWriter, error) {
	field := mapping.NewTextFieldMapping()
	field.Store, field.Index, field.DocValues = true, false, false
	field.IncludeTermVectors, field.IncludeInAll = false, false
	document := mapping.NewDocumentStaticMapping()
	document.AddFieldMappingsAt("record", field)
	m := mapping.NewIndexMapping()
	m.DefaultMapping = document
	options := inverted.Options{"buildPathPrefix": dir, "batchSize": BatchSize}
	builder, err := inverted.NewBuilder(filepath.Join(dir, IndexFolder), m, options)
	return storedWriter{builder}, err
}

func (w storedWriter) add(list byte, number int, b []byte) error {
	return w.builder.Index(recordName(list, number), map[string]any{"record": string(withSum(b))})
}

func (w storedWriter) finish() error { return w.builder.Close() }
