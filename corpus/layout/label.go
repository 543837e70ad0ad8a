package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// A label is what stands at the start of a row and may name who speaks.
type label struct {
	style labelStyle
	name  corpus.Span // the words that name, in the article's text
	body  int         // where the words said begin, in the article's text; the end of the row where none follow
	voice voice.Voice
	key   string // the label's words folded, to see which labels are alike
}

// A labelStyle says how a label is written.
type labelStyle uint8

const (
	noLabel     labelStyle = iota
	capsLabel              // "MARSH:"
	mixedLabel             // "Ada Marsh:"
	letterLabel            // "Q:", "A.", "Q -"
	recordLabel            // "Mr. MARSH (Ohio)."
)

// maxLabel is how many bytes a label may have: a name and an office.
const maxLabel = 140

// readLabel finds the label that opens a row.
func (d *document) readLabel(r *row) label {
	at := r.Span.Start + leadIn(r.text)
	text := d.Text[at:r.Span.End]
	if l, ok := letterOf(text); ok {
		name := corpus.Span{Start: at, End: at + 1}
		body := d.afterRemarks(at+l, r.Span.End)
		return label{style: letterLabel, name: name, body: body, voice: letterVoice(text[0]), key: text[:1]}
	}
	if n := recordEnd(text); n > 0 {
		l := d.labelled(recordLabel, at, at+n-1, at+n, r.Span.End)
		named := l.voice.Kind == voice.Person && l.voice.Role.Len() > 0 // "The Acting CHAIR (Ms. MARSH)."
		bare, _, _ := strings.Cut(text[:n], " (")
		long := strings.Count(bare, " ") >= maxPresiding || strings.ContainsAny(bare, "–—,")
		if strings.HasPrefix(text, "The ") && (long || l.voice.Kind != voice.Office && !named) {
			return label{} // "The NATO summit of May."
		}
		return l
	}
	colon := colonOf(text)
	if colon <= 0 || strings.HasPrefix(text, examination) || d.HasReport(corpus.Span{Start: at, End: at + colon}) {
		return label{}
	}
	style := mixedLabel
	if voice.AllCaps(firstName(text[:colon])) {
		style = capsLabel
	}
	return d.labelled(style, at, at+colon, at+colon+1, r.Span.End)
}

// maxPresiding is how many words name an office in a record: "The SPEAKER pro tempore".
const maxPresiding = 4

// labelled makes a label of the words [start, end) that name; the words said begin at body or later.
func (d *document) labelled(style labelStyle, start, end, body, rowEnd int) label {
	name := voice.Trimmed(d.Text, start, end)
	v, ok := d.Voice(name)
	if !ok {
		return label{}
	}
	if v.Kind >= voice.Asker || v.Kind == voice.NoVoice {
		name, v.Role = v.Role, corpus.Span{} // without what stands in brackets
	}
	key := strings.ToLower(name.In(d.Text))
	if v.Kind == voice.Person { // "Ada Marsh" and "Marsh" are alike, and so are "Marsh (00:04)" and "Marsh (00:09)"
		words := d.WordsOf(v.Name)
		key = strings.ToLower(words[len(words)-1].In(d.Text))
	}
	return label{style: style, name: name, body: d.afterRemarks(body, rowEnd), voice: v, key: key}
}

// afterRemarks returns where the words said begin after a label, white space and a remark in brackets, such as
// "(Via interpreter)".
func (d *document) afterRemarks(at, end int) int {
	for {
		at = voice.Trimmed(d.Text, at, end).Start
		rest := d.Text[at:end]
		if rest == "" || rest[0] != '(' && rest[0] != '[' {
			return at
		}
		closing := strings.IndexAny(rest, ")]")
		if closing < 0 || closing > maxRemark {
			return at
		}
		at += closing + 1
	}
}

// maxRemark is how many bytes a remark in brackets after a label may have.
const maxRemark = 60

// leadIn returns how many bytes at the start of a row are no part of its label: a time, ">>", a bullet, asterisks.
func leadIn(text string) int {
	at := 0
	for {
		rest := text[at:]
		n := clock(rest)
		if n == 0 {
			n = len(rest) - len(strings.TrimLeft(rest, ">*•·–—- \t\u00a0"))
		}
		if n == 0 {
			return at
		}
		at += n
	}
}

