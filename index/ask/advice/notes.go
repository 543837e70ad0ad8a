// Package advice has the notes to the result of a search: that it is not quite what was asked for, and what might find
// more. Start with [Notes].
package advice

import (
	"context"
	"slices"
	"strings"
	"time"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// MaxNames is how many similar names a note shows.
const MaxNames = 3

// Notes returns what the user must know of a result: that it is not quite what was asked for, or, when nothing was
// found, what might find more.
func Notes(ctx context.Context, snap view.Snapshot, q query.Query, r *index.Result) ([]notice.Note, error) {
	var list []notice.Note
	if n := len(r.Damaged); n > 0 {
		text := wording.Counted("%d quote left out: the stored words are damaged. Run reindex to repair them.",
			"%d quotes left out: the stored words are damaged. Run reindex to repair them.", n)
		list = append(list, notice.Note{Kind: notice.Damaged, Text: text})
	}
	if text := fitNote(q, r); !text.IsZero() {
		list = append(list, notice.Note{Kind: notice.Fit, Text: text})
	}
	list = append(list, prefixNotes(r.Prefixes)...)
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
	names, err := Names(ctx, snap, q.Speakers)
	if err != nil {
		return nil, err
	}
	publishers, err := unknownPublishers(snap, q.Publishers)
	if err != nil {
		return nil, err
	}
	names = append(names, publishers...)
	list = append(append(list, names...), spelling...)
	if len(names) > 0 {
		return list, nil
	}
	wider, err := widerNotes(ctx, snap, q)
	return append(list, wider...), err
}

// prefixNotes returns a note for each prefix that no word has, or for which not all words were searched.
func prefixNotes(list []index.Prefix) []notice.Note {
	var notes []notice.Note
	for _, p := range list {
		searched := len(p.Searched)
		switch {
		case p.Words == 0:
			text := wording.Say("No quote has a word that begins with %s.", wording.Quote(p.Text))
			notes = append(notes, notice.New(notice.Fit, text))
		case p.Words > searched:
			text := wording.Say("%d words begin with %s. Only the %d most frequent were searched for; "+
				"write more letters for others.", p.Words, wording.Quote(p.Text), searched)
			notes = append(notes, notice.New(notice.Fit, text))
		}
	}
	return notes
}

// Names returns a note for each name that no speaker has, with similar names.
func Names(ctx context.Context, snap view.Snapshot, names []string) ([]notice.Note, error) {
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return nil, err
	}
	var list []notice.Note
	for _, name := range names {
		if speakers.Has(name) {
			continue
		}
		near, err := speakers.Near(ctx, name, MaxNames)
		if err != nil {
			return nil, err
		}
		text := wording.Say("No speaker is called %s.", wording.Quote(name))
		if len(near) > 0 {
			text = wording.Joined(" ", text, SimilarNames(near))
		}
		list = append(list, notice.Note{Kind: notice.Similar, Text: text, Try: QuotesOf(near)})
	}
	return list, nil
}

// unknownPublishers returns a note for each name that no publisher has.
func unknownPublishers(snap view.Snapshot, names []string) (list []notice.Note, err error) {
	for _, name := range names {
		articles, _, err := snap.Catalogue().Matching(query.Query{Publishers: []string{name}}, 1)
		if err != nil {
			return nil, err
		}
		if len(articles) == 0 {
			text := wording.Say("No publisher is called %s. To list them: publishers", wording.Quote(name))
			list = append(list, notice.New(notice.Similar, text))
		}
	}
	return list, nil
}

// QuotesOf returns a query for the quotes of each of some speakers.
func QuotesOf(list []index.Speaker) []string {
	var queries []string
	for _, s := range list {
		queries = append(queries, query.Query{Speakers: []string{s.Name}}.String())
	}
	return queries
}

// SimilarNames returns "Similar names: A, B."
func SimilarNames(list []index.Speaker) wording.Text {
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
	}
	return wording.Say("Similar names: %s.", strings.Join(names, ", "))
}

