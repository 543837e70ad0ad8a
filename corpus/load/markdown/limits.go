package markdown

import (
	"bytes"

	"verbatim/corpus/load/skip"
)

// Hostile Markdown can take hours or all memory to parse: nested containers, or thousands of brackets and stars that
// never close, each compared with each other. Articles are far below these bounds. With them, the worst known file of
// ten million bytes takes a few seconds.
const (
	maxContainers = 100     // block quotes and lists that one line opens
	maxMarks      = 2_000   // characters in a block of lines that may be markup: * _ [ ] ! ` < & ~ and backslashes
	maxAllMarks   = 100_000 // the same in the whole file

	maxMarkdown = 1_500_000 // bytes after the front matter: ten million, in short lines, take 700 MB to parse
)

// checkMarks returns an error if the body of a Markdown file exceeds the bounds. before is the number of lines above
// it.
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
			return skip.Errorf("line %d: more than %d nested block quotes or lists; remove the marks at its start",
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

// isBullet reports whether the line begins an item of a list, which begins a paragraph.
func isBullet(line []byte) bool {
	text := bytes.TrimLeft(line, " ")
	return len(line)-len(text) <= 3 && len(text) > 1 && bytes.IndexByte([]byte("-+*"), text[0]) >= 0 && text[1] == ' '
}

// containers returns how many block quotes and lists may contain the line: those that it opens, and for an item of a
// list one per two columns of indentation.
func containers(line []byte) int {
	n := opened(line)
	if n > 0 {
		n += (len(line) - len(bytes.TrimLeft(line, " \t"))) / 2
	}
	return n
}

// opened returns how many block quotes and lists the line may open.
func opened(line []byte) int {
	n, digit := 0, false
	for i, c := range line {
		switch c {
		case '>':
			n++
		case '+', '-', '*':
			if i+1 < len(line) && bytes.IndexByte([]byte(" \t\r\n"), line[i+1]) < 0 {
				return n // a bullet is followed by white space or nothing
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
		return 0 // a horizontal rule
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

// inFence reports whether a tilde is one of three or more, which are not strikethrough.
func inFence(line []byte, at int) bool {
	const fence = "~~~"
	return bytes.Contains(line[max(at-2, 0):min(at+3, len(line))], []byte(fence))
}
