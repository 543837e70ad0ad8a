package markdown

import (
	"bytes"

	"verbatim/corpus/load/skip"
)

// Somebody can write Markdown whose reading takes hours or all memory: container within container, or thousands of
// brackets and stars that never close, each looked at again for each other. Articles are far from these bounds.
// The bounds keep ten million bytes of the worst that was found to be written below a few seconds.
const (
	maxContainers = 100     // block quotes and lists opened on one line
	maxMarks      = 2_000   // characters in one block of lines that may mean something: * _ [ ] ! ` < & ~ and backslashes
	maxAllMarks   = 100_000 // the same in the whole file

	maxMarkdown = 1_500_000 // bytes below the front matter: ten million of them, in short lines, take 700 MB to parse
)

// checkMarks returns why the body of a Markdown file is no article's, or nil. before is the number of lines above it.
func checkMarks(body []byte, before int) error {
	if len(body) > maxMarkdown {
		return skip.Errorf(skip.LongMarkdown)
	}
	marks, all := 0, 0
	for line := before + 1; len(body) > 0; line++ {
		var text []byte
		text, body = cutLine(body)
		opened := containers(text)
		if opened > maxContainers {
			return skip.Errorf("line %d: more than %d block quotes or lists within each other; take out the marks at its start",
				line, maxContainers)
		}
		if len(bytes.TrimSpace(text)) == 0 || isBullet(text) {
			marks = 0
		}
		n := countMarks(text)
		marks += n
		all += n + opened
		switch {
		case marks > maxMarks:
			return skip.Errorf("line %d: more than %d Markdown marks in one paragraph; save the article as .txt", line, maxMarks)
		case all > maxAllMarks:
			return skip.Errorf("line %d: more than %d Markdown marks up to here; save the article as .txt", line, maxAllMarks)
		}
	}
	return nil
}

// isBullet reports whether the line begins an item of a list, and with that a paragraph.
func isBullet(line []byte) bool {
	text := bytes.TrimLeft(line, " ")
	return len(line)-len(text) <= 3 && len(text) > 1 && bytes.IndexByte([]byte("-+*"), text[0]) >= 0 && text[1] == ' '
}

// containers returns how many block quotes and lists the line may be within: those it opens, and for an item of a list one
// for every two columns it is indented.
func containers(line []byte) int {
	n := opened(line)
	if n > 0 {
		n += (len(line) - len(bytes.TrimLeft(line, " \t"))) / 2
	}
	return n
}

// opened returns how many block quotes and lists the line itself may open.
func opened(line []byte) int {
	n, digit := 0, false
	for i, c := range line {
		switch c {
		case '>':
			n++
		case '+', '-', '*':
			if i+1 < len(line) && bytes.IndexByte([]byte(" \t\r\n"), line[i+1]) < 0 {
				return n // a bullet stands before white space or nothing
			}
			n++
		case '.', ')':
			if digit {
				n++
			}
		case ' ', '\t', '\r', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return n
		}
		digit = c >= '0' && c <= '9'
	}
	if rule := bytes.Trim(line, " \t\r-"); len(rule) == 0 || len(bytes.Trim(rule, " \t\r*")) == 0 {
		return 0 // a rule across the page
	}
	return n
}

func countMarks(line []byte) int {
	n := 0
	for i, c := range line {
		if bytes.IndexByte([]byte("*_[]!`<&\\"), c) >= 0 || c == '~' && !inFence(line, i) {
			n++
		}
	}
	return n
}

// inFence reports whether a tilde is one of three or more, which strike out nothing.
func inFence(line []byte, at int) bool {
	const fence = "~~~"
	return bytes.Contains(line[max(at-2, 0):min(at+3, len(line))], []byte(fence))
}
