package index_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index"
)

// TestReportIsShownWithItsContent checks that the content of a quote is never shown without its report.
func TestReportIsShownWithItsContent(t *testing.T) {
	const passage = "Marsh denied on Friday that the dam was sold. She said the ban was late. Roe " +
		"vowed  to appeal. The pier would close, Roe doubted. " +
		"“Who pays?” asked Roe. Roe denied that “the mill is dead.” “Is it,” asked Roe, “too late?” " +
		"Roe called the ban “a farce.” Marsh quoted Roe as " +
		"saying: “No.” According to Roe, it rained. “No,” Roe argued.\n\nRoe ruled out\n\na sale."
	at := func(words string) corpus.Span {
		i := strings.Index(passage, words)
		if i < 0 {
			t.Fatalf("%q is not in the passage", words)
		}
		return corpus.Span{Start: 100 + i, End: 100 + i + len(words)}
	}
	for _, c := range []struct {
		class   corpus.ReportClass
		report  string
		content string // pieces, with | between
		kind    corpus.Kind
		want    string
	}{
		{corpus.Denies, "denied", "the dam was sold", corpus.Indirect, "denied on Friday that the dam was sold"},
		{corpus.Asserts, "said", "the ban was late", corpus.Indirect, "the ban was late"},
		{corpus.Intends, "vowed", "to appeal", corpus.Indirect, "vowed to appeal"},
		{corpus.Asserts, "vowed", "to appeal", corpus.Indirect, "vowed to appeal"},
		{corpus.Doubts, "doubted", "The pier would close", corpus.Indirect, "The pier would close, Roe doubted"},
		{corpus.Asks, "asked", "Who pays?", corpus.Direct, "Who pays? asked"},
		{corpus.Asks, "", "Who pays?", corpus.Direct, "Who pays?"},
		{corpus.Denies, "denied that", "the mill is dead.", corpus.Direct, "denied that the mill is dead."},
		{corpus.Asks, "asked Roe, ", "Is it,|too late?", corpus.Direct, "asked Roe, : Is it, … too late?"},
		{corpus.Asserts, "called", "the ban “a farce.”", corpus.Mixed, "called the ban “a farce.”"},
		{corpus.Cites, "Marsh quoted Roe as saying", "No.", corpus.Direct, "Marsh quoted Roe as saying: No."},
		{corpus.Asserts, "According to", "it rained", corpus.Indirect, "it rained"},
		{corpus.Asserts, "argued", "No,", corpus.Direct, "No,"},
		{corpus.Denies, "ruled out", "a sale", corpus.Indirect, "ruled out a sale"},
	} {
		q := corpus.Quote{Kind: c.kind, Report: corpus.Report{Class: c.class}}
		if c.report != "" {
			q.Report.Span = at(c.report)
		}
		for piece := range strings.SplitSeq(c.content, "|") {
			q.Spans = append(q.Spans, at(piece))
		}
		h := index.Hit{Passage: passage, PassageAt: 100, Quote: q}
		if got := h.Shown(); got != c.want {
			t.Errorf("%q is shown as %q, not %q", c.content, got, c.want)
		}
	}
}
