package watch

import "time"

// A Pace debounces changes. Something is due once no change has come for the time Quiet, and at the latest MaxWait
// after the first change. A Pace has no clock: the caller passes the time.
type Pace struct {
	Quiet   time.Duration // since the last change
	MaxWait time.Duration // since the first change

	first, last time.Time // of the pending changes; zero if there are none
	notBefore   time.Time // nothing is due before this time
}

// Change records a change.
func (p *Pace) Change(now time.Time) {
	if p.first.IsZero() {
		p.first = now
	}
	p.last = now
}

// Due returns when something is due. If no change is pending, pending is false.
func (p *Pace) Due() (at time.Time, pending bool) {
	if p.first.IsZero() {
		return time.Time{}, false
	}
	at = p.last.Add(p.Quiet)
	if latest := p.first.Add(p.MaxWait); latest.Before(at) {
		at = latest
	}
	if at.Before(p.notBefore) {
		at = p.notBefore
	}
	return at, true
}

// Clear marks all changes so far as handled.
func (p *Pace) Clear() { p.first, p.last, p.notBefore = time.Time{}, time.Time{}, time.Time{} }

// Retry makes something due at a time, and not earlier. It is called when handling the changes failed.
func (p *Pace) Retry(at time.Time) {
	if p.first.IsZero() {
		p.first, p.last = at, at
	}
	p.notBefore = at
}
