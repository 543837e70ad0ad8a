package show

import (
	"cmp"
	"slices"
	"time"

	"verbatim/bot/locale"
	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/query"
)

// A Choice narrows an answer.
type Choice struct {
	Label  string
	Detail string // how many of the quotes at hand it leaves; "" if there are more
	Field  string // the field of a query that narrows it
}

// How many choices of a kind there are at most. Their sum is within the 25 options of a menu.
const (
	mostSpeakers   = 10
	mostPublishers = 6
	mostMonths     = 6
	maxChoice      = 100 // characters of a label or a field, of Discord's component reference
)

// kindLabel names a kind of quotes.
func kindLabel(k corpus.Kind, in *locale.Language) string {
	switch k {
	case corpus.Direct:
		return in.Say("Their own words")
	case corpus.Mixed:
		return in.Say("Partly their own words")
	}
	return in.Say("Paraphrased")
}

// Narrowing returns by what an answer can be narrowed: speakers, outlets, months and kinds that only some of its quotes
// have, the most frequent first. What the query names already is left out.
func Narrowing(s *ask.Quotes, in *locale.Language) []Choice {
	q := &s.Query
	var list []Choice
	if len(q.Speakers) == 0 {
		list = append(list, choices(s.Hits, mostSpeakers, in, speakerOf)...)
	}
	if len(q.Publishers) == 0 {
		list = append(list, choices(s.Hits, mostPublishers, in, publisherOf)...)
	}
	if q.After.IsZero() && q.Before.IsZero() {
		list = append(list, choices(s.Hits, mostMonths, in, monthOf(in))...)
	}
	if len(q.Kinds) == 0 {
		list = append(list, choices(s.Hits, len(corpus.Kinds), in, kindOf(in))...)
	}
	if len(s.Hits) < s.Total {
		for i := range list {
			list[i].Detail = ""
		}
	}
	return list
}

func speakerOf(h *index.Hit) (string, query.Query) {
	if who := h.Quote.Speaker; who.Named() {
		return who.Name, query.Query{Speakers: []string{who.Name}}
	}
	return "", query.Query{}
}

func publisherOf(h *index.Hit) (string, query.Query) {
	return h.Article.Publisher, query.Query{Publishers: []string{h.Article.Publisher}}
}

func monthOf(in *locale.Language) narrower {
	return func(h *index.Hit) (string, query.Query) {
		day := h.Article.Date
		if day.IsZero() {
			return "", query.Query{}
		}
		first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
		return in.Day(day, monthLayout), query.Query{After: first, Before: first.AddDate(0, 1, 0)}
	}
}

func kindOf(in *locale.Language) narrower {
	return func(h *index.Hit) (string, query.Query) {
		return kindLabel(h.Quote.Kind, in), query.Query{Kinds: []corpus.Kind{h.Quote.Kind}}
	}
}

// A narrower returns what a hit is narrowed by, and the query for it; "" for nothing.
type narrower func(*index.Hit) (label string, q query.Query)

// choices returns the most frequent values that some hits have and others have not.
func choices(hits []index.Hit, most int, in *locale.Language, value narrower) []Choice {
	counts, fields := map[string]int{}, map[string]string{}
	var labels []string
	for i := range hits {
		label, q := value(&hits[i])
		if label = legible.Text(label); label == "" {
			continue
		}
		if counts[label]++; counts[label] == 1 {
			labels = append(labels, label)
			if field, ok := fieldOf(q); ok {
				fields[label] = field
			}
		}
	}
	slices.SortStableFunc(labels, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var list []Choice
	for _, label := range labels {
		field := fields[label]
		if field != "" && counts[label] < len(hits) {
			list = append(list, Choice{Clip(label, maxChoice), in.Say("%d quotes", counts[label]), field})
		}
	}
	return list[:min(len(list), most)]
}
