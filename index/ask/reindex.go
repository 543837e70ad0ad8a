package ask

import (
	"context"
	"time"

	"verbatim/index"
)

// Running returns the reindex under way, or nil.
func (s *Service) Running() *Running {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running == nil {
		return nil
	}
	r := *s.running
	return &r
}

// reindex reads the corpus again. One reindex runs at a time; a second is told who started the first, and when.
func (s *Service) reindex(ctx context.Context, r *Request, reply *Reply) error {
	if s.Reindexer == nil {
		return &UsageError{Message: "this corpus can't be read again"}
	}
	if busy := s.begin(r.By); busy != nil {
		return busy
	}
	defer s.end()
	report, err := s.Reindexer.Reindex(ctx, func(p Progress) {
		s.note(p)
		if r.Progress != nil {
			r.Progress(p)
		}
	})
	if err != nil {
		return err
	}
	reply.Reindex = &report
	return nil
}

// begin marks a reindex as running, or says which one is.
func (s *Service) begin(by string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running != nil {
		return &index.BusyError{Running: *s.running}
	}
	s.running = &Running{By: by, Since: time.Now()}
	return nil
}

// note keeps how far the running reindex is.
func (s *Service) note(p Progress) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running != nil && p.Stage == index.Reading {
		s.running.Done, s.running.Total = p.Done, p.Total
	}
}

func (s *Service) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = nil
}
