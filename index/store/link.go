package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"

	"verbatim/index/names"
)

// Link begins the snapshot with the files of another, and takes out of the index what is gone. It calls visit with each article
// that is kept and the counts of its speakers.
func (w *Writer) Link(s *Reader, kept, gone []Article, visit func(*Article, []names.SpeakerCount)) error {
	part, joined, err := w.linkFiles(s)
	if err != nil {
		return err
	}
	at := struct{ articles, quotes int }{s.articles.n, s.quotes.n}
	if joined {
		at.articles, at.quotes = s.articles.starts[part], s.quotes.starts[part]
	}
	if err := w.createParts(part, at.articles, at.quotes); err != nil {
		return err
	}
	if joined {
		if err := w.join(s); err != nil {
			return err
		}
	}
	extended, err := newExtender(filepath.Join(w.dir, IndexFolder))
	if err != nil {
		return err
	}
	w.index = extended
	for i := range gone {
		for n := gone[i].First; n < gone[i].First+gone[i].Quotes; n++ {
			if err := extended.Delete(DocID(n)); err != nil {
				return err
			}
		}
	}
	return w.keep(s, kept, visit)
}

// linkFiles links what the new snapshot begins with, and returns the number of the first part that is written: behind those of s, or the
// second where there are too many, whose contents are then to be joined.
func (w *Writer) linkFiles(s *Reader) (part int, joined bool, err error) {
	sums, err := readSums(s.dir)
	if err != nil {
		return 0, false, err
	}
	if part = len(s.articles.parts); part >= maxParts {
		part, joined = 1, true
	}
	linked := map[string]bool{}
	for _, list := range []string{QuotesFile, ArticleRecordsFile, TextsFile, speakerCountsFile} {
		for p := range part {
			linked[partFile(list, p)] = true
		}
	}
	for _, f := range sums.Files {
		inIndex := strings.HasPrefix(f.Name, IndexFolder+"/")
		if !inIndex && !linked[f.Name] {
			continue
		}
		from, to := filepath.Join(s.dir, filepath.FromSlash(f.Name)), filepath.Join(w.dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return 0, false, err
		}
		if inIndex && filepath.Ext(f.Name) != ".zap" { // bleve changes them
			if err := copyFile(from, to); err != nil {
				return 0, false, err
			}
			continue
		}
		if err := os.Link(from, to); err != nil { // as on file systems without links
			if err := copyFile(from, to); err != nil {
				return 0, false, err
			}
		}
		w.linked = append(w.linked, f)
	}
	return part, joined, nil
}

// join writes all strings behind the first part of each list into the part that is being written.
func (w *Writer) join(s *Reader) error {
	talkers, err := openParts(s.dir, speakerCountsFile)
	if err != nil {
		return err
	}
	defer talkers.Close()
	for _, l := range []struct {
		from *blobList
		to   *partWriter
	}{{s.quotes, w.quotes}, {s.articles, w.articles}, {s.texts, w.texts}, {talkers, w.counts}} {
		for i := l.to.start; i < l.from.n; i++ {
			one, err := l.from.get(i)
			if err == nil {
				_, err = l.to.add(one)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// keep takes over what is known of articles and their quotes beside the index.
func (w *Writer) keep(s *Reader, kept []Article, visit func(*Article, []names.SpeakerCount)) error {
	facts, keys, err := s.factsByNumber()
	if err != nil {
		return err
	}
	said, err := openParts(s.dir, speakerCountsFile)
	if err != nil {
		return err
	}
	defer said.Close()
	by, outlets := w.speakerLabels.take(s.labels[SpeakerLabelsFile]), w.publisherLabels.take(s.labels[PublisherLabelsFile])
	for _, a := range kept {
		w.articleList = append(w.articleList, a)
		one, err := said.get(a.Number)
		if err != nil {
			return err
		}
		talking, err := decodeCounts(one)
		if err != nil {
			return err
		}
		visit(&w.articleList[len(w.articleList)-1], talking)
		for n := a.First; n < a.First+a.Quotes; n++ {
			f := facts[n]
			if f.Speakers, err = by(f.Speakers); err != nil {
				return err
			}
			if f.Publisher, err = outlets(f.Publisher); err != nil {
				return err
			}
			w.docValues.add(n, f, keys[n])
		}
	}
	return nil
}

// factsByNumber returns the facts of all quotes by their number, and the keys of their words.
func (s *Reader) factsByNumber() (facts []LabelledValue, keys []uint64, err error) {
	b, err := os.ReadFile(filepath.Join(s.dir, keysFile))
	if err != nil {
		return nil, nil, err
	}
	n := s.quotes.n
	facts, keys = make([]LabelledValue, n), make([]uint64, n)
	read := s.Values(math.MaxInt32)
	defer CatchFaults(&err)()
	defer read.End(&err)
	for doc := range s.docValues.docs {
		if f := read.Labelled(uint32(doc)); f.Number != noQuote && int(f.Number) < n {
			facts[f.Number] = f
		}
	}
	for i := range min(n, len(b)/keySize) { // those behind were gone when it was written
		keys[i] = binary.LittleEndian.Uint64(b[i*keySize:])
	}
	return facts, keys, nil
}

// copyFile copies a file whose bytes are on the disk when it returns.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fs.FileMode(0o600))
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
