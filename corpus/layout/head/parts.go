package head

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// A kind says what a part of a head is.
type kind uint8

const (
	place kind = iota
	day
	agency
	clock
	author // "By Ada Marsh"
)

// A separator is what stands after a part.
type separator uint8

// The separators, from the weakest. Of several in a row the strongest counts: ". –" is a dash.
const (
	space separator = iota
	comma
	stop
	bar
	colon
	dash
	ending // the paragraph ends
)

// A part is a place, a day, an agency, a time or an author of a head, as bytes of the paragraph.
type part struct {
	kind       kind
	start, end int
	next       int         // where what follows the separator begins
	sep        separator   // what follows
	spaced     bool        // a space precedes the separator
	wrapped    bool        // brackets or slashes surround it
	slashed    bool        // these are slashes
	known      bool        // an agency of agencies.txt
	day        corpus.Span // in the brackets, after the agency
}

// scan appends the parts that open s to parts, in order.
func scan(parts []part, s string) []part {
	for at := 0; at < len(s) && len(parts) < maxParts; {
		p, ok := partAt(s, at, parts)
		if !ok {
			break
		}
		p.separate(s, p.next)
		parts = append(parts, p)
		at = p.next
	}
	return parts
}

// partAt reads the part that begins at byte at of s, after the parts before it. Its next is where its separator begins.
func partAt(s string, at int, before []part) (part, bool) {
	if p, ok := wrappedAt(s, at); ok {
		return p, true
	}
	afterDay := len(before) > 0 && before[len(before)-1].kind == day
	if rest, ok := strings.CutPrefix(s[at:], "at "); ok && afterDay && rest != "" {
		if n := clockLen(rest); n > 0 { // "Jan 5, 2022 at 10:15"
			end := len(s) - len(rest) + n
			return part{kind: clock, start: at, end: end, next: end}, true
		}
	}
	if n := clockLen(s[at:]); n > 0 {
		bracketed := s[at] == '[' || s[at] == '('
		return part{kind: clock, start: at, end: at + n, next: at + n, wrapped: bracketed}, true
	}
	if n := dayLen(s[at:]); n > 0 {
		return part{kind: day, start: at, end: at + n, next: at + n}, true
	}
	if end := bareAgency(s, at); end > 0 {
		return part{kind: agency, start: at, end: end, next: end, known: true}, true
	}
	if rest, ok := strings.CutPrefix(s[at:], "By "); ok && len(before) > 0 {
		end := len(s) - len(rest)
		end = wordsEnd(s, end, maxPlaceWords)
		return part{kind: author, start: at, end: end, next: end}, end > 0
	}
	for i := range before {
		if before[i].kind == place {
			return part{}, false
		}
	}
	if end := placeEnd(s, at); end > 0 {
		return part{kind: place, start: at, end: end, next: end}, true
	}
	return part{}, false
}

// separate reads the separator that begins at byte at of s.
func (p *part) separate(s string, at int) {
	begin := at
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		sep, ok := separatorOf(s, at, r)
		if !ok {
			break
		}
		if sep == dash && p.sep != dash {
			p.spaced = at > begin && isSpace(lastRune(s[:at]))
		}
		p.sep = max(p.sep, sep)
		at += n
	}
	if p.next = at; at == len(s) {
		p.sep = max(p.sep, ending)
	}
}

