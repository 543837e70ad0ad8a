package layout

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/recording"
	"verbatim/corpus/layout/voice"
)

// A document is an article as the forms read it.
type document struct {
	voice.Reader
	rows     []row
	turns    []Turn
	title    string
	labelled bool // a row has a label
	marked   bool // the loader has found the blocks, so what is called a heading is one
}

// A form reads one way in which speech is set out.
type form interface {
	read() // claims rows for turns
}

// forms returns the ways in which speech is set out, in the order in which they are looked for. Each claims rows that
// none before it has claimed.
func forms(d *document) []form {
	return []form{
		embeds{d}, &transcripts{document: d}, signedQuotes{d}, nameLines{d}, interviews{d}, speeches{d}, letters{d}, blockQuotes{d},
		posts{d}, captions{d},
	}
}

// Turns returns the turns of an article with these blocks, in order; none overlap. Most articles have none.
func Turns(a *corpus.Article, blocks []corpus.Block, words voice.Words) []Turn {
	d := &document{
		Reader: voice.Reader{Text: a.Text, Known: words}, rows: rowsOf(a.Text, blocks), marked: a.Blocks != nil, title: a.Title,
	}
	for _, t := range recording.Turns(&d.Reader, blocks) {
		d.turns = append(d.turns, Turn{Form: Transcript, Label: t.Label, Voice: t.Voice, Words: t.Words, Rows: t.Rows})
	}
	if d.turns != nil {
		d.complete()
		return d.turns
	}
	inline{d}.split()
	d.readLabels()
	for _, f := range forms(d) {
		f.read()
	}
	claimPullQuote(d)
	slices.SortFunc(d.turns, func(a, b Turn) int { return a.Rows.Start - b.Rows.Start })
	d.complete()
	return d.turns
}

// claimPullQuote claims the first row of an interview or a transcript where it is a quotation: such a headline repeats
// words of the turns, which are quotes already.
func claimPullQuote(d *document) {
	spoken := slices.ContainsFunc(d.turns, func(t Turn) bool { return t.Form == Transcript || t.Form == Interview })
	first := ""
	if spoken && !d.rows[0].taken {
		first = d.rows[0].text
	}
	if look.Marked(first) && len(first) <= look.MaxHeading && !look.SentenceEnd(first) {
		d.add(Turn{Form: Transcript}, 0, 1)
	}
}

// complete gives the voices of all turns their full names.
func (d *document) complete() {
	if len(d.turns) == 0 {
		return
	}
	c := voice.Completion{Reader: d.Reader, Title: d.title}
	for i := range d.rows {
		c.Rows = append(c.Rows, d.rows[i].Span)
	}
	var voices []*voice.Voice
	for i := range d.turns {
		voices = append(voices, &d.turns[i].Voice)
		for k := range d.turns[i].Joint {
			voices = append(voices, &d.turns[i].Joint[k])
		}
	}
	c.Complete(voices)
}

// add claims the rows [first, last) for a turn, and keeps it where it has words or stands for no one's.
func (d *document) add(t Turn, first, last int) {
	t.Words = slices.DeleteFunc(t.Words, func(words corpus.Span) bool { return words.End <= words.Start })
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
	// "(02:31) We did."
	if n := look.Clock(span.In(d.Text)); n > 0 && (d.Text[span.Start] == '(' || d.Text[span.Start] == '[') {
		span = voice.Trimmed(d.Text, span.Start+n, end)
	}
	if at := d.afterRemarks(span.Start, end); at > span.Start && strings.HasPrefix(d.Text[at:end], ":") { // "(on camera):"
		span = voice.Trimmed(d.Text, at+1, end)
	}
	span.End = span.Start + len(look.WithoutLastRemark(span.In(d.Text)))
	text := span.In(d.Text)
	if !look.Marked(text) {
		return span, true
	}
	open := len(string(voice.FirstRune(text)))
	closing := look.ClosingOf(text)
	switch {
	case closing < 0: // goes on in the next row
		return voice.Trimmed(d.Text, span.Start+open, span.End), true
	case strings.Trim(text[closing:], look.Closers+" .") == "":
		return voice.Trimmed(d.Text, span.Start+open, span.Start+closing), true
	}
	return corpus.Span{}, false
}
