package index

import (
	"verbatim/corpus"
)

// core is what a passage must hold: the content, and the report and the cue where they are near.
func core(q *corpus.Quote) corpus.Span {
	extent := q.Extent()
	if report := q.Report.Span; near(report, extent) {
		extent = extent.Cover(report)
	}
	if near(q.Cue, extent) {
		extent = extent.Cover(q.Cue)
	}
	return extent
}

// near reports whether a span, which may be zero, lies so close to an extent that a passage can hold both.
func near(s, extent corpus.Span) bool {
	return !s.IsZero() && s.Start <= extent.End+maxPassage && s.End >= extent.Start-maxPassage
}

// document is a quote as the mapping takes it. What is said and what stands around it has names in both forms that the article gives.
func document(a *corpus.Article, q *corpus.Quote, p corpus.Span, forms []nameForms) map[string]any {
	var who, keys []string
	for _, s := range speakersOf(q) {
		who, keys = append(who, s.Name, s.Role), append(keys, nameKey(s.Name))
	}
	return map[string]any{
		fieldContent: append(q.Pieces(a.Text), otherForms(forms, q.Pieces(a.Text)...)...),
		fieldPassage: append([]string{p.In(a.Text)}, otherForms(forms, p.In(a.Text))...),
		fieldSpeaker: who, fieldName: keys,
		fieldTitle: a.Title, fieldPublisher: a.Publisher, fieldID: q.ID,
		fieldReport: string(q.Report.Known()),
	}
}
