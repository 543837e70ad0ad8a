package connect

import "time"

// Timing says how long a connection waits for what.
type Timing struct {
	Ready    time.Duration // for READY or RESUMED, from the start of a connection attempt
	Idle     time.Duration // for any data from the gateway
	Backoff  time.Duration // before the first reconnect; doubled with each failure
	MaxPause time.Duration // the longest backoff
	Settled  time.Duration // how long a connection must last before the backoff starts over
	HangUp   time.Duration // for closing a connection

	REST      time.Duration // for one REST call, waits included
	RateLimit time.Duration // the longest rate limit to wait for

	InvalidLeast, InvalidMost time.Duration // the first wait after an invalid session (op 9), at random between them
}

// UsualTiming returns the timing for Discord: two heartbeats of 41.25 s and some for Idle, and 1 to 5 s after op 9, of
// its gateway page. discordgo waits 1 s while it closes a connection.
func UsualTiming() Timing {
	return Timing{
		Ready: 30 * time.Second, Idle: 90 * time.Second, Backoff: time.Second,
		MaxPause: 5 * time.Minute, Settled: time.Minute, HangUp: 3 * time.Second,
		REST: 20 * time.Second, RateLimit: 10 * time.Second,
		InvalidLeast: time.Second, InvalidMost: 5 * time.Second,
	}
}