// clock returns the length of a time that opens text, in brackets or not, with the space after it: "[02:50:05] ",
// "17:03 ".
func clock(text string) int {
	i := 0
	open := strings.HasPrefix(text, "[") || strings.HasPrefix(text, "(")
	if open {
		i++
	}
	digits, colons := 0, 0
	for ; i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == ':'); i++ {
		if text[i] == ':' {
			colons++
		} else {
			digits++
		}
	}
	if colons == 0 || digits < 3 || i >= len(text) {
		return 0
	}
	if open && (text[i] == ']' || text[i] == ')') {
		return i + 1
	}
	if !open && text[i] == ' ' {
		return i + 1
	}
	return 0
}

// letterOf returns how many bytes of text are the label of a question or an answer set as a letter: "Q:", "A.", "Q -".
func letterOf(text string) (int, bool) {
	if len(text) < 4 || text[0] != 'Q' && text[0] != 'A' {
		return 0, false
	}
	switch rest := text[1:]; {
	case rest[0] == ':' || rest[0] == '.' && rest[1] == ' ':
		return 2, true
	case text[0] == 'Q' && rest[0] == ' ' && unicode.IsUpper(voice.FirstRune(rest[1:])):
		return 2, true
	case text[0] == 'Q' && (strings.HasPrefix(rest, "  ") || rest[0] == '\t' || strings.HasPrefix(rest, "\u00a0")):
		return 2, true
	case strings.HasPrefix(rest, " - "), strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " — "):
		return 1 + strings.Index(rest[1:], " ") + 1, true
	}
	return 0, false
}

func letterVoice(c byte) voice.Voice {
	if c == 'Q' {
		return voice.Voice{Kind: voice.Asker}
	}
	return voice.Voice{Kind: voice.Principal}
}

// colonOf returns where the colon stands that ends the label of text, or 0: on its first line, outside of brackets,
// with no end of a sentence before it.
func colonOf(text string) int {
	depth := 0
	for i, r := range text {
		if i > maxLabel {
			return 0
		}
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '\n', '?', '!', ';', '“', '”', '"', '«':
			return 0
		case '.':
			if depth == 0 && endsSentence(text, i) {
				return 0
			}
		case ':':
			if depth <= 0 && (i+1 == len(text) || !isDigit(text[i+1]) && text[i+1] != '/') {
				return i
			}
		}
	}
	return 0
}

// endsSentence reports whether the full stop at byte i of text ends a sentence: a long word stands before it and white
// space follows. An initial or a title's stop ends none.
func endsSentence(text string, i int) bool {
	if i+1 >= len(text) || text[i+1] != ' ' {
		return false
	}
	word := text[strings.LastIndexAny(text[:i], " (.")+1 : i]
	return len(word) > 3 && !strings.EqualFold(word, "prof")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// firstName returns the first word of a label that is longer than a title: "MARSH" of "Mr. MARSH".
func firstName(text string) string {
	separates := func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '(' }
	for _, w := range strings.FieldsFunc(text, separates) {
		if !strings.HasSuffix(w, ".") && len(w) > 1 && !voice.Courtesy[strings.ToLower(w)] && w != "The" {
			return w
		}
	}
	return text
}

// recordEnd returns the length of a label as parliaments' records have it, which ends with a full stop, or 0:
// "Mr. MARSH (Ohio).", "Ms. ADA MARSH of Ohio.", "The SPEAKER pro tempore.".
func recordEnd(text string) int {
	rest, titled := text, false
	for _, t := range []string{"Mr. ", "Mrs. ", "Ms. ", "Miss ", "Dr. ", "The "} {
		if after, ok := strings.CutPrefix(text, t); ok {
			rest, titled = after, true
			break
		}
	}
	if !titled {
		return 0
	}
	if acting, ok := strings.CutPrefix(rest, "Acting "); ok {
		rest = acting
	}
	word, _, _ := strings.Cut(rest, " ")
	if !voice.AllCaps(strings.TrimRight(word, ".,")) {
		return 0
	}
	return recordStop(text, len(text)-len(rest))
}

// recordStop returns where the full stop of a record's label ends, looked for from byte from on.
func recordStop(text string, from int) int {
	depth := 0
	for i := from; i < len(text) && i < maxLabel; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '.':
			stop := depth == 0 && i+1 < len(text) && text[i+1] == ' '
			if stop && i-strings.LastIndexByte(text[:i], ' ') > 2 { // not the stop of an initial
				return i + 1
			}
		case ':', '?', '!', ';', '\n', '"':
			return 0
		}
	}
	return 0
}
