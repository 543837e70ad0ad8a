package store

import (
	"fmt"
	"math"
)

// Quotes are counted by labels: a label is the named speakers of a quote, or its publisher. The document values
// of a quote have the numbers of its labels, so a count reads each label once and no quotes. Every snapshot
// writes all labels again, since the names that are shown may have changed.
const (
	SpeakerLabelsFile   = "speakerlabels.dat"
	PublisherLabelsFile = "publisherlabels.dat"
)

// noLabel is the number of the label of a quote that is not counted.
const noLabel = math.MaxUint32

// A labelWriter numbers labels.
type labelWriter struct {
	numbers map[string]uint32 // by label
	labels  []string          // the encoded names of each label, by number
	buf     encoder
}

func newLabelWriter() *labelWriter { return &labelWriter{numbers: map[string]uint32{}} }

// number returns the number of the label with these names. It copies the names.
func (w *labelWriter) number(names ...string) uint32 {
	if len(names) == 0 {
		return noLabel
	}
	w.buf = w.buf[:0]
	for _, name := range names {
		w.buf.text(name)
	}
	n, known := w.numbers[string(w.buf)]
	if !known {
		n = uint32(len(w.labels))
		w.labels = append(w.labels, string(w.buf))
		w.numbers[w.labels[n]] = n
	}
	return n
}

// take returns a function from the numbers of labels in another snapshot to their numbers in this one.
func (w *labelWriter) take(from *blobReader) func(uint32) (uint32, error) {
	taken := map[uint32]uint32{noLabel: noLabel}
	return func(label uint32) (uint32, error) {
		n, known := taken[label]
		if !known {
			var names []string
			if err := eachName(from, label, func(name, _ string) { names = append(names, name) }); err != nil {
				return 0, err
			}
			n = w.number(names...)
			taken[label] = n
		}
		return n, nil
	}
}

// finish writes the labels. Each name is followed by the name that is shown for it.
func (w *labelWriter) finish(path string, shown func(name string) string) error {
	blobs, err := createBlobs(path)
	if err != nil {
		return err
	}
	for _, label := range w.labels {
		w.buf = w.buf[:0]
		for d := (decoder{rest: label}); d.rest != ""; {
			name := d.text()
			w.buf.text(name)
			w.buf.text(shown(name))
		}
		if _, err := blobs.add(w.buf); err != nil {
			return err
		}
	}
	return blobs.finish()
}

// eachName calls visit with the names of a label and the names that are shown for them.
func eachName(from *blobReader, label uint32, visit func(name, shown string)) error {
	b, err := from.get(int(label))
	if err != nil {
		return fmt.Errorf("reading a name: %w", err)
	}
	d := decoder{rest: string(b)}
	for d.rest != "" {
		visit(d.text(), d.text())
	}
	return d.end()
}

// CountLabels counts quotes by the names that are shown. The numbers of quotes are given by label, of one of
// the files of labels.
func (s *Reader) CountLabels(file string, quotes map[uint32]int) (map[string]int, error) {
	from := s.labels[file]
	all := make(map[string]int, len(quotes))
	for label, n := range quotes {
		if label == noLabel {
			continue
		}
		if err := eachName(from, label, func(_, shown string) { all[shown] += n }); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// LabelNames returns the names that are shown for a label of one of the files of labels, in the order in which the
// article has them. It returns nil for the label of quotes that are not counted.
func LabelNames(s *Reader, file string, label uint32) (names []string, err error) {
	if label == noLabel {
		return nil, nil
	}
	err = eachName(s.labels[file], label, func(_, shown string) { names = append(names, shown) })
	return names, err
}
