// Package meter counts what the bot does, for its operator. Start with [New].
package meter

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/bot/connect"
	"verbatim/index/ask"
)

// A Meter counts what the bot does. It is the Observer of the bot's connection. Its labels have few
// values, all from tables of the program: no ids, and nothing that members wrote. docs/operators.md explains each
// metric.
type Meter struct {
	set   *metrics.Set
	times *metrics.PrometheusHistogram
	lost  *metrics.Counter
}

// Outcomes of a command.
const (
	Found   = "found"    // answered with something
	Nothing = "nothing"  // answered that nothing was found
	Refused = "refused"  // used wrongly, or by a member without the rights
	Failed  = "failed"   // the log says why, at level error
	Cooled  = "cooldown" // too many requests
	Dropped = "dropped"  // there was no room in the queue
)

// outcomes returns all of them.
func outcomes() []string {
	return []string{Found, Nothing, Refused, Failed, Cooled, Dropped}
}

// unnamed is the label of a command that the table does not have.
const unnamed = "other"

// timeBounds returns the upper bounds, in seconds, of the classes of response times: from the time of a search to the
// 3 s after which Discord takes no first response.
func timeBounds() []float64 { return []float64{0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10} }

// New makes a Meter with all of its counters, initialised to 0. A counter that appeared with its first event would
// not show the rate of that event.
func New() *Meter {
	m := &Meter{set: metrics.NewSet()}
	m.times = m.set.NewPrometheusHistogramExt("verbatim_own_seconds", timeBounds())
	m.lost = m.set.NewCounter("verbatim_gateway_disconnects_total")
	for _, c := range ask.Commands {
		for _, o := range outcomes() {
			m.Command(c, o).Set(0)
		}
	}
	for _, route := range connect.Routes() {
		for _, status := range connect.Statuses() {
			m.calls(route, status).Set(0)
		}
	}
	for _, kind := range []string{"new", "resumed"} {
		m.connects(kind).Set(0)
	}
	return m
}

// Watch adds what a connection knows, and how many events could not be decoded.
func (m *Meter) Watch(conn *connect.Connection, dropped func() int64) {
	m.set.NewGauge("verbatim_gateway_ready", func() float64 {
		return float64(oneIf(conn.Ready() == nil))
	})
	m.set.RegisterMetricsWriter(func(w io.Writer) {
		connected := conn.Shards()
		metrics.WriteMetadataIfNeeded(w, metricShard, "gauge")
		for _, shard := range slices.Sorted(maps.Keys(connected)) {
			fmt.Fprintf(w, "%s{shard=\"%d\"} %d\n", metricShard, shard, oneIf(connected[shard]))
		}
		metrics.WriteCounterUint64(w, "verbatim_dropped_events_total", uint64(dropped()))
		if left, ok := conn.StartsLeft(time.Now()); ok {
			metrics.WriteGaugeUint64(w, "verbatim_gateway_identifies_left", uint64(left))
		}
	})
}

// metricShard is the metric that says which shards are connected.
const metricShard = "verbatim_shard_ready"

// oneIf returns 1 for true, and otherwise 0.
func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Command returns the counter of a command with an outcome.
func (m *Meter) Command(c *ask.Command, outcome string) *metrics.Counter {
	name := unnamed
	if c != nil {
		name = c.Name
	}
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_commands_total{command=%q,outcome=%q}", name, outcome))
}

// Answered counts a command that was carried out, with its answer or error.
func (m *Meter) Answered(c *ask.Command, answer ask.Answer, err error) {
	outcome := Found
	switch {
	case err != nil && ask.Explain(err).Usage:
		outcome = Refused
	case err != nil:
		outcome = Failed
	case !answer.Found():
		outcome = Nothing
	}
	m.Command(c, outcome).Inc()
}

// calls returns the counter of REST calls of a route with an answer.
func (m *Meter) calls(route, status string) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_rest_requests_total{route=%q,status=%q}", route, status))
}

// connects returns the counter of gateway connections, of new sessions or resumed ones.
func (m *Meter) connects(kind string) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_gateway_connects_total{session=%q}", kind))
}

// Called implements connect.Observer.
func (m *Meter) Called(route, status string) { m.calls(route, status).Inc() }

// Connected implements connect.Observer.
func (m *Meter) Connected(shard int, resumed bool) {
	kind := "new"
	if resumed {
		kind = "resumed"
	}
	m.connects(kind).Inc()
	m.lostBy(shard).Add(0) // from now on it is shown
}

// lostBy returns the counter of the lost connections of a shard.
func (m *Meter) lostBy(shard int) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_shard_disconnects_total{shard=\"%d\"}", shard))
}

// Lost implements connect.Observer.
func (m *Meter) Lost(shard int) {
	m.lost.Inc()
	m.lostBy(shard).Inc()
}

// Responded implements connect.Observer.
func (m *Meter) Responded(after time.Duration) { m.times.Update(after.Seconds()) }

// Write writes all metrics in Prometheus' text format.
func (m *Meter) Write(w io.Writer) { m.set.WritePrometheus(w) }