// separatorOf returns what the character r at byte at of s separates as. A hyphen needs a space at one side, or a
// bracket, a slash, a stop or another hyphen.
func separatorOf(s string, at int, r rune) (separator, bool) {
	switch r {
	case ',':
		return comma, true
	case '.':
		return stop, true
	case '|', '•', '·':
		return bar, true
	case ':':
		return colon, true
	case '—', '–', '_':
		return dash, true
	case '-':
		after := s[at+1:]
		open := after == "" || strings.ContainsAny(after[:1], " -\n")
		return dash, open || at > 0 && strings.ContainsRune(" )/.-\u00a0\n", lastRune(s[:at]))
	}
	return space, isSpace(r)
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

const (
	weekday = `(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? `
	month   = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|` +
		`sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	number   = `[0-3]?\d(?:st|nd|rd|th)?`
	year     = `(?:,? ?(?:19|20)\d\d)?`
	timeZone = `(?:GMT|UTC|EST|EDT|ET|PST|PDT|PT|CET|CEST|BST|MSK|EET|IST|local time|hrs)`
	halfDay  = `[ap]\.?m\.?`
	hour     = `\d{1,2}`
	minutes  = `[:.][0-5]\d(?::[0-5]\d)?`
)

var (
	dayPattern = regexp.MustCompile(`^(?i:(?:` + weekday + `)?(?:` + month + ` ` + number + year + `|` +
		number + `(?: of)? ` + month + year + `|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|` +
		`\d{1,2}/\d{1,2}/(?:19|20)\d\d)\b)`)
	yearPattern  = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	clockPattern = regexp.MustCompile(`^(?i:` + hour + minutes + `(?: ?` + halfDay + `)?(?: ?` + timeZone + `\b)?|` +
		hour + ` ?` + halfDay + `(?: ?` + timeZone + `\b)?|[0-2]\d[0-5]\d ?` + timeZone + `\b)`)
)

// dayStarts are the first three letters of months and weekdays.
var dayStarts = table.Set("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
	"mon", "tue", "wed", "thu", "fri", "sat", "sun")

// dayLen returns the length of the day that opens s, or 0. Most paragraphs begin with another word, which costs less to
// see than the pattern.
func dayLen(s string) int {
	if len(s) < 3 || (s[0] < '0' || s[0] > '9') && !table.Get(dayStarts, s[:3]) {
		return 0
	}
	return len(dayPattern.FindString(s))
}

// hasYear reports whether a day is printed with its year.
func hasYear(s string) bool { return yearPattern.MatchString(s) }

// clockLen returns the length of the time that opens s, with the brackets around it, or 0.
func clockLen(s string) int {
	open := 0
	if s[0] == '[' || s[0] == '(' {
		open = 1
	}
	if open == len(s) || s[open] < '0' || s[open] > '9' {
		return 0
	}
	n := len(clockPattern.FindString(s[open:]))
	if n == 0 {
		return 0
	}
	end := open + n
	switch followed := end < len(s); {
	case open == 0:
		next, _ := utf8.DecodeRuneInString(s[end:])
		if followed && (unicode.IsLetter(next) || unicode.IsDigit(next) || next == '%') {
			return 0
		}
		return end
	case followed && (s[end] == ']' || s[end] == ')'):
		return end + 1
	}
	return 0
}

// wrappedAt reads an agency, a day or a time in brackets or slashes.
func wrappedAt(s string, at int) (part, bool) {
	closing := ""
	switch s[at] {
	case '(':
		closing = ")\n"
	case '[':
		closing = "]\n"
	case '/':
		closing = "/\n"
	default:
		return part{}, false
	}
	length := strings.IndexAny(s[at+1:], closing)
	if length <= 0 || length > maxInside || s[at+1+length] == '\n' {
		return part{}, false
	}
	inside := s[at+1 : at+1+length]
	start := at + 1 + len(inside) - len(strings.TrimLeft(inside, " "))
	inside = strings.TrimSpace(inside)
	p := part{start: start, end: start + len(inside), next: at + length + 2, wrapped: true, slashed: s[at] == '/'}
	if n := dayLen(inside); n > 0 && strings.Trim(inside[n:], " .,") == "" {
		p.kind = day
		return p, true
	}
	p.kind = agency
	name := inside
	if found := insideDay(inside); found.Len() > 0 {
		p.day = corpus.Span{Start: start + found.Start, End: start + found.End}
		name = strings.TrimRight(inside[:found.Start], " ,–—-")
		p.end = start + len(name)
	}
	p.known = Agency(name)
	return p, p.known || isName(name)
}

// maxInside is how many bytes brackets may hold: an agency and a day.
const maxInside = 80

// insideDay returns where brackets have a day after the agency: "Lantern News - 3rd March, 2021".
func insideDay(inside string) corpus.Span {
	for i, r := range inside {
		boundary := i > 0 && (inside[i-1] == ' ' || inside[i-1] == ',')
		if !boundary || !unicode.IsDigit(r) && !unicode.IsUpper(r) {
			continue
		}
		if n := dayLen(inside[i:]); n > 0 {
			return corpus.Span{Start: i, End: i + n}
		}
	}
	return corpus.Span{}
}

// isName reports whether words in brackets can be the name of an agency that agencies.txt does not have.
func isName(name string) bool {
	if !startsUpper(name) || strings.ContainsAny(name, "0123456789,:;?!\"“”‘@") || strings.Count(name, " ") > 5 {
		return false
	}
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if strings.HasPrefix(word, "photo") || word == "image" || word == "images" || word == "file" {
			return false
		}
	}
	return true
}
