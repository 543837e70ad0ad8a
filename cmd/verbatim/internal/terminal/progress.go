package terminal

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressDelay is how long work must take before a bar is drawn: a bar that appears for a moment tells nothing.
const progressDelay = 300 * time.Millisecond

// A Progress is a bar that shows how far long work is. It draws only on a terminal: in a log, a bar would be noise.
type Progress struct {
	screen *Screen
	since  time.Time
	stage  string
	bar    *progressbar.ProgressBar
}

// NewProgress returns a bar for work that begins now.
func NewProgress(s *Screen) *Progress { return &Progress{screen: s, since: time.Now()} }

// Show draws that done of total steps of a stage are complete.
func (p *Progress) Show(stage string, done, total int) {
	if !p.screen.TTY || total <= 0 || time.Since(p.since) < progressDelay {
		return
	}
	if p.bar == nil || stage != p.stage || total != p.bar.GetMax() {
		p.Clear()
		p.stage = stage
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.screen.W),
			progressbar.OptionSetDescription(stage),
			progressbar.OptionSetWidth(min(40, max(10, p.screen.Width-40))),
			progressbar.OptionShowCount(),
			progressbar.OptionSetPredictTime(false),
			progressbar.OptionSetElapsedTime(false),
			progressbar.OptionThrottle(50*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionUseANSICodes(p.screen.Styled),
		)
	}
	_ = p.bar.Set(done) // the work goes on even if the bar can't be drawn
}

// Clear removes the bar from the screen.
func (p *Progress) Clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}
