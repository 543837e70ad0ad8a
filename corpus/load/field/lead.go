package field

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/head"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// readLead sets fields from the first lines of the article's text, and returns what else they say.
func readLead(a *corpus.Article) *wireLead {
	lead := &wireLead{article: a, days: leadDays{}}
	lines := firstLines(a.Text)
	for i, line := range lines {
		if Furniture(line) || a.Title == "" && isKicker(lines[i:]) {
			continue
		}
		if !lead.read(lines[i:]) {
			break
		}
	}
	return lead
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
	if dateLine(lines[0]) != nil {
		return false
	}
	if _, ok := BylineNames(lines[1]); ok {
		return false
	}
	if dateLine(lines[1]) != nil || IsURL(lines[1]) || isLabelled(lines[1]) || head.Agency(lines[1]) {
		return false
	}
	_, wired := parseDateline(lines[1])
	return dateLine(lines[2]) != nil && !wired
}

// A wireLead reads the lines before a report in order.
type wireLead struct {
	article  *corpus.Article
	dateline dateline
	days     leadDays
	body     int // paragraphs of the report seen
}

// leadParagraphs is how many paragraphs, such as summaries and notes, may precede the one with the dateline.
const leadParagraphs = 4

// read reads the first of some lines, and reports whether later lines may set more fields.
func (l *wireLead) read(lines []string) bool {
	line := lines[0]
	d, wired := parseDateline(line)
	if wired && d.place != "" && strings.Contains(l.article.Byline, d.place) { // "Ada Marsh 2021-12-24 09:12"
		d.place, d.words = "", ""
	}
	if wired && !l.isTitle(line, d) {
		l.dateline.add(d)
		return d.words == "" // a line of its own: "HALDEN, January 14"
	}
	if l.article.Title == "" && isSpeech(lines) {
		return l.paragraph()
	}
	next := ""
	if len(lines) > 1 {
		next = lines[1]
	}
	if l.body == 0 && l.field(line, next) {
		return true
	}
	if len(line) > MaxAside {
		return l.paragraph()
	}
	return l.body < leadParagraphs
}

// paragraph counts a paragraph of the report, and reports whether later lines may set more fields.
func (l *wireLead) paragraph() bool {
	l.body++
	return l.body < leadParagraphs
}

// isTitle reports whether a line that looks like a dateline is the headline: "TALKS - A window opens".
func (l *wireLead) isTitle(line string, d dateline) bool {
	if l.article.Title == "" {
		return len(line) <= MaxTitle && d.publisher == "" && d.day.IsZero() && d.words != "" &&
			d.yearless == yearless{}
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
		title, agency := withoutAgency(line)
		a.Title = CleanTitle(title)
		return Set(a, Publisher, agency)
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
	if head.Agency(line) {
		return Set(l.article, Publisher, line)
	}
	if names, ok := BylineNames(line); ok && l.article.Title != "" {
		Set(l.article, Publisher, bylineAgency(line))
		return Set(l.article, Byline, names)
	}
	if list := dateLine(line); list != nil {
		l.days.add(list)
		return true
	}
	return l.barred(line)
}

// bars separate the parts of a line.
var bars = strings.NewReplacer("•", "|", "·", "|", " - ", "|", " – ", "|", " — ", "|")

// isClock reports whether words are only a time.
func isClock(words string) bool {
	h, ok := head.Of(words, corpus.Span{End: len(words)})
	return ok && h.End == len(words) && h.Place.Len()+h.Agency.Len()+h.Day.Len() == 0
}

// barred reads a line of several parts with bars between them: "PTI | Updated: January 6, 2022", "Jane Roe • 5 min
// read". One of them must be a day or an agency, and all must be known.
func (l *wireLead) barred(line string) bool {
	parts := strings.FieldsFunc(bars.Replace(line), func(r rune) bool { return r == '|' })
	var days []dated
	agency, names := "", ""
	for _, part := range parts {
		part = strings.TrimSpace(part)
		list := dateLine(part)
		switch {
		case list != nil:
			days = append(days, list...)
		case head.Agency(part):
			agency = part
		case len(parts) > 1 && LooksLikeNames(trimBy(part)) && l.article.Title != "":
			names = trimBy(part)
		case !Furniture(part) && !isClock(part):
			return false
		}
	}
	if len(days) == 0 && agency == "" {
		return false
	}
	l.days.add(days)
	return Set(l.article, Publisher, agency) && Set(l.article, Byline, names)
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

// label reads a line that isLabelled. A bar may separate it from a day: "Source: Xinhua | 2022-01-12".
func (l *wireLead) label(line string) bool {
	m := labelLine().FindStringSubmatch(line)
	value, rest, _ := strings.Cut(m[2], "|")
	f, _ := Rank(m[1])
	if f == Title {
		value = CleanTitle(m[2])
	} else {
		for part := range strings.SplitSeq(rest, "|") {
			l.days.add(dateLine(strings.TrimSpace(part)))
		}
	}
	return Set(l.article, f, value)
}
