package meaning

import (
	"context"
	"slices"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// WholeSpeaker reads the terms of q as a speaker if all of them together are the name of one. It returns a note that
// says so.
func WholeSpeaker(snap view.Snapshot, q *query.Query) ([]notice.Note, error) {
	var typed []string
	for _, t := range q.Terms {
		if t.Not || t.Or || t.Prefix {
			return nil, nil
		}
		typed = append(typed, t.Text)
	}
	words := index.Words(strings.Join(typed, " "))
	if len(words) == 0 || len(q.Speakers) > 0 {
		return nil, nil
	}
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return nil, err
	}
	for _, s := range speakers.All() {
		names := append([]string{s.Name}, s.Spellings...)
		if s.Named() && slices.ContainsFunc(names, func(n string) bool { return slices.Equal(index.Words(n), words) }) {
			q.Speakers, q.Terms = []string{s.Name}, nil
			return []notice.Note{notice.New(notice.Reading,
				wording.Say("%s is a speaker: these are the speaker's own quotes. The option as-words counts the quotes of "+
					"others that have the name, too.", wording.Quote(s.Name)))}, nil
		}
	}
	return nil, nil
}

// Read reads the names and the misspelt words of a query; see SplitSpeakers and Respell. It returns notes that say how.
func Read(ctx context.Context, snap view.Snapshot, q *query.Query) ([]notice.Note, error) {
	split, err := SplitSpeakers(snap, q)
	if err != nil {
		return nil, err
	}
	respelled, err := Respell(ctx, snap, q)
	return append(split, respelled...), err
}

// Misspelt returns notes for a name that continues in the next word but is misspelt there.
func Misspelt(ctx context.Context, snap view.Snapshot, name string, rest []query.Term) ([]notice.Note, error) {
	whole := goesOn(name, rest)
	if whole == "" {
		return nil, nil
	}
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return nil, err
	}
	near, err := speakers.Near(ctx, whole, 1)
	if err != nil || len(near) == 0 {
		return nil, err
	}
	return advice.Names(ctx, snap, []string{whole})
}
