package meaning

import (
	"context"
	"strings"

	"verbatim/index/ask/param"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// Complete returns at most so many values for a partly typed one, the likeliest first.
func Complete(
	ctx context.Context,
	snap view.Snapshot,
	kind param.Completion,
	typed string,
	most int,
) ([]string, error) {
	switch kind {
	case param.Speakers:
		return completeSpeakers(ctx, snap, typed, most)
	case param.Publishers:
		return completePublishers(snap, typed, most)
	case param.Articles:
		articles, err := snap.Catalogue().Articles()
		return articles.Complete(typed, most), err
	case param.Topics:
		return completeLast(ctx, snap, typed, most, snap.CompleteTopics)
	case param.PublisherFields:
		return completeLast(ctx, snap, typed, most, noTopics)
	}
	return nil, nil
}

// A topicSource returns words that complete one.
type topicSource func(ctx context.Context, typed string, most int) ([]string, error)

// noTopics completes no words.
func noTopics(context.Context, string, int) ([]string, error) { return nil, nil }

// completeLast completes the last word typed: the value of a field, or a plain word by what topics returns for it.
func completeLast(
	ctx context.Context,
	snap view.Snapshot,
	typed string,
	most int,
	topics topicSource,
) ([]string, error) {
	at := strings.LastIndexAny(typed, " \"“”") + 1
	head, last := typed[:at], typed[at:]
	quote := func(s string) string { return s }
	var found []string
	var err error
	name, value, isField := strings.Cut(last, ":")
	field, _ := query.LookupField(name)
	switch {
	case isField && field.Name == query.FieldSpeaker:
		found, err = completeSpeakers(ctx, snap, value, most)
	case isField && field.Name == query.FieldPublisher:
		found, err = completePublishers(snap, value, most)
	case isField:
		return nil, nil
	default:
		found, err = topics(ctx, last, most)
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

// completeSpeakers completes the name of a speaker.
func completeSpeakers(ctx context.Context, snap view.Snapshot, typed string, most int) ([]string, error) {
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return nil, err
	}
	return speakers.Complete(ctx, typed, most)
}

// completePublishers completes the name of a publisher.
func completePublishers(snap view.Snapshot, typed string, most int) ([]string, error) {
	publishers, err := snap.Catalogue().Publishers()
	if err != nil {
		return nil, err
	}
	return publishers.Complete(typed, most), nil
}
