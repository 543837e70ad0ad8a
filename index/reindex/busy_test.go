package reindex

import (
	"errors"
	"testing"

	"verbatim/index"
)

// TestOneAtATime checks that a second reindex gets a *BusyError with the progress of the first, and that the first
// continues.
func TestOneAtATime(t *testing.T) {
	d := newDesk(t, articles)
	second := make(chan error, 1)
	_, err := d.Reindex(t.Context(), func(p index.Progress) {
		if p.Stage == index.Reading && p.Done == 1 {
			_, err := d.Reindex(t.Context(), nil)
			second <- err
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var busy *index.BusyError
	if err := <-second; !errors.As(err, &busy) || busy.Running.Since.IsZero() || busy.Running.Total == 0 {
		t.Errorf("got %v, want a *BusyError with start and progress", err)
	}
}

// TestWaitsForAnother checks that Ensure reports that it waits for another process, and that it does not index the
// corpus again.
func TestWaitsForAnother(t *testing.T) {
	d := newDesk(t, articles)
	other := New(Options{Corpus: d.corpus, DataDir: d.options.DataDir})
	waited, ended := make(chan struct{}), make(chan error, 1)
	if _, err := other.Reindex(t.Context(), func(p index.Progress) {
		if p.Stage != index.Reading || p.Done != 1 {
			return
		}
		go func() {
			did, err := d.Ensure(t.Context(), func(p index.Progress) {
				if p.Stage == index.Waiting {
					close(waited)
				}
			})
			if did {
				err = errors.New("Ensure indexed the corpus a second time")
			}
			ended <- err
		}()
		<-waited
	}); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
