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
		if furniture(line) || a.Title == "" && isKicker(lines[i:]) {
			continue
		}
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

// controls are lines of a page's controls, in lower case, that are saved with its text.
var controls = table.Set(
	"skip to content", "skip to main content", "skip to navigation", "all news", "home", "menu", "main menu",
	"search", "subscribe", "sign in", "log in", "login", "share", "print", "news", "advertisement",
	"toggle navigation", "open menu", "close", "breaking news", "latest news", "top stories",
	"accessibility links", "back to top", "listen", "save",
)

// furniture reports whether a line belongs to the page instead of the article: a control, or the names of many icons.
func furniture(line string) bool {
	if controls[strings.ToLower(strings.Trim(line, " .>›|»"))] {
		return true
	}
	return len(line) > MaxTitle && !strings.ContainsAny(line, ".,:;?!")
}

// kickerWords is the most words in a kicker.
const kickerWords = 3

// isKicker reports whether the first of some lines is a kicker above the headline: a few words, a longer headline below
// it, and a date or byline below that.
func isKicker(lines []string) bool {
	if len(lines) < 3 || len(strings.Fields(lines[0])) > kickerWords {
		return false
	}
	if len(lines[1]) <= len(lines[0]) || len(lines[1]) > MaxTitle {
		return false
	}
	if _, ok := dateLine(lines[0]); ok {
		return false
	}
	if _, ok := BylineNames(lines[1]); ok {
		return false
	}
	if _, ok := dateLine(lines[1]); ok || IsURL(lines[1]) || isLabelled(lines[1]) {
		return false
	}
	_, dated := dateLine(lines[2])
	_, wired := parseDateline(lines[1])
	return dated && !wired
}

// A wireLead reads the lines before a report in order.
type wireLead struct {
	article  *corpus.Article
	dateline dateline
	body     int // paragraphs of the report seen

	published bool // a line says on which day the article was published
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
	if IsURL(line) {
		return Set(l.article, URL, line)
	}
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
		if published().MatchString(line) && !l.published { // beats the day on which the page was printed
			l.article.Date, l.published = date, true
		}
		SetDay(l.article, date)
		return true
	}
	return false
}

// published matches a date line that says it is the day of publication.
var published = table.Pattern(`(?i)^(?:first )?(?:published|posted|issued)`)

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
