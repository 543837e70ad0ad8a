package ask

import (
	"context"
	"errors"
	"strings"
	"sync"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
)

// reindexing carries out reindex. One reindex runs at a time.
type reindexing struct {
	*core

	mu      sync.Mutex              // guards the following
	running *Running                // the running reindex, if there is one
	stop    context.CancelCauseFunc // stops it
}

// current returns the running reindex, or nil.
func (x *reindexing) current() *Running {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.running == nil {
		return nil
	}
	r := *x.running
	return &r
}

// reindex reads the corpus again. A second reindex is refused with who started the first, and when.
func (x *reindexing) reindex(ctx context.Context, r *Request) (Answer, error) {
	if x.Reindexer == nil {
		return nil, &UsageError{Message: wording.Say("this corpus can't be read again")}
	}
	if strings.TrimSpace(r.Words) != "" {
		return x.cancel(r)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if busy := x.begin(r.By, stop); busy != nil {
		return nil, busy
	}
	defer x.end()
	read := x.Reindexer.Reindex
	if r.on(ParamLoss) {
		read = x.Reindexer.AcceptLoss
	}
	report, err := read(ctx, func(p Progress) {
		x.note(p)
		if r.Progress != nil {
			r.Progress(p)
		}
	})
	if by := (*cancelledBy)(nil); err != nil && errors.As(context.Cause(ctx), &by) {
		now := x.current()
		return &ReindexStopped{Head: r.head(), By: by.name, Done: now.Done, Total: now.Total}, nil
	}
	return &Reindexed{Head: r.head(), ReindexReport: report}, err
}

// cancel stops the running reindex. The previous index stays in use.
func (x *reindexing) cancel(r *Request) (Answer, error) {
	if word := strings.ToLower(strings.TrimSpace(r.Words)); word != DoCancel {
		return nil, &UsageError{Message: wording.Say("reindex does not take %s", notice.Repeated(r.Words)),
			Hint: Hint{Text: wording.Say("expected nothing, or %s", DoCancel)}, Column: 1}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.running == nil {
		return nil, refused(wording.Say("no reindex is running here"),
			wording.Say("if one runs in a terminal, press Ctrl+C there"))
	}
	x.stop(&cancelledBy{r.By})
	answer := &ReindexCancelled{Head: r.head()}
	answer.Asked = DoCancel
	return answer, nil
}

// A cancelledBy is why a reindex stops.
type cancelledBy struct{ name string }

// Error implements error.
func (e *cancelledBy) Error() string { return "the reindex was cancelled by " + e.name }

// begin marks a reindex as running, or says which one is.
func (x *reindexing) begin(by string, stop context.CancelCauseFunc) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.running != nil {
		return &index.BusyError{Running: *x.running}
	}
	x.running, x.stop = &Running{By: by, Since: x.Now()}, stop
	return nil
}

// note records how far the running reindex is.
func (x *reindexing) note(p Progress) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.running != nil && p.Stage == index.Reading {
		x.running.Done, x.running.Total = p.Done, p.Total
	}
}

func (x *reindexing) end() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.running = nil
}
