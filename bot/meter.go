package bot

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"
	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// A meter counts what the bot does, for whoever runs it. Its labels have few values, all of them of tables in the program: nothing that
// members wrote and no ids. What each of its names means is told in docs/operators.md.
type meter struct {
	set  *metrics.Set
	own  *metrics.PrometheusHistogram
	lost *metrics.Counter
}

// What became of a command.
const (
	outcomeFound   = "found"    // answered with something
	outcomeNothing = "nothing"  // answered: there is nothing of that kind
	outcomeRefused = "refused"  // asked wrongly, or by somebody who may not
	outcomeFailed  = "failed"   // the log says why, at level error
	outcomeCooled  = "cooldown" // one of too many at once
	outcomeDropped = "dropped"  // there was no room for it
)

var outcomes = []string{outcomeFound, outcomeNothing, outcomeRefused, outcomeFailed, outcomeCooled, outcomeDropped}

// unnamed is the label of a command that the table does not have.
const unnamed = "other"

// ownBounds are the upper ends, in seconds, of the classes into which the bot's own times fall: from what a search takes to the 3 s after which
// Discord takes no first response.
var ownBounds = []float64{0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10}

// newMeter makes a meter with all counters that there will be, at nought: of a counter that appears with its first event, the rate of that
// event is not seen.
func newMeter(b *Bot) *meter {
	metrics.ExposeMetadata(true) // a setting of the process
	m := &meter{set: metrics.NewSet()}
	m.own = m.set.NewPrometheusHistogramExt("verbatim_own_seconds", ownBounds)
	m.lost = m.set.NewCounter("verbatim_gateway_disconnects_total")
	for _, c := range ask.Commands {
		for _, o := range outcomes {
			m.command(c.Name, o).Set(0)
		}
	}
	for _, kind := range append(routeKinds(), otherKind) {
		for _, status := range statusClasses {
			m.rest(kind, status).Set(0)
		}
	}
	for _, kind := range []string{"new", "resumed"} {
		m.connects(kind).Set(0)
	}
	m.set.NewGauge("verbatim_gateway_ready", func() float64 { return truth(b.Ready() == nil) })
	m.set.RegisterMetricsWriter(func(w io.Writer) {
		metrics.WriteCounterUint64(w, "verbatim_dropped_events_total", uint64(b.Dropped()))
		if left, ok := b.web.starts.left(time.Now()); ok {
			metrics.WriteGaugeUint64(w, "verbatim_gateway_identifies_left", uint64(left))
		}
	})
	return m
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// command is the counter of a command with an outcome.
func (m *meter) command(name, outcome string) *metrics.Counter {
	if c, ok := ask.Lookup(name); ok {
		name = c.Name
	} else {
		name = unnamed
	}
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_commands_total{command=%q,outcome=%q}", name, outcome))
}

// answered counts a command that was carried out: reply is what came of it, or err why nothing did.
func (m *meter) answered(command string, reply *ask.Reply, err error) {
	outcome := outcomeFound
	switch {
	case err != nil && ask.Explain(err).Usage:
		outcome = outcomeRefused
	case err != nil:
		outcome = outcomeFailed
	case !reply.Found():
		outcome = outcomeNothing
	}
	m.command(command, outcome).Inc()
}

// took counts how long the bot itself took for an answer.
func (m *meter) took(d time.Duration) { m.own.Update(d.Seconds()) }

// connected counts a connection with the gateway.
func (m *meter) connected(resumed bool) {
	kind := "new"
	if resumed {
		kind = "resumed"
	}
	m.connects(kind).Inc()
}

// rest is the counter of calls of a kind with such an answer.
func (m *meter) rest(kind, status string) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_rest_requests_total{route=%q,status=%q}", kind, status))
}

// connects is the counter of connections with the gateway, of new sessions or resumed ones.
func (m *meter) connects(kind string) *metrics.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("verbatim_gateway_connects_total{session=%q}", kind))
}

// routes are the kinds of REST calls by what their path begins with, below the API's base.
var routes = []struct{ prefix, kind string }{
	{"channels/", "channels"}, {"interactions/", "interactions"}, {"webhooks/", "webhooks"}, {"applications/", "applications"},
	{"gateway", "gateway"}, {"guilds/", "guilds"}, {"users/", "users"},
}

// otherKind is that of calls to somewhere else.
const otherKind = "other"

func routeKinds() (kinds []string) {
	for _, r := range routes {
		kinds = append(kinds, r.kind)
	}
	return kinds
}

// routeKind says of which kind a call is, as discordgo makes it.
func routeKind(r *http.Request) string {
	path, ok := strings.CutPrefix(r.URL.String(), discordgo.EndpointAPI)
	for _, route := range routes {
		if ok && strings.HasPrefix(path, route.prefix) {
			return route.kind
		}
	}
	return otherKind
}

// statusClasses are the answers to REST calls that are told apart: a rate limit is no mistake of the bot's, as others with 4 are.
var statusClasses = []string{"2xx", "3xx", "4xx", "429", "5xx", "none"}

// statusClass is the one of them that an answer belongs to; "none" where none came.
func statusClass(resp *http.Response, err error) string {
	switch {
	case err != nil || resp.StatusCode < 200:
		return "none"
	case resp.StatusCode == http.StatusTooManyRequests:
		return "429"
	}
	return fmt.Sprintf("%dxx", min(resp.StatusCode/100, 5))
}

// WriteMetrics writes what the bot counts, in Prometheus' text format.
func (b *Bot) WriteMetrics(w io.Writer) { b.meter.set.WritePrometheus(w) }

// Why a bot is not ready.
var (
	errNotConnected = errors.New("the bot is not connected to Discord yet")
	errLost         = errors.New("the connection to Discord was lost; the bot connects again")
	errRefused      = errors.New("connecting to Discord failed, and is tried again; the log says why")
	errEnded        = errors.New("the bot has ended")
)

// Ready returns nil while the bot hears what Discord's gateway has to say, and else why it does not, in words.
func (b *Bot) Ready() error {
	if why := b.unready.Load(); why != nil {
		return *why
	}
	return nil
}
