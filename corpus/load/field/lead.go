package field

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// readLead sets fields from the first lines of the article's text, and returns its dateline.
func readLead(a *corpus.Article) dateline {
	lead := wireLead{article: a}
	lines := firstLines(a.Text)
	for i, line := range lines {
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		if !lead.read(line, next) {
			break
		}
	}
	return lead.dateline
}

const (
	maxLeadLines = 16      // lines that are read; the longest lead seen has 6
	maxLeadBytes = 1 << 16 // bytes from the start of the file in which they must be
)

// firstLines returns the first lines of text that are not blank, trimmed.
func firstLines(text string) []string {
	text = strings.TrimPrefix(text[:wording.Floor(text, maxLeadBytes)], string(decode.BOM))
	var lines []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if len(lines) == maxLeadLines {
			break
		}
	}
	return lines
}

// A wireLead reads the lines before a report in order.
type wireLead struct {
	article  *corpus.Article
	dateline dateline
	body     int // paragraphs of the report seen
}

// leadParagraphs is how many paragraphs, such as summaries and notes, may precede the one with the dateline.
const leadParagraphs = 4

// read reads a line, given also the line after it, and reports whether later lines may set more fields.
func (l *wireLead) read(line, next string) bool {
	if d, ok := parseDateline(line); ok && !l.isTitle(line, d) {
		l.dateline = d
		return false
	}
	if l.body == 0 && l.field(line, next) {
		return true
	}
	if len(line) > MaxAside {
		l.body++
	}
	return l.body < leadParagraphs
}

// isTitle reports whether a line that looks like a dateline is the headline: "TALKS - A window opens".
func (l *wireLead) isTitle(line string, d dateline) bool {
	if l.article.Title == "" {
		return len(line) <= MaxTitle && d.publisher == ""
	}
	return sameTitle(line, l.article.Title)
}

// field reads a line that gives a field, and reports whether it is one.
func (l *wireLead) field(line, next string) bool {
	a := l.article
	switch {
	case a.Title != "":
		return l.aside(line) || sameTitle(line, a.Title) || isLabelled(line) && l.label(line)
	case isLabelled(line) && (strings.HasPrefix(strings.ToLower(line), "title") || isLabelled(next) ||
		strings.HasPrefix(line, PublisherLine) && a.URL != ""):
		return l.label(line)
	case l.aside(line):
		return true
	case len(line) <= MaxTitle:
		a.Title = CleanTitle(line)
		return true
	}
	return false
}

// PublisherLine is how the second line of a fetched text begins if the moderators' list names its publisher.
const PublisherLine = "Publisher: "

// MaxAside is the longest line in bytes that may be a byline, a date or a subheading instead of a paragraph.
const MaxAside = 120

// aside reads a line that gives only the author, the date or the address.
func (l *wireLead) aside(line string) bool {
	if len(line) > MaxAside {
		return false
	}
	if m := handleLine().FindStringSubmatch(line); m != nil {
		return Set(l.article, Byline, m[1])
	}
	if names, ok := BylineNames(line); ok && l.article.Title != "" {
		return Set(l.article, Byline, names)
	}
	if date, ok := dateLine(line); ok {
		SetDay(l.article, date)
		return true
	}
	return IsURL(line) && Set(l.article, URL, line)
}

var (
	handleLine = table.Pattern(`^\(?(@\w{2,40})\)?$`)
	labelLine  = table.Pattern(`^(\p{L}[\p{L} _-]{1,20}):\s+(\S.*)$`)
	bylineLine = table.Pattern(`^(?:By|BY|by)(?::\s*|\s+)(\S.*)$`)
)

// isLabelled reports whether the line begins with the name of a field: "Source: The Example Herald".
func isLabelled(line string) bool {
	m := labelLine().FindStringSubmatch(line)
	if m == nil || len(line) > MaxTitle {
		return false
	}
	_, rank := Rank(m[1])
	return rank >= 0
}

// label reads a line that isLabelled.
func (l *wireLead) label(line string) bool {
	m := labelLine().FindStringSubmatch(line)
	f, _ := Rank(m[1])
	if f == Title {
		m[2] = CleanTitle(m[2])
	}
	return Set(l.article, f, m[2])
}
