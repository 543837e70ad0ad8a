// Package cooling limits how often a member may ask, and how often all may in a channel. Start with [New].
package cooling

import (
	"sync"
	"time"
)

// A Cooldown limits the commands of one member, and of one channel: a burst, and then one per interval. The zero
// Cooldown limits nothing.
type Cooldown struct {
	Member, Channel time.Duration // between two commands, after the burst
	AtOnce          int           // the burst of a member; a channel has three times as many
}

// Default returns a cooldown that allows a conversation and stops a flood.
func Default() Cooldown {
	return Cooldown{Member: 3 * time.Second, Channel: time.Second, AtOnce: 5}
}

// channelBursts is how many bursts of a member a channel has.
const channelBursts = 3

// mostCooling is how many members and channels are remembered. After that, those with a whole burst left are forgotten.
const mostCooling = 10_000

// A Keeper keeps a Cooldown.
type Keeper struct {
	Cooldown

	mu   sync.Mutex
	full map[string]time.Time // by member or channel, when the whole burst is available again
	told map[string]bool      // members who were told to wait
}

// New returns a Keeper that has seen no command yet.
func New(c Cooldown) *Keeper {
	return &Keeper{Cooldown: c, full: map[string]time.Time{}, told: map[string]bool{}}
}

// Take counts a command of a member in a channel. If it is one too many, it is not counted, and Take returns how long
// the member has to wait. first is true for the first of several such commands.
func (c *Keeper) Take(member, channel string, now time.Time) (wait time.Duration, first bool) {
	if c.AtOnce == 0 {
		return 0, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.full) > mostCooling {
		for key, at := range c.full {
			if at.Before(now) {
				delete(c.full, key)
				delete(c.told, key)
			}
		}
	}
	wait = max(c.wait(member, c.Member, c.AtOnce, now), c.wait(channel, c.Channel, channelBursts*c.AtOnce, now))
	if wait > 0 {
		first = !c.told[member]
		c.told[member] = true
		return wait, first
	}
	delete(c.told, member)
	for key, apart := range map[string]time.Duration{member: c.Member, channel: c.Channel} {
		if c.full[key].Before(now) {
			c.full[key] = now
		}
		c.full[key] = c.full[key].Add(apart)
	}
	return 0, false
}

// wait returns how long it is until the next command is allowed. Call it with mu held.
func (c *Keeper) wait(key string, apart time.Duration, atOnce int, now time.Time) time.Duration {
	if full := c.full[key]; full.After(now) {
		return full.Sub(now) - time.Duration(atOnce-1)*apart
	}
	return 0
}
