package store

import (
	"fmt"
	"math"
)

// A label is what quotes are counted by: their named speakers together, or their publisher. Its number stands among the facts of a quote, so
// that Counts reads each label once and no quote. The labels of a snapshot are blob files that are written whole with each snapshot, for the
// names that are shown may have changed.
const (
	SpeakerLabelsFile   = "by.dat"
	PublisherLabelsFile = "outlets.dat"
)

// noLabel stands in place of a label's number where there is nothing to count by.
const noLabel = math.MaxUint32

// A labelWriter numbers labels.
type labelWriter struct {
	numbers map[string]uint32 // by the label's names, encoded
	labels  []string          // the same in order
	buf     encoder
}

func newLabelWriter() *labelWriter { return &labelWriter{numbers: map[string]uint32{}} }

// number returns the number of the label with these names. Names that are slices of a text do not keep that in memory.
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

// take returns a function that numbers the labels of another snapshot.
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

// finish writes the labels with the names that are shown for theirs.
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

// eachName calls visit with the names of a label, and what is shown for each.
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

// CountLabels returns how many quotes each name has that is shown, of the quotes that the labels of a file have.
func (d *Reader) CountLabels(file string, quotes map[uint32]int) (map[string]int, error) {
	from := d.labels[file]
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
