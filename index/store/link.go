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

// Link begins the snapshot with the files of another one. It deletes the articles that are gone from the index,
// and calls visit with each article that is kept and the counts of its speakers.
func (w *Writer) Link(s *Reader, kept, gone []Article, visit func(*Article, []names.SpeakerCount)) error {
	part, merged, err := w.linkFiles(s)
	if err != nil {
		return err
	}
	at := struct{ articles, quotes int }{s.articles.n, s.quotes.n}
	if merged {
		at.articles, at.quotes = s.articles.starts[part], s.quotes.starts[part]
	}
	if err := w.createParts(part, at.articles, at.quotes); err != nil {
		return err
	}
	if merged {
		if err := w.mergeParts(s); err != nil {
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

// linkFiles links the index and the parts of the lists. It returns the number of the part to write next. If s
// has too many parts, only their first ones are linked, and merged is true: the others must be merged into the
// next part.
func (w *Writer) linkFiles(s *Reader) (part int, merged bool, err error) {
	sums, err := readSums(s.dir)
	if err != nil {
		return 0, false, err
	}
	if part = len(s.articles.parts); part >= maxParts {
		part, merged = 1, true
	}
	linked := map[string]bool{}
	for _, list := range []string{QuotesFile, ArticleRecordsFile, TextsFile, speakerCountsFile, SignsFile, MeaningsFile} {
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
		if inIndex && filepath.Ext(f.Name) != ".zap" { // bleve changes these files
			if err := copyFile(from, to); err != nil {
				return 0, false, err
			}
			continue
		}
		if err := os.Link(from, to); err != nil { // the file system has no links
			if err := copyFile(from, to); err != nil {
				return 0, false, err
			}
		}
		w.linked = append(w.linked, f)
	}
	return part, merged, nil
}

// mergeParts copies the strings after the first part of each list into the part that is being written.
func (w *Writer) mergeParts(s *Reader) error {
	counts, err := openParts(s.dir, speakerCountsFile)
	if err != nil {
		return err
	}
	defer counts.Close()
	for _, l := range []struct {
		from *blobList
		to   *partWriter
	}{
		{s.quotes, w.quotes}, {s.articles, w.articles}, {s.texts, w.texts}, {counts, w.counts}, {s.signs, w.signs},
		{s.meanings, w.meanings},
	} {
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

// keep copies the counts of speakers and the document values of the articles that are kept.
func (w *Writer) keep(s *Reader, kept []Article, visit func(*Article, []names.SpeakerCount)) error {
	values, keys, err := s.valuesByNumber()
	if err != nil {
		return err
	}
	counts, err := openParts(s.dir, speakerCountsFile)
	if err != nil {
		return err
	}
	defer counts.Close()
	speakerLabel := w.speakerLabels.take(s.labels[SpeakerLabelsFile])
	publisherLabel := w.publisherLabels.take(s.labels[PublisherLabelsFile])
	for _, a := range kept {
		w.articleList = append(w.articleList, a)
		encoded, err := counts.get(a.Number)
		if err != nil {
			return err
		}
		speakers, err := decodeCounts(encoded)
		if err != nil {
			return err
		}
		visit(&w.articleList[len(w.articleList)-1], speakers)
		for n := a.First; n < a.First+a.Quotes; n++ {
			v := values[n]
			if v.Speakers, err = speakerLabel(v.Speakers); err != nil {
				return err
			}
			if v.Publisher, err = publisherLabel(v.Publisher); err != nil {
				return err
			}
			w.docValues.add(n, v, keys[n])
		}
	}
	return nil
}

// valuesByNumber returns the document values of all quotes, and the keys of their words, by the numbers of the
// quotes.
func (s *Reader) valuesByNumber() (values []LabelledValue, keys []uint64, err error) {
	b, err := os.ReadFile(filepath.Join(s.dir, keysFile))
	if err != nil {
		return nil, nil, err
	}
	n := s.quotes.n
	values, keys = make([]LabelledValue, n), make([]uint64, n)
	read := s.Values(math.MaxInt32)
	defer CatchFaults(&err)()
	defer read.End(&err)
	for doc := range s.docValues.docs {
		if v := read.Labelled(uint32(doc)); v.Number != noQuote && int(v.Number) < n {
			values[v.Number] = v
		}
	}
	for i := range min(n, len(b)/keySize) { // the file lacks quotes that were gone when it was written
		keys[i] = binary.LittleEndian.Uint64(b[i*keySize:])
	}
	return values, keys, nil
}

// copyFile copies a file and syncs the copy to the disk.
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
