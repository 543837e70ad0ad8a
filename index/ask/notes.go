package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/query"
)

// nearNames is how many speakers are named when one is unknown.
const nearNames = 3

// leftOut begins the note on damaged quotes.
const leftOut = "Left out: "

// notes says what whoever asked must know of a result: that it is not quite what was asked for, or what might find more
// where nothing was found.
func notes(ctx context.Context, snap *index.Snapshot, q query.Query, r *index.Result) ([]string, error) {
	var list []string
	if n := len(r.Damaged); n > 0 {
		list = append(list, fmt.Sprintf(leftOut+"%s whose stored words are damaged. A reindex repairs that.", wording.Count(n, "quote")))
	}
	if note := fitNote(q, r); note != "" {
		list = append(list, note)
	}
	if len(r.Hits) > 0 && r.Hits[0].Fit == index.FitAll {
		return list, nil
	}
	spelling, err := spellingNotes(ctx, snap, q)
	if err != nil {
		return nil, err
	}
	likelier, err := likelierNotes(ctx, snap, q)
	spelling = append(spelling, likelier...)
	if err != nil || r.Total > 0 {
		return append(list, spelling...), err
	}
	names, err := nameNotes(ctx, snap, q.Speakers)
	if err != nil {
		return nil, err
	}
	list = append(append(list, names...), spelling...)
	if len(names) > 0 {
		return list, nil
	}
	wider, err := widerNotes(ctx, snap, q)
	return append(list, wider...), err
}

// nameNotes names, for each name that no speaker has, those that are spelled nearly so.
func nameNotes(ctx context.Context, snap *index.Snapshot, names []string) ([]string, error) {
	var list []string
	for _, name := range names {
		known, err := snap.HasSpeaker(name)
		if err != nil {
			return nil, err
		}
		if known {
			continue
		}
		near, err := snap.NearSpeakers(ctx, name, nearNames)
		if err != nil {
			return nil, err
		}
		note := fmt.Sprintf("No speaker of the corpus is called %s.", wording.Quote(name))
		if len(near) > 0 {
			note += " Spelled nearly so: " + speakerNames(near) + "."
		}
		list = append(list, note)
	}
	return list, nil
}

func speakerNames(list []index.Speaker) string {
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

// spellingNotes names, for each word that nobody says, the one that is spelled nearly so.
func spellingNotes(ctx context.Context, snap *index.Snapshot, q query.Query) ([]string, error) {
	var list []string
	for _, t := range q.Terms {
		if t.Not {
			continue
		}
		for _, word := range strings.Fields(t.Text) {
			near, ok, err := snap.Suggest(ctx, word)
			if err != nil {
				return nil, err
			}
			if ok {
				list = append(list, fmt.Sprintf("Nobody says %s; somebody says %s.", wording.Quote(word), wording.Quote(near)))
			}
		}
	}
	return list, nil
}

// likelierNotes say what finds something where a name that nearly all bear in another spelling is written in that.
func likelierNotes(ctx context.Context, snap *index.Snapshot, q query.Query) ([]string, error) {
	near, changes := q, []string(nil)
	near.Terms = slices.Clone(q.Terms)
	for i, t := range near.Terms {
		words, same := strings.Fields(t.Text), len(changes)
		for j, word := range words {
			likelier, ok, err := snap.LikelierName(word)
			if err != nil {
				return nil, err
			}
			if ok && !t.Not {
				changes = append(changes, wording.Quote(likelier)+" for "+wording.Quote(word))
				words[j] = likelier
			}
		}
		near.Terms[i].Text = strings.Join(words, " ")
		near.Terms[i].Phrase = t.Phrase && len(changes) == same // a phrase that nobody says is looked for as words
	}
	if changes == nil {
		return nil, nil
	}
	near.Terms = singleWords(near.Terms)
	return foundBy(ctx, snap, wider{near, "With " + wording.And(changes)})
}

// singleWords returns the terms with a term for each word, but for phrases.
func singleWords(terms []query.Term) []query.Term {
	var list []query.Term
	for _, t := range terms {
		if t.Phrase || t.Not {
			list = append(list, t)
			continue
		}
		for _, w := range strings.Fields(t.Text) {
			list = append(list, query.Term{Text: w})
		}
	}
	return list
}

// A wider query is one that asks for less, and what to say of it.
type wider struct {
	query query.Query
	note  string // what is left out
}

// widen returns queries that ask for less than q, the nearest to it first.
func widen(q query.Query) []wider {
	var list []wider
	loose := q
	loose.Terms = slices.Clone(q.Terms)
	phrases, plain := false, false
	for i, t := range loose.Terms {
		phrases = phrases || t.Phrase && !t.Not && strings.Contains(t.Text, " ")
		plain = plain || !t.Not
		loose.Terms[i].Phrase = t.Phrase && t.Not
	}
	if phrases {
		loose.Terms = singleWords(loose.Terms)
		list = append(list, wider{loose, "As single words"})
	}
	timeless := q
	timeless.After, timeless.Before = time.Time{}, time.Time{}
	if s := timeless.String(); s != q.String() && s != (query.Query{Terms: q.Terms}).String() {
		list = append(list, wider{timeless, "Without its days"})
	}
	if bare := (query.Query{Terms: q.Terms}); plain && bare.String() != q.String() {
		list = append(list, wider{bare, "Without its fields"})
	}
	if len(q.Speakers) > 0 && len(q.Terms) > 0 {
		list = append(list, wider{query.Query{Speakers: q.Speakers}, "Without its words"})
	}
	return list
}

// widerNotes say what finds something where q does not.
func widerNotes(ctx context.Context, snap *index.Snapshot, q query.Query) ([]string, error) {
	var list []string
	for _, w := range widen(q) {
		notes, err := foundBy(ctx, snap, w)
		if err != nil {
			return nil, err
		}
		list = append(list, notes...)
	}
	return list, nil
}

// foundBy says how many quotes have all words of a wider query, if any has.
func foundBy(ctx context.Context, snap *index.Snapshot, w wider) ([]string, error) {
	found, err := snap.Search(ctx, w.query, index.Options{Limit: index.DefaultLimit})
	if err != nil || len(found.Hits) == 0 || found.Hits[0].Fit != index.FitAll {
		return nil, err
	}
	n, verb := found.Total, "are"
	if last := found.Hits[len(found.Hits)-1].Fit; last != index.FitAll { // others fill up
		n = slices.IndexFunc(found.Hits, func(h index.Hit) bool { return h.Fit != index.FitAll })
	}
	if n == 1 {
		verb = "is"
	}
	return []string{fmt.Sprintf("%s there %s %s: %s", w.note, verb, wording.Count(n, "quote"), w.query)}, nil
}
