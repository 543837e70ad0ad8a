package pattern

import (
	"fmt"
	"strings"
	"sync"

	"verbatim/corpus/attribution/lexicon"
)

// A file has the patterns of a text.
type file struct {
	text     string
	funcs    func() map[string]part
	parts    map[string]part
	rules    map[string]*rule
	examples []Example
	once     sync.Once // compiles the patterns when the first is tried: most processes only search
}

// A rule is one pattern of a file.
type rule struct {
	name string
	file *file
	body node // what stands in the file, for patterns that use it
	back bool // it is matched back from its last boundary
	used bool // by Go or by another pattern
	matcher
}

// at returns the rule of a name, which may not have been read yet.
func (f *file) at(name string) *rule {
	r, ok := f.rules[name]
	if !ok {
		r = &rule{name: name, file: f}
		f.rules[name] = r
	}
	return r
}

func (f *file) load() { f.once.Do(f.compile) }

// compile reads the file and makes the matcher of each pattern.
func (f *file) compile() {
	lexicon.Load()
	f.parts = f.funcs()
	f.read()
	for name, r := range f.rules {
		if r.body == nil {
			panic(fmt.Sprintf("pattern: there is no pattern %q", name))
		}
		r.matcher = compiler{back: r.back}.whole(r.body)
	}
}

// Unused returns the names of the patterns that no one asks for.
func (f *file) Unused() []string {
	f.load()
	var names []string
	for name, r := range f.rules {
		if !r.used {
			names = append(names, name)
		}
	}
	return names
}

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

// read enters the patterns and examples of the text.
func (f *file) read() {
	line := 0
	defer func() {
		if wrong, ok := recover().(string); ok {
			panic(fmt.Sprintf("pattern: line %d of a file of patterns: %s", line, wrong))
		}
	}()
	list := []statement{{}}
	for text := range strings.Lines(f.text) {
		line++
		last := &list[len(list)-1]
		switch text = strings.TrimRight(text, "\n"); {
		case strings.HasPrefix(text, "#"), strings.TrimSpace(text) == "":
		case strings.HasPrefix(text, "    "):
			last.text += " " + strings.TrimSpace(text)
		case strings.HasPrefix(text, "\t"):
			f.examples = append(f.examples, example(last, text[1:], line))
		default:
			list = append(list, statementOf(text, line))
		}
	}
	for _, st := range list[1:] {
		line = st.line
		r := f.at(st.name)
		if r.body != nil {
			fail("a second pattern %q", st.name)
		}
		r.body, r.back = parse(st.text, f, st.back), st.back
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
