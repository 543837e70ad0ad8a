package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

// blockQuotes reads words that are set off from the report without marks: by their element, or by a sentence before
// them that reports and ends with a colon.
type blockQuotes struct{ *document }

func (d blockQuotes) read() {
	for i := 0; i < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken {
			continue
		}
		quoted := r.Kind == corpus.Quoted
		if quoted && r.Cite.Len() == 0 && (i == 0 || !d.rows[i-1].joined(r)) {
			d.sign(i)
		}
		switch {
		case quoted && r.Cite.Len() > 0:
			i = d.citedBlock(i) - 1
		case i+1 < len(d.rows) && d.announces(r):
			d.announcedBlock(i)
		}
	}
}

// sign looks for the author of the block quote that begins at row i where no element names it: a dash opens its last
// row or stands in it, or a caption follows.
func (d blockQuotes) sign(i int) {
	end := i
	for end < len(d.rows) && d.rows[end].joined(&d.rows[i]) {
		end++
	}
	last := &d.rows[end-1]
	var cite corpus.Span
	if at := strings.LastIndex(last.text, "— "); at >= 0 && len(last.text)-at <= look.MaxSignature {
		cite = corpus.Span{Start: last.Span.Start + at, End: last.Span.End}
	} else if n := look.Dash(last.text); n > 0 && len(last.text) <= look.MaxSignature {
		cite = last.Span
	} else if end < len(d.rows) && d.rows[end].Kind == corpus.Caption {
		cite = d.rows[end].Span
	}
	if _, ok := d.author(cite); cite.Len() == 0 || !ok {
		return
	}
	for k := i; k < end; k++ {
		d.rows[k].Cite = cite
	}
}

// citedBlock reads a block quote that names its author, and returns the row after it.
func (d blockQuotes) citedBlock(i int) int {
	r := &d.rows[i]
	after := i + 1
	for after < len(d.rows) && d.sameBlock(r, &d.rows[after]) {
		after++
	}
	v, ok := d.author(r.Cite)
	if !ok {
		return after
	}
	t := Turn{Form: BlockQuote, Label: v.Name, Voice: v}
	next := i
	for ; next < len(d.rows) && d.sameBlock(r, &d.rows[next]); next++ {
		row := &d.rows[next]
		end := row.Span.End
		if r.Cite.Start > row.Span.Start && r.Cite.Start < end {
			end = r.Cite.Start
		}
		if r.Cite.Start <= row.Span.Start && r.Cite.End >= row.Span.End {
			continue // the row that names
		}
		end = row.Span.Start + len(strings.TrimRight(d.Text[row.Span.Start:end], " —–-"))
		if words, whole := d.said(row.Span.Start, d.withoutLinks(row.Span.Start, end)); whole && words.Len() > 0 {
			t.Words = append(t.Words, words)
		}
	}
	d.add(t, i, next)
	return after
}

// sameBlock reports whether two rows belong to the same block quote.
func (d blockQuotes) sameBlock(a, b *row) bool {
	return !b.taken && a.joined(b) && a.Cite == b.Cite
}

// author reads who is named below a block quote: "— Ada Marsh, teacher", "farmer Ada Marsh said".
func (d blockQuotes) author(cite corpus.Span) (voice.Voice, bool) {
	if cite.Len() > look.MaxSignature {
		return voice.Voice{}, false
	}
	cite = voice.Trimmed(d.Text, cite.Start+look.LeadIn(cite.In(d.Text)), cite.End)
	words := d.WordsOf(cite)
	if n := len(words); n > 1 && d.Is(words[n-1], voice.Report) {
		cite.End = words[n-2].End
	}
	v, ok := d.Voice(d.withoutDay(cite))
	return v, ok && (v.Kind == voice.Person || v.Kind == voice.Group || v.Kind == voice.Office)
}

// announces reports whether a row introduces a speaker's words: it ends with a colon, and its last sentence reports.
func (d blockQuotes) announces(r *row) bool {
	short := r.Kind == corpus.Heading && len(r.text) < minAnnounced
	if short || !strings.HasSuffix(r.text, ":") || r.label.style != noLabel {
		return false
	}
	last := r.text
	if i := strings.LastIndex(strings.TrimRight(last, ":"), ". "); i >= 0 {
		last = last[i+2:]
	}
	if strings.ContainsAny(last, "“”\"«»") {
		return false
	}
	words := d.WordsOf(corpus.Span{Start: r.Span.End - len(last), End: r.Span.End - 1})
	for i, w := range words {
		if d.Is(w, voice.Report) && len(words)-i <= maxAdjunct {
			return i > 0
		}
	}
	return false
}

// maxAdjunct is how many words the verb that leads over and what follows it may have: "wrote in a long letter".
const maxAdjunct = 5

// minAnnounced is how many bytes a row without a full stop must have to introduce a speaker's words.
const minAnnounced = 10

// canBeSaid reports whether a row can be quoted words without marks: a sentence that is no item of a list.
func (d blockQuotes) canBeSaid(r *row) bool {
	if look.Marked(r.text) || !look.SentenceEnd(r.text) || r.Kind == corpus.ListItem || look.Digit(r.text[0]) ||
		r.text[0] == '<' {
		return false
	}
	own := r.Kind == corpus.Quoted || look.SaysI(r.text) // reporters lead over to pictures and to their own words, too
	return own && len(d.WordsOf(r.Span)) >= minBlockWords
}

// minBlockWords is how many words a block quote without marks has at least.
const minBlockWords = 4

// announcedBlock reads the words after a row that introduces them: one row, and those after it that are in the first
// person or in the same block quote.
func (d blockQuotes) announcedBlock(i int) {
	first := &d.rows[i+1]
	if first.taken || first.label.style != noLabel || !d.canBeSaid(first) {
		return
	}
	t := Turn{Form: BlockQuote, Label: d.rows[i].Span, Voice: voice.Voice{Kind: voice.Announced}}
	next := i + 1
	for ; next < len(d.rows) && !d.rows[next].taken && !d.ends(&d.rows[next]); next++ {
		r := &d.rows[next]
		if next > i+1 && (!r.joined(first) || first.Kind != corpus.Quoted && (!look.SaysI(r.text) || d.reports(r))) {
			break
		}
		if words, whole := d.said(r.Span.Start, r.Span.End); whole {
			t.Words = append(t.Words, words)
		}
	}
	d.add(t, i+1, next)
}

// reports reports whether a row has a verb that reports.
func (d *document) reports(r *row) bool {
	for _, w := range d.WordsOf(r.Span) {
		if d.Is(w, voice.Report) {
			return true
		}
	}
	return false
}
