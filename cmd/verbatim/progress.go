package main

import (
	"time"

	"github.com/schollz/progressbar/v3"

	"verbatim/index/ask"
)

// progressDelay is how long a reindex may take before it is worth a bar; a bar that only flashes up says nothing.
const progressDelay = 300 * time.Millisecond

// A progress shows how far a reindex is, on a terminal.
type progress struct {
	screen *screen
	since  time.Time
	stage  string
	bar    *progressbar.ProgressBar
}

func newProgress(s *screen) *progress { return &progress{screen: s, since: time.Now()} }

// show draws the bar for p. Elsewhere than on a terminal it draws nothing: in a log a bar is a line of rubbish.
func (b *progress) show(p ask.Progress) {
	if !b.screen.tty || p.Total <= 0 || time.Since(b.since) < progressDelay {
		return
	}
	if b.bar == nil || p.Stage != b.stage || p.Total != b.bar.GetMax() {
		b.done()
		b.stage = p.Stage
		b.bar = progressbar.NewOptions(p.Total,
			progressbar.OptionSetWriter(b.screen.w),
			progressbar.OptionSetDescription(p.Stage),
			progressbar.OptionSetWidth(min(40, max(10, b.screen.width-40))),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionThrottle(50*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionUseANSICodes(b.screen.styled),
		)
	}
	_ = b.bar.Set(p.Done) // a bar that can't be drawn is no reason to stop
}

// done takes the bar away.
func (b *progress) done() {
	if b.bar != nil {
		_ = b.bar.Clear()
		b.bar = nil
	}
}
