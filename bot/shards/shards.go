// Package shards says which part of a bot's servers a process handles. Discord divides the servers of a large bot
// among connections, which it calls shards. Start with [Parse] and [Of].
package shards

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Most is the largest number of shards. It is far more than any bot has, and bounds what a typing error can cost.
const Most = 4096

// A Range is the shards that one process runs: First to Last, of Total. The zero Range is all shards, of as many as
// Discord recommends.
type Range struct{ First, Last, Total int }

// All returns all shards of a number of them.
func All(total int) Range { return Range{0, total - 1, total} }

// Automatic reports whether Discord decides how many shards there are.
func (r Range) Automatic() bool { return r.Total == 0 }

// Partial reports whether other processes run further shards.
func (r Range) Partial() bool { return r.Last-r.First+1 < r.Total }

// Has reports whether the process runs a shard.
func (r Range) Has(shard int) bool { return r.Automatic() || r.First <= shard && shard <= r.Last }

// Serves reports whether the process runs the shard of a server. Direct messages, for which the server is "", come to
// shard 0.
func (r Range) Serves(server string) bool { return r.Automatic() || r.Has(Of(server, r.Total)) }

// String returns the text that Parse reads.
func (r Range) String() string {
	switch {
	case r.Automatic():
		return "auto"
	case !r.Partial():
		return strconv.Itoa(r.Total)
	}
	return fmt.Sprintf("%d-%d/%d", r.First, r.Last, r.Total)
}

// errForm says what Parse reads.
var errForm = errors.New("expected auto, a number of shards such as 16, or a part of them such as 0-3/16 or, for the " +
	"first of four processes, 0/4/16")

// Parse reads "auto" or "", which leave the number to Discord; a number of shards, such as "16"; or a part of them for
// one process of several, such as "0-3/16" or "5/16". "0/4/16" is the part of the first of four processes, which have
// about as many shards each: where processes are numbered, such as the pods of Kubernetes, the setting is the same
// for all.
func Parse(text string) (Range, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" || text == "auto" {
		return Range{}, nil
	}
	part, of, partial := "", text, false
	if at := strings.LastIndexByte(text, '/'); at >= 0 {
		part, of, partial = text[:at], text[at+1:], true
	}
	total, err := strconv.Atoi(strings.TrimSpace(of))
	if err != nil {
		return Range{}, errForm
	}
	if total < 1 || total > Most {
		return Range{}, fmt.Errorf("expected 1 to %d shards", Most)
	}
	r := All(total)
	if !partial {
		return r, nil
	}
	if process, processes, ok := strings.Cut(part, "/"); ok {
		return share(process, processes, total)
	}
	from, to, several := strings.Cut(part, "-")
	if !several {
		to = from
	}
	var wrong error
	r.First, err = strconv.Atoi(strings.TrimSpace(from))
	r.Last, wrong = strconv.Atoi(strings.TrimSpace(to))
	if err != nil || wrong != nil {
		return Range{}, errForm
	}
	if r.First < 0 || r.First > r.Last || r.Last >= total {
		return Range{}, fmt.Errorf("the shards of %d are 0 to %d, the smaller number first", total, total-1)
	}
	return r, nil
}

// share returns the part of one process of several.
func share(process, processes string, total int) (Range, error) {
	n, err := strconv.Atoi(strings.TrimSpace(process))
	of, wrong := strconv.Atoi(strings.TrimSpace(processes))
	if err != nil || wrong != nil {
		return Range{}, errForm
	}
	if of < 1 || of > total || n < 0 || n >= of {
		return Range{}, fmt.Errorf("the processes are 0 to one less than their number, which is at most that of the shards, %d",
			total)
	}
	return Range{n * total / of, (n+1)*total/of - 1, total}, nil
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *Range) UnmarshalText(text []byte) (err error) {
	*r, err = Parse(string(text))
	return err
}

// timeShift is where the time begins in the bits of an id, of Discord's reference page.
const timeShift = 22

// Of returns which of total shards receives the events of a server, by the formula of Discord's gateway page; 0 for
// direct messages, which have the server "".
func Of(server string, total int) int {
	id, err := strconv.ParseUint(server, 10, 64)
	if err != nil || total < 1 {
		return 0
	}
	return int(id >> timeShift % uint64(total))
}
