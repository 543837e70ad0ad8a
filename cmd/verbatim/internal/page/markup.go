package page

import (
	"cmp"
	"slices"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/legible"
)

// A part is what a span of an article is for a quote.
type part uint8

const (
	contentPart part = iota // the words said
	cuePart                 // the words that report
	sourcePart              // the words that name the speaker
)

// A mark is a span of an article that is a part of quotes. Several quotes can share a cue or a source. Quotes are
// numbered from 0 in the order in which they begin.
type mark struct {
	corpus.Span
	part   part
	quotes []int
}

// An event is the next item of a paragraph: some of its text, or the beginning or end of a mark.
type event struct {
	text  string // if it is not empty, open and close are nil
	shown string // the text as a reader sees it
	open  *mark
	close *mark
}

// A markedParagraph is a paragraph of an article with its marks. A paragraph closes every mark that it opens, and the
// marks are nested: those that cross each other or the end of a paragraph are closed and opened again.
type markedParagraph struct {
	gap    string // the white space before it
	events []event
	begun  []int // the quotes that begin in it
}

// markUp returns the paragraphs of an article with the marks of its quotes, and the white space after the last
// paragraph. All gaps and texts together, with the tail, are the article's text.
func markUp(text string, quotes []attribution.Explained) (all []markedParagraph, tail string) {
	pending := marksOf(quotes)
	var current []*mark // the marks that have begun and not yet ended
	begun := make([]bool, len(quotes))
	end := 0
	for _, p := range render.LineParagraphs(text) {
		n, _ := slices.BinarySearchFunc(pending, p.End, func(m *mark, at int) int { return cmp.Compare(m.Start, at) })
		current, pending = append(current, pending[:n]...), pending[n:]
		marked := markedParagraph{gap: text[end:p.Start], events: nest(text, p, current)}
		for _, m := range current {
			if m.part == contentPart && m.Overlaps(p) && !begun[m.quotes[0]] {
				begun[m.quotes[0]] = true
				marked.begun = append(marked.begun, m.quotes[0])
			}
		}
		current = slices.DeleteFunc(current, func(m *mark) bool { return m.End <= p.End })
		all = append(all, marked)
		end = p.End
	}
	return all, text[end:]
}

// marksOf returns the marks of quotes in the order in which they are opened: the outer mark before the inner one.
func marksOf(quotes []attribution.Explained) []*mark {
	type key struct {
		corpus.Span
		part part
	}
	var all []*mark
	shared := map[key]*mark{}
	for i := range quotes {
		for _, s := range quotes[i].Spans {
			all = append(all, &mark{s, contentPart, []int{i}})
		}
		for _, k := range []key{{quotes[i].Cue, cuePart}, {quotes[i].Source, sourcePart}} {
			switch m := shared[k]; {
			case k.Span.Len() == 0:
			case m != nil:
				m.quotes = append(m.quotes, i)
			default:
				shared[k] = &mark{k.Span, k.part, []int{i}}
				all = append(all, shared[k])
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.part, b.part))
	})
	return all
}

// nest returns the text of a paragraph with the marks that overlap it, nested like brackets.
func nest(text string, p corpus.Span, marks []*mark) []event {
	var out []event
	var open []*mark
	at := p.Start
	for at < p.End {
		for ; len(marks) > 0 && marks[0].Start <= at; marks = marks[1:] {
			if marks[0].End > at {
				open = append(open, marks[0])
				out = append(out, event{open: marks[0]})
			}
		}
		to := p.End
		if len(marks) > 0 {
			to = min(to, marks[0].Start)
		}
		for _, m := range open {
			to = min(to, m.End)
		}
		out = append(out, event{text: text[at:to], shown: legible.In(text, at, to)})
		at = to
		ends := func(m *mark) bool { return m.End <= at || at == p.End }
		first := slices.IndexFunc(open, ends)
		if first < 0 {
			continue
		}
		for i := len(open) - 1; i >= first; i-- {
			out = append(out, event{close: open[i]})
		}
		rest := slices.DeleteFunc(open[first:], ends)
		for _, m := range rest {
			out = append(out, event{open: m})
		}
		open = open[:first+len(rest)]
	}
	return out
}
