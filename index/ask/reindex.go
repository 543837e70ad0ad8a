package ask

import (
	"context"
	"errors"
	"strings"

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
	if strings.TrimSpace(r.Words) != "" {
		return s.cancel(r, reply)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if busy := s.begin(r.By, stop); busy != nil {
		return busy
	}
	defer s.end()
	read := s.Reindexer.Reindex
	if r.on(ParamLoss) {
		read = s.Reindexer.AcceptLoss
	}
	report, err := read(ctx, func(p Progress) {
		s.note(p)
		if r.Progress != nil {
			r.Progress(p)
		}
	})
	if why := (*UsageError)(nil); errors.As(context.Cause(ctx), &why) {
		return why
	}
	if err != nil {
		return err
	}
	reply.Reindex = &report
	return nil
}

// cancel ends the reindex under way: what is served stays.
func (s *Service) cancel(r *Request, reply *Reply) error {
	if word := strings.ToLower(strings.TrimSpace(r.Words)); word != DoCancel {
		return &UsageError{Message: "reindex takes no " + repeated(r.Words), Hint: "expected nothing, or " + DoCancel, Column: 1}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running == nil {
		return &UsageError{Message: "no reindex is under way here", Hint: "one in a terminal is ended there, with Ctrl+C"}
	}
	by := r.By
	if by == "" {
		by = "somebody"
	}
	s.stop(&UsageError{Message: "the reindex was ended by " + by, Hint: "the corpus is served as it was"})
	reply.Asked = DoCancel
	reply.Notes = append(reply.Notes, "The reindex ends. The corpus is served as it was.")
	return nil
}

// begin marks a reindex as running, or says which one is.
func (s *Service) begin(by string, stop context.CancelCauseFunc) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running != nil {
		return &index.BusyError{Running: *s.running}
	}
	s.running, s.stop = &Running{By: by, Since: s.Now()}, stop
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
