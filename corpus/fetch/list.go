package fetch

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/fetch/web"
	"verbatim/corpus/folder"
)

// ListFile is the path of the list in a corpus, with slashes.
const ListFile = ".verbatim/feeds.txt"

const (
	maxLines = 1_000 // a run over more would not finish in time
)

// listLimits bound the list. 1,000 of the longest addresses would be 8 MB; real lists have some KB. The parser
// reports text that is not UTF-8 with its column.
var listLimits = folder.Limits{Bytes: 1 << 20, Lines: 20_000, Line: 16 << 10}

// A Line is a line of the list: the address of a feed or of a single page. The response shows which of the two it is.
type Line struct {
	Number    int // from 1
	Address   web.Address
	Publisher string // the publisher of its pages in the list; may be empty
}

// names reports whether the line gives the publisher of a page at an address. It does so only for pages on the line's
// own site, not for entries and redirects that lead elsewhere.
func (l Line) names(at web.Address) bool { return l.Publisher != "" && sameOwner(l.Address, at) }

// A ListError is an error in the list, with its position.
type ListError struct {
	Line, Column int // from 1; the column in characters
	Expected     string
	Found        string // without secrets
}

// Error implements error.
func (e *ListError) Error() string {
	text := fmt.Sprintf("%s, line %d, column %d: expected %s", ListFile, e.Line, e.Column, e.Expected)
	if e.Found != "" {
		text += fmt.Sprintf("; found %q", e.Found)
	}
	return text
}

const anAddress = "an address such as https://news.example/feed.xml"

// ParseList reads a list with one address per line, of a feed or of a page. An equals sign and the publisher's name
// may follow. It ignores empty lines, and comments that begin with # at the start of a line or after a space. The
// error is a *ListError.
func ParseList(text string) ([]Line, error) {
	var all []Line
	lines := map[string]int{}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		typed := typedLine{n, strings.TrimRight(uncomment(line), " \t\r\n")}
		if strings.TrimSpace(typed.text) == "" {
			continue
		}
		l, err := typed.parse()
		if err != nil {
			return nil, err
		}
		address := l.Address.String()
		if before := lines[address]; before > 0 {
			return nil, typed.wrong(typed.indent(), web.Shown(address), "each address once; line %d has it already", before)
		}
		if lines[address] = n; len(all) == maxLines {
			return nil, typed.wrong(typed.indent(), "", "at most %d addresses", maxLines)
		}
		all = append(all, l)
	}
	return all, nil
}

// A typedLine is a line as typed, without its comment.
type typedLine struct {
	number int
	text   string
}

// wrong returns an error with what was expected at a byte of the line.
func (t typedLine) wrong(at int, found, format string, args ...any) error {
	return &ListError{t.number, utf8.RuneCountInString(t.text[:at]) + 1, fmt.Sprintf(format, args...), found}
}

// indent returns the index of the address.
func (t typedLine) indent() int { return len(t.text) - len(strings.TrimLeft(t.text, " \t")) }

// parse reads "ADDRESS" or "ADDRESS = PUBLISHER".
func (t typedLine) parse() (Line, error) {
	start := t.indent()
	if !utf8.ValidString(t.text) {
		return Line{}, t.wrong(start, "", "text in UTF-8")
	}
	end := len(t.text)
	if i := strings.IndexAny(t.text[start:], " \t"); i >= 0 {
		end = start + i
	}
	typed, rest := t.text[start:end], strings.TrimLeft(t.text[end:], " \t")
	at := len(t.text) - len(rest)
	name, named := strings.CutPrefix(rest, "=")
	if strings.HasPrefix(typed, "=") {
		return Line{}, t.wrong(start, "", "%s before the =", anAddress)
	}
	if rest != "" && (!named || name != strings.TrimLeft(name, "=")) {
		return Line{}, t.wrong(at, web.Shown(rest),
			"nothing after the address but = and the publisher's name, or a # before it")
	}
	address, err := web.Parse(typed)
	if err != nil {
		return Line{}, t.wrong(start, web.Shown(typed), "%s (%s)", anAddress, err)
	}
	name = strings.TrimLeft(name, " \t")
	if expected := wrongName(name); named && expected != "" {
		return Line{}, t.wrong(len(t.text)-len(name), web.Shown(name), "%s", expected)
	}
	return Line{t.number, address, strings.Join(strings.Fields(name), " ")}, nil
}

// maxName is the longest name of a publisher in characters: Discord's messages show no more.
const maxName = 80

// wrongName returns what was expected instead of a publisher's name, or "".
func wrongName(name string) string {
	switch {
	case name == "":
		return "the publisher's name after the =, such as The Herald"
	case strings.Contains(name, "://"):
		return "the publisher's name after the =, not an address"
	case utf8.RuneCountInString(name) > maxName:
		return fmt.Sprintf("a publisher's name of at most %d characters", maxName)
	case strings.ContainsFunc(name, func(r rune) bool {
		return r != '\t' && !unicode.IsPrint(r) &&
			!unicode.Is(unicode.Zs, r)
	}):
		return "a publisher's name without characters that can't be seen"
	}
	return ""
}

// uncomment returns a line without its comment. A # in an address is part of it.
func uncomment(line string) string {
	for i := range line {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return line[:i]
		}
	}
	return line
}

// ports returns the hosts that the lines give with a port.
func ports(all []Line) (hosts []string) {
	for _, s := range all {
		if s.Address.URL.Port() != "" {
			hosts = append(hosts, s.Address.Host)
		}
	}
	return hosts
}
