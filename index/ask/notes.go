package ask

import (
	"context"
	"fmt"
	"strings"

	"verbatim/index"
	"verbatim/index/query"
)

// nearNames is how many speakers are named when one is unknown.
const nearNames = 3

// notes says what whoever asked must know of a result: that it is not quite what was asked for, or what might find more
// where nothing was found.
func notes(ctx context.Context, snap *index.Snapshot, q query.Query, r *index.Result) ([]string, error) {
	var list []string
	if n := len(r.Damaged); n > 0 {
		list = append(list, fmt.Sprintf("Left out: %s whose stored words are damaged. A reindex repairs that.", counted(n, "quote")))
	}
	switch {
	case r.Relaxed:
		list = append(list, "No quote has all of these words; these have most of them.")
	case r.Nearby:
		list = append(list, "Nobody is quoted with these words; they stand beside these quotes, in the text around them or in the headline.")
	}
	if r.Total > 0 && !r.Relaxed {
		return list, nil
	}
	spelling, err := spellingNotes(snap, q)
	if err != nil || r.Total > 0 {
		return append(list, spelling...), err
	}
	names, err := nameNotes(snap, q)
	if err != nil {
		return nil, err
	}
	list = append(append(list, names...), spelling...)
	if len(names) > 0 {
		return list, nil
	}
	wider, err := widerNote(ctx, snap, q)
	if wider != "" {
		list = append(list, wider)
	}
	return list, err
}

// nameNotes names the speakers that are spelled nearly like those that nobody has.
func nameNotes(snap *index.Snapshot, q query.Query) ([]string, error) {
	var list []string
	for _, name := range q.Speakers {
		known, err := snap.HasSpeaker(name)
		if err != nil {
			return nil, err
		}
		if known {
			continue
		}
		near, err := snap.NearSpeakers(name, nearNames)
		if err != nil {
			return nil, err
		}
		note := fmt.Sprintf("No speaker of the corpus is called %s.", quoted(name))
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
func spellingNotes(snap *index.Snapshot, q query.Query) ([]string, error) {
	var list []string
	for _, t := range q.Terms {
		if t.Not || t.Phrase {
			continue
		}
		near, ok, err := snap.Suggest(t.Text)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, fmt.Sprintf("Nobody says %s; somebody says %s.", quoted(t.Text), quoted(near)))
		}
	}
	return list, nil
}

// widerNote says how many quotes there would be without the query's fields, or without its marks.
func widerNote(ctx context.Context, snap *index.Snapshot, q query.Query) (string, error) {
	wider := query.Query{}
	phrases := false
	for _, t := range q.Terms {
		phrases = phrases || t.Phrase && !t.Not && strings.Contains(t.Text, " ")
		wider.Terms = append(wider.Terms, t)
	}
	what := fmt.Sprintf("without its fields: %s", wider)
	if len(wider.Terms) == len(q.Terms) && wider.String() == q.String() {
		if !phrases {
			return "", nil
		}
		for i := range wider.Terms {
			wider.Terms[i].Phrase = wider.Terms[i].Phrase && wider.Terms[i].Not
		}
		what = fmt.Sprintf("as single words: %s", wider)
	}
	if wider.IsZero() {
		return "", nil
	}
	found, err := snap.Search(ctx, wider, index.Options{Limit: 1})
	if err != nil || found.Total == 0 || found.Relaxed || found.Nearby {
		return "", err
	}
	return fmt.Sprintf("The query finds %s %s", counted(found.Total, "quote"), what), nil
}

// counted returns "1 quote", "2 quotes".
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// quoted puts a word of the query into quotation marks of its own.
func quoted(s string) string { return "“" + s + "”" }
