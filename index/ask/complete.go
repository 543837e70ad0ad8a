package ask

import (
	"context"
	"strings"

	"verbatim/index"
	"verbatim/index/query"
)

// A Completion says what a parameter's value is completed with while it is typed.
type Completion string

const (
	NoCompletion  Completion = ""
	SpeakerNames  Completion = "speakers"
	PublisherName Completion = "publishers"
	Topics        Completion = "topics"   // the last of the words typed
	ArticlePaths  Completion = "articles" // by path, title or words of it
)

// MaxCompletions is how many values Complete returns at most: what Discord shows.
const MaxCompletions = 25

// Complete returns values for what somebody has typed of one, the likeliest first: itself where it is one, then what begins so, then
// what is spelled nearly so. Where nothing is indexed there is none.
func (s *Service) Complete(ctx context.Context, kind Completion, typed string) (found []string, err error) {
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		switch kind {
		case SpeakerNames:
			found, err = snap.CompleteSpeakers(ctx, typed, MaxCompletions)
		case PublisherName:
			found, err = snap.CompletePublishers(typed, MaxCompletions)
		case ArticlePaths:
			found, err = snap.CompleteArticles(typed, MaxCompletions)
		case Topics:
			found, err = completeTopic(ctx, snap, typed)
		}
		return err
	})
	return found, err
}

// completeTopic completes the last word typed: of a field, what belongs to it, else a topic.
func completeTopic(ctx context.Context, snap *index.Snapshot, typed string) ([]string, error) {
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
		found, err = snap.CompleteTopics(ctx, last, MaxCompletions)
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
