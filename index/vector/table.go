package vector

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"iter"
	"math"
	"sort"
	"strings"
	"sync"

	"verbatim/corpus/fold"
)

// The table: words and pieces of words in the order of their bytes, a line each; Dim signed bytes for each; and the
// factor of these bytes, a little-endian float of 32 bits.
var (
	//go:embed table/words.txt.gz
	packedWords []byte
	//go:embed table/vectors.i8
	tableVectors string
	//go:embed table/scales.f32
	tableScales string
)

// tableWords returns the words and pieces, a line each. They are packed in the program, of which they would be a
// hundredth.
var tableWords = sync.OnceValue(func() string {
	packed, err := gzip.NewReader(bytes.NewReader(packedWords))
	if err != nil {
		panic("the table of words: " + err.Error()) // it is a part of the program
	}
	words, err := io.ReadAll(packed)
	if err != nil {
		panic("the table of words: " + err.Error())
	}
	return string(words)
})

// lines are the offsets of the lines of tableWords, and its end.
var lines = sync.OnceValue(func() []uint32 {
	words := tableWords()
	list := make([]uint32, 1, len(tableScales)/4+1)
	for at := 0; at < len(words); {
		n := strings.IndexByte(words[at:], '\n')
		if n < 0 {
			n = len(words) - at
		}
		at += n + 1
		list = append(list, uint32(at))
	}
	return list
})

// row returns the row of a word or piece, -1 for none.
func row(word string) int {
	words, at := tableWords(), lines()
	line := func(i int) string { return words[at[i] : at[i+1]-1] }
	i := sort.Search(len(at)-1, func(i int) bool { return line(i) >= word })
	if i == len(at)-1 || line(i) != word {
		return -1
	}
	return i
}

// Knows reports whether the table has a word as a whole.
func Knows(word string) bool { return row(fold.String(word)) >= 0 }

// addRow adds the vector of a row.
func (v *Vector) addRow(i int) {
	scale := math.Float32frombits(binary.LittleEndian.Uint32([]byte(tableScales[4*i : 4*i+4])))
	for k, b := range []byte(tableVectors[i*Dim : (i+1)*Dim]) {
		v[k] += scale * float32(int8(b))
	}
}

// inner begins a piece that stands inside a word.
const inner = "##"

// add adds the vector of a word, or of the longest pieces that it consists of. What no piece begins is left out.
func (v *Vector) add(word string) {
	if i := row(word); i >= 0 {
		v.addRow(i)
		return
	}
	for start := 0; start < len(word); {
		end := len(word)
		for ; end > start; end-- {
			piece := word[start:end]
			if start > 0 {
				piece = inner + piece
			}
			if i := row(piece); i >= 0 {
				v.addRow(i)
				break
			}
		}
		if end == start {
			return
		}
		start = end
	}
}

// longestWord is the maximum number of bytes of a word that is looked for piece by piece, which takes the square of
// its length. The words of the table are shorter.
const longestWord = 40

// words returns the words, numbers and signs of a text as the table spells them.
func words(text string) iter.Seq[string] {
	text = fold.String(strings.ReplaceAll(text, "’", "'"))
	return func(yield func(string) bool) {
		for i := 0; i < len(text); {
			end := i + 1
			switch kind := kindOf(text[i]); kind {
			case space:
				i++
				continue
			case letter, digit:
				for end < len(text) && kindOf(text[end]) == kind {
					end++
				}
			}
			if word := text[i:end]; len(word) <= longestWord && !yield(word) {
				return
			}
			if i = end; strings.HasPrefix(text[i:], "'s") {
				i += len("'s")
			}
		}
	}
}

// A kind is what a byte of a text is part of.
type kind uint8

const (
	sign kind = iota
	space
	letter
	digit
)

func kindOf(c byte) kind {
	switch {
	case c >= 'a' && c <= 'z', c >= 0x80:
		return letter
	case c >= '0' && c <= '9':
		return digit
	case c <= ' ':
		return space
	}
	return sign
}
