package watch

import "time"

// A Pace says when something is due behind changes that come one after the other: when none came for a while, and at the latest a longer while after
// the first. It is told what time it is.
type Pace struct {
	Quiet time.Duration // behind the last change
	Most  time.Duration // behind the first

	first, last time.Time // of the changes that wait; zero for none
	retry       time.Time // nothing is due before
}

// Note takes a change.
func (p *Pace) Note(now time.Time) {
	if p.first.IsZero() {
		p.first = now
	}
	p.last = now
}

// Due returns when something is due; pending is false where nothing is.
func (p *Pace) Due() (at time.Time, pending bool) {
	if p.first.IsZero() {
		return time.Time{}, false
	}
	at = p.last.Add(p.Quiet)
	if latest := p.first.Add(p.Most); latest.Before(at) {
		at = latest
	}
	if at.Before(p.retry) {
		at = p.retry
	}
	return at, true
}

// Clear takes all changes so far as dealt with.
func (p *Pace) Clear() { p.first, p.last, p.retry = time.Time{}, time.Time{}, time.Time{} }

// Retry makes something due at a time, and nothing before: what was done about the changes has failed.
func (p *Pace) Retry(at time.Time) {
	if p.first.IsZero() {
		p.first, p.last = at, at
	}
	p.retry = at
}
