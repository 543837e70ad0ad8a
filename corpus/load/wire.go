package load

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/day"
)

var bomUTF8 = []byte("\xef\xbb\xbf")

// parseWire reads wire copy: a headline, then in any order the headline again, the author and a date, each on a line of its
// own, then the report with its dateline. Text is data, unchanged.
func parseWire(name string, data []byte) (corpus.Article, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return corpus.Article{}, skipf(reasonUTF16)
	}
	if err := checkText(data); err != nil {
		return corpus.Article{}, err
	}
	if err := checkPlain(data); err != nil {
		return corpus.Article{}, err
	}
	a := corpus.Article{Text: string(data)}
	fill(&a, name)
	textOrigin(name, a.Text).settle(&a)
	return a, nil
}

// readLead reads what the first lines of the article's text say about it, and returns its dateline.
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
	maxLeadLines = 16      // how many lines are looked at; the longest lead seen has 6
	maxLeadBytes = 1 << 16 // and how far into the file they may reach
)

// firstLines returns the first lines of text that are not blank, without the space around them.
func firstLines(text string) []string {
	text = strings.TrimPrefix(text[:runeFloor(text, maxLeadBytes)], string(bomUTF8))
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

// A wireLead reads the lines before a report, one after the other.
type wireLead struct {
	article  *corpus.Article
	dateline dateline
	body     int // paragraphs of the report seen
}

// leadParagraphs is how many paragraphs may stand before the one with the dateline: summaries, notes.
const leadParagraphs = 4

// read takes the next line, and the one behind it, and reports whether there may be more to learn.
func (l *wireLead) read(line, next string) bool {
	if d, ok := parseDateline(line); ok && !l.isTitle(line, d) {
		l.dateline = d
		return false
	}
	if l.body == 0 && l.field(line, next) {
		return true
	}
	if len(line) > maxAside {
		l.body++
	}
	return l.body < leadParagraphs
}

// isTitle reports whether a line that reads like a dateline is the headline: "TALKS - A window opens".
func (l *wireLead) isTitle(line string, d dateline) bool {
	if l.article.Title == "" {
		return len(line) <= maxTitle && d.publisher == ""
	}
	return sameTitle(line, l.article.Title)
}

// field reads a line that is no part of the report, and reports whether it is one.
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
	case len(line) <= maxTitle:
		a.Title = cleanTitle(line)
		return true
	}
	return false
}

// maxAside is the length in bytes of a line up to which it may be no part of the report: a byline, a date, a subheading.
const maxAside = 120

// aside reads a line that gives one thing alone: author, date or address.
func (l *wireLead) aside(line string) bool {
	if len(line) > maxAside {
		return false
	}
	if m := handleLine().FindStringSubmatch(line); m != nil {
		return set(l.article, fieldByline, m[1])
	}
	if names, ok := bylineNames(line); ok && l.article.Title != "" {
		return set(l.article, fieldByline, names)
	}
	if date, ok := dateLine(line); ok {
		setDay(l.article, date)
		return true
	}
	return isURL(line) && set(l.article, fieldURL, line)
}

var (
	handleLine = pattern(`^\(?(@\w{2,40})\)?$`)
	labelLine  = pattern(`^(\p{L}[\p{L} _-]{1,20}):\s+(\S.*)$`)
	bylineLine = pattern(`^(?:By|BY|by)(?::\s*|\s+)(\S.*)$`)
)

// isLabelled reports whether the line names its field: "Source: The Example Herald".
func isLabelled(line string) bool {
	m := labelLine().FindStringSubmatch(line)
	if m == nil || len(line) > maxTitle {
		return false
	}
	_, rank := keyRank(m[1])
	return rank >= 0
}

// label reads a line that isLabelled.
func (l *wireLead) label(line string) bool {
	m := labelLine().FindStringSubmatch(line)
	f, _ := keyRank(m[1])
	if f == fieldTitle {
		m[2] = cleanTitle(m[2])
	}
	return set(l.article, f, m[2])
}

// jobWords are words that tell an author's post or employer from a further author.
var jobWords = setOf("staff", "writer", "reporter", "correspondent", "editor", "special", "contributor", "columnist", "bureau",
	"chief", "press", "news", "times", "post", "herald", "journal", "tribune", "gazette", "ledger", "reuters", "analyst", "in")

// bylineNames returns the authors of a line like "By Jane Roe and John Doe, Staff Writers".
func bylineNames(line string) (string, bool) {
	m := bylineLine().FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	names, _, _ := strings.Cut(m[1], "|")
	if found, ok := day.Find(names); ok {
		names = names[:found.Start] // the date stands behind the names on some pages
	}
	parts := strings.Split(names, ",")
	for i, part := range parts {
		if i > 0 && hasJobWord(part) {
			parts = parts[:i]
			break
		}
	}
	names = strings.Trim(strings.Join(parts, ","), " ,")
	return names, looksLikeNames(names)
}

func hasJobWord(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if jobWords[w] || jobWords[strings.TrimSuffix(w, "s")] {
			return true
		}
	}
	return false
}

// nameParticles are words within names, and between them, that need no capital.
var nameParticles = setOf("and", "&", "with", "de", "da", "del", "della", "der", "den", "di", "du", "van", "von", "zu", "la",
	"le", "al", "bin", "ibn", "el", "ten", "ter", "y")

// looksLikeNames reports whether s could be one or more names: capitalised words and particles, no more than three names.
func looksLikeNames(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 14 || strings.ContainsAny(s, `0123456789:;!?"“”()%$`) {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && (i == 0 || !nameParticles[strings.TrimRight(w, ",")]) {
			return false
		}
	}
	last := words[len(words)-1]
	return !strings.HasSuffix(last, ".") || len(last) <= len("Jr.")
}
