package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// A document is an article as the forms read it.
type document struct {
	voice.Reader
	rows   []row
	turns  []Turn
	title  string
	marked bool // the loader has found the blocks, so what is called a heading is one
}

// A form reads one way in which speech is set out.
type form interface {
	read() // claims rows for turns
}

// forms returns the ways in which speech is set out, in the order in which they are looked for. Each claims rows that
// none before it has claimed.
func forms(d *document) []form {
	return []form{
		embeds{d}, &transcripts{document: d}, nameLines{d}, interviews{d}, speeches{d}, letters{d}, blockQuotes{d}, posts{d}, captions{d},
	}
}

// Turns returns the turns of an article with these blocks, in order; none overlap. Most articles have none.
func Turns(a *corpus.Article, blocks []corpus.Block, words voice.Words) []Turn {
	d := &document{Reader: voice.Reader{Text: a.Text, Known: words}, rows: rowsOf(a.Text, blocks), marked: a.Blocks != nil, title: a.Title}
	for i := range d.rows {
		headline := d.rows[0].headingLike() && d.rows[i].text == d.rows[0].text // which names people before colons, too
		if !headline {
			d.rows[i].label = d.readLabel(&d.rows[i])
		}
	}
	for _, f := range forms(d) {
		f.read()
	}
	slices.SortFunc(d.turns, func(a, b Turn) int { return a.Rows.Start - b.Rows.Start })
	completion{d}.complete()
	return d.turns
}

// add claims the rows [first, last) for a turn, and keeps it where it has words or stands for no one's.
func (d *document) add(t Turn, first, last int) {
	if len(t.Words) == 0 && t.Voice.Kind != voice.NoVoice {
		return
	}
	for i := first; i < last; i++ {
		d.rows[i].taken = true
	}
	t.Rows = corpus.Span{Start: d.rows[first].Span.Start, End: d.rows[last-1].Span.End}
	d.turns = append(d.turns, t)
}

// said returns the words of a row from byte from of the text on: without the marks around them, without remarks in
// brackets at either end. Whole is false where the reporter goes on after a quotation.
func (d *document) said(from, end int) (words corpus.Span, whole bool) {
	span := voice.Trimmed(d.Text, from, end)
	if at := d.afterRemarks(span.Start, end); at > span.Start && strings.HasPrefix(d.Text[at:end], ":") { // "(on camera):"
		span = voice.Trimmed(d.Text, at+1, end)
	}
	span.End = span.Start + len(withoutLastRemark(span.In(d.Text)))
	text := span.In(d.Text)
	if !marked(text) {
		return span, true
	}
	open := len(string(voice.FirstRune(text)))
	closing := closingOf(text)
	switch {
	case closing < 0: // goes on in the next row
		return voice.Trimmed(d.Text, span.Start+open, span.End), true
	case strings.Trim(text[closing:], closers+" .") == "":
		return voice.Trimmed(d.Text, span.Start+open, span.Start+closing), true
	}
	return corpus.Span{}, false
}

// closingOf returns where the mark stands that closes the quotation which opens a text, -1 where it goes on.
func closingOf(text string) int {
	pairs := map[rune]string{'"': "\"", '“': "”", '„': "“”", '«': "»", '‘': "’", '\'': "'"}
	open := voice.FirstRune(text)
	for i, r := range text {
		if i == 0 || !strings.ContainsRune(pairs[open], r) {
			continue
		}
		rest := text[i+len(string(r)):]
		if (open == '‘' || open == '\'') && startsWithLetter(rest) { // an apostrophe
			continue
		}
		if open == '"' && startsWithLetter(rest) { // opens an inner quotation
			continue
		}
		return i
	}
	return -1
}

func startsWithLetter(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0x80)
}

// withoutLastRemark returns text without a remark in brackets at its end: "(Applause.)".
func withoutLastRemark(text string) string {
	bare := strings.TrimRight(text, " .")
	if bare == "" || bare[len(bare)-1] != ')' && bare[len(bare)-1] != ']' {
		return text
	}
	open := strings.LastIndexAny(bare, "([")
	if open <= 0 || !sentenceEnd(text[:open]) {
		return text
	}
	return strings.TrimRight(text[:open], " ")
}

// ends reports whether a row ends all turns: what stands below it is the outlet's.
func (d *document) ends(r *row) bool {
	text := strings.ToLower(r.text)
	for _, start := range endings {
		if strings.HasPrefix(text, start) && (start != "ends" || len(text) < 6) {
			return true
		}
	}
	last := d.rows[len(d.rows)-1].Span == r.Span
	return r.Kind == corpus.Note || followMe.MatchString(text) || last && (r.Italic || aboutItself.MatchString(text))
}

// followMe matches a row that asks to follow the author elsewhere.
var followMe = regexp.MustCompile(`^follow .{1,60} on (?:twitter|facebook|instagram|x)\b`)

// aboutItself matches a last row in which the outlet speaks of the article.
var aboutItself = regexp.MustCompile(`\bthis (?:sample |edited |news )?(?:article|transcript|interview|page|conversation)\b`)

// closes reports whether a row does not go on with the turn above it: another form's, the outlet's or the reporter's.
func (d *document) closes(r *row) bool { return r.taken || d.ends(r) || d.narrates(r) }

// endings are how the rows begin that stand below the last turn.
var endings = []string{
	"###", "* * *", "(reporting by", "reporting by", "(the briefing was", "(the interview was", "(writing by", "copyright", "©",
	"related:", "read more", "source:", "sources:", "advertisement", "sign up", "follow us", "share this", "editor's note",
	"editor’s note", "this interview has been", "this transcript", "- 30 -", "(ends)", "ends", "for further information",
	"share and comment", "follow us", "h/t",
}

// skipped reports whether a row inside a turn is none of its words: a remark in brackets, a heading, furniture.
func (d *document) skipped(r *row) bool {
	decorated := strings.HasPrefix(r.text, "**") || strings.HasPrefix(r.text, "--") || strings.HasPrefix(r.text, "#")
	heading := r.headingLike() && (titleCase(r.text) || capitals(r.text)) || r.Kind == corpus.Heading && d.marked
	return decorated || heading || stageDirection(r.text) || furniture(r.text)
}

// furniture reports whether a row is a control of the page, a line without words, or a time: "3.41 pm".
func furniture(text string) bool {
	text = strings.TrimLeft(text, "- ")
	lower := strings.ToLower(text)
	switch {
	case strings.HasPrefix(text, "View Speech"), strings.HasPrefix(lower, "check against delivery"):
		return true
	case strings.Contains(text, "://") && !sentenceEnd(text), clerk.MatchString(text):
		return true
	case text == "" || !strings.ContainsFunc(text, unicode.IsLetter):
		return true
	}
	return timeRow.MatchString(lower)
}

// clerk matches what a record says of its clerks.
var clerk = regexp.MustCompile(`^The .{0,60}\bclerk (?:proceeded|called|will|read)`)

// timeRow matches a row that is only a time.
var timeRow = regexp.MustCompile(`^\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?$`)

// capitals reports whether a row is set in capitals throughout: "CROSS-EXAMINATION".
func capitals(text string) bool { return len(text) > 2 && text == strings.ToUpper(text) }

// titleCase reports whether a row is set as a heading is: three words or more, nearly all of which begin with a
// capital.
func titleCase(text string) bool {
	upper, lower := 0, 0
	for w := range strings.FieldsSeq(text) {
		switch first := voice.FirstRune(w); {
		case len(w) < 4:
		case first >= 'A' && first <= 'Z':
			upper++
		default:
			lower++
		}
	}
	return upper >= 3 && lower*4 <= upper
}
