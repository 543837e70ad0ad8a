// Package treebank reads annotated sentences as verbatim splits them into words. Start with Open, which takes the
// folders of English treebanks of Universal Dependencies, or with Read, which takes one file.
package treebank

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Token is a word with its tag, as the Penn Treebank names it.
type Token struct{ Text, Tag string }

// A Sentence is an annotated sentence.
type Sentence struct {
	Document string // the name of its document in the treebank
	Text     string
	Opens    bool // begins a paragraph or a document
	Tokens   []Token
}

// A row is a line of the file: a word of the treebank.
type row struct {
	text, tag string
	glued     bool   // no space follows
	whole     string // the text of the group that begins here, such as "don't"
	size      int    // how many rows the group has
}

// Read returns the sentences of a file in the CoNLL-U format. Parts of a word that verbatim does not split are one
// token: "don't", "they're", "well-known".
func Read(r io.Reader) ([]Sentence, error) {
	var list []Sentence
	var s Sentence
	var rows []row
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch name, value, _ := strings.Cut(line, " = "); {
		case name == "# newdoc id":
			s.Document, s.Opens = value, true
		case strings.HasPrefix(line, "# newpar"):
			s.Opens = true
		case name == "# text":
			s.Text = value
		case strings.HasPrefix(line, "#"):
		case line == "":
			if len(rows) > 0 {
				s.Tokens = join(rows)
				list = append(list, s)
				s.Opens, rows = false, nil
			}
		default:
			var err error
			if rows, err = appendRow(rows, line); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return list, lines.Err()
}

// appendRow adds the row of a line. Words that are understood but not written are left out.
func appendRow(rows []row, line string) ([]row, error) {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return nil, fmt.Errorf("%d columns instead of 10", len(f))
	}
	glued := strings.Contains(f[9], "SpaceAfter=No")
	switch first, last, group := strings.Cut(f[0], "-"); {
	case strings.Contains(f[0], "."):
		return rows, nil
	case group:
		from, err1 := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("range %q is not two numbers", f[0])
		}
		return append(rows, row{whole: f[1], size: to - from + 1, glued: glued}), nil
	}
	return append(rows, row{text: f[1], tag: f[4], glued: glued}), nil
}
