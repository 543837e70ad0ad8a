package meaning

import (
	"context"
	"slices"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/query"
	"verbatim/index/vector"
)

// Respell replaces the misspelt names and words of a query by those of the corpus that they mean, if that is clear. It
// returns a note for each.
func Respell(ctx context.Context, snap view.Snapshot, q *query.Query) ([]notice.Note, error) {
	var notes []notice.Note
	q.Speakers, q.Terms = slices.Clone(q.Speakers), slices.Clone(q.Terms)
	for i, name := range q.Speakers {
		speakers, err := snap.Catalogue().Speakers()
		if err != nil {
			return nil, err
		}
		meant, ok, err := speakers.Meant(ctx, name)
		if err != nil {
			return nil, err
		}
		if ok {
			q.Speakers[i] = meant.Name
			notes = append(notes, reading(name, meant.Name))
		}
	}
	for i, t := range q.Terms {
		if !t.IsPlain() {
			continue
		}
		likely, err := respelled(ctx, snap, t.Text)
		if err != nil {
			return nil, err
		}
		if likely != "" {
			q.Terms[i].Text = likely
			notes = append(notes, reading(t.Text, likely))
		}
	}
	return notes, nil
}

// reading is the note on a misspelt name or word.
func reading(typed, meant string) notice.Note {
	return notice.New(notice.Reading, wording.Say("Reading %s as %s.", wording.Quote(typed), meant))
}

// respelled returns the word of a name or of quotes that a misspelt word means, or "".
func respelled(ctx context.Context, snap view.Snapshot, word string) (string, error) {
	word = strings.Trim(word, ".,;:?!()'’")
	stands, err := snap.Stands(ctx, word)
	if err != nil {
		return "", err
	}
	likely, ok, err := snap.Suggest(ctx, word)
	if err != nil || stands {
		return likely, err // "inspecters" has the stem of "inspect"
	}
	if !startsUpper(word) && (ok || vector.Knows(word)) {
		return likely, nil
	}
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return "", err
	}
	name, isName := speakers.Respelled(word)
	if isName && (!ok || query.Distance(strings.ToLower(word), strings.ToLower(name)) <= query.Distance(strings.ToLower(word), likely)) {
		return name, nil
	}
	return likely, nil
}

// RespellQuestion is Respell for a question. A name in the place of its speaker that no speaker has is the one speaker
// with a similar name. If there is none and no quote has the name, it is left out.
func RespellQuestion(ctx context.Context, snap view.Snapshot, q *query.Question) ([]notice.Note, error) {
	var notes []notice.Note
	if q.Unknown != "" {
		speakers, err := snap.Catalogue().Speakers()
		if err != nil {
			return nil, err
		}
		meant, ok, err := speakers.Meant(ctx, q.Unknown)
		if err != nil {
			return nil, err
		}
		stands, err := snap.Stands(ctx, q.Unknown)
		if err != nil {
			return nil, err
		}
		rest, others := q.WithoutUnknown()
		switch {
		case ok && !stands:
			notes = append(notes, reading(q.Unknown, meant.Name))
			q.Query, q.Unknown = rest, ""
			q.Speakers = append(slices.Clip(q.Speakers), meant.Name)
		case others && !stands:
			q.Query = rest
		}
	}
	more, err := Respell(ctx, snap, &q.Query)
	return append(notes, more...), err
}
