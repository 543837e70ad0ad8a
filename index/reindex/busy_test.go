package reindex

import (
	"errors"
	"testing"

	"verbatim/index"
)

// TestOneAtATime holds that a second reindex is told of the first, and that the first goes on.
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
		t.Errorf("got %v, want a *BusyError that says since when and how far", err)
	}
}

// TestWaitsForAnother holds that a process that needs the index says that it waits for the one that makes it, and then has
// nothing left to do.
func TestWaitsForAnother(t *testing.T) {
	d := newDesk(t, articles)
	other := New(Options{Corpus: d.corpus, DataDir: d.DataDir})
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
				err = errors.New("it was indexed a second time")
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
