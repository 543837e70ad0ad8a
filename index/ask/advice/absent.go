package advice

import (
	"context"
	"slices"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// mostOthers is the maximum number of quotes of others that are shown before those of the speaker who is asked for.
const mostOthers = 3

// IsAbsent reports whether q asks what speakers said of a topic, and none of the hits is a quote of theirs about it.
func IsAbsent(q query.Query, hits []index.Hit) bool {
	isSpeakers := func(h index.Hit) bool {
		return !slices.Contains([]index.Fit{index.FitRest, index.FitOthers, index.FitRole, index.FitMeaning}, h.Fit)
	}
	_, plain := q.Prose()
	return len(q.Speakers) > 0 && plain && !slices.ContainsFunc(hits, isSpeakers)
}

// Others returns the hits with quotes of others about the topic before them, and a note that says so.
func Others(ctx context.Context, snap view.Snapshot, q query.Query, hits []index.Hit, o index.Options,
) ([]index.Hit, notice.Note, error) {
	without := q
	without.Speakers = nil
	o.Rest, o.Meaning = false, false
	found, err := snap.Search(ctx, without, o)
	if err != nil {
		return nil, notice.Note{}, err
	}
	limit := max(len(hits), o.Limit)
	others := aboutTopic(found.Hits[:min(len(found.Hits), mostOthers, limit)])
	list := slices.Clone(others)
	for i := range hits {
		same := func(h index.Hit) bool { return h.Quote.ID == hits[i].Quote.ID }
		if len(list) < limit && !slices.ContainsFunc(list, same) {
			list = append(slices.Clip(list), hits[i])
		}
	}
	return list, notice.New(notice.Fit, absentNote(q, others, len(list)-len(others))), nil
}

// aboutTopic returns the first hits that have the words of a topic, or else those with some of them.
func aboutTopic(hits []index.Hit) []index.Hit {
	for _, fits := range [][]index.Fit{{index.FitAll, index.FitPartly}, {index.FitMost, index.FitSome}} {
		n := 0
		for n < len(hits) && slices.Contains(fits, hits[n].Fit) {
			n++
		}
		if n > 0 {
			return hits[:n]
		}
	}
	return nil
}

// absentNote says that speakers have no quote about a topic, and how many quotes of others and of theirs follow.
func absentNote(q query.Query, others []index.Hit, rest int) wording.Text {
	topic, _ := q.Prose()
	text := Narrowed(q, wording.Say("No quote of %s here is about %s", wording.AnyOf(q.Speakers), wording.Quote(topic)))
	if n := len(others); n > 0 {
		of := wording.Counted("%d quote of others has some of these words", "%d quotes of others have some of these words", n)
		if slices.Contains([]index.Fit{index.FitAll, index.FitPartly}, others[0].Fit) {
			of = wording.Counted("%d quote of others is", "%d quotes of others are", n)
		}
		text = wording.Say("%s; %s", text, of)
	}
	if rest > 0 {
		text = wording.Say("%s; %s", text, wording.Counted("%d shows what else %s said", "%d show what else %s said", rest,
			wording.AllOf(q.Speakers)))
	}
	return text.Stop()
}
