package document

import (
	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/store"
)

// Core returns what the passage of a quote must contain: the content, and the report and the cue unless they
// are far away.
func Core(q *corpus.Quote) corpus.Span {
	extent := q.Extent()
	if report := q.Report.Span; near(report, extent) {
		extent = extent.Cover(report)
	}
	if near(q.Cue, extent) {
		extent = extent.Cover(q.Cue)
	}
	return extent
}

// near reports whether a span is close enough to an extent for one passage to contain both. An empty span is not.
func near(s, extent corpus.Span) bool {
	return !s.IsZero() && s.Start <= extent.End+MaxPassage && s.End >= extent.Start-MaxPassage
}

// fields is a quote as the mapping takes it. What is said and what stands around it has names in both forms
// that the article gives.
func fields(a *corpus.Article, q *corpus.Quote, p corpus.Span, forms []nameForms) map[string]any {
	var who, keys []string
	for _, s := range names.SpeakersOf(q) {
		who, keys = append(who, s.Name, s.Role), append(keys, names.Key(s.Name))
	}
	return map[string]any{
		store.FieldContent: append(q.Pieces(a.Text), otherForms(forms, q.Pieces(a.Text)...)...),
		store.FieldPassage: append([]string{p.In(a.Text)}, otherForms(forms, p.In(a.Text))...),
		store.FieldSpeaker: who, store.FieldName: keys,
		store.FieldTitle: a.Title, store.FieldPublisher: a.Publisher, store.FieldID: q.ID,
		store.FieldReport: string(q.Report.Known()),
	}
}
