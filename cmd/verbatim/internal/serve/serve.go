// Package serve runs the bot with everything around it: logging, health and metrics, the watching of the corpus. Start
// with [Run]. [Probe] asks a running bot whether it is ready.
package serve

import (
	"context"
	stdlog "log"
	"log/slog"
	"net"
	"os"
	"path/filepath"

	"verbatim/bot"
	"verbatim/bot/cooling"
	"verbatim/bot/standby"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/servers"
)

// Options say how the bot runs.
type Options struct {
	Config    *settings.Config
	Place     local.Place
	Screen    *terminal.Screen // gets the log
	Listening func(net.Addr)   // for tests: gets the address that serves health and metrics; may be nil
}

// Run runs the bot until ctx ends. It checks the settings before it does anything that takes time.
func Run(ctx context.Context, o *Options) error {
	token, err := o.Config.BotToken()
	if err != nil {
		return err
	}
	if wrong := o.Config.Errors(); len(wrong) > 0 {
		return wrong[0] // the doctor names them all
	}
	log := startLog(o)
	at, err := resolve(o.Place, log)
	if err != nil {
		return err
	}
	lock, err := at.LockService()
	if err != nil {
		return err
	}
	defer lock.Unlock()
	state := new(health)
	endHealth, err := serveHealth(ctx, o, state, log) // before the corpus is read, which may take long
	if err != nil {
		return err
	}
	defer endHealth()
	store, err := openAlerts(ctx, at)
	if err != nil {
		return err
	}
	defer store.Close()
	known, err := servers.Open(ctx, filepath.Join(at.Data, local.ServersFile))
	if err != nil {
		return problem.WithHint(err, "restore a copy of the file; or move it away, and servers have the usual settings")
	}
	defer known.Close()
	corpus := local.New(at, local.Options{Screen: o.Screen, Log: log, Alerts: store, Servers: known})
	defer corpus.Close()
	defer endHealth() // before the corpus is closed
	state.alerts.Store(store)
	return answer(ctx, o.Config, string(token), corpus, state, log)
}

// answer connects the bot, and makes the index of the corpus ready meanwhile. It answers until ctx ends, or until the
// corpus can't be read.
func answer(
	ctx context.Context, c *settings.Config, token string, corpus *local.Corpus, state *health, log *slog.Logger,
) error {
	gate := newGate(corpus)
	state.corpus.Store(corpus)
	state.gate.Store(gate)
	if gate.Reading(ctx) != nil {
		if _, err := corpus.Reindexer.Stale(); err != nil { // the folder is missing: a restart must not begin a session
			return corpus.Place.DataHint(err)
		}
	}
	b, err := newBot(c, token, corpus, gate, log)
	if err != nil {
		return err
	}
	state.bot.Store(b)
	log.Info("starting", "version", version.String())
	defer log.Info("stopped")
	running, stop := context.WithCancel(ctx)
	defer stop()
	reading := make(chan error, 1)
	go func() {
		err := read(running, corpus, gate, log)
		if err != nil {
			stop()
		} else {
			b.Wake()
			watchCorpus(running, c, corpus, state, log)
		}
		reading <- err
	}()
	err = b.Run(running)
	stop()
	if unread := <-reading; err == nil && ctx.Err() == nil {
		return unread
	}
	return err
}

// newGate returns the gate before a corpus that was not read yet.
func newGate(corpus *local.Corpus) *standby.Gate {
	searchable := func(ctx context.Context) bool {
		return corpus.Live.Do(ctx, func(*index.Snapshot) error { return nil }) == nil
	}
	return standby.New(corpus, standby.Options{
		Searchable: searchable, Corpus: corpus.Place.Name(), Version: version.String(),
	})
}

// read makes the index of a corpus ready, and opens the gate.
func read(ctx context.Context, corpus *local.Corpus, gate *standby.Gate, log *slog.Logger) error {
	if err := corpus.Mend(ctx, log, gate.Mending); err != nil {
		return err
	}
	if err := corpus.Refresh(ctx, gate.Progress); err != nil {
		return err
	}
	gate.Read()
	return nil
}

// startLog returns the bot's log, sends the lines of libraries to it, and warns of variables without effect.
func startLog(o *Options) *slog.Logger {
	log := o.Config.Log.Logger(o.Screen.W)
	logLibraries(log)
	for _, v := range settings.StrayVariables(os.Environ()) {
		log.Warn(v.Says, "todo", v.Do)
	}
	return log
}

// logLibraries sends what libraries write to the standard logger to log, at level debug.
func logLibraries(to *slog.Logger) {
	stdlog.SetFlags(0)
	stdlog.SetOutput(slog.NewLogLogger(to.Handler(), slog.LevelDebug).Writer())
}

// resolve returns p with absolute folders, and logs if the data folder is not the usual one.
func resolve(p local.Place, log *slog.Logger) (local.Place, error) {
	at, note, err := p.Resolve()
	if err == nil && note != "" {
		log.Info(note)
	}
	return at, err
}

// openAlerts opens the store of alerts in the data folder. It creates nothing in the data folder of another corpus.
func openAlerts(ctx context.Context, at local.Place) (*alerts.Store, error) {
	if _, err := at.Manifest(); err != nil {
		return nil, err
	}
	store, err := alerts.Open(ctx, filepath.Join(at.Data, local.AlertsFile))
	if err != nil {
		return nil, problem.WithHint(err, "restore a copy of the file; or move it away, and the bot starts without alerts")
	}
	return store, nil
}

// commandsFile is the name of the file in the data folder that remembers in which servers commands are registered.
const commandsFile = "commands.json"

// newBot returns the bot that answers from the corpus after a gate.
func newBot(
	c *settings.Config, token string, corpus *local.Corpus, gate *standby.Gate, log *slog.Logger,
) (*bot.Bot, error) {
	cooldown := cooling.Default()
	if cooldown.Member, cooldown.Channel = c.Cooldown, c.Cooldown/3; c.Cooldown <= 0 {
		cooldown = cooling.Cooldown{}
	}
	return bot.New(bot.Options{
		Token: token, Answerer: gate, Alerts: gate, Prefix: c.Prefix, API: c.DiscordAPI,
		HomeGuilds: c.HomeGuilds, ModeratorRoles: c.ModeratorRoles, ReportChannel: c.ReportChannel,
		SessionsFile: filepath.Join(corpus.Place.Data, local.SessionsFile),
		CommandsFile: filepath.Join(corpus.Place.Data, commandsFile),
		Servers:      corpus.Servers, Cooldown: cooldown, PlainText: c.PlainText, SharedNames: c.SharedNames,
		Log: log, Loss: corpus.Reindexer.Loss,
	})
}
