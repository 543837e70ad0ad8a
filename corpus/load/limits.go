package load

import "bytes"

// Somebody can write Markdown whose reading takes hours or all memory: container within container, or thousands of
// brackets and stars that never close, each looked at again for each other. Articles are far from these bounds.
const (
	maxContainers = 100    // block quotes and lists opened on one line
	maxMarks      = 10_000 // characters in one block of lines that may mean something: * _ [ ] ! ` < & \
)

// checkNesting returns why the body of a Markdown file is no article's, or nil. before is the number of lines above it.
func checkNesting(body []byte, before int) error {
	marks := 0
	for line := before + 1; len(body) > 0; line++ {
		var text []byte
		text, body = cutLine(body)
		if containers(text) > maxContainers {
			return skipf("line %d: more than %d block quotes or lists within each other; take out the marks at its start",
				line, maxContainers)
		}
		if len(bytes.TrimSpace(text)) == 0 {
			marks = 0
			continue
		}
		if marks += countMarks(text); marks > maxMarks {
			return skipf("line %d: more than %d Markdown marks in one paragraph; save the article as .txt", line, maxMarks)
		}
	}
	return nil
}

// containers returns how many block quotes and lists the line may open.
func containers(line []byte) int {
	n, digit := 0, false
	for _, c := range line {
		switch c {
		case '>', '+', '-', '*':
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
	for _, c := range line {
		if bytes.IndexByte([]byte("*_[]!`<&\\"), c) >= 0 {
			n++
		}
	}
	return n
}

// recoverAs makes an error of a panic in the libraries that read pages: one odd file must not end the program.
func recoverAs(err *error) {
	if recover() != nil {
		*err = skipf(reasonUnreadable)
	}
}
