package vector

import (
	"encoding/binary"
	"math/bits"
)

// SignsSize is the number of bytes of Signs in a file.
const SignsSize = Dim / 8

// Append appends the signs as Rows have them.
func (s Signs) Append(b []byte) []byte {
	for _, w := range s {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return b
}

// Rows are the signs of texts whose numbers follow each other, SignsSize bytes each.
type Rows struct {
	First int // the number of the first
	Signs []byte
}

// skipped is the distance of a text that is not asked for. No distance is as large.
const skipped = Dim + 1

// Candidates returns the numbers of the texts whose signs differ least from s, in the order of the numbers: at least so
// many where there are as many, and all with the same difference. It leaves out texts that admit does not admit; nil
// admits all. It takes about 8 ns a text, and a byte of memory.
func Candidates(parts []Rows, s Signs, admit func(number int) bool, least int) []int {
	var count [skipped + 1]int
	distances := make([][]uint8, len(parts))
	for p, rows := range parts {
		list := make([]uint8, len(rows.Signs)/SignsSize)
		for i := range list {
			d := skipped
			if admit == nil || admit(rows.First+i) {
				d = s.differ(rows.Signs[i*SignsSize:])
			}
			list[i] = uint8(d)
			count[d]++
		}
		distances[p] = list
	}
	most, n := 0, count[0]
	for n < least && most < Dim {
		most++
		n += count[most]
	}
	found := make([]int, 0, n)
	for p, list := range distances {
		for i, d := range list {
			if int(d) <= most {
				found = append(found, parts[p].First+i)
			}
		}
	}
	return found
}

// differ returns in how many signs a row differs from s.
func (s Signs) differ(row []byte) int {
	n := 0
	for i, w := range s {
		n += bits.OnesCount64(w ^ binary.LittleEndian.Uint64(row[i*8:]))
	}
	return n
}
