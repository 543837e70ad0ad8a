package bot

import (
	"sync"
	"time"
)

// A Cooldown bounds how much one member, and one channel, may ask: some commands at once, then one each so often. The zero Cooldown
// bounds nothing.
type Cooldown struct {
	Member, Channel time.Duration // between two commands, behind the first
	AtOnce          int           // commands of a member that are taken at once; a channel has three times as many
}

// DefaultCooldown lets a talk go on and stops a flood.
var DefaultCooldown = Cooldown{Member: 3 * time.Second, Channel: time.Second, AtOnce: 5}

// mostCooling is how many members and channels are remembered; behind that those are forgotten that may ask at once.
const mostCooling = 10_000

// A cooling is a Cooldown at work.
type cooling struct {
	Cooldown

	mu   sync.Mutex
	full map[string]time.Time // by member or channel, when all of the commands at once may be given again
	told map[string]bool      // members who have been told to wait
}

func newCooling(c Cooldown) *cooling {
	return &cooling{Cooldown: c, full: map[string]time.Time{}, told: map[string]bool{}}
}

// take counts a command of a member in a channel, and returns how long they have to wait where it is one too many; that is not counted.
// First is true for the first of several that are too many.
func (c *cooling) take(member, channel string, now time.Time) (wait time.Duration, first bool) {
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
	wait = max(c.wait(member, c.Member, c.AtOnce, now), c.wait(channel, c.Channel, 3*c.AtOnce, now))
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

// wait is how long it is until one more command may be given. Call it with mu held.
func (c *cooling) wait(key string, apart time.Duration, atOnce int, now time.Time) time.Duration {
	if full := c.full[key]; full.After(now) {
		return full.Sub(now) - time.Duration(atOnce-1)*apart
	}
	return 0
}
