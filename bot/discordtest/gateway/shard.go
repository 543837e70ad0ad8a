package gateway

import "strconv"

// A shard is the part of a bot's guilds that one connection handles: number of all, from 0.
type shard struct{ number, all int }

// readShard reads the shard of an IDENTIFY; without one, a connection handles everything. ok is false if it is none.
func readShard(values []int) (s shard, ok bool) {
	if values == nil {
		return shard{0, 1}, true
	}
	if len(values) != 2 || values[0] < 0 || values[0] >= values[1] {
		return s, false
	}
	return shard{values[0], values[1]}, true
}

// TimeShift is where the time begins in the bits of an id, of Discord's reference page.
const TimeShift = 22

// handles reports whether the shard receives the events of a guild, of the sharding formula of the gateway page. The
// first shard receives those of no guild: direct messages.
func (s shard) handles(guild string) bool {
	id, err := strconv.ParseUint(guild, 10, 64)
	if err != nil {
		return s.number == 0
	}
	return int(id>>TimeShift%uint64(s.all)) == s.number
}

// among returns those of the guilds that the shard handles.
func (s shard) among(guilds []string) (handled []string) {
	for _, id := range guilds {
		if s.handles(id) {
			handled = append(handled, id)
		}
	}
	return handled
}
