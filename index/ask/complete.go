package ask

import (
	"context"

	"verbatim/index/ask/meaning"
	"verbatim/index/ask/view"
)

// MaxCompletions is how many values Complete returns at most: as many as Discord shows.
const MaxCompletions = 25

// Complete returns values for a partly typed one, the likeliest first: the value itself if there is one, then those
// that begin with it, then similar ones. While nothing is indexed there are none.
func (s *Service) Complete(ctx context.Context, kind Completion, typed string) (found []string, err error) {
	err = s.core.Index.Do(ctx, func(snap view.Snapshot) error {
		found, err = meaning.Complete(ctx, snap, kind, typed, MaxCompletions)
		return err
	})
	return found, err
}
