package fetch

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"verbatim/corpus/fetch/web"
)

// ListFile is where a corpus lists what is fetched for it, with slashes.
const ListFile = ".verbatim/feeds.txt"

const (
	maxListFile = 1 << 20 // bytes of the list
	maxLines    = 1_000   // a run over more would not end in its time
)

// A Line is a line of the list: the address of a feed, or of a single page. Which of the two is told by what comes.
type Line struct {
	Number  int // from 1
	Address web.Address
}

// A ListError says what is wrong with a list, and where.
type ListError struct {
	Line, Column int // from 1; the column in characters
	Expected     string
	Found        string // as it may be printed
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

// ParseList reads a list: an address a line, of a feed or of a page. Empty lines are passed over, and # with what stands behind it at
// the beginning of a line or behind a space. The error is a *ListError.
func ParseList(text string) ([]Line, error) {
	var all []Line
	lines := map[string]int{}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		line = strings.TrimRight(uncomment(line), " \t\r\n")
		typed := strings.TrimLeft(line, " \t")
		if typed == "" {
			continue
		}
		wrong := func(at int, found, format string, args ...any) error {
			column := utf8.RuneCountInString(line[:len(line)-len(typed)+at]) + 1
			return &ListError{n, column, fmt.Sprintf(format, args...), found}
		}
		if !utf8.ValidString(typed) {
			return nil, wrong(0, "", "text in UTF-8")
		}
		if i := strings.IndexAny(typed, " \t"); i >= 0 {
			rest := strings.TrimLeft(typed[i:], " \t")
			return nil, wrong(len(typed)-len(rest), web.Shown(rest), "nothing behind the address, or a # before it")
		}
		address, err := web.Parse(typed)
		if err != nil {
			return nil, wrong(0, web.Shown(typed), "%s (%s)", anAddress, err)
		}
		if before := lines[address.String()]; before > 0 {
			return nil, wrong(0, web.Shown(typed), "each address once; line %d has it already", before)
		}
		if lines[address.String()] = n; len(all) == maxLines {
			return nil, wrong(0, "", "at most %d addresses", maxLines)
		}
		all = append(all, Line{n, address})
	}
	return all, nil
}

// uncomment returns a line without its comment. A # within an address belongs to it.
func uncomment(line string) string {
	for i := range line {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return line[:i]
		}
	}
	return line
}

// ports returns the hosts of lines that are listed with a port of their own.
func ports(all []Line) (hosts []string) {
	for _, s := range all {
		if s.Address.URL.Port() != "" {
			hosts = append(hosts, s.Address.Host)
		}
	}
	return hosts
}
