package connect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/shards"
)

// A tooFewError says that Discord wants a bot of so many servers to have more shards.
type tooFewError struct{ total int }

// Error implements error.
func (e *tooFewError) Error() string {
	if e.total == 1 {
		return "the bot is in more servers than one connection serves (2,500): set VERBATIM_SHARDS to auto, or to the " +
			"number that verbatim doctor names, and restart the bot (gateway close code 4011)"
	}
	return fmt.Sprintf("the bot is in more servers than %d shards serve (2,500 each): set VERBATIM_SHARDS to auto, or to "+
		"a larger number in all processes, as verbatim doctor names it, and restart the bot (gateway close code 4011)", e.total)
}

// A shardManager has the supervisors of all shards that this process runs. Between two numbers of shards it has none.
type shardManager struct {
	conn     *Connection
	handlers Handlers

	mu   sync.Mutex
	of   shards.Range // what runs; the zero Range before it is known
	each []*supervisor
	why  error // why there are no supervisors
}

// Bounds of how the number of shards grows by itself.
const (
	growth     = 2 // by how much the number grows if Discord recommends no more than there are
	mostGrowth = 8 // times what Discord recommends: with more, something else is wrong
)

// run keeps the shards connected until ctx ends or Discord refuses the bot for good. If Discord decides how many shards
// there are, and wants more than there are, all of them begin again.
func (m *shardManager) run(ctx context.Context) error {
	least := 1
	for {
		of, err := m.divide(ctx, least)
		if err != nil || ctx.Err() != nil {
			return err
		}
		m.assign(of)
		m.conn.divide()
		err = m.supervise(ctx)
		var few *tooFewError
		if !m.conn.options.Shards.Automatic() || !errors.As(err, &few) {
			return err
		}
		m.conn.log.Warn("Discord wants the bot to have more shards; all of them begin again", "shards", few.total)
		m.hangUp()
		m.assign(shards.Range{})
		least = few.total * growth
	}
}

// divide returns the shards that this process runs. It asks Discord until that says how many it recommends, and how
// many sessions may begin at once. There are at least as many shards as given if Discord decides.
func (m *shardManager) divide(ctx context.Context, least int) (of shards.Range, err error) {
	c := m.conn
	if of = c.options.Shards; of.Total == 1 {
		return of, nil
	}
	for failures := 0; ; failures++ {
		gateway, err := c.rest.GatewayBot(discordgo.WithContext(ctx))
		var used *usedUpError
		wait := pause(c.options.Timing, failures)
		switch {
		case ctx.Err() != nil:
			return of, nil
		case err == nil && of.Automatic():
			return divided(gateway.Shards, least)
		case err == nil:
			if of.Total < gateway.Shards {
				c.log.Warn("Discord recommends more shards than VERBATIM_SHARDS has", "recommended", gateway.Shards, "has", of.Total)
			}
			return of, nil
		case Status(err) == http.StatusUnauthorized:
			return of, errRejected
		case errors.As(err, &used):
			wait = time.Until(used.until)
		}
		m.because(errRefused)
		c.log.Warn("connecting to Discord failed", "error", Redact(err))
		if !Sleep(ctx, wait) {
			return of, nil
		}
	}
}

// divided returns all shards of as many as Discord recommends. If these were too few, it returns more.
func divided(recommended, least int) (shards.Range, error) {
	recommended = max(recommended, 1)
	switch total := max(recommended, least); {
	case least == 1 || total == recommended:
		return shards.All(recommended), nil
	case total > mostGrowth*recommended || total > shards.Most:
		return shards.Range{}, fmt.Errorf("the gateway wants more than %d shards, but Discord recommends %d (close code 4011): "+
			"set VERBATIM_SHARDS to a number", least/growth, recommended)
	default:
		return shards.All(total), nil
	}
}

// because notes why there are no shards.
func (m *shardManager) because(why error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.why = why
}

// assign makes the supervisors of shards; none for the zero Range.
func (m *shardManager) assign(of shards.Range) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.of, m.each = of, nil
	if of.Automatic() {
		m.why = errNotConnected
		return
	}
	for shard := of.First; shard <= of.Last; shard++ {
		m.each = append(m.each, newSupervisor(m.conn, m.handlers, shard, of.Total))
	}
}

// running returns the shards that run; the zero Range while it is not known which.
func (m *shardManager) running() shards.Range {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.of
}

// supervise runs the supervisors until ctx ends, or Discord refuses the bot for good. A shard that has too few beside
// it leaves the others running, unless Discord decides how many there are.
func (m *shardManager) supervise(ctx context.Context) error {
	running, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error)
	each := m.supervisors()
	for _, s := range each {
		go func() { ended <- s.run(running) }()
	}
	var first error
	for range each {
		err := <-ended
		if err == nil {
			continue
		}
		var few *tooFewError
		tooFew := errors.As(err, &few)
		if first == nil || !tooFew { // what ends all shards is the reason
			first = err
		}
		if m.conn.options.Shards.Automatic() || !tooFew {
			stop()
		} else if len(each) > 1 {
			m.conn.log.Error("Discord has refused a shard; the others go on", "error", err)
		}
	}
	if ctx.Err() != nil {
		return nil // a shard that was refused before has said so
	}
	return first
}

// supervisors returns all of them.
func (m *shardManager) supervisors() []*supervisor {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.each
}

// hangUp closes the gateway connections of all shards.
func (m *shardManager) hangUp() {
	var all sync.WaitGroup
	for _, s := range m.supervisors() {
		all.Go(s.hangUp)
	}
	all.Wait()
}

// ready returns nil while all shards are connected, and otherwise why one of them is not.
func (m *shardManager) ready() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.each) == 0 {
		return m.why
	}
	var first *supervisor
	up := 0
	for _, s := range m.each {
		if s.unready.Load() == nil {
			up++
		} else if first == nil {
			first = s
		}
	}
	switch {
	case first == nil:
		return nil
	case m.of.Total == 1:
		return first.ready()
	}
	return fmt.Errorf("%d of %d shards are connected; shard %d: %w", up, len(m.each), first.shard, first.ready())
}

// ready returns nil while the shard is connected, and otherwise the reason why it is not.
func (s *supervisor) ready() error {
	if why := s.unready.Load(); why != nil {
		return *why
	}
	return nil
}
