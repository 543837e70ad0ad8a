package terminal

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressDelay is how long a reindex may take before it is worth a bar; a bar that only flashes up says nothing.
const progressDelay = 300 * time.Millisecond

// A progress shows how far a reindex is, on a terminal.
type progress struct {
	screen *Screen
	since  time.Time
	stage  string
	bar    *progressbar.ProgressBar
}

func NewProgress(s *Screen) *progress { return &progress{screen: s, since: time.Now()} }

// Show draws the bar for a stage of which done of total is done. Elsewhere than on a terminal it draws nothing: in a log a bar is a line of rubbish.
func (b *progress) Show(stage string, done, total int) {
	if !b.screen.TTY || total <= 0 || time.Since(b.since) < progressDelay {
		return
	}
	if b.bar == nil || stage != b.stage || total != b.bar.GetMax() {
		b.End()
		b.stage = stage
		b.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(b.screen.W),
			progressbar.OptionSetDescription(stage),
			progressbar.OptionSetWidth(min(40, max(10, b.screen.Width-40))),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionThrottle(50*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionUseANSICodes(b.screen.Styled),
		)
	}
	_ = b.bar.Set(done) // a bar that can't be drawn is no reason to stop
}

// End takes the bar away.
func (b *progress) End() {
	if b.bar != nil {
		_ = b.bar.Clear()
		b.bar = nil
	}
}
