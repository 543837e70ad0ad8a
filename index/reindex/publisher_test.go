package reindex_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/reindex"
)

// A shelf is where snapshots are published, for readers that have a number of articles.
type shelf struct {
	had       int
	published int
}

func (s *shelf) Published(context.Context, string) (bool, error) { return s.published > 0, nil }

func (s *shelf) Has(context.Context) (int, time.Time, error) {
	return s.had, time.Unix(1640000000, 0), nil
}

func (s *shelf) Publish(context.Context, string, func(n, of int)) error {
	s.published++
	return nil
}

// TestReadersKeepMostArticles refuses to publish an index with less than half of the articles that readers on other
// machines have, although the data folder of this machine is new.
func TestReadersKeepMostArticles(t *testing.T) {
	t.Parallel()
	const articles = 12 // of the sample
	for had, refused := range map[int]bool{0: false, articles: false, 2 * articles: false, 2*articles + 1: true} {
		s := &shelf{had: had}
		r := reindex.New(reindex.Options{Corpus: "test", FS: sample.FS(), DataDir: t.TempDir(), Publisher: s})
		_, err := r.Reindex(t.Context(), nil)
		var loss *index.LossError
		if errors.As(err, &loss) != refused || (s.published == 0) != refused {
			t.Errorf("of %d articles: %v, published %d times", had, err, s.published)
		}
		if !refused {
			continue
		}
		if loss.Had != had || loss.Gone != had-articles {
			t.Errorf("the loss is %+v", loss)
		}
		if _, err := r.AcceptLoss(t.Context(), nil); err != nil || s.published != 1 {
			t.Errorf("accepted: %v, published %d times", err, s.published)
		}
	}
}