// spellingNotes returns a note for each word that no quote contains, with the word that is spelled most like it.
func spellingNotes(ctx context.Context, snap view.Snapshot, q query.Query) ([]notice.Note, error) {
	var list []notice.Note
	for i, t := range q.Terms {
		if t.Not || t.Prefix {
			continue
		}
		for _, word := range strings.Fields(t.Text) {
			near, ok, err := snap.Suggest(ctx, word)
			if err != nil {
				return nil, err
			}
			if ok {
				text := wording.Say("No quote contains %s. Did you mean %s?", wording.Quote(word), wording.Quote(near))
				other := q
				other.Terms = slices.Clone(q.Terms)
				other.Terms[i].Text = strings.ReplaceAll(t.Text, word, near)
				list = append(list, notice.Note{Kind: notice.Similar, Text: text, Try: []string{other.String()}})
			}
		}
	}
	return list, nil
}

// likelierNotes returns a note when a name of the query is a rare spelling, and the usual one finds quotes.
func likelierNotes(ctx context.Context, snap view.Snapshot, q query.Query) ([]notice.Note, error) {
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return nil, err
	}
	near, changes := q, []wording.Text(nil)
	near.Terms = slices.Clone(q.Terms)
	for i, t := range near.Terms {
		words, same := strings.Fields(t.Text), len(changes)
		for j, word := range words {
			likelier, ok := speakers.Likelier(word)
			if ok && !t.Not && !t.Prefix {
				changes = append(changes, wording.Say("%s for %s", wording.Quote(likelier), wording.Quote(word)))
				words[j] = likelier
			}
		}
		near.Terms[i].Text = strings.Join(words, " ")
		near.Terms[i].Phrase = t.Phrase && len(changes) == same // a phrase with a new word is searched for as words
	}
	if changes == nil {
		return nil, nil
	}
	near.Terms = singleWords(near.Terms)
	return foundBy(ctx, snap, wider{near, wording.Say("With %s", wording.AllTexts(changes))})
}

// singleWords splits the plain terms into a term per word.
func singleWords(terms []query.Term) []query.Term {
	var list []query.Term
	for _, t := range terms {
		if !t.IsPlain() {
			list = append(list, t)
			continue
		}
		for _, w := range strings.Fields(t.Text) {
			list = append(list, query.Term{Text: w})
		}
	}
	return list
}

// A wider query is one that asks for less.
type wider struct {
	query query.Query
	note  wording.Text // what it leaves out: "A search without the days"
}

// widen returns queries that ask for less than q, the most similar first.
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
		list = append(list, wider{loose, wording.Say("A search for the single words")})
	}
	timeless := q
	timeless.After, timeless.Before = time.Time{}, time.Time{}
	if s := timeless.String(); s != q.String() && s != (query.Query{Terms: q.Terms}).String() {
		list = append(list, wider{timeless, wording.Say("A search without the days")})
	}
	if bare := (query.Query{Terms: q.Terms}); plain && bare.String() != q.String() {
		list = append(list, wider{bare, wording.Say("A search without the fields")})
	}
	if len(q.Speakers) > 0 && len(q.Terms) > 0 {
		list = append(list, wider{query.Query{Speakers: q.Speakers}, wording.Say("A search without the words")})
	}
	return list
}

// widerNotes returns a note for each wider query that finds quotes.
func widerNotes(ctx context.Context, snap view.Snapshot, q query.Query) ([]notice.Note, error) {
	var list []notice.Note
	for _, w := range widen(q) {
		notes, err := foundBy(ctx, snap, w)
		if err != nil {
			return nil, err
		}
		list = append(list, notes...)
	}
	return list, nil
}

// foundBy returns a note that says how many quotes have all words of a wider query, if there are any.
func foundBy(ctx context.Context, snap view.Snapshot, w wider) ([]notice.Note, error) {
	found, err := snap.Search(ctx, w.query, index.Options{Limit: index.DefaultLimit})
	if err != nil || len(found.Hits) == 0 || found.Hits[0].Fit != index.FitAll {
		return nil, err
	}
	n := found.Total
	if last := found.Hits[len(found.Hits)-1].Fit; last != index.FitAll { // the rest has only some of the words
		n = slices.IndexFunc(found.Hits, func(h index.Hit) bool { return h.Fit != index.FitAll })
	}
	text := wording.Say("%s finds %s: %s", w.note, wording.Amount(n, "quote"), w.query.String())
	return []notice.Note{{Kind: notice.Wider, Text: text, Try: []string{w.query.String()}}}, nil
}
