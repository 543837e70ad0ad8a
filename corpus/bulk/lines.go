package bulk

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// Lines reads a file line by line. It holds at most one line in memory.
type Lines struct {
	r      *bufio.Reader
	max    int
	number int
}

// NewLines returns a reader of lines of at most max bytes.
func NewLines(r io.Reader, max int) *Lines {
	return &Lines{r: bufio.NewReaderSize(r, 64<<10), max: max}
}

// ErrLong is returned by Next for a line with too many bytes; the next line can be read.
var ErrLong = errors.New("the line has more than 10 MB; expected one article")

// Next returns the next line that is not blank, and its number from 1. After the last line it returns io.EOF. The
// line is valid until the next call of Next.
func (l *Lines) Next() (line []byte, number int, err error) {
	for {
		line, err = l.next()
		if l.number == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if err != nil || len(bytes.TrimSpace(line)) > 0 {
			return line, l.number, err
		}
	}
}

// next returns the next line without its line ending.
func (l *Lines) next() ([]byte, error) {
	var line []byte
	size := 0
	for {
		part, err := l.r.ReadSlice('\n')
		if size == 0 && (err == nil || len(part) > 0) {
			l.number++
		}
		if size += len(part); size <= l.max {
			line = append(line, part...)
		} else {
			line = nil
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil && (!errors.Is(err, io.EOF) || size == 0):
			return nil, err
		case size > l.max:
			return nil, ErrLong
		default:
			return bytes.TrimRight(line, "\r\n"), nil
		}
	}
}
