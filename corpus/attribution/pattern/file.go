package pattern

import (
	"fmt"
	"strings"
)

// words returns the words in marks that the patterns of a file ask for.
func words(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "\t") {
			continue
		}
		for parts := strings.Split(strings.ReplaceAll(line, `"`, "'"), "'"); len(parts) > 2; parts = parts[2:] {
			if !strings.HasPrefix(parts[1], "{") {
				list = append(list, parts[1])
			}
		}
	}
	return list
}

// A statement is the lines of one pattern.
type statement struct {
	line int // of the file, from 1, where it begins
	name string
	back bool
	text string
}

// read enters the patterns and examples of the file into the set.
func (s *Set[R]) read() {
	line := 0
	defer func() {
		if wrong, ok := recover().(string); ok {
			panic(fmt.Sprintf("pattern: line %d of a file of patterns: %s", line, wrong))
		}
	}()
	list := []statement{{}}
	for text := range strings.Lines(s.text) {
		line++
		last := &list[len(list)-1]
		switch text = strings.TrimRight(text, "\n"); {
		case strings.HasPrefix(text, "#"), strings.TrimSpace(text) == "":
		case strings.HasPrefix(text, "    "):
			last.text += " " + strings.TrimSpace(text)
		case strings.HasPrefix(text, "\t"):
			s.examples = append(s.examples, example(last, text[1:], line))
		default:
			list = append(list, statementOf(text, line))
		}
	}
	for _, st := range list[1:] {
		line = st.line
		p := s.at(st.name)
		if p.body != nil {
			fail("a second pattern %q", st.name)
		}
		p.body, p.back = parse(st.text, s, st.back), st.back
	}
}

// statementOf parts the first line of a pattern.
func statementOf(text string, line int) statement {
	fields := strings.SplitN(text, " ", 3)
	if len(fields) < 3 || fields[1] != "=>" && fields[1] != "<=" {
		fail(`expected "name => pattern" or "name <= pattern"`)
	}
	return statement{line, fields[0], fields[1] == "<=", fields[2]}
}
