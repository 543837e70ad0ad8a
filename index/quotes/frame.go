package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
	"verbatim/index/document"
)

// A frame is the text around the content of a quote without which it would not say what the speaker said:
// "denied that" before "the dam would be sold". Either span may be empty.
type frame struct{ before, after corpus.Span }

// plainly has the words of reports that say nothing about the content after them.
var plainly = map[string]bool{"said": true, "says": true, "say": true, "saying": true}

// maxFrame is the number of bytes between a report and the content up to which all of it is shown: time, place
// and addressee. A report further away is shown alone.
const maxFrame = 160

// maxReport is the maximum size in bytes of a report that is shown, from its end. Only text that was written to
// break a page has longer reports.
const maxReport = 200

// frame returns the frame of the content.
func (h *Hit) frame() frame {
	report := h.Quote.Report
	report.Span = h.shortened(report.Span)
	if len(h.Quote.Spans) == 0 || report.Span.IsZero() {
		return frame{}
	}
	if report.Plain() {
		return frame{before: h.verb(report.Span)}
	}
	first, last := h.Quote.Spans[0], h.Quote.Spans[len(h.Quote.Spans)-1]
	switch {
	case report.Span.End <= first.Start:
		return frame{before: h.upTo(report.Span, first)}
	case report.Span.Start >= last.End && len(h.Quote.Spans) == 1 && report.Span.Start-last.End <= maxFrame:
		after := corpus.Span{Start: last.End, End: report.Span.End}
		words := h.Slice(after)
		after.Start += len(words) - len(strings.TrimLeftFunc(words, isOutside))
		return frame{after: after}
	}
	return frame{before: report.Span}
}

// shortened returns the last maxReport bytes of a report, or an empty span if the passage does not contain it.
func (h *Hit) shortened(report corpus.Span) corpus.Span {
	if report.IsZero() || !h.Holds(report) {
		return corpus.Span{}
	}
	for report.Len() > maxReport || report.Len() > 0 && !utf8.RuneStart(h.Passage[report.Start-h.PassageAt]) {
		report.Start++
	}
	return report
}

// verb returns the verb of an assertion if a paraphrase or a clause would not read as a sentence without it:
// "voiced" before "regret". It returns an empty span if other words follow the verb, and for verbs such as
// "said".
func (h *Hit) verb(report corpus.Span) corpus.Span {
	first := h.Quote.Spans[0]
	if h.Quote.Kind == corpus.Direct || report.End > first.Start || plainly[fold.String(h.Slice(report))] {
		return corpus.Span{}
	}
	if strings.TrimSpace(h.Slice(corpus.Span{Start: report.End, End: first.Start})) != "" {
		return corpus.Span{}
	}
	return report
}

// upTo returns the words from a report to the content after it, without the opening quotation mark. It returns
// the report alone if the content is far away or in another paragraph, or if another quotation is between them.
func (h *Hit) upTo(report, content corpus.Span) corpus.Span {
	between := h.Slice(corpus.Span{Start: report.End, End: content.Start})
	between = strings.TrimRightFunc(between, isOutside)
	if len(between) > maxFrame || strings.ContainsFunc(between, isMark) || document.BlankLine.MatchString(between) {
		return report
	}
	return corpus.Span{Start: report.Start, End: report.End + len(between)}
}

func isMark(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// isOutside reports whether r is a quotation mark or white space.
func isOutside(r rune) bool {
	return unicode.IsSpace(r) || isMark(r) || strings.ContainsRune("'‘’`", r)
}

// Framed returns the content with its frame. words is the content as a surface has rendered it, and show
// renders a slice of the article. The result never is a claim that the speaker did not make.
func (h *Hit) Framed(words string, show func(corpus.Span) string) string {
	f := h.frame()
	if f.before.Len() > 0 {
		words = show(f.before) + h.separator(f.before) + words
	}
	if f.after.Len() > 0 {
		if r, _ := utf8.DecodeRuneInString(h.Slice(f.after)); !unicode.IsPunct(r) {
			words += " "
		}
		words += show(f.after)
	}
	return words
}

// separator returns the separator of the frame before the content and the content.
func (h *Hit) separator(before corpus.Span) string {
	if first := h.Quote.Spans[0]; before.End <= first.Start {
		return h.Between(before, first)
	}
	return ": "
}

// Shown returns the content with its frame as in the article. The parts of the content are joined by Ellipsis.
func (h *Hit) Shown() string {
	return h.Framed(strings.Join(h.Pieces(), Ellipsis), h.Slice)
}
