package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
	"verbatim/index/document"
)

// A frame is the words of the article that have to stand around the content of a quote, so that it says what the
// speaker said: "denied that" before "the dam would be sold". Either span may be zero.
type frame struct{ before, after corpus.Span }

// plainly are the words of reports that tell nothing about the content after them.
var plainly = map[string]bool{"said": true, "says": true, "say": true, "saying": true}

// maxFrame is how many bytes may stand between a report and the content for all of it to be shown: the time, the place
// and the addressee. From further away the report is shown alone.
const maxFrame = 160

// maxReport is how many bytes of a report are shown, its last ones. Reports have a few words; only text made to break a
// page has more.
const maxReport = 200

// frame returns the words to show around the content.
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

// shortened returns a report within the passage, with at most its last maxReport bytes; zero where it lies elsewhere.
func (h *Hit) shortened(report corpus.Span) corpus.Span {
	if report.IsZero() || !h.Holds(report) {
		return corpus.Span{}
	}
	for report.Len() > maxReport || report.Len() > 0 && !utf8.RuneStart(h.Passage[report.Start-h.PassageAt]) {
		report.Start++
	}
	return report
}

// verb returns the verb without which a paraphrase or a clause that asserts something does not read as a sentence:
// "voiced" before "regret". It is zero where other words stand between the two, and for verbs that say no more than
// that something was said.
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

// upTo returns the words from a report to the content after it, without the opening mark of a quotation; the report
// alone where the content is far away or in another paragraph, or a further quotation stands between.
func (h *Hit) upTo(report, content corpus.Span) corpus.Span {
	between := h.Slice(corpus.Span{Start: report.End, End: content.Start})
	between = strings.TrimRightFunc(between, isOutside)
	if len(between) > maxFrame || strings.ContainsFunc(between, isMark) || document.BlankLine.MatchString(between) {
		return report
	}
	return corpus.Span{Start: report.Start, End: report.End + len(between)}
}

func isMark(r rune) bool { return strings.ContainsRune("\"“”„«»", r) }

// isOutside reports whether r stands between a quotation's words and those around it: a mark or white space.
func isOutside(r rune) bool {
	return unicode.IsSpace(r) || isMark(r) || strings.ContainsRune("'‘’`", r)
}

// Framed returns the content, which a surface has rendered as words, with the words of the article that must stand
// around it; show renders a slice of the article. What is shown so is never a claim that the speaker did not make.
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

// separator returns what to put between the words before the content and the content.
func (h *Hit) separator(before corpus.Span) string {
	if first := h.Quote.Spans[0]; before.End <= first.Start {
		return h.Between(before, first)
	}
	return ": "
}

// Shown returns the content with the words that must stand around it, all as the article has them, the pieces joined by
// Ellipsis.
func (h *Hit) Shown() string {
	return h.Framed(strings.Join(h.Pieces(), Ellipsis), h.Slice)
}
