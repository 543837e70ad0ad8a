package corpora

import (
	"fmt"
	"io"
	"sync"

	"github.com/VictoriaMetrics/metrics"
)

// mostServers is how many servers are counted apart. A page of metrics must not grow with every server that a bot
// joins.
const mostServers = 200

// The labels of requests that are not counted for a server of their own.
const (
	directMessages = "direct"
	otherServers   = "other"
)

// counts counts requests by server and corpus, where there are several corpora. Otherwise metrics have no ids of
// servers.
type counts struct {
	set *metrics.Set

	mu   sync.Mutex
	seen map[string]bool // ids of the servers that are counted apart
}

func newCounts() *counts { return &counts{set: metrics.NewSet(), seen: map[string]bool{}} }

// add counts a request.
func (c *counts) add(guild, corpus string) {
	const name = "verbatim_server_requests_total{server=%q,corpus=%q}"
	c.set.GetOrCreateCounter(fmt.Sprintf(name, c.label(guild), corpus)).Inc()
}

// label returns the label for a server.
func (c *counts) label(guild string) string {
	if guild == "" {
		return directMessages
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.seen[guild] && len(c.seen) >= mostServers {
		return otherServers
	}
	c.seen[guild] = true
	return guild
}

// WriteMetrics writes how many requests each server has made, in Prometheus' text format.
func (c *Choice) WriteMetrics(w io.Writer) { c.counts.set.WritePrometheus(w) }
