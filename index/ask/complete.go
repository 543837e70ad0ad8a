package ask

import (
	"context"
	"strings"

	"verbatim/index"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// MaxCompletions is how many values Complete returns at most: as many as Discord shows.
const MaxCompletions = 25

// Complete returns values for a partly typed one, the likeliest first: the value itself if there is one, then those that
// begin with it, then similar ones. While nothing is indexed there are none.
func (s *Service) Complete(ctx context.Context, kind Completion, typed string) (found []string, err error) {
	err = s.core.Index.Do(ctx, func(snap *index.Snapshot) error {
		switch kind {
		case param.Speakers:
			found, err = snap.CompleteSpeakers(ctx, typed, MaxCompletions)
		case param.Publishers:
			found, err = snap.CompletePublishers(typed, MaxCompletions)
		case param.Articles:
			found, err = snap.CompleteArticles(typed, MaxCompletions)
		case param.Topics:
			found, err = completeLast(ctx, snap, typed, snap.CompleteTopics)
		case param.PublisherFields:
			found, err = completeLast(ctx, snap, typed, noTopics)
		}
		return err
	})
	return found, err
}

// noTopics completes no words.
func noTopics(context.Context, string, int) ([]string, error) { return nil, nil }

// completeLast completes the last word typed: the value of a field, or a plain word by what topics returns for it.
func completeLast(ctx context.Context, snap *index.Snapshot, typed string, topics func(context.Context, string, int) ([]string, error)) ([]string, error) {
	at := strings.LastIndexAny(typed, " \"“”") + 1
	head, last := typed[:at], typed[at:]
	quote := func(s string) string { return s }
	var found []string
	var err error
	name, value, isField := strings.Cut(last, ":")
	field, _ := query.LookupField(name)
	switch {
	case isField && field.Name == query.FieldSpeaker:
		found, err = snap.CompleteSpeakers(ctx, value, MaxCompletions)
	case isField && field.Name == query.FieldPublisher:
		found, err = snap.CompletePublishers(value, MaxCompletions)
	case isField:
		return nil, nil
	default:
		found, err = topics(ctx, last, MaxCompletions)
	}
	if isField {
		head += name + ":"
		quote = query.Quoted
	}
	for i := range found {
		found[i] = head + quote(found[i])
	}
	return found, err
}
