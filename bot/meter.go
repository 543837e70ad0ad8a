package bot

import (
	"fmt"
	"io"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/bot/connect"
	"verbatim/index/ask"
)

// A meter counts what the bot does, for its operator. It is the Observer of the bot's connection. Its labels have few
// values, all from tables of the program: no ids, and nothing that members wrote. docs/operators.md explains each
// metric.
type meter struct {
	set   *metrics.Set
	times *metrics.PrometheusHistogram
	lost  *metrics.Counter
}

// Outcomes of a command.
const (
	outcomeFound   = "found"    // answered with something
	outcomeNothing = "nothing"  // answered that nothing was found
	outcomeRefused = "refused"  // used wrongly, or by a member without the rights
	outcomeFailed  = "failed"   // the log says why, at level error
	outcomeCooled  = "cooldown" // too many requests
	outcomeDropped = "dropped"  // there was no room in the queue
)

// outcomes returns all of them.
func outcomes() []string {
	return []string{outcomeFound, outcomeNothing, outcomeRefused, outcomeFailed, outcomeCooled, outcomeDropped}
}

// unnamed is the label of a command that the table does not have.
const unnamed = "other"

// timeBounds returns the upper bounds, in seconds, of the classes of response times: from the time of a search to the
// 3 s after which Discord takes no first response.
func timeBounds() []float64 { return []float64{0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10} }

// newMeter makes a meter with all of its counters, initialised to 0. A counter that appeared with its first event would
// not show the rate of that event.
func newMeter() *meter {
	m := &meter{set: metrics.NewSet()}
	m.times = m.set.NewPrometheusHistogramExt("verbatim_own_seconds", timeBounds())
	m.lost = m.set.NewCounter("verbatim_gateway_disconnects_total")
	for _, c := range ask.Commands {
		for _, o := range outcomes() {
			m.command(c, o).Set(0)
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

// watch adds what the bot itself knows.
func (m *meter) watch(b *Bot) {
	m.set.NewGauge("verbatim_gateway_ready", func() float64 {
		if b.Ready() == nil {
			return 1
		}
		return 0
	})
	m.set.RegisterMetricsWriter(func(w io.Writer) {
		metrics.WriteCounterUint64(w, "verbatim_dropped_events_total", uint64(b.Dropped()))
		if left, ok := b.conn.StartsLeft(time.Now()); ok {
			metrics.WriteGaugeUint64(w, "verbatim_gateway_identifies_left", uint64(left))
		}
	})
}

// command returns the counter of a command with an outcome.
func (m *meter) command(c *ask.Command, outcome string) *metrics.Counter {
	name := unnamed
	if c != nil {
		name = c.Name
	}
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_commands_total{command=%q,outcome=%q}", name, outcome))
}

// answered counts a command that was carried out, with its answer or error.
func (m *meter) answered(c *ask.Command, answer ask.Answer, err error) {
	outcome := outcomeFound
	switch {
	case err != nil && ask.Explain(err).Usage:
		outcome = outcomeRefused
	case err != nil:
		outcome = outcomeFailed
	case !answer.Found():
		outcome = outcomeNothing
	}
	m.command(c, outcome).Inc()
}

// calls returns the counter of REST calls of a route with an answer.
func (m *meter) calls(route, status string) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_rest_requests_total{route=%q,status=%q}", route, status))
}

// connects returns the counter of gateway connections, of new sessions or resumed ones.
func (m *meter) connects(kind string) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_gateway_connects_total{session=%q}", kind))
}

// Called implements connect.Observer.
func (m *meter) Called(route, status string) { m.calls(route, status).Inc() }

// Connected implements connect.Observer.
func (m *meter) Connected(resumed bool) {
	kind := "new"
	if resumed {
		kind = "resumed"
	}
	m.connects(kind).Inc()
}

// Lost implements connect.Observer.
func (m *meter) Lost() { m.lost.Inc() }

// Responded implements connect.Observer.
func (m *meter) Responded(after time.Duration) { m.times.Update(after.Seconds()) }
